"""The whole rule book: parameters, stages, occupations, the checklist's definition, joined with a calendar."""

from functools import cache

from casefile.errors import UsageError
from casefile.resources import template_text
from casefile.rules.book.parameters import Parameters
from casefile.rules.book.programmes import misfits
from casefile.rules.book.rulebook import Calendar, Rulebook
from casefile.rules.book.stages import Stage
from casefile.rules.programmes import Programmes
from casefile.rules.stages.path import parse_stages
from casefile.services.rulebook.checklist import load_checklist
from casefile.services.rulebook.language import load_tests
from casefile.services.rulebook.occupations import load_occupations
from casefile.services.rulebook.pack import load_parameters
from casefile.services.rulebook.programmes import load_programmes
from casefile.services.rulebook.texts import load_answers, load_letters

__all__ = ["load_rulebook", "load_stages"]

_STAGES = "stages/express_entry.toml"


@cache
def load_stages() -> tuple[Stage, ...]:
    """Return the seven stages; raises UsageError on a faulty file."""
    return parse_stages(template_text(_STAGES), _STAGES)


def load_rulebook(calendar: Calendar) -> Rulebook:
    """Return everything the rules are given, read from the templates; raises UsageError naming a faulty file."""
    parameters, programmes = load_parameters(), load_programmes()
    _refuse_misfits(programmes, parameters)
    return Rulebook(
        parameters=parameters,
        programmes=programmes,
        stages=load_stages(),
        occupations=load_occupations(),
        checklist=load_checklist(),
        calendar=calendar,
        answers=load_answers(),
        letters=load_letters(),
        tests=load_tests(),
    )


def _refuse_misfits(programmes: Programmes, parameters: Parameters) -> None:
    """Refuse a programme whose figures nobody wrote, or cannot be reckoned with, before a count needs them."""
    for programme in programmes.classes:
        missing = list(misfits(programme, parameters.by_id))
        if missing:
            raise UsageError(
                "rule.file_wrong", origin=f"programmes/{programme.id}.toml", problem=", ".join(missing)
            )
