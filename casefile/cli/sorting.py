"""What each file of a folder seems to be for: as a script reads it, and as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casefile.cli.checked import file_data, tell_file
from casefile.cli.output import one_line, wrapped
from casefile.i18n.vocabulary import SORT_SIGNS, SORTED, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.cases.assessment import Assessment
    from casefile.cases.model import Document
    from casefile.cases.sorting import LineOffer
    from casefile.cli.session import Session

__all__ = ["line_name", "tell_offers", "tell_sorted"]


def line_name(session: Session, seen: Assessment, key: str) -> str:
    """Return how a line is called, with whose it is."""
    from casefile.cases.titles import full_title

    line = next((each for each in seen.lines if each.key == key), None)
    return key if line is None else session.words.label(full_title(line, seen.case.facts))


def tell_offers(session: Session, seen: Assessment, offers: Sequence[LineOffer], links: int) -> None:
    """Print each file, the line it seems to serve and why."""
    words = session.words
    for each in offers:
        standing = said(words, SORTED, each.standing)
        line = line_name(session, seen, each.line) if each.line else ""
        told = words("{verdict}: {line}", verdict=standing, line=line) if line else standing
        session.put(f"{SORT_SIGNS[each.standing]} {one_line(each.name)}")
        session.put(wrapped(told, "    ", "    "))
        if why := reasons(session, each):
            session.put(wrapped(why, "    ", "    "))
        if each.standing == "several":
            for key in each.others:
                session.put(wrapped(f"{line_name(session, seen, key)}  [{key}]", "    – ", "      "))
    if links:
        session.put(
            words.n(
                "{n} link to a file elsewhere was left alone.",
                "{n} links to files elsewhere were left alone.",
                links,
            )
        )
    unread = sum(each.unread for each in offers)
    if unread and session.desk.reads_pictures():
        told = words.n(
            "{n} file is a picture: --ocr reads the words in it.",
            "{n} files are pictures: --ocr reads the words in them.",
            unread,
        )
        session.say(told)


def reasons(session: Session, offer: LineOffer) -> str:
    """Return why, in one line; empty when there is nothing to say."""
    return one_line(" · ".join(session.words.label(each) for each in offer.reasons))


def tell_sorted(
    session: Session,
    offers: Sequence[LineOffer],
    links: int,
    taken: Sequence[tuple[str, str]],
    attached: Sequence[Document],
    *,
    dry_run: bool,
) -> None:
    """Print what was attached and what was found in it, or how to attach what was offered."""
    from casefile.cases.reports import report_of

    places = [path for _, path in taken]
    if session.as_json:
        session.put_json(
            {
                "files": [_data(session, each, attached=each.path in places) for each in offers],
                "links": links,
                "attached": [
                    {**file_data(session, report, path), "document": each.id, "slot": each.slot}
                    for path, each in zip(places, attached, strict=False)
                    if (report := report_of(each)) is not None
                ],
            }
        )
        return
    words = session.words
    if not attached:
        offered = any(each.standing in {"sure", "perhaps"} for each in offers)
        if offered and not dry_run:
            session.say(
                words(
                    "Nothing is attached. --yes takes the files whose line is sure; --line FILE=LINE says it."
                )
            )
        elif any(each.standing in {"several", "none"} for each in offers):
            session.say(
                words(
                    "--line FILE=LINE says which line a file is for; `casefile checklist` shows the keys of the lines."
                )
            )
        return
    for document in attached:
        report = report_of(document)
        if report is not None:
            tell_file(session, report, document.original_name)
    count = len(attached)
    session.say(
        words.n(
            "{n} file is attached; `casefile undo` takes it back.",
            "{n} files are attached; `casefile undo` takes them back together.",
            count,
        )
    )


def _data(session: Session, offer: LineOffer, *, attached: bool) -> dict[str, Any]:
    """Return one file of the schema casefile.sort/1."""
    return {
        "path": offer.path,
        "sha256": offer.look.sha256,
        "bytes": offer.look.size_bytes,
        "kind": offer.look.kind,
        "standing": offer.standing,
        "line": offer.line or None,
        "because": [session.words.label(each) for each in offer.reasons],
        "others": list(offer.others),
        "attached": attached,
    }
