"""What cannot be read in a case: listed, filled again in its form with what can, or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
from textual.containers import Vertical
from textual.widgets import Label, OptionList, Static

from casefile.cases.reading import FACTS, KINDS
from casefile.cases.unread import drop, mend, record_told, unread_findings
from casefile.i18n.words import N_
from casefile.tui.base import Dialog, lit
from casefile.tui.keys import bindings
from casefile.tui.screens.experience.contract_form import CONTRACT_FIELDS
from casefile.tui.screens.facts.facts_form import RecordForm
from casefile.tui.screens.facts.tables import TABLES, FactSection, plain_answers
from casefile.tui.screens.form import Form
from casefile.tui.widgets.fields import Field, raw_of
from casefile.tui.widgets.lines import Lines, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.binding import BindingType
    from textual.widget import Widget

    from casefile.cases.changes import Change
    from casefile.cases.model import Case, Unread
    from casefile.rules.programmes import Programmes

__all__ = ["MendForm", "UnreadList"]

_CONTRACT = FactSection(table="contracts", title=N_("A period of work"), help="", fields=CONTRACT_FIELDS)
_FORMS: dict[str, FactSection] = {each.table: each for each in (*TABLES, _CONTRACT)}


def _has_form(one: Unread) -> bool:
    return one.table == FACTS or one.table in _FORMS


class MendForm(RecordForm):
    """Asks again for a record that could not be read, with what can be read of it filled in."""

    def __init__(self, case: Case, one: Unread, programmes: Programmes) -> None:
        self.one = one
        self.facts = case.facts
        self.section = _FORMS.get(one.table) or plain_answers(programmes, case.facts.programme)
        self.record = None
        raw = _raws(self.section.fields, KINDS[one.table], {**record_told(one, case), **one.told})
        Form.__init__(self, (("", self.section.fields),), raw, f"{case.id}/mend/{one.table}/{one.id}")

    def finish(self, answers: dict[str, Any]) -> None:
        """Answer with the change."""
        self.answer(mend(self.one.table, self.one.id, **answers))


def _raws(fields: tuple[Field, ...], kind: type[msgspec.Struct], told: Mapping[str, Any]) -> dict[str, str]:
    """Return the answers a form begins with: a value that cannot be read stands there as it is, to be corrected."""
    types = {each.name: each.type for each in msgspec.structs.fields(kind)}
    raw: dict[str, str] = {}
    for field in fields:
        if field.name in told:
            try:
                raw[field.name] = raw_of(field, msgspec.convert(told[field.name], types[field.name]))
            except msgspec.ValidationError:
                raw[field.name] = "" if field.is_choice else str(told[field.name])
    return raw


class UnreadList(Dialog[tuple[str, Any]]):
    """A list; Enter answers with what to fill again, Delete (twice) with the change that removes it."""

    CSS_PATH = "unread.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("open", "remove")  # type: ignore[assignment]

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self._asked = ""

    def compose(self) -> Iterator[Widget]:
        """Lay out the list and what the keys do."""
        with Vertical(classes="frame"):
            yield Label(lit(self.words("What cannot be read in this case"), "bold"))
            yield Lines(id="unread")
            yield Static(id="hint", markup=False)

    def on_mount(self) -> None:
        """Name each thing."""
        lines = self.query_one("#unread", Lines)
        lines.fill(
            line(lit(self.words.of(finding)), str(at))
            for at, finding in enumerate(unread_findings(self.case))
        )
        lines.focus()
        self._hint()

    @property
    def _current(self) -> Unread | None:
        at = self.query_one("#unread", Lines).current
        return self.case.unread[int(at)] if at else None

    def _hint(self) -> None:
        words, one = self.words, self._current
        if one is not None and self._asked == self.query_one("#unread", Lines).current:
            text = words("Del again: take this out of the file; undo brings it back · Esc: close")
        elif one is not None and _has_form(one):
            text = words("Enter: fill it again in its form · Del: remove · Esc: close")
        else:
            text = words("Del: remove · Esc: close")
        self.query_one("#hint", Static).update(
            lit(text, "bold $text-warning" if self._asked else "$text-muted")
        )

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Ask anew when the cursor moves to another."""
        event.stop()
        self._asked = ""
        self._hint()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Leave a click at what it did: it put the cursor there."""
        event.stop()

    def action_open(self) -> None:
        """Answer with what to fill again, where it has a form."""
        one = self._current
        if one is not None and _has_form(one):
            self.dismiss(("fill", one))

    def action_remove(self) -> None:
        """Ask once more, then answer with the change that takes it out."""
        one, current = self._current, self.query_one("#unread", Lines).current
        if one is not None and self._asked == current:
            change: Change = drop(one.table, one.id)
            self.dismiss(("change", change))
        elif one is not None:
            self._asked = current
            self._hint()
