"""What was seen in a file, and what was made of it: plain values that travel as JSON."""

from typing import Literal

import msgspec

from casefile.rules.findings import Finding

__all__ = ["DAMAGE", "FileKind", "FileVerdict", "Look", "Report"]

FileKind = Literal["pdf", "jpeg", "png", "tiff", "docx", "doc", "other"]
DAMAGE = ("truncated", "tail", "rebuilt", "streams", "images", "structure", "header", "glued", "as_text")
_SURE_ENOUGH = 80
"""Out of 100: a day read in a picture with less is told with its file, and offered nowhere else."""
FileVerdict = Literal["ready", "attention", "blocked", "unreadable"]


class Look(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The facts of one file, before any judgement. `true_kind` says what the bytes are (gif, html, heic, ...).

    `trouble` is empty, or one of: missing, folder, not_a_file, no_permission, empty, unreadable_file, too_slow,
    crashed. `damage` holds words of DAMAGE; `opens` says whether a viewer's engine opens the file (None: not asked).
    `restricted` files open without a password but are locked: they forbid something, unless `allows_all`. `dpi` is
    (page, dots per inch) of scanned pages.
    Pages count from 1. `names_absent` are the names looked for that the text does not hold, `names_otherwise` those it
    spells in another way, with that; `names_spelt` how it writes the family names it bears, empty where as the case
    does; the rest of the text never travels. `read_by` is the program that read its pictures, if one was asked,
    `read_names` and `read_days` what it offers, each with how sure it is (0 to 100), `read_phrases` the
    phrases it read. `dates` holds every reading of every day,
    `days_either` the two readings of those that can be read either way. `looked_pages` is how many of `pages` were
    looked at one by one, `unseen_pages` how many were not, for lack of time. `pages` are those a viewer reaches,
    `preceded_bytes` is what stands before the document, `invoice_data` the data twin of an electronic invoice.
    `pages_expected` those the file has or says it has, `pages_found` those of its page tree. `phrases` are those looked
    for that stand in the text.
    """

    name: str
    size_bytes: int = 0
    sha256: str = ""
    kind: FileKind = "other"
    true_kind: str = ""
    ending: str = ""
    trouble: str = ""
    pages: int | None = None
    pages_expected: int | None = None
    pages_found: int | None = None
    password_needed: bool = False
    restricted: bool = False
    damage: tuple[str, ...] = ()
    recovered_by: str = ""
    unread: bool = False
    blank_pages: tuple[int, ...] = ()
    pages_without_box: tuple[int, ...] = ()
    xfa: bool = False
    placeholder: bool = False
    form_fields: int = 0
    javascript: bool = False
    actions: tuple[str, ...] = ()
    attachments: int = 0
    invoice_data: bool = False
    preceded_bytes: int = 0
    signatures: int = 0
    rotated_pages: tuple[int, ...] = ()
    dpi: tuple[tuple[int, int], ...] = ()
    grey_pages: tuple[int, ...] = ()
    scanned_pages: tuple[int, ...] = ()
    has_text: bool | None = None
    text_language: str = ""
    dates: tuple[str, ...] = ()
    width_px: int | None = None
    height_px: int | None = None
    content_key: str = ""
    opens: bool | None = None
    looked_pages: int = 0
    unseen_pages: int = 0
    names_absent: tuple[str, ...] = ()
    names_otherwise: tuple[tuple[str, str], ...] = ()
    names_spelt: tuple[tuple[str, tuple[str, ...]], ...] = ()
    days_either: tuple[tuple[str, str], ...] = ()
    read_by: str = ""
    read_names: tuple[tuple[str, int], ...] = ()
    read_days: tuple[tuple[str, int], ...] = ()
    read_phrases: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    allows_all: bool = False

    @property
    def likely_days(self) -> tuple[str, ...]:
        """Return the days (ISO) read in its pictures that are sure enough to be offered."""
        return tuple(day for day, sure in self.read_days if sure >= _SURE_ENOUGH)

    @property
    def only_pictures(self) -> bool:
        """Say whether its words, if it has any, stand in pictures only."""
        return self.kind in {"jpeg", "png", "tiff"} or (self.kind == "pdf" and self.has_text is False)


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A file's facts, findings and verdict."""

    look: Look
    findings: tuple[Finding, ...]
    verdict: FileVerdict
