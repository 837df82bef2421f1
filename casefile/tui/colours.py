"""The colours: two themes of our own, and the signs of any theme made readable on whatever they stand on.

Text keeps 4.5:1 with its ground and drawn signs 3:1 (WCAG 2.2, 1.4.3 and 1.4.11), the line under the cursor included.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial

from textual.color import BLACK, WHITE, Color
from textual.theme import Theme

__all__ = ["DARK", "LIGHT", "SIGN", "TEXT", "THEMES", "contrast", "readable", "rich_name"]

TEXT, SIGN = 4.5, 3.0
"""The least contrast of text, and of what is only drawn."""
_SPARE = 1.03  # colours are rounded to a byte when they are shown
_STEP = 0.04
_HUES = ("primary", "secondary", "accent", "success", "warning", "error")

DARK = Theme(
    name="casefile-dark", dark=True, background="#14171c", surface="#1a1e25", panel="#222831", foreground="#d9dee5",
    primary="#5b8fd0", secondary="#8a93a3", accent="#7fb4ff", success="#7fca92", warning="#f0bf59", error="#f58a82",
)  # fmt: skip
LIGHT = Theme(
    name="casefile-light", dark=False, background="#f8f7f3", surface="#fffefb", panel="#ebe8df", foreground="#23282e",
    primary="#1f5fa8", secondary="#5d6570", accent="#12539e", success="#17693a", warning="#7d4b00", error="#ad2018",
)  # fmt: skip
THEMES = (DARK, LIGHT)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(256)
def _luminance(colour: Color) -> float:
    return sum(
        share * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        for share, part in zip((0.2126, 0.7152, 0.0722), colour.normalized, strict=True)
    )


def readable(variables: Mapping[str, str], *, dark: bool) -> dict[str, str]:
    """Return what a theme's variables become so that all that is written and drawn here can be read.

    A hue is moved towards white or black no further than it must, so that each theme stays what it is.
    """
    ground = Color.parse(variables["background"])
    surface, panel, primary = (
        ground.blend(colour, colour.a, 1.0)
        for colour in (Color.parse(variables[name]) for name in ("surface", "panel", "primary"))
    )
    end = WHITE if dark else BLACK
    here, left = (surface.blend(primary, share, 1.0) for share in ((0.3, 0.14) if dark else (0.16, 0.08)))
    active = surface.blend(end, 0.05, 1.0)
    grounds = (ground, surface, panel, here, left, active)
    text = _away(Color.parse(variables["foreground"]), grounds, end, TEXT)
    muted = _away(text.blend(surface, 0.3, 1.0), grounds, end, TEXT)
    drawn = _away(surface.blend(text, 0.2, 1.0), grounds, end, SIGN)
    hues = {f"text-{name}": _away(Color.parse(variables[name]), grounds, end, TEXT) for name in _HUES}
    on_primary = max(WHITE, BLACK, key=partial(contrast, primary))
    told = {
        **hues, "foreground": text, "text": text, "text-muted": muted, "text-disabled": muted,
        "block-cursor-foreground": text, "block-cursor-background": here,
        "block-cursor-blurred-foreground": text, "block-cursor-blurred-background": left,
        "block-hover-background": active, "border": hues["text-accent"], "border-blurred": drawn,
        "scrollbar": drawn, "scrollbar-hover": muted, "scrollbar-active": hues["text-accent"],
        "scrollbar-background": surface, "scrollbar-background-hover": surface,
        "scrollbar-background-active": surface, "scrollbar-corner-color": surface,
        "footer-background": panel, "footer-key-foreground": hues["text-accent"],
        "footer-description-foreground": text, "button-foreground": text, "button-color-foreground": on_primary,
        "input-cursor-background": text, "input-cursor-foreground": surface, "input-selection-background": here,
        "field": active,
    }  # fmt: skip
    return {name: colour.hex for name, colour in told.items()}


def _away(colour: Color, grounds: Iterable[Color], end: Color, least: float) -> Color:
    """Return the colour, moved towards `end` until it stands out enough from every ground."""
    nearest = min(grounds, key=lambda each: contrast(each, end))
    for step in range(int(1 / _STEP)):
        moved = colour.blend(end, step * _STEP, 1.0)
        if (end == WHITE) == (_luminance(moved) > _luminance(nearest)) and (
            contrast(moved, nearest) >= least * _SPARE
        ):
            return moved
    return end


def rich_name(colour: str) -> str:
    """Return the name Rich has for a colour of a theme: it calls the terminal’s own ones otherwise."""
    return colour.removeprefix("ansi_")
