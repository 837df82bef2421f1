"""A case as one line of the desk, from its head record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from casefile.i18n import N_, Words
from casefile.i18n.vocabulary import STAGES_SHORT, STANDINGS, said
from casefile.rules.text import folded
from casefile.tui.base import lit

if TYPE_CHECKING:
    from casefile.rules.book.parameters import Parameters
    from casefile.rules.deadlines.model import DeadlineState
    from casefile.rules.findings import Label
    from casefile.rules.programmes import Programmes
    from casefile.services.store.listing import Head

__all__ = [
    "CaseRow",
    "first_steps",
    "fitted_name",
    "fitting",
    "head_states",
    "next_date",
    "row_of",
    "title",
]

_ENDED_SHORT = {
    "approved": N_("✓ Approved"), "completed": N_("✓ Resident"), "refused": N_("✗ Refused"),
    "returned": N_("✗ Returned"), "withdrawn": N_("– Withdrawn"),
}  # fmt: skip
"""How an application ended, in the place of its stage; a declined invitation only leads back to the pool."""


@dataclass(frozen=True)
class CaseRow:
    """What the desk shows of a case; `days_left` is None when no date is to come.

    `office` is the client's reference, the tags, who is responsible: searched, not shown.
    """

    place: str
    name: str
    programme: "Label"
    stage: str
    next_on: date | None
    days_left: int | None
    ready: int
    total: int
    damaged: bool
    urgent: bool
    problems: int = 0
    unread: bool = False
    office: str = ""
    archived: bool = False
    group: str = ""
    called: str = ""

    @property
    def shown(self) -> str:
        """Return the name with the folder of the desk it lies in, or with its own where others are called so."""
        return self.called or (f"{self.group}/{self.name}" if self.group else self.name)


def head_states(heads: "Iterable[Head]", today: date, parameters: "Parameters") -> "dict[str, DeadlineState]":
    """Return how near the next date of each case is by the rules, by its place."""
    from casefile.rules.deadlines.due import state_of

    near = [(head.place, days) for head in heads if (days := head.days_left(today)) is not None]
    return {place: state_of(days, "deadline", parameters, today) for place, days in near}


def row_of(
    head: "Head", today: date, state: "DeadlineState | None", programmes: "Programmes", called: str = ""
) -> CaseRow:
    """Return the line of a case as it stands today, `called` as it is told from its namesakes."""
    return CaseRow(
        place=head.place, name=head.name or head.folder, programme=programmes.short(head.programme),
        stage=_ENDED_SHORT.get(head.outcome or "") or STAGES_SHORT.get(head.stage or "", ""),
        next_on=head.next_on, days_left=head.days_left(today), ready=head.ready, total=head.total,
        damaged=head.damage is not None,
        urgent=state in {"urgent", "past"}, problems=head.problems, unread=head.unread > 0,
        office=" ".join((head.client_reference, *head.tags, head.responsible)).strip(),
        archived=head.standing == "archived", group=head.group, called=called,
    )  # fmt: skip


def fitting(rows: "Iterable[CaseRow]", typed: str, words: Words) -> list[CaseRow]:
    """Return the rows that hold every word typed: of the name, programme, stage or next date, as they are shown.

    The office's own words (reference, tags, who is responsible) are searched too. `!` leaves the urgent cases, those
    with a paper to fix, the damaged ones and those of which something cannot be read. Archived cases come up only for
    the word that says so.
    """
    wanted = folded(typed).split()
    away = folded(said(words, STANDINGS, "archived"))
    if away in wanted:
        rows, wanted = [row for row in rows if row.archived], [each for each in wanted if each != away]
    else:
        rows = [row for row in rows if not row.archived]
    if not wanted:
        return list(rows)
    problem = "!" in wanted
    told = [each for each in wanted if each != "!"]
    kept = (row for row in rows if not problem or row.urgent or row.damaged or row.problems or row.unread)
    shown: dict[object, str] = {}  # a few programmes, stages and days between ten thousand cases
    return [row for row in kept if all(each in _text(row, words, shown) for each in told)]


def _text(row: CaseRow, words: Words, shown: dict[object, str]) -> str:
    key = (row.programme, row.stage, row.next_on, row.damaged)
    if key not in shown:
        day = words.date(row.next_on, "short") if row.next_on is not None else ""
        stage = words(row.stage) if row.stage else ""
        damaged = words("✗ damaged") if row.damaged else ""
        programme = "" if row.damaged else words.label(row.programme)
        shown[key] = folded(f"{programme} {stage} {day} {row.next_on or ''} {damaged}")
    return (
        f"{folded(row.shown)} {folded(row.office)} {shown[key]}"
        if row.office
        else f"{folded(row.shown)} {shown[key]}"
    )


def next_date(row: CaseRow, words: Words) -> str:
    """Return the next date with how far it is; a sign and not only a colour when it is near."""
    if row.next_on is None or row.days_left is None:
        return "—"
    left = words("{n} d", n=row.days_left)
    return f"{'!' if row.urgent else ' '} {words.date(row.next_on, 'short')} ({left})"


def fitted_name(row: CaseRow, width: int) -> str:
    """Return the name in so many columns: what has to go of it goes first from the folder it lies in."""
    text = Text(str(lit(row.shown)))
    if row.called.startswith(f"{row.name} [") and text.cell_len > width:
        own, folder = Text(str(lit(row.name))), Text(str(lit(row.called.removeprefix(row.name))))
        own.truncate(max(1, width - folder.cell_len), overflow="ellipsis")
        text = Text(f"{own}{folder}")
    elif row.group and text.cell_len > width:
        own = Text(str(lit(row.name)))
        group = Text(str(lit(row.group)))
        group.truncate(max(1, width - own.cell_len - 1), overflow="ellipsis")
        text = Text(f"{group}/{own}")
    text.truncate(width, overflow="ellipsis")
    return str(text)


def title(rows: list[CaseRow], kept: list[CaseRow], words: Words, *, shared: bool = False) -> str:
    """Return the first line of the desk: how many cases, how many of them shown, how many urgent, names hidden."""
    urgent = sum(row.urgent for row in rows)
    text = "casefile · " + words.n("{n} case", "{n} cases", len(rows))
    if len(kept) != len(rows):
        none = words("none shown, Esc shows all again")
        text += " · " + (words.n("{n} shown", "{n} shown", len(kept)) if kept else none)
    if urgent:
        text += " · ! " + words.n("{n} urgent", "{n} urgent", urgent)
    if shared:
        text += " · " + words("to show to others (Ctrl+L)")
    return text


def first_steps(words: Words, home: Path) -> str:
    """Return what a first start says."""
    return "\n".join(
        [
            words(
                "Welcome. casefile keeps an application for permanent residence in order, on this computer only."
            ),
            "",
            words("a   start a case: a name is enough, the rest can wait"),
            words("^d  make a fictional example and try everything on it"),
            words("g   Français"),
            words("?   every key, and the seven stages in short"),
            "",
            words("Cases are kept in {home}.", home=home),
        ]
    )
