"""What the server hands to a browser besides the screens: a page, its script, style and font, all of it from here."""

from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

__all__ = ["HEADERS", "STATIC", "first_page", "static"]

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Server": "casefile",
}
"""Goes with every answer. The terminal writes its styles into the page, hence 'unsafe-inline' for them alone."""
_OURS = "casefile.services.serving"
_FONT = "static/fonts/RobotoMono{}-VariableFont_wght.ttf"
STATIC = {
    "page.js": (_OURS, "page/page.js", "text/javascript"),
    "page.css": (_OURS, "page/page.css", "text/css"),
    "textual.js": ("textual_serve", "static/js/textual.js", "text/javascript"),
    "xterm.css": ("textual_serve", "static/css/xterm.css", "text/css"),
    "RobotoMono.ttf": ("textual_serve", _FONT.format(""), "font/ttf"),
    "RobotoMono-Italic.ttf": ("textual_serve", _FONT.format("-Italic"), "font/ttf"),
}
"""The files there are, by name: package, place in it, kind. There is no folder to look into."""


@cache
def static(name: str) -> tuple[bytes, str]:
    """Return one of the files and its kind."""
    package, place, kind = STATIC[name]
    return files(package).joinpath(place).read_bytes(), kind


def first_page(page: str, lang: str, words: Mapping[str, str]) -> str:
    """Return the page that shows the screens; `page` is its own number, `words` what is written on it."""
    text = files(_OURS).joinpath("page/index.html").read_text(encoding="utf-8")
    told = {name: escape(each, quote=True) for name, each in words.items()}
    return Template(text).substitute(told, page=page, lang=lang)
