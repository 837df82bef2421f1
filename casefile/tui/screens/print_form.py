"""What to print, how and where; then the printing itself, in the background."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from textual.widget import Widget
from textual.widgets import Static

from casefile.cases.assessment import Assessment
from casefile.cases.share_safe import SharedCase
from casefile.i18n.vocabulary import PAPERS, PRINT_ABOUT, PRINT_FORMATS, PRINT_PARTS, said
from casefile.i18n.words import LANGUAGES, N_, words_for
from casefile.services.desk.printing import Printed
from casefile.tui.base import Host, lit
from casefile.tui.dropped import paths_in
from casefile.tui.screens.form import Form
from casefile.tui.screens.printed import PrintedPage
from casefile.tui.showing import put
from casefile.tui.widgets.fields import YES_NO, Field, Raw

__all__ = ["PrintDialog", "ask_printing"]


def _on_paper(raw: Raw) -> bool:
    return raw["format"] in {"pdf", "html"}


_FIELDS: tuple[Field, ...] = (
    Field(
        name="what",
        label=N_("What"),
        kind="choice",
        required=True,
        default="checklist",
        choices=tuple(PRINT_PARTS.items()),
        help=N_("The checklist to tick by hand; the hours with every addend; the deadlines; or one report."),
    ),
    Field(
        name="format",
        label=N_("Format"),
        kind="choice",
        required=True,
        default="pdf",
        choices=tuple(PRINT_FORMATS.items()),
        help=N_("PDF to print and to send; plain text for screen readers; CSV for a spreadsheet."),
    ),
    Field(
        name="lang",
        label=N_("Language"),
        kind="choice",
        required=True,
        choices=(("fr", N_("French")), ("en", N_("English"))),
    ),
    Field(
        name="paper",
        label=N_("Paper"),
        kind="choice",
        required=True,
        choices=tuple(PAPERS.items()),
        shown=_on_paper,
        help=N_("Letter is the North American size."),
    ),
    Field(
        name="to",
        label=N_("Where"),
        help=N_("A folder, or a file’s full name. Empty: the exports folder of the case."),
    ),
    Field(
        name="shared",
        label=N_("To show to others"),
        kind="choice",
        required=True,
        choices=YES_NO,
        help=N_(
            "Yes: roles for names, “Employer 1”, ages kept without dates of birth; no bank, amount, number, note or "
            "name of a file."
        ),
    ),
)


class PrintDialog(Form[Printed]):
    """Asks what, how and where, prints, and answers with where the file is."""

    deed = N_("Print")

    def __init__(self, path: Path, assessment: Assessment, what: str = "checklist") -> None:
        self.path = path
        self.seen = assessment
        shared = "yes" if isinstance(assessment.case, SharedCase) else "no"
        raw = {"what": what, "lang": assessment.case.lang, "paper": assessment.case.paper, "shared": shared}
        super().__init__((("", _FIELDS),), raw)

    @property
    def heading(self) -> str:
        """Return what is done."""
        return self.words("Print")

    def below(self) -> Iterator[Widget]:
        """Yield the place of what the page is, and of the resulting path."""
        yield Static(classes="about", markup=False)
        yield Static(classes="target", markup=False)

    def answers_changed(self) -> None:
        """Show what the page chosen is, and where the file will be."""
        for shown in self.query(".about").results(Static):
            put(shown, lit(said(self.words, PRINT_ABOUT, self.raw["what"])))
        for shown in self.query(".target").results(Static):  # none while the form is drawn anew
            put(shown, lit(f"→ {self._target(self.raw) or self.path / 'exports'}"))

    def check(self, answers: Mapping[str, Any]) -> dict[str, str]:  # noqa: ARG002 - the same answers, still as text
        """Refuse a folder that does not exist, and to replace a file that does."""
        target = self._target(self.raw)
        if target is None:
            wrong = self.words("Type the whole path, from / or ~ on.")
            return {"to": wrong} if self.raw["to"].strip() else {}
        if not target.parent.is_dir():
            return {"to": self.words("There is no folder {path}.", path=target.parent)}
        if target.exists():
            return {"to": self.words("{path} exists already: choose another name.", path=target)}
        return {}

    def _target(self, raw: Raw) -> Path | None:
        """The file asked for; None for the exports folder, whose names the desk gives."""
        typed = raw["to"].strip().strip("\"'")
        named = paths_in(f'"{typed}"') if typed else ()
        if not named:
            return None
        ending = f".{raw['format']}"
        if named[0].suffix.casefold() == ending:
            return named[0]
        words = words_for("en" if raw["lang"] == "en" else "fr")
        return named[0] / f"{words(PRINT_PARTS[raw['what']])} {self.seen.on.isoformat()}{ending}"

    def finish(self, answers: dict[str, Any]) -> None:
        """Print in the background; the dialog closes when the file is there."""
        target = self._target(self.raw)
        words = words_for(next(lang for lang in LANGUAGES if lang == answers["lang"]))
        what, ending, paper = answers["what"], answers["format"], answers.get("paper", self.seen.case.paper)
        desk, shared = self.casefile.desk, answers["shared"] == "yes"

        def printed() -> Printed:
            seen = self.seen
            if shared and not isinstance(seen.case, SharedCase):
                seen = desk.assess(desk.share_safe(seen.case, words))
            points = desk.points_to_show(seen) if shared and what == "points" else None
            return desk.print(self.path, seen, what, ending, words, paper, target, points)

        self.answer_with(printed)


def ask_printing(app: Host, path: Path, seen: Assessment, what: str = "checklist") -> None:
    """Ask what to print and how, print it, and say where it is."""
    app.ask(PrintDialog(path, seen, what), lambda done: app.ask(PrintedPage(done), lambda _: None))
