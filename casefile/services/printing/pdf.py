"""The page as PDF: tagged, the same bytes for the same page, no letter lost in silence.

The page goes in as JSON through sys_inputs; no source is ever built from it. PDF/UA is asked for first: Typst
then refuses a letter that no font has, where else it prints an empty box and says nothing. First with the
fonts that come with Typst (the same bytes on every machine), then with the computer's, then
with the letters named by their codes in the place of each.
"""

import contextlib
import re
from datetime import date
from pathlib import Path

import msgspec
import typst

from casefile.errors import UsageError
from casefile.resources import template
from casefile.rules.findings import Finding
from casefile.services.printing.letters import shown_letters, signs, unknown_letters, with_codes
from casefile.services.printing.page import Page

__all__ = ["pdf"]

TEMPLATE = "print/paper.typ"
_FETCHES = re.compile(r"""["']@""")
_PLACE = re.compile(r":(\d+):\d+\s*$")
_ROUNDS = 4
_SECONDS_A_DAY = 86_400
_PROBE = b'#set document(title: "-")\n#sys.inputs.signs'


class _LettersMissing(Exception):  # noqa: N818 - a step of the ladder, never shown
    def __init__(self, letters: tuple[str, ...]) -> None:
        super().__init__(letters)
        self.letters = letters


def pdf(page: Page) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the PDF and what must be said of it (printing.letters_missing).

    Raises UsageError (printing.template_broken, printing.template_fetches) when the template is at fault.
    """
    path = _checked(template(TEMPLATE))
    every = signs(page)
    if not _without_a_font(every, system_fonts=False):
        with contextlib.suppress(_LettersMissing):
            return _compiled(path, page, system_fonts=False, accessible=True), ()
    missing = _without_a_font(every, system_fonts=True)
    for _ in range(_ROUNDS):  # a template of one's own, or signs that only show together, may miss others
        try:
            made = _compiled(path, with_codes(page, missing), system_fonts=True, accessible=True)
        except _LettersMissing as more:
            missing = (*missing, *more.letters)
        else:
            return made, _noted(missing)
    return _compiled(path, with_codes(page, missing), system_fonts=True, accessible=False), _noted(missing)


def _noted(missing: tuple[str, ...]) -> tuple[Finding, ...]:
    found = Finding(
        code="printing.letters_missing", severity="warning", values={"letters": shown_letters(missing)}
    )
    return (found,) if missing else ()


def _without_a_font(every: str, *, system_fonts: bool) -> tuple[str, ...]:
    """Return those of these signs that no font has: a page of nothing else tells in 10 ms, the whole one in 130."""
    if not every:
        return ()
    try:
        typst.compile(
            _PROBE,
            ignore_system_fonts=not system_fonts,
            format="pdf",
            sys_inputs={"signs": every},
            pdf_standards="ua-1",
        )
    except typst.TypstError as fault:
        return _named_in(fault)
    return ()


def _named_in(fault: typst.TypstError) -> tuple[str, ...]:
    return unknown_letters(f"{fault.message}\n{fault.diagnostic}")


def _compiled(path: Path, page: Page, *, system_fonts: bool, accessible: bool) -> bytes:
    try:
        made = typst.compile(
            path,
            root=path.parent,
            ignore_system_fonts=not system_fonts,
            format="pdf",
            sys_inputs={"data": msgspec.json.encode(page).decode()},
            pdf_standards="ua-1" if accessible else None,
            timestamp=(date.fromisoformat(page.made_on) - date(1970, 1, 1)).days * _SECONDS_A_DAY,
        )
    except typst.TypstError as fault:
        letters = _named_in(fault)
        if accessible and letters:
            raise _LettersMissing(letters) from fault
        message, place = _first(fault.diagnostic)
        where = f"{TEMPLATE}:{place}" if place else TEMPLATE
        raise UsageError("printing.template_broken", name=where, problem=message) from fault
    return bytes(made)


def _checked(path: Path) -> Path:
    """Refuse a template that would fetch a package from the network, in itself or in a file beside it."""
    for each in sorted(path.parent.rglob("*.typ")):
        if _FETCHES.search(each.read_text(encoding="utf-8", errors="replace")):
            raise UsageError("printing.template_fetches", name=each.name)
    return path


def _first(diagnostic: str) -> tuple[str, str]:
    """Return the message and its line; never the path, which names a folder of this computer."""
    message, _, rest = diagnostic.partition("\n")
    place = _PLACE.search(rest.partition("\n")[0])
    return message, place[1] if place else ""
