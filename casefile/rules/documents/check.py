"""What the facts of a file mean for the portal and the officer: findings, then a verdict in one word."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date

from casefile.rules.book.parameters import Parameters
from casefile.rules.documents.limits import Limits, limits_on
from casefile.rules.documents.looks import FileVerdict, Look
from casefile.rules.documents.names import Sought
from casefile.rules.documents.pdf import check_pdf
from casefile.rules.documents.photo import check_image, check_photo
from casefile.rules.documents.read import check_read
from casefile.rules.documents.size import too_large
from casefile.rules.findings import SEVERITIES, Finding
from casefile.rules.text import spelt_out

__all__ = [
    "CHECK_VERSION",
    "ENDINGS",
    "check_document",
    "duplicates",
    "judged",
    "portal_name",
    "verdict_of",
]

CHECK_VERSION = 8
"""Raised whenever the facts gathered from a file change: older cached facts are then gathered again."""

ENDINGS = {
    "pdf": ("pdf",),
    "jpeg": ("jpg", "jpeg"),
    "png": ("png",),
    "tiff": ("tif", "tiff"),
    "doc": ("doc",),
    "docx": ("docx",),
}
_SAFE_NAME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
_NO_FILE = {
    "missing": ("document.not_found", "blocker"),
    "folder": ("document.folder", "blocker"),
    "not_a_file": ("document.not_a_file", "blocker"),
    "no_permission": ("document.no_permission", "warning"),
    "unreadable_file": ("document.disk_error", "warning"),
    "empty": ("document.empty", "blocker"),
}


def check_document(
    look: Look,
    parameters: Parameters,
    on: date,
    requirements: Collection[str] = frozenset(),
    names: Collection[str | Sought] = (),
) -> tuple[Finding, ...]:
    """Return what there is to say of a file, gravest first.

    `requirements` is what its line of the checklist asks: colour, text, photo. `names` are the names of the persons
    it should bear, in any order of words. Source of the severities: what the portal refuses blocks, what an officer
    would stumble on is a warning, the rest a note. Raises NotInForceError for a day before the record.
    """
    return judged(look, limits_on(parameters, on), requirements, names)


def judged(
    look: Look, limits: Limits, requirements: Collection[str], names: Collection[str | Sought]
) -> tuple[Finding, ...]:
    """Return the findings under limits already read: the same as check_document, for many files at once."""
    found = sorted(
        _findings(look, limits, requirements, names), key=lambda each: SEVERITIES.index(each.severity)
    )
    return tuple(found)


def verdict_of(findings: Iterable[Finding], look: Look) -> FileVerdict:
    """Return blocked, unreadable, attention or ready. Unreadable: only that this checker cannot read the file."""
    findings = tuple(findings)
    grades = {finding.severity for finding in findings}
    if "blocker" in grades:
        return "blocked"
    if look.trouble or any(finding.code == "document.unreadable" for finding in findings):
        return "unreadable"
    return "attention" if "warning" in grades else "ready"


def duplicates(looks: Iterable[Look]) -> dict[int, Finding]:
    """Return, by position, a finding for each file that repeats an earlier one, byte for byte or page for page."""
    first: dict[str, str] = {}
    found = {}
    for position, look in enumerate(looks):
        keys = [key for key in (look.sha256, look.content_key) if key]
        earlier = next((first[key] for key in keys if key in first), None)
        if earlier is not None:
            found[position] = Finding(
                code="document.duplicate", severity="warning", values={"other": earlier}
            )
        for key in keys:
            first.setdefault(key, look.name)
    return found


def _findings(
    look: Look, limits: Limits, requirements: Collection[str], names: Collection[str | Sought]
) -> Iterator[Finding]:
    if look.trouble in _NO_FILE:
        code, severity = _NO_FILE[look.trouble]
        yield Finding(code=code, severity=severity)  # type: ignore[arg-type]  # the table holds severities
        return
    if look.size_bytes:  # nothing is known of a file whose look ended before it began
        yield from _check_envelope(look, limits)
    if look.trouble:
        code = "document.too_slow" if look.trouble == "too_slow" else "document.unreadable"
        yield Finding(code=code, severity="warning")
        return
    check = _BY_KIND.get(look.kind)
    if check is not None:
        yield from check(look, limits, requirements, names)
    if "photo" in requirements:
        yield from check_photo(look, limits)
    yield from check_read(look)


def _check_envelope(look: Look, limits: Limits) -> Iterator[Finding]:
    values: dict[str, object]
    fits = True
    if look.password_needed and look.kind != "pdf":
        yield Finding(code="document.password_needed", severity="blocker")
    elif look.kind not in limits.accepted:
        fits = False
        values = {"variant": look.true_kind, "ending": look.ending or "—"}
        yield Finding(code="document.wrong_type", severity="blocker", values=values)
    elif look.ending not in ENDINGS[look.kind]:
        values = {"ending": look.ending, "right": ENDINGS[look.kind][0], "kind": look.kind.upper()}
        if not look.ending:
            values["variant"] = "none"
        yield Finding(code="document.extension_mismatch", severity="blocker", values=values)
    if look.size_bytes > limits.limit_bytes:
        yield too_large(look, limits)
    if not fits:  # another file will take its place, under another name
        return
    if len(look.name) > limits.name_length:
        values = {"length": len(look.name), "most": limits.name_length}
        yield Finding(code="document.name_unsafe", severity="warning", values={"variant": "long", **values})
    elif not _is_safe(look.name):
        yield Finding(
            code="document.name_unsafe", severity="warning", values={"safe": portal_name(look.name)}
        )


def _is_safe(name: str) -> bool:
    stem, _, ending = name.rpartition(".")
    return bool(stem or ending) and _SAFE_NAME.issuperset(stem + ending)


def portal_name(name: str) -> str:
    """Return a name the portal takes: letters without accents, digits, hyphens, underscores, one dot."""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, ending) if dot else (ending, "")
    while ending and stem.lower().endswith(f".{ending.lower()}"):  # passport.pdf.pdf
        stem = stem[: -len(ending) - 1]
    bare = spelt_out(stem).replace("'", "-")
    kept = "".join(sign if sign in _SAFE_NAME else "_" for sign in bare)
    parts = [part for part in kept.split("_") if part]
    tail = "".join(sign for sign in ending if sign in _SAFE_NAME)
    return ("_".join(parts) or "document") + (f".{tail}" if tail else "")


def _check_word(
    look: Look,
    limits: Limits,  # noqa: ARG001 - nothing of a Word file is measured
    requirements: Collection[str],  # noqa: ARG001
    names: Collection[str | Sought],  # noqa: ARG001
) -> Iterator[Finding]:
    if look.damage:
        yield Finding(code="document.damaged", severity="blocker", values={"variant": "cut"})


_Check = Callable[[Look, Limits, Collection[str], Collection[str | Sought]], Iterator[Finding]]
_BY_KIND: dict[str, _Check] = {
    "pdf": check_pdf,
    "jpeg": check_image,
    "png": check_image,
    "tiff": check_image,
    "docx": _check_word,
}
