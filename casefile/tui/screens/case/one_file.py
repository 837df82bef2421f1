"""One file made of a line's papers: what would become of each page, their order, turns, what is left out; then made."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from casefile.cases.assessment import ChecklistLine
from casefile.cases.one_file import sources_of
from casefile.errors import UsageError
from casefile.i18n import N_, Words
from casefile.i18n.vocabulary import FIT_STEPS, LEGIBLE, contents_words, said
from casefile.rules.fitting.outcome import FitOutcome, FitRequest, PageFate
from casefile.services.desk import Desk
from casefile.services.desk.changes import Changed
from casefile.services.fitting.fitting import CancelledError
from casefile.services.one_file import Fitted
from casefile.tui.base import Deed, Dialog, Host, Refusal, lit
from casefile.tui.keys import bindings
from casefile.tui.phrases import row_title
from casefile.tui.screens.working import Stopped, TellProgress, Working
from casefile.tui.showing import put
from casefile.tui.widgets.key_hints import KeyHints
from casefile.tui.widgets.line_detail import sentences
from casefile.tui.widgets.lines import Lines, line
from casefile.tui.widgets.page_picture import PagePicture

__all__ = ["FitDialog", "make_one"]

_TWO_PICTURES = 130  # columns: a page before beside the page after, and their list
_LEGIBLE_STYLES = {"good": "$text-success", "look": "$text-warning", "poor": "$text-error"}


def make_one(host: Host, path: Path, wanted: ChecklistLine) -> None:
    """Show what one file of the line's papers would be, then make it, with a way to stop."""
    if not host.may_change():
        return
    title = host.words("Making one file")
    host.ask(
        FitDialog(path, wanted),
        lambda asked: host.ask_change(
            Working(title),
            lambda way: lambda desk, place: _made(desk, place, wanted.key, asked, host.words, *way),
            lambda _done: host.tell(host.words("One file was made of these papers; u takes it back.")),
        ),
    )


def _made(
    desk: Desk, path: Path, key: str, asked: FitRequest, words: Words, told: TellProgress, stopped: Stopped
) -> Changed:
    """Make the file and return the case as it is then; raises UsageError with what keeps it from being made."""

    def progress(what: str, done: int, total: int) -> None:
        told(done, total, said(words, FIT_STEPS, what))

    try:
        made, attached = desk.fit_line(path, key, asked, progress, stopped)
    except CancelledError:
        raise UsageError("fit.stopped") from None
    if attached is None:
        blocker = next((each for each in made.outcome.findings if each.severity == "blocker"), None)
        if blocker is None:
            raise UsageError("fit.fits_already")
        raise UsageError(blocker.code, **blocker.values)
    return attached


class _Page(msgspec.Struct):
    """A page as the person arranged it: its place among all (from 1), where it comes from, turned how far, taken."""

    place: int
    source: int
    page: int
    degrees: int = 0
    taken: bool = True


