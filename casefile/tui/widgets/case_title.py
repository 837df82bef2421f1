"""The first line of a case: who, which programme, which example or damage, the day of the rules."""

from textual.content import Content

from casefile.cases.assessment import Assessment
from casefile.errors import CasefileError
from casefile.i18n import Words
from casefile.i18n.vocabulary import PROGRAMMES, PROGRAMMES_SHORT, said
from casefile.tui.base import lit

__all__ = ["title_line"]


def title_line(words: Words, seen: Assessment, damage: CasefileError | None, *, wide: bool) -> Content:
    """Return the title of the case; a damaged one says first that nothing can be changed."""
    case = seen.case
    programmes = PROGRAMMES if wide else PROGRAMMES_SHORT
    parts = [lit(case.name, "bold"), lit(f" · {said(words, programmes, case.facts.programme)}")]
    if case.example:
        parts.append(lit(f" · {words('fictional example')}", "$text-muted"))
    if damage is not None:
        parts.insert(0, lit(f"✗ {words('damaged, read only')} · ", "bold $text-error"))
    day = words("filing {day}", day=words.date(seen.on, "short"))
    if seen.on_is_planned:
        day = words("filing planned on {day}", day=words.date(seen.on, "short"))
    elif seen.on == seen.today:
        day = words("as of {day}", day=words.date(seen.on, "short"))
    return Content("").join([*parts, lit(f" · {day}", "$text-muted")])
