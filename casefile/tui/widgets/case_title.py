"""The first line of a case: who, which programme, which example or damage, the day of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from casefile.errors import CasefileError
from casefile.i18n import Words
from casefile.rules.facts import UNDECIDED
from casefile.tui.base import lit

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment

__all__ = ["title_line"]

_NAME_LEAST = 12


def title_line(
    words: Words, seen: Assessment, damage: CasefileError | None, *, wide: bool, width: int
) -> Content:
    """Return the title of the case in `width` columns; a damaged one says first that nothing can be changed.

    A long name is the part that gives way: programme and filing date stand nowhere else.
    """
    case = seen.case
    told, known = case.facts.programme, seen.programmes
    programme = words.label(known.title(told) if wide else known.short(told))
    if told == UNDECIDED:
        programme = words("programme to choose")
    parts = [lit(f" · {programme}")]
    if case.example:
        example = words("fictional example") if wide else words("example")
        parts.append(lit(f" · {example}", "$text-muted"))
    day = words("filing {day}", day=words.date(seen.on, "short"))
    if seen.on_is_planned:
        day = words("planned filing {day}", day=words.date(seen.on, "short"))
    elif seen.on == seen.today:
        day = words("as of {day}", day=words.date(seen.on, "short"))
    parts.append(lit(f" · {day}", "$text-muted"))
    first = [lit(f"✗ {words('damaged, read only')} · ", "bold $text-error")] if damage is not None else []
    room = max(_NAME_LEAST, width - sum(part.cell_length for part in [*first, *parts]))
    name = lit(case.name.replace("\n", " "), "bold").truncate(room, ellipsis=True)
    return Content("").join([*first, name, *parts])
