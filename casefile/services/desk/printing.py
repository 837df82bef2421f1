"""Reports on screen and paper, and the files written of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec

from casefile.cases.model import Case
from casefile.i18n.vocabulary import PRINT_PARTS, said
from casefile.rules.findings import Finding
from casefile.services.desk.changes import DeskChanges
from casefile.services.desk.outlook import DeskOutlook
from casefile.services.store.exports import write_export, write_file

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment
    from casefile.cases.points import PointsAnswer
    from casefile.i18n import Words
    from casefile.services.printing.page import Format, Paper, ReportSection, SourceRow, What
    from casefile.services.printing.report_input import Beside
    from casefile.services.store.bag import Exported

__all__ = ["DeskPrinting", "Printed"]


class Printed(msgspec.Struct, frozen=True):
    """A page that was printed: where it is, and what there is to say of it (a letter no font has)."""

    path: Path
    notes: tuple[Finding, ...]


class DeskPrinting(DeskOutlook, DeskChanges):
    """Reports of a case, printed and shared."""

    def print(  # noqa: PLR0913 - what a print is made of
        self,
        path: Path,
        seen: Assessment,
        what: What,
        format: Format,
        words: Words,
        paper: Paper = "a4",
        to: Path | None = None,
        points: PointsAnswer | None = None,
        *,
        replace: bool = False,
    ) -> Printed:
        """Print to a file: `to`, else one in the case's exports/ folder; raises DiskError when it cannot be written.

        `points` are those to print when they are not to be counted from what is shown (a case without its secrets).
        A file `to` that exists is replaced only when that is said: else UsageError.
        """
        content, notes = self.print_bytes(seen, what, format, words, paper, points)
        name = f"{said(words, PRINT_PARTS, what)} {seen.on.isoformat()}.{format}"
        self._still_shown(path)
        written = write_file(to, content, replace=replace) if to else write_export(path, name, content)
        return Printed(written, notes)

    def print_bytes(
        self,
        seen: Assessment,
        what: What,
        format: Format,
        words: Words,
        paper: Paper = "a4",
        points: PointsAnswer | None = None,
    ) -> tuple[bytes, tuple[Finding, ...]]:
        """Return a page as bytes with what there is to say of it; raises UsageError on a broken template."""
        from casefile.services.printing import build_page, render

        whole = self.with_categories(seen) if what == "hours" else seen
        done = render(build_page(whole, words, what, paper, self._beside(seen, what, points)), format)
        return done.content, done.notes

    def report(
        self, seen: Assessment, what: What, words: Words, beside: Beside | None = None
    ) -> tuple[tuple[ReportSection, ...], tuple[SourceRow, ...]]:
        """Return the parts of a report, as its page and its paper have them, and the sources they cite."""
        from casefile.services.printing.model_reports import report_sections
        from casefile.services.printing.model_sources import Sources

        sources = Sources()
        parts = report_sections(what, seen, words, sources, beside or self._beside(seen, what))
        return parts, sources.rows(words)

    def _beside(self, seen: Assessment, what: What, points: PointsAnswer | None = None) -> Beside:
        """Return what a report is made of beside the assessment: no more than that report needs."""
        from casefile.services.printing.report_input import Beside

        return Beside(
            letters=tuple(self.letter(seen, kind) for kind in seen.letters) if what == "letters" else (),
            rehearsal=self.rehearse(seen.case, seen.today) if what == "rehearsal" else None,
            rulebook=self.rulebook if what == "rules" else None,
            points=points or (self.points_if_known(seen) if what == "points" else None),
        )

    def share_bundle(
        self, shown: Case, to: Path, words: Words, paper: Paper = "a4", *, replace: bool = False
    ) -> Exported:
        """Write a whole case in its disguise to one zip: every page to read and paste, the checklist to print, dates.

        `shown` is what `share_safe` returned; raises DiskError, UsageError when the file exists.
        """
        from casefile.services.printing.bundle import bundle
        from casefile.services.store.bag import Exported

        seen = self.assess(shown)
        points = self.points_to_show(seen)
        pages: dict[str, bytes] = {}
        for what in (part for part in PRINT_PARTS if part != "rules"):
            endings = ("pdf", "html", "md") if what == "checklist" else ("html", "md")
            for ending in cast("tuple[Format, ...]", endings):
                made, _ = self.print_bytes(seen, cast("What", what), ending, words, paper, points)
                pages[f"{said(words, PRINT_PARTS, what)}.{ending}"] = made
        pages[f"{said(words, PRINT_PARTS, 'deadlines')}.ics"] = self.calendar([seen], words)
        content = bundle(pages)
        written = write_file(to, content, replace=replace)
        return Exported(path=written, files=len(pages), size_bytes=len(content))

    def open_page(self, page: Path, *, folder: bool = False) -> bool:
        """Open a page that was just printed in the computer's own program, or its folder; say whether it has one."""
        from casefile.services.documents.opening import open_page

        return open_page(page.parent if folder else page)

    def print_calendar(self, path: Path, seen: Assessment, words: Words) -> Path:
        """Write the deadlines still to come for a calendar program, in the case's exports/ folder; raises DiskError."""
        name = f"{said(words, PRINT_PARTS, 'deadlines')} {seen.on.isoformat()}.ics"
        self._still_shown(path)
        return write_export(path, name, self.calendar([seen], words))

    def write(self, path: Path, content: bytes, *, replace: bool = False) -> Path:
        """Write a produced file where the person wants it, and return its path; raises DiskError.

        One that is there already is replaced only when that is said: else UsageError.
        """
        return write_file(path, content, replace=replace)
