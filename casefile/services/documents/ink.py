"""What a drawn page shows: nothing, marks at its edges only, colour or shades of grey."""

from collections.abc import Iterator
from typing import Any

from casefile.services.documents.on_paper import flat

__all__ = ["SMALL", "has_ink", "is_grey", "is_patterned", "shows_nothing"]

SMALL = (150, 200)
"""The size at which a page is judged as a whole: one dot is a letter or so."""

_EDGE = 14  # a fourteenth of each side: shadows, punched holes
_NEAR = 16  # levels from the paper's own: noise, the back of the sheet shining through
_STROKE = 70
_FEW = 2000
_NO_PAPER = 80  # a sheet of that colour is shown for its colour
_EDGES_SEEN = (300, 400)
_DARKER = 40
_LEAST_MARKS = 15
_HOLE = 16
_ROUND = 0.55
_TILE = 400  # dots: of a large picture nine such squares are looked at
_AROUND = 8
_FINE = 48  # levels from what is around: no grain, and more than the back of the sheet shining through
_LEAST_FINE = 0.005  # dust is less
_MOSTLY_DARK = 4
_DENSE = 0.2
_COLOURED = 20
_LEAST_COLOURED = 3
_TINT = 5.0


def has_ink(image: Any) -> bool:
    """Say whether a page drawn large (RGB) shows anything: as a whole, in fine dark strokes, or along its edges.

    Dense even writing is one shade of grey when it is made small: it shows only in the large.
    """
    from PIL import Image

    small = image.copy()
    small.thumbnail(SMALL, Image.Resampling.BOX)
    return not shows_nothing(small) or not shows_nothing(image, _STROKE) or _is_marked_at_edges(image)


def shows_nothing(image: Any, near: int = _NEAR) -> bool:
    """Say whether an RGB picture shows nothing in any of its colours, its edges left aside.

    `near` is how many levels from the paper's own still count as paper.
    """
    wide, high = image.size
    inner = image.crop((wide // _EDGE, high // _EDGE, wide - wide // _EDGE, high - high // _EDGE))
    counts = [channel.histogram() for channel in inner.split()]
    papers = [_median(each, sum(each)) for each in counts]
    if max(papers) - min(papers) > _NO_PAPER:
        return False
    return all(_is_plain(each, paper, near) for each, paper in zip(counts, papers, strict=True))


def is_patterned(image: Any) -> bool:
    """Say whether a picture at its full size holds fine strokes, however evenly they lie, its edges left aside.

    Even lines of a dot or two are one shade of grey wherever they are made smaller. Grain is lighter than what is
    around it as often as darker; strokes are darker.
    """
    from PIL import ImageChops, ImageFilter

    darker = lighter = dots = 0
    for tile in _tiles(image):
        around = tile.filter(ImageFilter.BoxBlur(_AROUND))
        dots += tile.width * tile.height
        darker += sum(ImageChops.subtract(around, tile).histogram()[_FINE:])
        lighter += sum(ImageChops.subtract(tile, around).histogram()[_FINE:])
    strokes = darker >= _LEAST_FINE * dots and darker >= _MOSTLY_DARK * lighter
    return dots > 0 and (strokes or darker + lighter >= _DENSE * dots)


def _tiles(image: Any) -> Iterator[Any]:
    """Yield nine squares of a picture, in greys, or all of a small one, without its edges."""
    wide, high = image.size
    columns, rows = _starts(wide), _starts(high)
    for left, right in columns:
        for top, bottom in rows:
            tile = image.crop((left, top, right, bottom))
            yield tile if tile.mode == "L" else flat(tile).convert("L")


def _starts(side: int) -> list[tuple[int, int]]:
    """Return where the squares begin and end along one side."""
    edge = side // _EDGE
    inner = side - 2 * edge
    if inner <= 3 * _TILE:
        return [(edge, side - edge)] if inner > 0 else []
    return [(at, at + _TILE) for at in (edge, (side - _TILE) // 2, side - edge - _TILE)]


def _is_plain(counts: list[int], paper: int, near: int) -> bool:
    total = sum(counts)
    marked = total - sum(counts[max(0, paper - near) : paper + near + 1])
    return total > 0 and marked * _FEW < total


def _median(counts: list[int], total: int) -> int:
    seen = 0
    for level, count in enumerate(counts):
        seen += count
        if seen * 2 > total:
            return level
    return 0


def is_grey(image: Any) -> bool:
    """Say whether a small RGB picture has no colour: neither a tint of its own nor a stamp in colour."""
    from PIL import ImageChops

    red, green, blue = image.split()
    apart = ImageChops.lighter(
        ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue)),
        ImageChops.difference(red, blue),
    )
    counts: list[int] = apart.histogram()
    tint = sum(level * count for level, count in enumerate(counts)) / max(1, sum(counts))
    return sum(counts[_COLOURED:]) < _LEAST_COLOURED and tint < _TINT


def _is_marked_at_edges(image: Any) -> bool:
    """Say whether something is written in the bands along the edges of an RGB picture of a page.

    A shadow touches the border and a punched hole is round: neither counts.
    """
    small = image.copy()
    small.thumbnail(_EDGES_SEEN)
    written = [piece for piece in _pieces(_dark_in_bands(small)) if _is_writing(piece, small.size)]
    return sum(len(piece) for piece in written) >= _LEAST_MARKS


Dot = tuple[int, int]


def _dark_in_bands(image: Any) -> set[Dot]:
    wide, high = image.size
    side, end = wide // _EDGE, high // _EDGE
    dots: set[Dot] = set()
    for channel in image.split():
        counts = channel.histogram()
        limit = _median(counts, sum(counts)) - _DARKER
        if limit <= 0:
            continue
        levels = channel.tobytes()
        for row in range(high):
            band = end <= row < high - end
            columns = (*range(side), *range(wide - side, wide)) if band else range(wide)
            line = levels[row * wide : (row + 1) * wide]
            dots.update((column, row) for column in columns if line[column] < limit)
    return dots


def _pieces(dots: set[Dot]) -> Iterator[list[Dot]]:
    """Yield the connected pieces."""
    while dots:
        waiting = [dots.pop()]
        piece = []
        while waiting:
            column, row = waiting.pop()
            piece.append((column, row))
            around = {(column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)} & dots
            dots -= around
            waiting += around
        yield piece


def _is_writing(piece: list[Dot], size: tuple[int, int]) -> bool:
    columns, rows = [column for column, _ in piece], [row for _, row in piece]
    left, right, top, bottom = min(columns), max(columns), min(rows), max(rows)
    if left <= 0 or top <= 0 or right >= size[0] - 1 or bottom >= size[1] - 1:
        return False
    wide, high = right - left + 1, bottom - top + 1
    is_hole = (
        min(wide, high) >= 5
        and max(wide, high) <= _HOLE
        and max(wide, high) < 2 * min(wide, high)
        and len(piece) > _ROUND * wide * high
    )
    return len(piece) > 1 and not is_hole
