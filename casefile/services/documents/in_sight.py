"""Whether a thing painted on a page can be seen: what it is clipped to, its layer, how pale or faint it is."""

import ctypes
from typing import Any

__all__ = ["bounds_of", "clip_of", "is_dimmed", "is_layered", "is_seen"]

_PALE = 235
_INVISIBLE = frozenset({3, 7})  # text render modes: neither filled nor stroked
_HARDLY_THERE = 13
_HIDDEN_LAYER = "OC"
_LEAST_LEFT = 0.7  # of a picture, when it is clipped


def is_seen(raw: Any, text: Any) -> bool:
    """Say whether words are painted so that an eye can see them: filled, not pale, not transparent."""
    if raw.FPDFTextObj_GetTextRenderMode(text) in _INVISIBLE:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(text, red, green, blue, alpha):
        return True
    pale = min(red.value, green.value, blue.value) >= _PALE
    return not pale and alpha.value > _HARDLY_THERE


def clip_of(raw: Any, thing: Any) -> tuple[float, float, float, float] | None:
    """Return the box of the smallest path that a thing is clipped to, None where there is none."""
    clip = raw.FPDFPageObj_GetClipPath(thing)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    boxes = [box for index in range(min(count, 20)) if (box := _clip_box(raw, clip, index)) is not None]
    return min(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=None)


def _clip_box(raw: Any, clip: Any, index: int) -> tuple[float, float, float, float] | None:
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for at in range(min(raw.FPDFClipPath_CountPathSegments(clip, index), 100)):
        segment = raw.FPDFClipPath_GetPathSegment(clip, index, at)
        if segment and raw.FPDFPathSegment_GetPoint(segment, x, y):
            points.append((x.value, y.value))
    if not points:
        return None
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def bounds_of(raw: Any, thing: Any) -> tuple[float, float, float, float] | None:
    """Return (left, bottom, right, top) of a thing in points, None where the engine cannot tell."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value


def is_layered(raw: Any, thing: Any) -> bool:
    """Say whether a layer may hide it."""
    buffer = (ctypes.c_ushort * 40)()
    written = ctypes.c_ulong()
    for index in range(min(raw.FPDFPageObj_CountMarks(thing), 20)):
        mark = raw.FPDFPageObj_GetMark(thing, index)
        if mark and raw.FPDFPageObjMark_GetName(mark, buffer, 80, written):
            name = bytes(buffer)[: max(0, written.value - 2)].decode("utf-16-le", "ignore")
            if name == _HIDDEN_LAYER:
                return True
    return False


def is_dimmed(raw: Any, picture: Any) -> bool:
    """Say whether a layer, transparency or what it is clipped to may keep a picture from being seen."""
    if raw.FPDFPageObj_HasTransparency(picture) or is_layered(raw, picture):
        return True
    clip = clip_of(raw, picture)
    whole = bounds_of(raw, picture) if clip else None
    if clip is None or whole is None:
        return False
    across = min(clip[2], whole[2]) - max(clip[0], whole[0])
    up = min(clip[3], whole[3]) - max(clip[1], whole[1])
    area = (whole[2] - whole[0]) * (whole[3] - whole[1])
    return min(across, up) <= 0 or across * up < area * _LEAST_LEFT
