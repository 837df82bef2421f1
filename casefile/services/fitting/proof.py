"""The proof of a file that was made: opened by a viewer's engine, every page drawn and held against its source."""

from collections.abc import Callable, Sequence
from typing import Any

from casefile.services.documents import on_paper
from casefile.services.documents.viewer import Viewer
from casefile.services.fitting.assembly import Leaf
from casefile.services.fitting.refusal import RefusedError
from casefile.services.fitting.sheet import SheetPaper, orientation_after, sheet_of
from casefile.services.fitting.sources import SourceFile

__all__ = ["prove"]

_SIDE = 96
_MOST_APART = 20.0  # of 255, on the mean: what resampling moves stays below 8


def prove(
    content: bytes,
    leaves: Sequence[Leaf],
    sources: Sequence[SourceFile],
    paper: SheetPaper,
    tick: Callable[[int, int], None],
    first: int = 0,
) -> None:
    """Raise RefusedError (fit.proof_failed) unless each page, from `first` on (from 0), shows its source."""
    proofs = _Drawn(sources, paper)
    try:
        with Viewer(content) as made:
            if not made.opens or made.pages != first + len(leaves):
                raise RefusedError("fit.proof_failed", page=0)
            for at, leaf in enumerate(leaves):
                tick(at, len(leaves))
                if not _alike(_page(made, first + at), proofs.of(leaf)):
                    raise RefusedError("fit.proof_failed", page=first + at + 1)
    except ValueError:
        raise RefusedError("fit.proof_failed", page=0) from None
    finally:
        proofs.close()


def _page(viewer: Viewer, number: int) -> Any:
    from PIL import Image

    wide, high, colours = viewer.picture(number, _SIDE * 2, _SIDE * 2)
    return Image.frombytes("RGB", (wide, high), colours).convert("L")


def _alike(first: Any, second: Any) -> bool:
    from PIL import Image, ImageChops, ImageStat

    if abs(first.width / first.height - second.width / second.height) > 0.05:
        return False
    small = [each.resize((_SIDE, _SIDE), Image.Resampling.BOX) for each in (first, second)]
    return float(ImageStat.Stat(ImageChops.difference(*small)).mean[0]) <= _MOST_APART


class _Drawn:
    """The pages of the sources, drawn small."""

    def __init__(self, sources: Sequence[SourceFile], paper: SheetPaper) -> None:
        self._sources, self._paper = sources, paper
        self._open: tuple[int, Viewer] | None = None

    def of(self, leaf: Leaf) -> Any:
        """Return the page that a page of the file was made of, turned as was asked."""
        source = self._sources[leaf.wanted.source]
        if source.frames:
            return self._picture(source, leaf)
        viewer = self._viewer(leaf.wanted.source, source)
        return _page(viewer, leaf.wanted.number).rotate(-leaf.wanted.degrees, expand=True)

    def close(self) -> None:
        """Let go of the source that is open."""
        if self._open is not None:
            self._open[1].__exit__(None, None, None)
            self._open = None

    def _viewer(self, number: int, source: SourceFile) -> Viewer:
        if self._open is None or self._open[0] != number:
            self.close()
            self._open = (number, Viewer(source.content()))
        return self._open[1]

    def _picture(self, source: SourceFile, leaf: Leaf) -> Any:
        from PIL import Image

        frame = source.frames[leaf.wanted.number]
        orientation = orientation_after(frame.orientation, leaf.wanted.degrees)
        sheet = sheet_of((frame.wide, frame.high), orientation, frame.told_dpi, self._paper)
        picture = source.decoded(frame, (_SIDE * 2, _SIDE * 2)).convert("L")
        picture.thumbnail((_SIDE * 4, _SIDE * 4))
        picture = on_paper.turned(picture, orientation)
        scale = _SIDE * 2 / max(sheet.wide, sheet.high)
        page = Image.new("L", (round(sheet.wide * scale), round(sheet.high * scale)), "white")
        a, b, c, d, e, f = sheet.matrix
        wide, high = abs(a) + abs(c), abs(b) + abs(d)
        left, top = min(e, e + a + c), sheet.high - max(f, f + b + d)
        shown = picture.resize((max(1, round(wide * scale)), max(1, round(high * scale))))
        page.paste(shown, (round(left * scale), round(top * scale)))
        return page
