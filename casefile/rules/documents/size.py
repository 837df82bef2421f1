"""A file over the portal's limit: how its pages may be handed over all the same."""

from math import ceil, isqrt

from casefile.rules.documents.limits import Limits
from casefile.rules.documents.looks import Look
from casefile.rules.findings import Finding

__all__ = ["too_large"]

_STEP = 10


def too_large(look: Look, limits: Limits) -> Finding:
    """Return the finding with the way that fits this file: a coarser scan, parts, a JPEG, or only the size."""
    values: dict[str, object] = {"size_bytes": look.size_bytes, "limit_bytes": limits.limit_bytes}
    values |= _rescanned(look, limits) or _parted(look, limits) or _resaved(look)
    return Finding(code="document.too_large", severity="blocker", values=values)


def _rescanned(look: Look, limits: Limits) -> dict[str, object]:
    """A scan's bytes go with the square of its resolution: the highest that fits, where it still reads well."""
    pages = look.looked_pages
    if look.kind != "pdf" or not look.dpi or len(look.dpi) < pages:
        return {}
    now = max(dpi for _, dpi in look.dpi)
    fitting = isqrt(now * now * limits.limit_bytes // look.size_bytes) // _STEP * _STEP
    fits = min(fitting, limits.dpi_most)
    if fits < limits.dpi_least or fits >= now:
        return {}
    return {"variant": "rescan", "dpi": now, "fits": fits}


def _parted(look: Look, limits: Limits) -> dict[str, object]:
    """The least number of parts, were the pages of one weight; nothing for a single page."""
    pages = look.pages or 0
    parts = ceil(look.size_bytes / limits.limit_bytes)
    if look.kind != "pdf" or pages < parts:
        return {}
    return {"variant": "parts", "pages": pages, "parts": parts, "each": pages // parts}


def _resaved(look: Look) -> dict[str, object]:
    return {"variant": "picture"} if look.kind in {"jpeg", "png", "tiff"} else {}
