"""The files of the case: each with its verdict, what was found in it, its facts, and a picture of its page."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casefile.cases.assessment import Assessment, Filed
from casefile.i18n import N_, Words
from casefile.i18n.vocabulary import FILE_KINDS, FILE_VERDICTS, said
from casefile.tui.base import lit
from casefile.tui.keys import bindings
from casefile.tui.messages import PlaceAsked
from casefile.tui.phrases import row_title
from casefile.tui.section import Section
from casefile.tui.showing import entitle, put
from casefile.tui.widgets.line_detail import VERDICT_SYMBOLS, sentences
from casefile.tui.widgets.lines import Lines, Openable, heading, line
from casefile.tui.widgets.page_picture import PagePicture

__all__ = ["DocumentsView"]

VERDICT_STYLES = {
    "ready": "$text-success", "attention": "$text-warning", "blocked": "$text-error", "unreadable": "$text-warning",
    "unchecked": "$text-muted",
}  # fmt: skip


_OF_A_FILE = {"open_line", "view", "replace", "recheck", "read_pictures", "remove", "page"}


class DocumentsView(Section):
    """Files and what is known of them. The picture is drawn in a thread, for the file the cursor rests on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "open_line", "add", "sort", "one_file", "view", "replace", "recheck", "read_pictures", "remove"
        ),
        Binding("right", "page(1)", N_("Next page"), show=False),
        Binding("left", "page(-1)", N_("Previous page"), show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.page = 1

    def compose(self) -> ComposeResult:
        """Lay out the files, what was found, the picture."""
        with Horizontal(id="documents-body"):
            yield Openable(id="files")
            with VerticalScroll(id="file", classes="panel", can_focus=False):
                yield Static(id="found", markup=False)
                yield PagePicture()

    def draw(self, assessment: Assessment) -> None:
        """Show the files."""
        files = self.query_one("#files", Lines)
        count = len(assessment.files)
        entitle(files, lit(self.words.n("{n} file", "{n} files", count)))
        files.fill(_options(assessment, self.words))
        self._draw_file()

    def focus_first(self) -> None:
        """Put the keyboard on the files."""
        self.query_one("#files", Lines).focus()

    def go_to(self, subject: str) -> None:
        """Put the cursor on that file."""
        self.query_one("#files", Lines).go_to(subject)

    @property
    def file(self) -> Filed | None:
        """Return the file under the cursor."""
        if self.assessment is None:
            return None
        current = self.query_one("#files", Lines).current
        return next((each for each in self.assessment.files if each.document.id == current), None)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the file the cursor came to, from its first page."""
        event.stop()
        self.page = 1
        self._draw_file()

    def _draw_file(self) -> None:
        found, picture, file, seen = (
            self.query_one("#found", Static),
            self.query_one(PagePicture),
            self.file,
            self.assessment,
        )
        if file is None or seen is None:
            entitle(self.query_one("#file"), Content(""))
            put(
                found,
                lit(
                    self.words(
                        "No file yet. Press a to add one, A to sort a folder of scans, or drop them on this window."
                    )
                ),
            )
            picture.clear()
            return
        entitle(self.query_one("#file"), lit(file.document.original_name))
        put(found, _about(file, seen, self.words))
        picture.ask(self.path, file.document, self.page)

    def action_page(self, by: int) -> None:
        """Look at another page."""
        file = self.file
        if file is None:
            return
        pages = (file.report.look.pages if file.report else None) or 1
        self.page = min(max(1, self.page + by), pages)
        self.query_one(PagePicture).ask(self.path, file.document, self.page)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave out what acts on a file while there is none."""
        return (
            action in {"add", "sort"}
            or action not in _OF_A_FILE
            or bool(self.assessment and self.assessment.files)
        )

    # -- what the person does

    def action_open_line(self) -> None:
        """Go to the line this file is for."""
        if self.file is not None:
            self.post_message(PlaceAsked("checklist", self.file.document.slot))

    def action_add(self) -> None:
        """Attach files; which line is asked."""
        from casefile.tui.screens.case.attach import attach

        if self.assessment is not None:
            attach(self.casefile, self.assessment)

    def action_sort(self) -> None:
        """Offer the files of a folder to the lines they seem to serve."""
        from casefile.tui.screens.case.sorting import sort_folder

        if self.assessment is not None:
            sort_folder(self.casefile, self.path, self.assessment)

    def action_one_file(self) -> None:
        """Make one file of the papers of the line this file is for."""
        from casefile.tui.screens.case.one_file import make_one

        file, seen = self.file, self.assessment
        wanted = [each for each in seen.lines if file and each.key == file.document.slot] if seen else []
        if wanted:
            make_one(self.casefile, self.path, wanted[0])

    def action_replace(self) -> None:
        """Put another file in the place of this one, which goes to the case's trash."""
        from casefile.tui.screens.case.attach import attach

        if self.file is not None and self.assessment is not None:
            document = self.file.document
            attach(self.casefile, self.assessment, document.slot, instead_of=document.id)

    def action_view(self) -> None:
        """Open the file in the computer's own program; in a browser, download it."""
        if self.file is not None:
            desk, path, document = self.casefile.desk, self.path, self.file.document
            if self.app.is_web:
                self.casefile.in_background(
                    lambda: desk.paper(path, document),
                    lambda file: self.casefile.hand_over(file, document.original_name),
                )
                return
            self.casefile.in_background(
                lambda: desk.view(path, document), lambda opened: self._opened(opened, path / document.path)
            )

    def _opened(self, opened: bool, path: Path) -> None:
        if not opened:
            self.casefile.tell(
                self.words("No program here opens it. The file is {path}", path=path), "warning"
            )

    def action_recheck(self) -> None:
        """Check every file again, with a way to stop."""
        from casefile.tui.screens.working import Working

        if self.assessment is None or not self.assessment.files:
            return
        self.casefile.ask_change(
            Working(self.words("Checking the files")),
            lambda way: lambda desk, path: desk.recheck(path, *way),
        )

    def action_read_pictures(self) -> None:
        """Check every file again, and read what stands in pictures: an offer, said with each file."""
        from casefile.tui.screens.working import Working

        if self.assessment is None or not self.assessment.files:
            return
        self.casefile.ask_change(
            Working(self.words("Reading the papers that are pictures")),
            lambda way: lambda desk, path: desk.recheck(path, *way, read=True),
        )

    def action_remove(self) -> None:
        """Take the file out of the case; it goes to the case's trash and undo brings it back."""
        file = self.file
        if file is None:
            return
        name = file.document.original_name
        told = self.words("{name} was taken out of the case; u brings it back.", name=name)
        id_ = file.document.id
        self.casefile.change(
            lambda desk, path: desk.remove_document(path, id_), lambda _done: self.casefile.tell(told)
        )


def _options(seen: Assessment, words: Words) -> Iterator[Option]:
    if not seen.files:
        yield heading(lit(words("No file yet."), "$text-muted"))
    width = max((len(words(FILE_VERDICTS[each.verdict])) for each in seen.files), default=0)
    for each in seen.files:
        verdict = f"{VERDICT_SYMBOLS[each.verdict]} {words(FILE_VERDICTS[each.verdict]).ljust(width)} "
        prompt = Content.assemble(
            lit(verdict, VERDICT_STYLES[each.verdict]), lit(each.document.original_name)
        )
        yield line(prompt, each.document.id, len(verdict))


def _about(file: Filed, seen: Assessment, words: Words) -> Content:
    document = file.document
    rows = []
    asked = next((each for each in seen.lines if each.key == document.slot), None)
    rows.append(lit(words("For: {line}", line=row_title(words, asked) if asked else document.slot)))
    rows += sentences(file.findings, words) or [lit(words("Nothing to say against it."))]
    rows.append(lit(_facts(file, words), "$text-muted"))
    rows.append(lit(words("Attached on {at}", at=document.attached_at.date()), "$text-muted"))
    if document.rules_on is not None:
        rows.append(lit(words("Checked by the rules of {day}", day=document.rules_on), "$text-muted"))
    return Content("\n").join(rows)


def _facts(file: Filed, words: Words) -> str:
    look = file.report.look if file.report else None
    facts = [said(words, FILE_KINDS, look.kind)] if look else []
    facts.append(words.size(file.document.size_bytes))
    if look and look.pages:
        facts.append(words.n("{n} page", "{n} pages", look.pages))
    return " · ".join(facts)
