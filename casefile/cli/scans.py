"""A folder of scans as a list of files, and how far the looking has got."""

from __future__ import annotations

import functools
import os
import sys
from typing import TYPE_CHECKING

from casefile.cli.output import one_line, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from casefile.cli.session import Session
    from casefile.services.store.listing import Head

__all__ = ["cases_line", "expanded", "one_by_one", "one_live_line", "progress_line"]


def expanded(targets: Iterable[str]) -> list[str]:
    """Return the targets as given, a folder replaced by the files under it in the order of their names.

    Hidden files, what systems leave behind, and pipes or devices inside a folder are passed over; links to folders
    are not followed. A folder without a file, or that cannot be listed, stays as it is: the check says so. A file
    reached by two targets is there once.
    """
    found = [path for target in targets for path in _files_of(target)]
    place_of = functools.cache(_place)  # of the folders: each is followed once
    return list({_file_place(path, place_of): path for path in reversed(found)}.values())[::-1]


def _file_place(path: str, place_of: Callable[[str], str]) -> str:
    """Return where a file truly is; only one that is a link is followed by itself."""
    folder, name = os.path.split(path)
    if name in {"", os.curdir, os.pardir} or os.path.islink(path):  # noqa: PTH114 - answers no where Path raises
        return _place(path)
    return os.path.join(place_of(folder or os.curdir), name)  # noqa: PTH118


def _place(path: str) -> str:
    try:
        return os.path.realpath(path) if path else path
    except (OSError, ValueError):
        return path


def _files_of(target: str) -> Iterator[str]:
    # os.path answers no where Path raises: a name no disk can hold
    if not target or "\0" in target or not os.path.isdir(target):  # noqa: PTH112
        yield target
        return
    from casefile.services.documents.folders import files_under

    found = list(files_under(target))
    yield from found or [target]


def progress_line(session: Session) -> Callable[[int, int, str], None] | None:
    """Return what writes one line of progress over and over, and away at the end; None where nobody watches."""
    show = one_live_line(session)
    if show is None:
        return None

    def tell(done: int, files: int, name: str) -> None:
        text = session.words("{done} of {files} files checked: {name}", done=done, files=files, name=name)
        show(text if done < files else "")

    return tell


def cases_line(session: Session) -> Callable[[int, int, str], None] | None:
    """Return what writes how many of the cases are done, and away at the end; None where nobody watches."""
    show = one_live_line(session)
    if show is None:
        return None
    return lambda done, cases, name: show(_of_cases(session, done + 1, cases, name) if done < cases else "")


def _of_cases(session: Session, number: int, cases: int, name: str) -> str:
    return session.words("{number} of {cases} cases: {name}", number=number, cases=cases, name=name)


def one_by_one(session: Session, heads: Sequence[Head]) -> Iterator[Head]:
    """Yield the cases, telling how far they have got; the line of progress goes away after the last."""
    show = one_live_line(session)
    try:
        for number, head in enumerate(heads, start=1):
            if show is not None:
                show(_of_cases(session, number, len(heads), head.name))
            yield head
    finally:
        if show is not None:
            show("")


def one_live_line(session: Session) -> Callable[[str], None] | None:
    """Return what writes a text over the one before it on one line, None where nobody watches."""
    if session.as_json or not sys.stderr.isatty():
        return None
    room = width() - 1

    def show(text: str) -> None:
        sys.stderr.write("\r" + one_line(text)[:room].ljust(room) + "\r")
        sys.stderr.flush()

    return show
