"""What the facts of a PDF mean: whether it opens, whether it is whole, what an officer will see."""

from collections.abc import Collection, Iterator

from casefile.rules.documents.limits import Limits
from casefile.rules.documents.looks import Look
from casefile.rules.documents.names import Sought
from casefile.rules.documents.paged import listed, missing_pages, unseen_pages
from casefile.rules.findings import Finding, Severity

__all__ = ["check_pdf"]


def check_pdf(
    look: Look, limits: Limits, requirements: Collection[str], names: Collection[str | Sought]
) -> Iterator[Finding]:
    """Yield what there is to say of a PDF: locks first, then damage, then what is on its pages."""
    if look.password_needed:
        # `unread`: locked by a certificate, or by a lock no reader here knows, so that not even a password would do.
        yield _found(
            "document.password_needed", "blocker", **({"variant": "certificate"} if look.unread else {})
        )
        if look.unread:
            yield _found("document.unreadable", "warning", variant="locked")
        return
    if look.unread:
        yield from _check_unread(look)
        return
    if look.restricted:
        yield _found("document.restricted", "warning", **({"variant": "open"} if look.allows_all else {}))
    if look.preceded_bytes:
        yield _found("document.preceded", "warning", count=look.preceded_bytes)
    yield from _check_damage(look)
    if look.pages == 0:
        yield _found("document.no_pages", "blocker")
        return
    yield from _check_pages(look)
    yield from _check_scans(look, limits, requirements)
    yield from _check_active(look)
    yield from _check_text(look, requirements, names)


def _check_unread(look: Look) -> Iterator[Finding]:
    # Two engines and the recovery failed. Only a file seen to stop half-way is called broken; of the others all that
    # is known is that they cannot be read here.
    if "truncated" in look.damage and not look.opens:
        yield _found("document.damaged", "blocker", variant="cut")
    else:
        yield _found("document.unreadable", "warning")


def _check_damage(look: Look) -> Iterator[Finding]:
    lost = missing_pages(look) if look.pages else None
    if lost is not None and "glued" not in look.damage:
        yield lost
    elif look.damage:
        yield _found("document.damaged", "warning", variant=_damage_told(look))


def _damage_told(look: Look) -> str:
    """Return which damage is told: its cause where it is known, else what is lost."""
    cause = next((each for each in ("glued", "as_text") if each in look.damage), "")
    if (
        cause or look.signatures
    ):  # to print it to a new file, as is advised of others, would cost the signature
        return cause or "signed"
    kinds = ("truncated", "images", "streams", "tail")
    return next((kind for kind in kinds if kind in look.damage), "structure")


def _check_pages(look: Look) -> Iterator[Finding]:
    if look.pages is not None and len(look.blank_pages) == look.pages:
        # A damaged file may look blank here and not elsewhere: it is not blocked for that.
        severity: Severity = "warning" if look.damage else "blocker"
        yield _found("document.blank_pages", severity, variant="all", pages=look.pages)
    elif look.blank_pages:
        # What does not unpack leaves a page blank that is not: no advice to take it out.
        lost = {"streams", "images", "truncated"} & set(look.damage)
        variant = {"variant": "damaged"} if lost else {}
        yield listed("document.blank_pages", "warning", look.blank_pages, **variant)
    if look.unseen_pages:
        yield unseen_pages(look)
    if look.pages_without_box:
        yield listed("document.page_size_missing", "warning", look.pages_without_box)
    if look.rotated_pages:
        yield listed("document.rotated", "note", look.rotated_pages)


def _check_scans(look: Look, limits: Limits, requirements: Collection[str]) -> Iterator[Finding]:
    low = [(page, dpi) for page, dpi in look.dpi if dpi < limits.dpi_least]
    if low:
        worst = min(dpi for _, dpi in low)
        yield listed(
            "document.low_resolution", "warning", [page for page, _ in low], dpi=worst, least=limits.dpi_least
        )
    high = [dpi for _, dpi in look.dpi if dpi > limits.dpi_most * 1.05]
    if high and look.size_bytes > limits.limit_bytes // 2:
        yield _found("document.high_resolution", "note", dpi=max(high), most=limits.dpi_most)
    if "colour" in requirements and look.grey_pages:
        yield listed("document.grey", "warning", look.grey_pages)


def _check_active(look: Look) -> Iterator[Finding]:
    if look.placeholder and not look.xfa:
        # "Please wait" with no form behind it: someone printed the placeholder.
        yield _found("document.xfa", "blocker", variant="placeholder")
    elif look.xfa:
        yield _found("document.xfa", "warning", **({"variant": "placeholder"} if look.placeholder else {}))
    elif look.form_fields and not look.signatures:
        yield _found("document.form_fields", "note", count=look.form_fields)
    if look.javascript:
        yield _found("document.javascript", "warning")
    if look.actions:
        yield _found("document.actions", "warning", actions=", ".join(look.actions))
    if look.attachments:
        yield _found("document.attachments", "warning", count=look.attachments)
    if look.invoice_data:
        yield _found("document.invoice_data", "note")
    if look.signatures:
        yield _found("document.signed", "note", count=look.signatures)


def _check_text(
    look: Look, requirements: Collection[str], names: Collection[str | Sought]
) -> Iterator[Finding]:
    # Without pictures, damage may have taken the text: then the pages are not called pictures.
    pictures = look.scanned_pages or not {"streams", "truncated"} & set(look.damage)
    if look.has_text is False and pictures and len(look.blank_pages) < (look.pages or 0):
        yield _found("document.scan_only", "warning" if "text" in requirements else "note")
    if not look.has_text:
        return
    written = dict(look.names_otherwise)
    for name in names:
        shown = name if isinstance(name, str) else name.shown
        if shown in written:
            yield _found("document.name_otherwise", "warning", name=shown, written=written[shown])
        elif shown in look.names_absent:
            yield _found("document.name_absent", "warning", name=shown)
    if look.text_language and look.text_language not in {"en", "fr"}:
        yield _found("document.translation_needed", "warning", variant=look.text_language)


def _found(code: str, severity: Severity, **values: object) -> Finding:
    return Finding(code=code, severity=severity, values=values)
