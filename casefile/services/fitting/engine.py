"""The making of a file that fits, inside the confined child: nothing lossy before it is needed, nothing silently."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from casefile.rules.findings import Finding
from casefile.rules.fitting.outcome import (
    Contents,
    FitChange,
    FitFile,
    FitOutcome,
    FitRequest,
    PageFate,
    SourceFate,
    picked_pages,
)
from casefile.services.fitting.assembly import Assembly, Leaf, WantedPage
from casefile.services.fitting.covering import PageContent, content_of
from casefile.services.fitting.crew import Crew
from casefile.services.fitting.fates import as_it_came, fates
from casefile.services.fitting.proof import prove
from casefile.services.fitting.refusal import RefusedError
from casefile.services.fitting.second import Second
from casefile.services.fitting.shortfall import SPARE_BYTES, Short, heavy_at_best, illegible, too_heavy
from casefile.services.fitting.sources import SourceFile, open_source
from casefile.services.fitting.squeeze import Squeezed, least_points, lightened, two_toned
from casefile.services.fitting.weighty import Picture

__all__ = ["MOST_PAGES", "Tell", "fit"]

MOST_PAGES = 1000
"""More pages than that, no officer reads in one file; it also bounds time and memory."""

_READABLE_RUNG = -3  # third from the lowest resolution

Tell = Callable[[str, int, int], None]
"""Told (what is being done, how much is done, of how much)."""


class _Made(NamedTuple):
    file: FitFile
    content: bytes


def fit(asked: FitRequest, tell: Tell, second: Second | None = None) -> tuple[FitOutcome, list[bytes]]:
    """Return what came of it and the bytes of each file, empty where a source is to be left as it is.

    With a second process or without, the bytes are the same.
    """
    sources: list[SourceFile] = []
    try:
        sources = _opened(asked, tell)
        told = tuple(
            SourceFate(path=each.path, pages=each.pages, size_bytes=each.size_bytes) for each in sources
        )
        return _Fit(asked, sources, told, tell, Crew(second)).result()
    except RefusedError as refusal:
        return FitOutcome(findings=(_refused(refusal, asked),)), []


def _opened(asked: FitRequest, tell: Tell) -> list[SourceFile]:
    found = []
    for number, path in enumerate(asked.sources):
        tell("reading", number, len(asked.sources))
        try:
            found.append(open_source(path))
        except RefusedError as refusal:
            refusal.source = number
            raise
        count = sum(each.pages for each in found)
        if count > MOST_PAGES and not asked.pages:
            raise RefusedError("fit.too_many_pages", count=count, most=MOST_PAGES)
    return found


def _refused(refusal: RefusedError, asked: FitRequest) -> Finding:
    values = dict(refusal.values)
    subject = ""
    if refusal.source is not None:
        subject = asked.sources[refusal.source]
        values["name"] = _name(subject)
    return Finding(code=refusal.code, severity="blocker", values=values, subject=subject)


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


class _Fit:
    """One request, once its sources are open."""

    def __init__(
        self,
        asked: FitRequest,
        sources: list[SourceFile],
        told: tuple[SourceFate, ...],
        tell: Tell,
        crew: Crew,
    ) -> None:
        self.asked, self.sources, self.told, self.tell, self.crew = asked, sources, told, tell, crew
        self.notes: list[Finding] = []
        every = [(at, number) for at, each in enumerate(sources) for number in range(each.pages)]
        try:
            picked = picked_pages(len(every), asked)
        except ValueError as wrong:
            raise RefusedError("fit.no_such_page", page=wrong.args[0], count=len(every)) from None
        if len(picked) > MOST_PAGES:
            raise RefusedError("fit.too_many_pages", count=len(picked), most=MOST_PAGES)
        self.wanted = [WantedPage(*every[place], degrees) for place, degrees in picked]
        self.whole = picked == [(place, 0) for place in range(len(every))]

    def result(self) -> tuple[FitOutcome, list[bytes]]:
        """Return the outcome and the bytes."""
        if self._fits_already():
            shown = [
                Leaf(each, content.kind, (), content.dpi) for each, content in self._contents_as_they_are()
            ]
            pages = tuple(as_it_came(leaf, at) for at, leaf in enumerate(shown, 1))
            file = FitFile(size_bytes=self.sources[0].size_bytes, changed="nothing", pages=pages)
            return self._outcome([_Made(file, b"")])
        self._note_losses()
        found = self._one(self.wanted, 1)
        if isinstance(found, _Made):
            return self._outcome([found])
        if self.asked.parts and len(self.wanted) > 1:
            parts = self._parts(found)
            if parts:
                return self._outcome(parts)
        return self._nothing(found.finding, found.pages)

    def _contents_as_they_are(self) -> Iterator[tuple[WantedPage, PageContent]]:
        only = self.sources[0].pdf
        if only is not None:
            yield from ((each, content_of(only.reader.pages[each.number])) for each in self.wanted)

    def _fits_already(self) -> bool:
        only = self.sources[0] if len(self.sources) == 1 else None
        return (
            only is not None
            and only.pdf is not None
            and not only.pdf.restricted
            and not only.pdf.preceded
            and self.whole
            and only.size_bytes <= self.asked.limit_bytes
            and not self.asked.toned
            and self.asked.contents is None
        )

    def _note_losses(self) -> None:
        used = {each.source for each in self.wanted}
        for at, each in enumerate(self.sources):
            if at not in used:
                continue
            name = _name(each.path)
            if each.left:
                self._note("fit.other_pictures", name, count=each.left)
            if each.pdf is not None and each.pdf.attachments:
                self._note("fit.attachments_dropped", name)
            if each.pdf is not None and each.pdf.restricted:
                self._note("fit.restrictions_dropped", name)

    def _note(self, code: str, name: str, **values: object) -> None:
        self.notes.append(Finding(code=code, severity="warning", values={"name": name, **values}))

    def _one(self, wanted: Sequence[WantedPage], first: int) -> _Made | Short:
        """Return the pages as one file, or why they do not fit in one.

        A page of contents that alone would push it over the limit, or have it made lighter, is left out.
        """
        contents = self.asked.contents
        found = self._built(wanted, first, contents) if contents else None
        if isinstance(found, _Made):
            return found
        bare = self._built(wanted, first, None)
        if contents is not None and isinstance(bare, _Made):
            self.notes.append(Finding(code="fit.contents_left_out", severity="warning"))
        return bare

    def _built(self, wanted: Sequence[WantedPage], first: int, contents: Contents | None) -> _Made | Short:
        """Return the pages as one file, or why not."""
        asked = self.asked
        made = Assembly(self._fresh(), wanted, asked.paper, self._merging, contents)
        to_tone = asked.toned and made.pictures  # what has no picture has no colours to lose
        if not to_tone and made.weight() + made.waiting_bytes <= asked.limit_bytes * 1.05:
            made.fill(self._merging)
            weight = made.weight()
            if weight > asked.limit_bytes >= weight - made.contents_bytes:
                return Short((), [], [])  # without the page of contents nothing need be made lighter
            if weight <= asked.limit_bytes:
                return self._proved(
                    made, "merged", [as_it_came(leaf, at) for at, leaf in enumerate(made.leaves, first)]
                )
        made.fill(self._merging, only=made.toned)
        pictures = made.pictures
        for each in pictures:
            if each.bilevel:
                each.unchanged_bytes = each.held_bytes
        fixed = made.weight() - sum(each.held_bytes for each in pictures) + SPARE_BYTES
        if fixed > asked.limit_bytes or not pictures:
            return too_heavy(asked, made, len(wanted), fixed)
        done = self._squeezed(pictures, asked.limit_bytes - fixed)
        pages = fates(made.leaves, pictures, done, asked, first)
        if not done.fits:
            grey_fits = self._grey_fits(pictures, asked.limit_bytes - fixed)
            return heavy_at_best(asked, made, done, pages, fixed, grey_fits=grey_fits)
        if any(each.verdict == "poor" for each in pages):
            finer = least_points(
                pictures, asked.rules, self.crew, self._encoding, grey=asked.grey, rung=_READABLE_RUNG
            )
            return illegible(asked, made, finer, pages, fixed)
        self._put(made, done)
        return self._proved(made, "recompressed", pages)

    def _squeezed(self, pictures: Sequence[Picture], budget: int) -> Squeezed:
        if self.asked.bilevel:
            return two_toned(pictures, budget, self.asked.rules, self.crew, self._encoding)
        return lightened(pictures, budget, self.asked.rules, self.crew, self._encoding, grey=self.asked.grey)

    def _grey_fits(self, pictures: Sequence[Picture], budget: int) -> bool:
        """Say whether shades of grey, which were not asked for, would be light enough."""
        if self.asked.toned:
            return False
        points = least_points(pictures, self.asked.rules, self.crew, self._encoding, grey=True)
        return sum(each.size_bytes for each in points) <= budget

    def _merging(self, done: int, total: int) -> None:
        self.tell("merging", done, total)

    def _encoding(self, done: int, total: int) -> None:
        self.tell("encoding", done, total)

    def _fresh(self) -> list[SourceFile]:
        """Return the sources, those PDFs open that an assembly has used up."""
        if all(each.pdf or each.frames for each in self.sources):
            return self.sources
        again = [open_source(each.path) for each in self.sources]
        if [each.sha256 for each in again] != [each.sha256 for each in self.sources]:
            raise RefusedError("fit.changed")
        self.sources = again
        return again

    def _put(self, made: Assembly, done: Squeezed) -> None:
        kept = set()
        for picture, shown in zip(made.pictures, done.made, strict=True):
            if shown is not None:
                picture.put(shown)
            else:
                kept.add(id(picture.stream))
        made.fill(self._merging, only=kept)

    def _proved(self, made: Assembly, changed: FitChange, pages: list[PageFate]) -> _Made:
        content = made.content()
        if len(content) > self.asked.limit_bytes:
            raise RefusedError("fit.proof_failed", page=0)
        prove(
            content, made.leaves, self.sources, self.asked.paper,
            lambda done, total: self.tell("proving", done, total), made.contents_pages,
        )  # fmt: skip
        file = FitFile(
            size_bytes=len(content), changed=changed, pages=tuple(pages), contents_pages=made.contents_pages
        )
        return _Made(file, content)

    def _parts(self, short: Short) -> list[_Made]:
        made = []
        for part in short.parts:
            found = self._one(self.wanted[part.start : part.stop], part.start + 1)
            if not isinstance(found, _Made):
                return []
            made.append(found)
        return made

    # --- the answer

    def _outcome(self, made: list[_Made]) -> tuple[FitOutcome, list[bytes]]:
        outcome = FitOutcome(
            sources=self.told,
            files=tuple(each.file for each in made),
            pages=tuple(page for each in made for page in each.file.pages),
            findings=tuple(self.notes),
        )
        return outcome, [each.content for each in made]

    def _nothing(self, finding: tuple[Finding, ...], pages: list[PageFate]) -> tuple[FitOutcome, list[bytes]]:
        return FitOutcome(sources=self.told, pages=tuple(pages), findings=(*finding, *self.notes)), []
