"""The page as a web page, as Markdown and as plain text: templates in a sandbox, every value escaped."""

import re
import textwrap
from functools import cache, lru_cache
from typing import Any, Literal

import msgspec
from jinja2 import BaseLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from casefile.errors import UsageError
from casefile.resources import template_text
from casefile.services.printing.page import Page

__all__ = ["text"]

TextFormat = Literal["html", "md", "txt"]
WIDTH = 78
MOST_WIDTH = 130
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#&$]|^[-+=])|^(\d{1,9})([.)])(?=\s|$)")
"""Signs read anywhere, those that begin a list or a rule, and the number of a list: 459.64 is none."""


def text(page: Page, format: TextFormat) -> str:
    """Return the page as text; raises UsageError (printing.template_broken) naming the template."""
    name = f"print/paper.{format}.j2"
    try:
        made = _compiled(format, template_text(name)).render(
            page=msgspec.json.decode(msgspec.json.encode(page))
        )
    except (TemplateError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError) as fault:
        line = getattr(fault, "lineno", None)
        where = f"{name}:{line}" if line else name
        raise UsageError("printing.template_broken", name=where, problem=str(fault)) from fault
    return made if format == "html" else _tidy(made)


@lru_cache(maxsize=8)
def _compiled(format: TextFormat, source: str) -> Template:
    """Return a template ready to be filled: the pages of one bundle are of the same few."""
    return _environment(format).from_string(source)


@cache
def _environment(format: TextFormat) -> ImmutableSandboxedEnvironment:
    finalize = {"html": _same, "md": _markdown, "txt": _same}[format]
    environment = ImmutableSandboxedEnvironment(
        loader=_NoLoader(),
        autoescape=format == "html",
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["wrapped"] = _wrapped
    environment.filters["columns"] = _columns
    environment.filters["address"] = _address
    return environment


class _NoLoader(BaseLoader):
    """A template stands alone: including another file is refused."""


def _same(value: Any) -> Any:
    return value


def _markdown(value: Any) -> Any:
    """Return a value with the signs Markdown reads escaped; what a filter already made safe is left alone."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _MARKDOWN.sub(lambda hit: f"\\{hit[1]}" if hit[1] else f"{hit[2]}\\{hit[3]}", value)


def _address(url: str) -> Markup:
    """Return an address as it stands between < and > in Markdown: what would end it there is written as its code."""
    return Markup(re.sub(r"[<>\s\\\\]", lambda sign: f"%{ord(sign[0]):02X}", url))  # noqa: S704 - no sign of markup is left


def _wrapped(value: str, first: str = "", rest: str = "") -> str:
    """Return a text broken into lines of 78 signs; `first` and `rest` stand before them."""
    lines = textwrap.wrap(
        value,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines) or first.rstrip()


def _columns(row: list[str], sheet: dict[str, Any]) -> str:
    """Return one row of a sheet, its cells under each other, the long ones on several lines.

    A sheet whose words alone are too wide has the cells of a row one after another.
    """
    every = [sheet["columns"], *sheet["rows"], sheet["totals"] or sheet["columns"]]
    widths = _widths(every)
    if widths is None:
        return _wrapped(" · ".join(filter(None, row)), "", "    ")
    cells = [
        [line.rjust(width) if numeric else line.ljust(width) for line in _lines(cell, width)]
        for cell, width, numeric in zip(row, widths, sheet["numeric"], strict=True)
    ]
    blank = [" " * width for width in widths]
    return "\n".join(
        "  ".join(cell[at] if at < len(cell) else blank[place] for place, cell in enumerate(cells)).rstrip()
        for at in range(max(len(cell) for cell in cells))
    )


def _widths(every: list[list[str]]) -> list[int] | None:
    """Return the widths of columns that fit the line, the widest made narrower first.

    None when no widths do, or when they would be of so few words that rows read better as sentences.
    """
    columns = list(zip(*every, strict=True))
    widths = [max(len(cell) for cell in cells) for cells in columns]
    if sum(widths) + 2 * len(widths) > MOST_WIDTH:
        return None
    least = [max(len(word) for cell in cells for word in cell.split(" ")) for cells in columns]
    while sum(widths) + 2 * (len(widths) - 1) > WIDTH:
        wider = [at for at, width in enumerate(widths) if width > least[at]]
        if not wider:
            return None
        widths[max(wider, key=lambda at: widths[at])] -= 1
    return widths


def _lines(cell: str, width: int) -> list[str]:
    return textwrap.wrap(cell, width, break_long_words=False, break_on_hyphens=False) or [""]


def _tidy(made: str) -> str:
    """Leave one empty line at most between paragraphs, and no blanks at the ends of lines."""
    lines = "\n".join(line.rstrip() for line in made.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"
