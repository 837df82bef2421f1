"""The desk: every case on one line, the damaged ones too; a first start says what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center
from textual.message import Message
from textual.widgets import DataTable, Input, Static

from casefile.i18n import N_, Words
from casefile.rules.text import folded
from casefile.tui.base import CasefileScreen, lit
from casefile.tui.colours import rich_name
from casefile.tui.keys import bindings
from casefile.tui.screens.desk.rows import (
    CaseRow,
    first_steps,
    fitted_name,
    fitting,
    head_states,
    next_date,
    row_of,
    title,
)
from casefile.tui.showing import put
from casefile.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from datetime import date

    from casefile.rules.deadlines.model import DeadlineState
    from casefile.rules.findings import Finding
    from casefile.services.store.listing import Head

__all__ = ["DeskScreen"]

_SHOWN = 300
_WIDTHS = {"programme": 12, "stage": 14, "next": 24, "ready": 6}
_LABELS = {
    "name": N_("Name"), "programme": N_("Programme"), "stage": N_("Stage"), "next": N_("Next deadline"),
    "ready": N_("Ready"),
}  # fmt: skip
_FIRST_TO_GO = ("programme", "ready", "stage")
_LEAST_NAME = 16
_BESIDE = 4
"""Columns of the table that no cell has: its scroll bar, and what stands around it."""
_NONE: "list[Head]" = []
_NEED_CASES = {"open", "deadlines", "filter", "remove_case", "export_case", "move_case"}


class Cases(DataTable[Text], inherit_bindings=False):
    """The table of cases; Enter is left to the screen, so that the keys below say what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "cursor_up", "", show=False),
        Binding("down,j", "cursor_down", "", show=False),
        Binding("pageup", "page_up", "", show=False),
        Binding("pagedown", "page_down", "", show=False),
        Binding("home", "scroll_top", "", show=False),
        Binding("end", "scroll_bottom", "", show=False),
    ]


class Reminder(Static):
    """A gentle word over the list; a click puts it away, as Escape does."""

    @dataclass
    class Seen(Message):
        """The word may go."""

    def on_click(self) -> None:
        """Let it go."""
        self.post_message(self.Seen())


