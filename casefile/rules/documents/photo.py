"""What the facts of an image mean: whether it is whole, and whether it will do as the digital photo."""

from collections.abc import Collection, Iterator

from casefile.rules.documents.limits import Limits
from casefile.rules.documents.looks import Look
from casefile.rules.documents.names import Sought
from casefile.rules.documents.paged import listed, missing_pages, unseen_pages
from casefile.rules.findings import Finding

__all__ = ["check_image", "check_photo"]

_ABOUT = 0.15  # photographers crop 2:3, 5:7, 3:4 and 35:45 alike


def check_image(
    look: Look,
    limits: Limits,
    requirements: Collection[str],
    names: Collection[str | Sought],  # noqa: ARG001 - an image has no text to look for names in
) -> Iterator[Finding]:
    """Yield what there is to say of a JPEG, PNG or TIFF."""
    if look.unread:
        dots = {"variant": "dots", "width": look.width_px, "height": look.height_px}
        values = dots if look.width_px else {"variant": "image"}
        yield Finding(code="document.unreadable", severity="warning", values=values)
        return
    lost = missing_pages(look)
    if lost is not None:
        yield lost
    elif look.damage:
        yield Finding(code="document.damaged", severity="warning", values={"variant": "image"})
    if look.blank_pages and len(look.blank_pages) == look.pages and lost is None:
        yield Finding(code="document.blank_pages", severity="blocker", values={"variant": "image"})
    elif look.blank_pages:
        yield listed("document.blank_pages", "warning", look.blank_pages)
    if look.unseen_pages:
        yield unseen_pages(look)
    if "photo" in requirements:
        return
    low = [dpi for _, dpi in look.dpi if dpi < limits.dpi_least]
    if low:
        values = {"variant": "image", "width": look.width_px, "height": look.height_px}
        yield Finding(code="document.low_resolution", severity="warning", values=values)
    if "colour" in requirements and look.grey_pages:
        yield Finding(code="document.grey", severity="warning", values={"variant": "image"})


def check_photo(look: Look, limits: Limits) -> Iterator[Finding]:
    """Yield what keeps a file from being the digital photo: a colour JPEG of enough pixels."""
    if look.kind != "jpeg":
        yield Finding(code="document.photo_not_jpeg", severity="blocker", values={"kind": look.kind.upper()})
        return
    width, height = look.width_px or 0, look.height_px or 0
    values = {
        "width": width,
        "height": height,
        "least_width": limits.photo_width_px,
        "least_height": limits.photo_height_px,
    }
    if not look.unread and (width < limits.photo_width_px or height < limits.photo_height_px):
        yield Finding(code="document.photo_too_small", severity="blocker", values=values)
    elif not look.unread and not _is_upright(width, height, limits):
        yield Finding(code="document.photo_shape", severity="warning", values=values)
    if look.grey_pages:
        yield Finding(code="document.photo_grey", severity="warning")


def _is_upright(width: int, height: int, limits: Limits) -> bool:
    """Say whether the photo has about the shape of the frame asked for, of which the least pixels are an example."""
    asked = limits.photo_width_px / limits.photo_height_px
    return abs(width / height - asked) <= asked * _ABOUT
