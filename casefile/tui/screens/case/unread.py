"""What cannot be read in a case: listed, filled again in its form with what can, or removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from casefile.cases.reading import FACTS, KINDS
from casefile.cases.unread import drop, mend, record_told, unread_findings
from casefile.i18n.words import N_
from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.screens.asking_list import AskingList
from casefile.tui.screens.experience.contract_form import CONTRACT_FIELDS
from casefile.tui.screens.facts.facts_form import RecordForm
from casefile.tui.screens.facts.tables import TABLES, FactSection, plain_answers
from casefile.tui.screens.form import Form
from casefile.tui.widgets.fields import Field, raw_of
from casefile.tui.widgets.lines import line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

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


class UnreadList(AskingList[tuple[str, Any]]):
    """A list; Enter answers with what to fill again, Delete (twice) with the change that removes it."""

    heading = N_("What cannot be read in this case")
    BINDINGS: ClassVar[list[BindingType]] = bindings("open", "remove")  # type: ignore[assignment]

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case

    def begin(self) -> None:
        """Name each thing."""
        self.lines.fill(
            line(lit(self.words.of(finding)), str(at))
            for at, finding in enumerate(unread_findings(self.case))
        )
        self.lines.focus()
        self.show_hint()

    @property
    def _current(self) -> Unread | None:
        at = self.lines.current
        return self.case.unread[int(at)] if at else None

    def hint(self, *, asked: bool) -> str:
        """Return what Enter and Delete do."""
        words, one = self.words, self._current
        if asked:
            return words("Del again: take this out of the file; undo brings it back · Esc: close")
        if one is not None and _has_form(one):
            return words("Enter: fill it again in its form · Del: remove · Esc: close")
        return words("Del: remove · Esc: close")

    def action_open(self) -> None:
        """Answer with what to fill again, where it has a form."""
        one = self._current
        if one is not None and _has_form(one):
            self.dismiss(("fill", one))

    def action_remove(self) -> None:
        """Ask once more, then answer with the change that takes it out."""
        one = self._current
        if one is not None and self.sure():
            self.dismiss(("change", drop(one.table, one.id)))