class DeskScreen(CasefileScreen):
    """The cases of the desk by name; `e` shows the deadlines of all of them by day."""

    CSS_PATH = "desk.tcss"
    AUTO_FOCUS = "Cases"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "open",
            "new",
            "all_deadlines",
            "filter",
            "import_case",
            "demo",
            "remove_case",
            "quit",
            hidden=("export_case", "move_case", "share_safe"),
        ),
        Binding("escape", "all", "", show=False),
    ]

    def __init__(self, heads: "list[Head] | None" = None) -> None:
        super().__init__()
        self.heads = heads
        self.states: dict[str, DeadlineState] = {}
        self.typed = ""
        self.shared = False
        self.reminder: Finding | None = None
        self._drawn: tuple[list[Head], date, list[CaseRow]] | None = None
        self._named: tuple[list[Head], dict[str, str]] | None = None
        self._disguised: tuple[list[Head], str, list[Head]] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title, the search, the cases or the first steps, and the keys."""
        yield Static(id="title", markup=False)
        yield Reminder(id="reminder", markup=False)
        yield Input(
            self.typed,
            placeholder=self.words("Words of the name, programme, stage or date; ! for problems"),
            id="filter",
            compact=True,
        )
        yield Cases(cursor_type="row", zebra_stripes=True, cell_padding=0, id="cases")
        yield Center(Static(id="first", markup=False), id="welcome")
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave out what needs a case while there is none."""
        return bool(self.heads) or action not in _NEED_CASES

    async def recompose(self) -> None:
        """Draw again in another language."""
        await super().recompose()
        self.query_one("#filter").display = bool(self.typed)
        self._columns()
        self._draw()

    def on_mount(self) -> None:
        """Show the cases already read, or read them."""
        self.query_one("#filter").display = bool(self.typed)
        self._columns()
        if self.heads is not None:
            self._draw()
        self.load()

    def on_screen_resume(self) -> None:
        """Read the cases again when coming back from one."""
        if self.query(Cases):
            self.load()

    def load(self) -> None:
        """Read the cases in a thread."""
        self.casefile.in_background(self._read, self._got, reading="heads")

    def _read(self) -> "tuple[list[Head], dict[str, DeadlineState], Finding | None]":
        desk = self.casefile.desk
        heads = desk.heads()
        return heads, head_states(heads, desk.today(), desk.rulebook.parameters), desk.backup_word(heads)

    def _got(self, read: "tuple[list[Head], dict[str, DeadlineState], Finding | None]") -> None:
        self.heads, self.states, self.reminder = read
        if self.is_attached:
            self._draw()
            self.refresh_bindings()

    # -- drawing

    def on_resize(self) -> None:
        """Give the names what the other columns leave."""
        if self.query(Cases):
            self._columns()
            self._draw()

    @property
    def _widths(self) -> dict[str, int]:
        """The columns there is room for, a name of some length beside them: those that say least go first."""
        kept, room = dict(_WIDTHS), self.size.width - _BESIDE
        for each in _FIRST_TO_GO:
            if _LEAST_NAME + sum(kept.values()) > room:
                del kept[each]
        return {"name": max(_LEAST_NAME, room - sum(kept.values())), **kept}

    def _columns(self) -> None:
        table = self.query_one(Cases)
        table.clear(columns=True)
        for each, width in self._widths.items():
            table.add_column(Text(self.words(_LABELS[each])), width=width)

    def _draw(self) -> None:
        heads, words = self._shown(), self.words
        rows = self._rows_of(heads)
        kept = fitting(rows, self.typed, words)
        kept.sort(key=lambda row: (row.group, folded(row.name)))
        self._fill(kept[:_SHOWN])
        self._remind()
        put(self.query_one("#title", Static), lit(title(rows, kept, words, shared=self.shared)))
        empty = not heads
        self.query_one("#cases").display = not empty
        self.query_one("#welcome").display = empty
        if empty:
            put(self.query_one("#first", Static), lit(first_steps(words, self.casefile.desk.home)))
            self.set_focus(None)
        elif not self.query_one("#filter").has_focus:
            self.query_one(Cases).focus()

    def _rows_of(self, heads: "list[Head]") -> list[CaseRow]:
        """Return the lines of these cases; they are made anew only for another list or another day."""
        today = self.casefile.desk.today()
        if self._drawn is None or self._drawn[0] is not heads or self._drawn[1] != today:
            called, programmes = self._names(heads), self.casefile.desk.programmes
            rows = [
                row_of(head, today, self.states.get(head.place), programmes, called[head.place])
                for head in heads
            ]
            self._drawn = (heads, today, rows)
        return self._drawn[2]

    def _names(self, heads: "list[Head]") -> dict[str, str]:
        """Return what each of these cases is called, with its folder where others are called so."""
        from casefile.services.store.listing import called_apart

        if self._named is None or self._named[0] is not heads:
            self._named = (heads, called_apart(heads))
        return self._named[1]

    def _shown(self) -> "list[Head]":
        """Return the cases as they are shown: under share-safe, by number."""
        heads = self.heads or _NONE
        if not self.shared:
            return heads
        from casefile.services.shared_list import shared_heads

        if (
            self._disguised is None
            or self._disguised[0] is not heads
            or self._disguised[1] != self.words.lang
        ):
            self._disguised = (heads, self.words.lang, shared_heads(heads, self.words, with_paths=True))
        return self._disguised[2]

    def _fill(self, rows: list[CaseRow]) -> None:
        table, words = self.query_one(Cases), self.words
        current = self._place()
        table.clear()
        widths, colours = self._widths, self.app.theme_variables
        for row in rows:
            told = _cells(row, words, widths["name"] - 1, colours)
            table.add_row(*(told.get(each, Text("")) for each in widths), key=row.place)
        kept = [row.place for row in rows]
        if current in kept:
            table.move_cursor(row=kept.index(current))

    def _place(self) -> str:
        """Return the place of the case under the cursor, empty when there is none."""
        table = self.query_one(Cases)
        if not table.row_count:
            return ""
        return str(table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value)

    def _current(self) -> Path | None:
        place = self._place()
        return Path(place) if place else None

    # -- what the person does

    def action_open(self) -> None:
        """Open the case under the cursor."""
        current = self._current()
        if current is not None:
            self._open(current)

    def on_data_table_row_selected(self) -> None:
        """Open the case that was clicked."""
        self.action_open()

    def _open(self, path: Path) -> None:
        from casefile.tui.screens.case.case import CaseScreen

        if self.is_current:  # the second click of two comes when the first has opened it
            self.app.push_screen(CaseScreen(path, shared=self.shared))

    def action_share_safe(self) -> None:
        """Show the cases as they may be shown to others, or as they are again."""
        self.shared = not self.shared
        self._draw()

    def action_new(self) -> None:
        """Make a case."""
        from casefile.tui.screens.desk.new_case import NewCaseForm

        self.casefile.ask(NewCaseForm(self.casefile.desk.programmes, self._groups()), self._open)

    def action_demo(self) -> None:
        """Make the example case and open it."""
        from casefile.services.desk_demo import make_demo

        desk, words = self.casefile.desk, self.words
        self.casefile.tell(words("Making the example case…"))
        self.casefile.in_background(lambda: make_demo(desk, None, words.lang), self._open)

    def action_import_case(self, file: str = "") -> None:
        """Ask for the file of a case, bring it back and open it."""
        from casefile.tui.screens.desk.files import ask_import

        ask_import(self.casefile, file, self._open)

    def action_export_case(self) -> None:
        """Ask where to, and write the case under the cursor to one file."""
        from casefile.tui.screens.desk.files import write_out

        path = self._current()
        if path is not None:
            write_out(self.casefile, path, self._called(path))

    def action_remove_case(self) -> None:
        """Say what goes with the case under the cursor, ask, and remove it."""
        from casefile.tui.screens.desk.files import ask_removal

        path = self._current()
        if path is not None:
            ask_removal(self.casefile, path, self._called(path), self.load)

    def action_move_case(self) -> None:
        """Ask for the folder of the desk, and put the case under the cursor there."""
        from casefile.tui.screens.desk.files import ask_move

        path = self._current()
        if path is not None:
            ask_move(self.casefile, path, self._called(path), self._groups(), self.load)

    def _groups(self) -> list[str]:
        return sorted({head.group for head in self.heads or () if head.group}, key=folded)

    def _called(self, path: Path) -> str:
        """Return what the case is called, with its folder where others are called so."""
        return self._names(self._shown()).get(self._place(), path.name)

    def on_paste(self, event: events.Paste) -> None:
        """Take the file of a case dropped on the window."""
        from casefile.tui.dropped import paths_in

        files = [path for path in paths_in(event.text) if path.is_file()]
        if len(files) == 1:
            event.stop()
            self.action_import_case(str(files[0]))

    def action_deadlines(self) -> None:
        """Show the deadlines of all cases by day, and open the case chosen there."""
        from casefile.tui.screens.desk.board import Board

        self.casefile.ask(Board(shared=self.shared), self._open)

    def action_filter(self) -> None:
        """Show only the cases whose line holds what is typed."""
        box = self.query_one("#filter", Input)
        box.display = True
        box.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the cases that hold what is typed."""
        self.typed = event.value
        self._draw()

    def on_input_submitted(self) -> None:
        """Go to the cases found."""
        self.query_one(Cases).focus()

    def _remind(self) -> None:
        place = self.query_one("#reminder")
        place.display = self.reminder is not None
        if self.reminder is not None:
            told = self.words("{reminder} (Esc: put this away)", reminder=self.words.of(self.reminder))
            put(self.query_one("#reminder", Static), lit(told, "$text-muted"))

    def on_reminder_seen(self) -> None:
        """Put the word away: nothing is said for a month."""
        self.reminder = None
        self._remind()
        self.casefile.in_background(self.casefile.desk.put_backup_word_away)

    def action_all(self) -> None:
        """Show every case again; when they all are, put the gentle word away."""
        box = self.query_one("#filter", Input)
        if not box.display and self.reminder is not None:
            self.on_reminder_seen()
            return
        box.value = ""
        box.display = False
        self.query_one(Cases).focus()

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()


def _cells(row: CaseRow, words: Words, width: int, colours: Mapping[str, str]) -> dict[str, Text]:
    """Return what a case says in each column."""
    wrong, urgent = (rich_name(colours[name]) for name in ("text-error", "text-warning"))
    name = Text(fitted_name(row, width), style=wrong if row.damaged else "")
    if row.damaged:
        damaged = Text(words("✗ damaged"), style=f"bold {wrong}")
        return {"name": name, "stage": damaged, "next": Text(words("opens read only"))}
    ready = Text(f"{'! ' if row.unread else ''}{row.ready}/{row.total}", justify="right")
    if row.unread:
        ready.stylize(urgent)
    return {
        "name": name,
        "programme": Text(words.label(row.programme)),
        "stage": Text(words(row.stage) if row.stage else "—"),
        "next": Text(next_date(row, words), style=f"bold {urgent}" if row.urgent else ""),
        "ready": ready,
    }
