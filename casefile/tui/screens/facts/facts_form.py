"""All the facts of a family, section by section: what is there, what is missing, and a form for each record."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

import msgspec
from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casefile.cases.assessment import Assessment
from casefile.cases.changes import Change, add_fact, edit_fact, remove_fact, set_scalars
from casefile.cases.fact_paste import PASTED_TABLES
from casefile.cases.one_test import add_test, edit_test
from casefile.rules.book.test_scales import ABILITIES
from casefile.rules.facts import Facts, LanguageTest, Person
from casefile.services.desk.changes import Changed
from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.reading_dialog import ReadingDialog
from casefile.tui.screens.facts.begun import begun, entered
from casefile.tui.screens.facts.records import answer_told, made, missing, person_choices, raws, record_words
from casefile.tui.screens.facts.tables import FactSection, sections
from casefile.tui.screens.facts.together import SHARED, each_of, people_and_groups
from casefile.tui.screens.form import Form
from casefile.tui.screens.questions import remove_person_form
from casefile.tui.showing import entitle, put
from casefile.tui.undoing import make_again, take_back
from casefile.tui.widgets.field import FieldRow
from casefile.tui.widgets.key_line import KeyLine
from casefile.tui.widgets.lines import Lines
from casefile.tui.widgets.reading import AnswerReader

__all__ = ["FactsScreen", "RecordForm"]


class RecordForm(Form[Change]):
    """Asks for one record of a section (or for the plain answers); answers with the change."""

    def __init__(
        self, case_id: str, facts: Facts, section: FactSection, record: msgspec.Struct | None,
        given: Mapping[str, str] | None = None, *, offered: bool = False,
    ) -> None:  # fmt: skip
        """Ask with the record's answers, or for a new one with those `given`, which may be `offered`."""
        self.facts = facts
        self.offered = offered
        self.several = bool(section.table) and record is None
        self.section = section
        self.record = record
        fields = section.fields
        if len(facts.persons) < 2:
            fields = tuple(field for field in fields if field.kind != "person")
        name = getattr(record, "id", "") or ("new" if section.table else "answers")
        super().__init__((("", fields),), given or raws(fields, record), f"{case_id}/{section.table}/{name}")

    @property
    def heading(self) -> str:
        """Return the section."""
        return self.words(self.section.title)

    def reader(self) -> AnswerReader:
        """Read with the occupations of the rules and the people of the family; what is new may be of several."""
        several = self.record is None and self.section.table in SHARED
        return AnswerReader(
            self.words,
            self.casefile.desk.rulebook.occupations,
            people_and_groups(self.facts, self.words) if several else person_choices(self.facts, self.words),
            self.casefile.desk.search_occupations,
        )

    def check(self, answers: Mapping[str, Any]) -> dict[str, str]:
        """Refuse a range that ends before it begins, and a second of those there can be only one of."""
        first, last = answers.get("first"), answers.get("last")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            return {"last": self.words("The last day is before the first day.")}
        role, own = answers.get("role"), getattr(self.record, "id", "")
        others = [person.role for person in self.facts.persons if person.id != own]
        if role in {"principal", "spouse"} and role in others:
            return {"role": self.words("There is one already: change that one.")}
        return self._impossible_scores(answers) if self.section.table == "tests" else {}

    def _impossible_scores(self, answers: Mapping[str, Any]) -> dict[str, str]:
        """Refuse the scores that the test named cannot give, each with its range."""
        from casefile.rules.language.scores import score_faults

        scores: dict[str, Any] = {ability: str(answers.get(ability) or "") for ability in ABILITIES}
        told = LanguageTest(
            name=str(answers.get("name") or ""),
            taken_on=answers.get("taken_on"),
            **scores,
        )
        tests = self.casefile.desk.rulebook.tests
        return {str(each.values["ability"]): self.words.of(each) for each in score_faults(told, tests)}

    def first_to_fill(self, rows: list[FieldRow]) -> FieldRow | None:
        """Begin in the first question worth an answer that nothing is offered for."""
        if not self.offered:
            return None
        return next((row for row in rows if not row.raw and (row.field.required or row.field.wanted)), None)

    def below(self) -> Iterator[Widget]:
        """Yield the lines entered already, the latest last."""
        if self.several:
            yield Static(
                entered(self.words, self.reader(), self.section, self.facts), classes="entered", markup=False
            )

    def finish(self, answers: dict[str, Any]) -> None:
        """Answer with the change."""
        table = self.section.table
        if not table:
            self.answer(set_scalars(**answers))
            return
        record = made(table, self.record, answers)
        if table == "tests":
            today = self.casefile.desk.at_least_today()
            self.answer(edit_test(record, today) if self.record is not None else add_test(record, today))
        elif self.record is not None:
            self.answer(edit_fact(table, record))
        else:
            self.answer(add_fact(table, *(each_of(record, self.facts) if table in SHARED else (record,))))


