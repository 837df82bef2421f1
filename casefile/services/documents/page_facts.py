"""What the pages of a PDF, each looked at by itself, say of the whole."""

import hashlib
from collections.abc import Sequence
from typing import Any

from casefile.rules.documents.names import SoughtNames, absent_names, names_otherwise, sought
from casefile.rules.documents.spelt import names_spelt
from casefile.rules.text import plain_words
from casefile.services.documents.days_in_text import readings_in
from casefile.services.documents.own_text import repeated_lines, without
from casefile.services.documents.pages import PageSeen
from casefile.services.documents.wording import is_in_latin_script, language_of_pages, phrases_in

__all__ = ["Filled", "page_facts"]

Filled = Sequence[tuple[str, str]]
"""What stands in the fields of a form, each with its kind (/Tx, /Ch, /Btn)."""


_LEAST_COMPARED = 15  # words
_MOST_READ = 150_000  # letters: of longer papers the beginning is read
_MOST_PAGES_READ = 40
_LONGEST_PRINT = 600  # letters: a page with more has a text of its own beside an app's print
_LEAST_KEYED = 200
_LEAST_OF_A_SCAN = 5  # words of its own: fewer are a leftover of an app's print
_PLACEHOLDERS = ("please wait", "veuillez patienter")


def page_facts(
    looked: Sequence[PageSeen], declared: int, filled: Filled, names: SoughtNames, phrases: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the facts of a Look that the pages looked at give; `filled` is what stands in a form's fields.

    `phrases` are looked for among the words, made `plain`."""
    stamped = any(page.scan is not None or page.shows == "words" for page in looked)
    repeated = repeated_lines([page.text for page in looked]) if stamped else frozenset()
    own = [_own_text(page, repeated) for page in looked]
    typed = [value for kind, value in filled if kind != "/Btn"]
    scans = [page for page in looked if page.scan is not None]
    whole = "\n".join((*own, *typed))
    text = whole[:_MOST_READ]
    low = plain_words(text)
    facts: dict[str, Any] = {
        "looked_pages": len(looked),
        "blank_pages": tuple(_blank(looked, repeated)),
        "rotated_pages": tuple(page.number for page in looked if page.rotation),
        "dpi": tuple((page.number, page.scan.dpi) for page in scans if page.scan),
        "scanned_pages": tuple(page.number for page in scans),
        "grey_pages": tuple(page.number for page in scans if page.grey),
        "content_key": _content_key(low + whole[_MOST_READ:], filled, looked),
    }
    if looked:
        facts["has_text"] = bool(low)
        facts["text_language"] = language_of_pages([*own[:_MOST_PAGES_READ], "\n".join(typed)])
        facts["dates"], facts["days_either"] = readings_in(text, low)
        facts["phrases"] = phrases_in(low, phrases)
        facts["placeholder"] = declared == 1 and low.startswith(_PLACEHOLDERS)
        complete = len(looked) >= declared and len(whole) <= _MOST_READ and all(map(_is_read, looked, own))
        facts.update(_names([*own, "\n".join(typed)], names, whole=complete))
    return facts


def _is_read(page: PageSeen, own: str) -> bool:
    """Say whether all that a page says was read: not a picture without words, nor a page that shows no word."""
    return bool(own.strip()) or (page.scan is None and page.shows != "ink")


def _names(texts: Sequence[str], names: SoughtNames, *, whole: bool) -> dict[str, Any]:
    """Return the names that are not there, or spelt otherwise; only of a text that can be compared.

    Little text, another script, pages that are pictures: nothing is known, and nothing said.
    """
    if not names:
        return {}
    text = "\n".join(each for each in texts if is_in_latin_script(each))[:_MOST_READ]
    if len(text.split()) < _LEAST_COMPARED:
        return {}
    otherwise = names_otherwise(text, names)
    absent = (
        absent_names(text, names) if whole and all(map(is_in_latin_script, filter(str.strip, texts))) else ()
    )
    # A name spelt otherwise is told against the case already.
    told = {shown for shown, _ in otherwise}
    borne = [
        name for each in names if (name := sought(each) if isinstance(each, str) else each).shown not in told
    ]
    return {
        "names_absent": absent,
        "names_otherwise": otherwise,
        "names_spelt": names_spelt(text, [name for name in borne if name.shown not in absent]),
    }


def _own_text(page: PageSeen, repeated: frozenset[str]) -> str:
    """Return the words of a page without an app's print; of a scan, without what every page repeats either."""
    if page.scan is None:
        return page.text if len(page.text) > _LONGEST_PRINT else without(page.text, frozenset())
    own = without(page.text, repeated)
    return own if len(own.split()) >= _LEAST_OF_A_SCAN else ""


def _blank(looked: Sequence[PageSeen], repeated: frozenset[str]) -> list[int]:
    """Return the pages that show nothing, or nothing but an app's print or, beside fuller pages, a repeated line."""
    fuller = any(page.shows in {"ink", "unknown"} for page in looked)
    known = repeated if fuller else frozenset()
    return [
        page.number
        for page in looked
        if page.shows == "nothing"
        or (page.shows == "words" and page.over.strip() and not without(page.over, known).strip())
    ]


def _content_key(low: str, filled: Filled, looked: Sequence[PageSeen]) -> str:
    """Return a key of words and scans, the same after the file is saved anew; empty when there is little of either."""
    pictures = b"".join(page.key for page in looked)
    if len(low) < _LEAST_KEYED and not pictures:
        return ""
    told = "\0".join((low, *(value for _, value in filled)))
    return hashlib.sha256(told.encode("utf-8", "replace") + b"\0" + pictures).hexdigest()
