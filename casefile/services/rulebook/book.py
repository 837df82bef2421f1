"""The whole rule book: parameters, stages, occupations, the checklist's definition, joined with a calendar."""

from functools import cache

from casefile.resources import template_text
from casefile.rules.book.rulebook import Calendar, Rulebook
from casefile.rules.book.stages import Stage
from casefile.rules.stages.path import parse_stages
from casefile.services.rulebook.checklist import load_checklist
from casefile.services.rulebook.language import load_tests
from casefile.services.rulebook.occupations import load_occupations
from casefile.services.rulebook.pack import load_parameters
from casefile.services.rulebook.texts import load_answers, load_letters

__all__ = ["load_rulebook", "load_stages"]

_STAGES = "stages/express_entry.toml"


@cache
def load_stages() -> tuple[Stage, ...]:
    """Return the seven stages; raises UsageError on a faulty file."""
    return parse_stages(template_text(_STAGES), _STAGES)


def load_rulebook(calendar: Calendar) -> Rulebook:
    """Return everything the rules are given, read from the templates; raises UsageError naming a faulty file."""
    return Rulebook(
        parameters=load_parameters(),
        stages=load_stages(),
        occupations=load_occupations(),
        checklist=load_checklist(),
        calendar=calendar,
        answers=load_answers(),
        letters=load_letters(),
        tests=load_tests(),
    )
