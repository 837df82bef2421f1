"""A page as half blocks: each row of the terminal shows two rows of pixels."""

from typing import Any

from casefile.services.documents import on_paper
from casefile.services.documents.kinds import kind_of
from casefile.services.documents.reading import FileBytes

__all__ = ["drawn"]

_OVERSAMPLED = 3


def drawn(found: FileBytes, page: int, width: int, height: int) -> dict[str, Any]:
    """Return {"rows": [hex of RGB pixels, ...]}, two pixel rows for each of `height` terminal rows; empty if none.

    `page` counts from 1; the picture fits `width` columns and keeps its proportions.
    """
    if found.trouble or found.content is None:
        return {"rows": []}
    kind, _ = kind_of(found.head, found.tail)
    image = _page(found.content, page, width, height) if kind == "pdf" else _picture(found.content, kind)
    if image is None:
        return {"rows": []}
    from PIL import Image

    image.thumbnail((width, height * 2), Image.Resampling.BOX)
    pixels = image.convert("RGB").tobytes()
    step = image.width * 3
    return {"rows": [pixels[row * step : (row + 1) * step].hex() for row in range(image.height)]}


def _page(content: bytes, page: int, width: int, height: int) -> Any:
    from PIL import Image

    from casefile.services.documents.viewer import Viewer

    with Viewer(content) as seen:
        if not 1 <= page <= seen.pages:
            return None
        columns, rows, colours = seen.picture(page - 1, width * _OVERSAMPLED, height * 2 * _OVERSAMPLED)
    return Image.frombytes("RGB", (columns, rows), colours)


def _picture(content: bytes, kind: str) -> Any:
    import io

    from PIL import Image

    if kind not in {"jpeg", "png", "tiff", "webp"}:
        return None
    image = Image.open(io.BytesIO(content), formats=[kind.upper()])
    how = on_paper.orientation(image)
    image.draft("RGB", (400, 400))
    return on_paper.turned(on_paper.flat(image), how)
