"""A folder of scans on the screen: each file with the line it seems to serve, taken or not, then attached together."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from casefile.cases.assessment import Assessment
from casefile.cases.sorting import LineMatch, LineOffer
from casefile.cases.titles import full_title
from casefile.i18n import N_, Words
from casefile.i18n.vocabulary import SORT_SIGNS, SORTED, said
from casefile.services.desk.papers import Attached
from casefile.tui.base import Deed, Host, Refusal, lit
from casefile.tui.dropped import path_typed
from casefile.tui.keys import bindings
from casefile.tui.reading_dialog import ReadingDialog
from casefile.tui.screens.case.attach import LineDialog, tell_attached
from casefile.tui.screens.questions import Question
from casefile.tui.screens.working import Working
from casefile.tui.showing import put
from casefile.tui.widgets.fields import Field
from casefile.tui.widgets.key_hints import KeyHints
from casefile.tui.widgets.lines import Lines, line

__all__ = ["SortDialog", "folder_form", "sort_folder"]

_FOLDER = "folder"
_STYLES = {
    "sure": "$text-success", "told": "$text-success", "perhaps": "$text-warning", "several": "$text-warning",
    "unreadable": "$text-error",
}  # fmt: skip
_NAME_SHARE = 5, 12
"""The names take five twelfths of a line at most; the whole one is told below."""

Taken = list[tuple[str, str]]
ReadPictures = Callable[[Callable[[Sequence[LineOffer]], None]], None]


def sort_folder(host: Host, path: Path, seen: Assessment, folder: Path | None = None) -> None:
    """Ask for the folder when none is told, read it with a way to stop, show the offers, attach what is taken."""
    if not host.may_change():
        return
    if folder is None:
        host.ask_saving(
            folder_form(host.words),
            lambda answers: _with_files(host, path, path_typed(answers[_FOLDER])),
            lambda there: sort_folder(host, path, seen, there),
        )
        return
    wanted, read = folder, False

    def read_pictures(then: Callable[[Sequence[LineOffer]], None]) -> None:
        nonlocal read
        read = True
        host.ask_saving(
            Working(host.words("Reading the papers that are pictures")),
            lambda way: host.desk.sort(path, wanted, *way, read=True),
            lambda found: then(found.offers),
        )

    def show(found: Any) -> None:
        sorted_, can_read = found
        host.desk.remember(last_folder=str(wanted))
        host.ask(
            SortDialog(seen, sorted_.offers, read_pictures if can_read else None),
            lambda taken: host.ask_change(
                Working(host.words("Copying and checking the files")),
                lambda way: lambda desk, place: desk.attach_sorted(place, taken, *way, read=read),
                lambda done: tell_attached(host, cast("Attached", done)),
            ),
        )

    host.ask_saving(
        Working(host.words("Reading the folder")),
        lambda way: (host.desk.sort(path, wanted, *way), host.desk.reads_pictures()),
        show,
    )


def _with_files(host: Host, path: Path, folder: Path) -> Path:
    """Return a folder that can be sorted; what keeps it from that is raised while its name can still be mended."""
    host.desk.files_to_sort(path, folder)
    return folder


def folder_form(words: Words) -> Question:
    """Ask which folder is to be sorted."""
    field = Field(
        name=_FOLDER,
        label=N_("Folder"),
        required=True,
        help=N_("A folder of scans: type its path, or drop the folder on this window."),
    )
    return Question(words("Sort a folder of scans"), (field,), {}, "sort", N_("Read it"))


class SortDialog(ReadingDialog[Taken]):
    """The files of a folder: Space takes one or leaves it, Enter attaches those taken; answers (line, file) of each.

    `read_pictures` hands on the offers once papers that are pictures were read; None where no program here reads them.
    """

    CSS_PATH = "sorting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "take", N_("Take or leave")),
        Binding("enter", "attach", N_("Attach (Enter)")),
        *bindings("other_line", "read_pictures"),
    ]

    def __init__(
        self, seen: Assessment, offers: Sequence[LineOffer], read_pictures: ReadPictures | None = None
    ) -> None:
        super().__init__()
        self._seen, self._read_pictures = seen, read_pictures
        self._touched: set[str] = set()
        self._said: set[str] = set()
        self._offers = list(offers)
        self._line_of = {each.path: each.line for each in offers}
        self._taken = {each.path for each in offers if each.standing == "sure"}
        self._titles = {each.key: full_title(each, seen.case.facts) for each in seen.lines}

    def compose(self) -> ComposeResult:
        """Lay out the files, why the one under the cursor is offered so, and the ways out."""
        with Vertical(classes="frame"):
            yield Static(id="heading", markup=False)
            yield Lines(id="offers")
            yield Static(id="why", markup=False)
            yield Static(id="unread", markup=False)
            yield Refusal()
            keys = self.words("Space take or leave · O another line · Enter attach")
            yield KeyHints(keys)
            with Horizontal(classes="buttons"):
                yield Deed(self.words("Attach (Enter)"), "attach", "attach", "primary")
                yield Deed(self.words("Close (Esc)"), "cancel", "close")

    def begin(self) -> None:
        """Show the files."""
        self.query_one(Lines).focus()
        self._draw()

    def _draw(self) -> None:
        told = self.words.n(
            "What each file seems to be for · {n} of {total} taken",
            "What each file seems to be for · {n} of {total} taken",
            len(self._taken),
            total=len(self._offers),
        )
        put(self.query_one("#heading", Static), lit(told, "bold"))
        self._fill()
        self._explain()
        self._offer_reading()

    def _offer_reading(self) -> None:
        """Say how many files are pictures of which nothing is read yet, where they can be read."""
        unread = sum(each.unread for each in self._offers) if self._read_pictures else 0
        told = self.words.n(
            "{n} file is a picture: Ctrl+B reads the words in it.",
            "{n} files are pictures: Ctrl+B reads the words in them.",
            unread,
        )
        self.query_one("#unread", Static).update(lit(told if unread else "", "$text-accent"))
        self.query_one("#unread").display = bool(unread)

    def _fill(self) -> None:
        """Show a line for each file, the names in a column as wide as they are, or as there is room."""
        files = self.query_one(Lines)
        share, of = _NAME_SHARE
        longest = max((lit(each.name).cell_length for each in self._offers), default=0)
        width = min(longest, max(1, files.size.width * share // of))
        files.fill([line(self._row(each, width), each.path) for each in self._offers])

    def on_resize(self) -> None:
        """Give the names the room there is now."""
        self.call_after_refresh(self._fill)

    def _row(self, offer: LineOffer, width: int) -> Content:
        mark = "[✓]" if offer.path in self._taken else "[ ]" if _open(offer) else "   "
        standing = self._standing(offer)
        key = self._line_of[offer.path]
        told = self._title(key) if key else said(self.words, SORTED, standing)
        name = lit(offer.name.replace("\n", " ")).truncate(width, ellipsis=True, pad=True)
        return Content.assemble(
            lit(f"{mark} "), name, lit(f"  {SORT_SIGNS[standing]} {told}", _STYLES.get(standing, ""))
        )

    def _standing(self, offer: LineOffer) -> LineMatch:
        return "told" if offer.path in self._said else offer.standing

    def _title(self, key: str) -> str:
        return self.words.label(self._titles[key]) if key in self._titles else key

    def _explain(self) -> None:
        """Say of the file under the cursor what it is called, what it seems to be for and why."""
        offer = self._current
        if offer is None:
            return
        key, verdict = self._line_of[offer.path], said(self.words, SORTED, self._standing(offer))
        told = self.words("{verdict}: {line}", verdict=verdict, line=self._title(key)) if key else verdict
        rows = [lit(offer.name, "bold"), lit(told)]
        if offer.path not in self._said:
            rows += [lit(" · ".join(self.words.label(each) for each in offer.reasons))]
            rows += [lit(f"– {self._title(each)}") for each in offer.others if offer.standing == "several"]
        put(self.query_one("#why", Static), Content("\n").join(rows))

    @property
    def _current(self) -> LineOffer | None:
        current = self.query_one(Lines).current
        return next((each for each in self._offers if each.path == current), None)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say why the file the cursor came to is offered so."""
        event.stop()
        self._explain()

    # -- what the person does

    def action_take(self) -> None:
        """Take the file, or leave it; one without a line is asked for its line first."""
        offer = self._current
        if offer is None or not _open(offer):
            return
        if not self._line_of[offer.path]:
            self.action_line()
            return
        self._touched.add(offer.path)
        self._taken ^= {offer.path}
        self._draw()

    def action_line(self) -> None:
        """Choose the line the file is for, and take it."""
        offer = self._current
        if offer is None or not _open(offer):
            return

        def chosen(key: str) -> None:
            self._touched.add(offer.path)
            self._said.add(offer.path)
            self._line_of[offer.path] = key
            self._taken.add(offer.path)
            self._draw()

        likely = (offer.line, *offer.others)
        self.casefile.ask(LineDialog(self._seen, (Path(offer.path),), likely), chosen)

    def action_read_pictures(self) -> None:
        """Read the papers that are pictures, and offer again what the person has not decided."""
        if self._read_pictures and any(each.unread for each in self._offers):
            self._read_pictures(self._offered_again)

    def _offered_again(self, offers: Sequence[LineOffer]) -> None:
        self._offers = list(offers)
        for each in offers:
            if each.path not in self._touched:
                self._line_of[each.path] = each.line
                self._taken = (
                    self._taken | {each.path} if each.standing == "sure" else self._taken - {each.path}
                )
        self._draw()

    def action_attach(self) -> None:
        """Answer with the files taken, in the order shown."""
        taken = [(self._line_of[each.path], each.path) for each in self._offers if each.path in self._taken]
        if taken:
            self.answer(taken)
        else:
            self.query_one(Refusal).say(self.words("No file is taken: Space takes the one under the cursor."))


def _open(offer: LineOffer) -> bool:
    """Say whether the file can be attached at all."""
    return offer.standing in {"sure", "perhaps", "several", "none"}
