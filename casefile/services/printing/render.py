"""From a page to the bytes of a file, in the format asked for."""

import msgspec

from casefile.errors import UsageError
from casefile.rules.findings import Finding
from casefile.services.printing.page import Format, Page

__all__ = ["FORMATS", "Rendered", "render"]

FORMATS: tuple[Format, ...] = ("pdf", "html", "md", "txt", "csv")


class Rendered(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of a printout, and what is to be said about them (letters that no font has)."""

    content: bytes
    notes: tuple[Finding, ...] = ()


def render(page: Page, format: Format) -> Rendered:
    """Return the page in that format; the same page gives the same bytes.

    Raises UsageError: printing.format_unknown, or printing.template_broken, printing.template_fetches when
    the template cannot be used.
    """
    match format:
        case "pdf":
            from casefile.services.printing.pdf import pdf

            content, notes = pdf(page)
            return Rendered(content=content, notes=notes)
        case "html" | "md" | "txt":
            from casefile.services.printing.texts import text

            return Rendered(content=text(page, format).encode("utf-8"))
        case "csv":
            from casefile.services.printing.spreadsheet import csv_text

            return Rendered(content=csv_text(page).encode("utf-8-sig"))
        case _:
            raise UsageError("printing.format_unknown", format=str(format), formats=list(FORMATS))