class FitDialog(Dialog[FitRequest]):
    """The pages of the one file, counted again in another process after each change."""

    CSS_PATH = "one_file.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_TWO_PICTURES, "-wide")]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", N_("Earlier")),
        Binding("right", "move(1)", N_("Later")),
        Binding("space", "leave", N_("Leave out")),
        *bindings("turn_page", "contents_page", "side"),
        Binding("enter", "make", N_("Make it (Enter)")),
    ]

    def __init__(self, path: Path, wanted: ChecklistLine) -> None:
        super().__init__()
        self._path, self._line = path, wanted
        self._documents = sources_of([each.document for each in wanted.files])
        self._pages: list[_Page] = []
        self._outcome = FitOutcome()
        self._count = 0
        self._with_contents = False
        self._kept: TemporaryDirectory[str] | None = None
        self._files: tuple[Path, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the pages, a picture of the one under the cursor, what is said of them and the ways out."""
        title = self.words("One file: {line}", line=row_title(self.words, self._line))
        with Vertical(classes="frame"):
            yield Static(lit(title, "bold"), markup=False)
            with Horizontal(id="fit-body"):
                yield Lines(id="pages")
                with VerticalScroll(classes="fit-picture before", can_focus=False):
                    yield PagePicture(id="before")
                with VerticalScroll(classes="fit-picture after", can_focus=False):
                    yield PagePicture(id="after")
            yield Static(id="fit-told", markup=False)
            yield Refusal()
            yield KeyHints(
                self.words("← → order · Space leave out · T turn · C contents page · B before or after")
            )
            with Horizontal(classes="buttons"):
                yield Deed(self.words("Make it (Enter)"), "make", "make", "primary")
                yield Deed(self.words("Close (Esc)"), "cancel", "close")

    def on_mount(self) -> None:
        """Count for the first time."""
        self.query_one("#pages").focus()
        self._recount()

    def on_unmount(self) -> None:
        """End the count that may still be running; what was made to be looked at goes."""
        self._count += 1
        if self._kept is not None:
            self._kept.cleanup()

    # -- counting

    def _asked(self) -> FitRequest:
        """Return the question as the pages stand."""
        rules = self.casefile.desk.fit_rules()
        taken = [each for each in self._pages if each.taken]
        unchanged = [each.place for each in taken] == list(range(1, len(self._pages) + 1))
        return FitRequest(
            sources=(), rules=rules, limit_bytes=rules.limit_bytes,
            pages=() if unchanged else tuple(each.place for each in taken),
            turns=tuple((each.place, each.degrees) for each in taken if each.degrees),
            contents=contents_words(self.words) if self._with_contents else None,
        )  # fmt: skip

    def _recount(self) -> None:
        self._count += 1
        number, desk, path, key = self._count, self.casefile.desk, self._path, self._line.key
        if self._pages and not any(each.taken for each in self._pages):
            self._say(lit(self.words("No page is left: take one in with Space.")))
            return
        asked = self._asked()
        self._say(lit(self.words("Counting…"), "$text-muted"))

        def work() -> tuple[Fitted, TemporaryDirectory[str]] | None:
            kept = TemporaryDirectory(prefix="casefile-", ignore_cleanup_errors=True)
            try:
                made, _ = desk.fit_line(
                    path, key, asked, self._progress(number), lambda: number != self._count, dry_run=True,
                    keep=Path(kept.name),
                )  # fmt: skip
            except BaseException as fault:
                kept.cleanup()
                if isinstance(fault, CancelledError):
                    return None
                raise
            return made, kept

        def counted(done: tuple[Fitted, TemporaryDirectory[str]] | None) -> None:
            if done is None:
                return
            made, kept = done
            if number != self._count or not self.is_attached:
                kept.cleanup()
                return
            if self._kept is not None:
                self._kept.cleanup()
            self._kept, self._files = kept, made.files
            self._show(made.outcome)

        self.casefile.in_background(work, counted, failed=lambda error: self._failed(number, error))

    def _progress(self, number: int) -> Callable[[str, int, int], None]:
        def tell(what: str, done: int, total: int) -> None:
            if number == self._count and self.is_attached:
                step = said(self.words, FIT_STEPS, what)
                text = self.words("{step}: {done} of {total}", step=step, done=done, total=total)
                self.casefile.call_from_thread(self._say, lit(text, "$text-muted"))

        return tell

    def _failed(self, number: int, error: Exception) -> None:
        if number == self._count and self.is_attached:
            self._say(lit(self.casefile.told(error), "$text-error"))

    def _show(self, outcome: FitOutcome) -> None:
        self._outcome = outcome
        if not self._pages:
            self._pages = [_Page(each.number, each.source, each.page) for each in outcome.pages]
        self._draw()
        self._picture()
        rows = sentences(outcome.findings, self.words)
        if outcome.possible:
            rows.insert(0, lit(self._summary(outcome), "$text-success"))
        self._say(Content("\n").join(rows))

    def _summary(self, outcome: FitOutcome) -> str:
        size = self.words.size(sum(each.size_bytes for each in outcome.files))
        limit = self.words.size(self._asked().limit_bytes)
        pages = self.words.n("{n} page", "{n} pages", outcome.page_count)
        return self.words(
            "Would be one file of {pages}, {size} (limit {limit}).", pages=pages, size=size, limit=limit
        )

    def _say(self, text: Content) -> None:
        if self.is_attached:
            put(self.query_one("#fit-told", Static), text)

    def _draw(self) -> None:
        pages = self.query_one("#pages", Lines)
        fates = dict(
            zip((each.place for each in self._pages if each.taken), self._outcome.pages, strict=False)
        )
        pages.fill(
            [
                line(_row(self.words, each, fates.get(each.place), self._names), str(each.place))
                for each in self._pages
            ]
        )

    @property
    def _names(self) -> Sequence[str]:
        return [each.original_name for each in self._documents]

    # -- what the person does

    @property
    def _current(self) -> int | None:
        """Return where in the list the cursor stands."""
        current = self.query_one("#pages", Lines).current
        return next((at for at, each in enumerate(self._pages) if str(each.place) == current), None)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the page the cursor came to, as it is now."""
        event.stop()
        self._picture()

    def _picture(self) -> None:
        """Show the page under the cursor as it is now, and as it would be."""
        at = self._current
        if at is None or self._pages[at].source >= len(self._documents):
            return
        page, desk, folder = self._pages[at], self.casefile.desk, self._path
        document = self._documents[page.source]
        self.query_one("#before", PagePicture).ask_for(
            (document.id, str(page.page)),
            lambda width, height: desk.preview(folder, document, page.page, width, height),
            self.words("Before"),
        )
        self._picture_after(page)

    def _picture_after(self, page: _Page) -> None:
        after, desk = self.query_one("#after", PagePicture), self.casefile.desk
        places = [each.place for each in self._pages if each.taken]
        found = self._outcome.place_of(places.index(page.place)) if page.taken else None
        if found is None or found[0] >= len(self._files):
            after.clear()
            return
        file, number = self._files[found[0]], found[1]
        after.ask_for(
            (str(self._count), str(file), str(number)),
            lambda width, height: desk.preview_made(file, number, width, height),
            self.words("After, page {n}", n=number),
        )

    def action_side(self) -> None:
        """Where there is room for one picture only, show the other."""
        self.set_class(not self.has_class("-after"), "-after")

    def action_move(self, by: int) -> None:
        """Put the page under the cursor a place earlier or later."""
        at = self._current
        if at is None or not 0 <= at + by < len(self._pages):
            return
        self._pages[at], self._pages[at + by] = self._pages[at + by], self._pages[at]
        self._changed()

    def action_leave(self) -> None:
        """Leave the page out, or take it in again."""
        at = self._current
        if at is not None:
            self._pages[at].taken = not self._pages[at].taken
            self._changed()

    def action_contents(self) -> None:
        """Begin the file with a page of contents, or no more."""
        self._with_contents = not self._with_contents
        self._changed()

    def action_turn(self) -> None:
        """Turn the page a quarter to the right."""
        at = self._current
        if at is not None:
            self._pages[at].degrees = (self._pages[at].degrees + 90) % 360
            self._changed()

    def _changed(self) -> None:
        self._outcome = FitOutcome(sources=self._outcome.sources)
        self._draw()
        self._picture()
        self._recount()

    def action_make(self) -> None:
        """Make the file of the pages as they stand."""
        if any(each.taken for each in self._pages):
            self.answer(self._asked())


def _row(words: Words, page: _Page, fate: PageFate | None, names: Sequence[str]) -> Content:
    """Return one page as a line: where it comes from, what would become of it."""
    name = names[page.source] if page.source < len(names) else ""
    turned = f" ↻{page.degrees}°" if page.degrees else ""
    source = words("{name}, p. {page}", name=name, page=page.page)
    if not page.taken:
        return lit(words("left out · {source}", source=source), "$text-muted strike")
    parts: list[Any] = [lit(f"{source}{turned}")]
    if fate is not None:
        parts.insert(0, lit(f"{said(words, LEGIBLE, fate.verdict)} · ", _LEGIBLE_STYLES[fate.verdict]))
        parts += [lit(f" · {text}", "$text-muted") for text in _facts(words, fate)]
    return Content.assemble(*parts)


def _facts(words: Words, fate: PageFate) -> Iterator[str]:
    if fate.dpi_after is not None:
        yield words("{number} dpi", number=fate.dpi_after)
    if fate.bytes_after is not None:
        yield words.size(fate.bytes_after)