class FactsScreen(ReadingDialog[None]):
    """The sections on the left with what each still lacks, the records of one on the right."""

    CSS_PATH = "facts_form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("change", "add", "paste", "remove", "undo", "cancel", "help", hidden=("redo",)),
        ("right", "across(1)", ""),
        ("left", "across(-1)", ""),
    ]

    def __init__(self, assessment: Assessment) -> None:
        super().__init__()
        self.case_id = assessment.case.id
        self.seen = assessment
        self.case = assessment.case
        self.programmes = assessment.programmes
        self.section = self.sections[0]

    @property
    def facts(self) -> Facts:
        """Return the facts as they are now, changes made here included."""
        return self.case.facts

    @property
    def sections(self) -> tuple[FactSection, ...]:
        """Return the sections that have a point for these facts."""
        return sections(self.programmes, self.facts)

    def compose(self) -> Iterator[Widget]:
        """Lay out both lists."""
        with Vertical(classes="frame"):
            with Horizontal():
                yield Lines(id="sections", classes="panel", markup=False)
                yield Lines(id="records", classes="panel", markup=False)
            yield Static(classes="help", markup=False)
        yield KeyLine()

    def begin(self) -> None:
        """Draw both lists and begin in the sections."""
        self.draw()
        sections = self.query_one("#sections", OptionList)
        entitle(sections, lit(self.words("Your details")))
        sections.highlighted = 0
        sections.focus()

    # -- drawing

    def draw(self) -> None:
        """Draw both lists again, cursors staying where they are."""
        shown = self.sections
        titles = [Option(self._title(section), id=section.table or "answers") for section in shown]
        self._fill(self.query_one("#sections", OptionList), titles)
        self._draw_records()

    def _draw_records(self) -> None:
        records = self.query_one("#records", OptionList)
        entitle(records, lit(self.words(self.section.title)))
        self._fill(records, list(self._records()))
        put(self.query_one(".help", Static), lit(self.words(self.section.help)))

    def _fill(self, options: OptionList, lines: list[Option]) -> None:
        at = options.highlighted
        with options.prevent(OptionList.OptionHighlighted):
            options.clear_options()
            options.add_options(lines)
            if lines:
                options.highlighted = min(at or 0, len(lines) - 1)

    def _title(self, section: FactSection) -> Content:
        """The section, how many records, how many of them lack something."""
        title = self.words(section.title)
        if not section.table:
            lacking = len(missing(section.fields, self.facts))
            return lit(f"{'!' if lacking else '✓'} {title}", "$text-warning" if lacking else "")
        records = getattr(self.facts, section.table)
        lacking = sum(bool(missing(section.fields, record)) for record in records)
        sign = "!" if lacking else ("✓" if records else " ")
        return lit(f"{sign} {title} ({len(records)})", "$text-warning" if lacking else "")

    def _records(self) -> Iterator[Option]:
        if not self.section.table:
            reader = self._reader()
            raw = raws(self.section.fields, self.facts)
            for field in self.section.fields:
                if field.shown is None or field.shown(raw):
                    label, answer = self.words(field.label), answer_told(reader, field, raw)
                    yield Option(
                        lit(self.words("{label}: {answer}", label=label, answer=answer)), id=field.name
                    )
            return
        records = getattr(self.facts, self.section.table)
        for record in records:
            yield Option(self._summary(record), id=record.id)
        if not records:
            yield Option(lit(self.words("Nothing here yet: press a to add.")), id="nothing", disabled=True)

    def _named(self, record: msgspec.Struct) -> str:
        """The answers that say which record it is."""
        return record_words(self._reader(), self.section.fields, record)

    def _summary(self, record: msgspec.Struct) -> Content:
        """Which record it is, then what it lacks."""
        text = self._named(record)
        lacking = ", ".join(self.words(field.label) for field in missing(self.section.fields, record))
        if lacking:
            return Content.assemble(
                lit(text), "\n  ", lit(self.words("missing: {fields}", fields=lacking), "$text-warning")
            )
        return lit(text)

    def _reader(self) -> AnswerReader:
        return AnswerReader(
            self.words,
            self.casefile.desk.rulebook.occupations,
            person_choices(self.facts, self.words),
            self.casefile.desk.search_occupations,
        )

    # -- what the person does

    @on(OptionList.OptionHighlighted, "#sections")
    def _section_shown(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._catch_up()

    def _catch_up(self) -> None:
        """Show the section under the cursor: a key pressed right after an arrow is about that one."""
        now = self._under_cursor()
        if now.table == self.section.table:
            return
        self.section = now
        self.query_one("#records", OptionList).highlighted = None
        self._draw_records()
        self.refresh_bindings()

    def _under_cursor(self) -> FactSection:
        current = self.query_one("#sections", Lines).highlighted_option
        key = current.id if current else None
        return next((each for each in self.sections if (each.table or "answers") == key), self.section)

    @on(OptionList.OptionSelected, "#sections")
    def _section_entered(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        records = self.query_one("#records", OptionList)
        if self.section.table and not getattr(self.facts, self.section.table):
            self.action_add()
        else:
            records.focus()

    @on(OptionList.OptionSelected, "#records")
    def _record_opened(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._ask(self._record(event.option_id) if self.section.table else self.facts)

    def action_across(self, by: int) -> None:
        """Go from the sections to the records, and back."""
        self.query_one("#records" if by > 0 else "#sections", OptionList).focus()

    def action_add(self) -> None:
        """Add a record to the section under the cursor."""
        self._catch_up()
        self._ask(None if self.section.table else self.facts)

    def action_paste(self, text: str = "") -> None:
        """Enter stays, addresses or activities line after line; `text` is what the terminal pasted already."""
        from casefile.tui.screens.facts.paste_facts import PasteFacts

        self._catch_up()
        if self.section.table in PASTED_TABLES:
            dialog = PasteFacts(self.case_id, self.facts, self.section, text)
            self.casefile.ask_change(dialog, lambda change: change, self._show)

    def on_paste(self, event: events.Paste) -> None:
        """Take a pasted text as lines of the section shown."""
        self._catch_up()
        if not event.text.strip():
            return
        event.stop()
        if self.section.table in PASTED_TABLES:
            self.action_paste(event.text)
        else:
            names = ", ".join(self.words(each.title) for each in self.sections if each.table in PASTED_TABLES)
            self.casefile.tell(
                self.words("Lines can be pasted in these sections only: {names}.", names=names), "warning"
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave out the key that takes lines where the section is none of lines."""
        return action != "paste" or (self.is_mounted and self._under_cursor().table in PASTED_TABLES)

    def action_remove(self) -> None:
        """Remove the record under the cursor; the undo of the case brings it back."""
        records = self.query_one("#records", OptionList)
        chosen = records.highlighted_option
        if self.section.table and records.has_focus and chosen is not None and chosen.id != "nothing":
            self._remove(str(chosen.id))

    def _record(self, key: str | None) -> msgspec.Struct | None:
        return next((each for each in getattr(self.facts, self.section.table) if each.id == key), None)

    def _remove(self, key: str) -> None:
        """Take a record out, a person after a question, and say which it was."""
        record = self._record(key)
        if record is None:
            return
        change, named = remove_fact(self.section.table, key), self._named(record)

        def removed(done: Changed) -> None:
            self._show(done)
            self.casefile.tell(self.words("Removed: {what} (u takes it back)", what=named))

        if isinstance(record, Person):
            self.casefile.ask_change(remove_person_form(self.words, named), lambda _sure: change, removed)
        else:
            self.casefile.change(change, removed)

    def action_undo(self) -> None:
        """Take the last change of the case back, and show what is there then."""
        take_back(self.casefile, self._show)

    def action_redo(self) -> None:
        """Make again what was taken back, and show it."""
        make_again(self.casefile, self._show)

    def action_change(self) -> None:
        """Go into the section under the cursor, or change the record under it."""
        for chosen in self.query(Lines):
            if chosen.has_focus:
                chosen.action_select()

    def _ask(self, record: msgspec.Struct | None, before: Mapping[str, str] | None = None) -> None:
        """Ask for a record; a new one begins with what is offered, or goes on from the one `before`."""
        given: dict[str, str] = {}
        offered = False
        if record is None:
            given, offered = begun(self.section, self.seen, self.casefile.desk.rulebook.parameters, before)
        form = RecordForm(self.case_id, self.facts, self.section, record, given, offered=offered)
        form.said = self._last_told() if before else ""

        def saved(done: Changed) -> None:
            self._show(done)
            if form.again:
                self._ask(None, form.raw)

        self.casefile.ask_change(form, lambda change: change, saved)

    def _last_told(self) -> str:
        """Say what was saved last in the section shown."""
        records = getattr(self.facts, self.section.table)
        return self.words("Saved: {what}", what=self._named(records[-1])) if records else ""

    def _show(self, done: Changed) -> None:
        """Show the case the disk has: other programs may have changed it too."""
        self.case, self.seen = done.case, done.assessment
        if self.is_attached:
            self.draw()
