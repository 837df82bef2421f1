"""Handing a paper to the computer's own program: a paper of a kind that is looked at, never one that runs."""

import os
import re
import subprocess
import sys
from pathlib import Path

from casefile.errors import UsageError
from casefile.services.documents.kinds import HEAD_BYTES, kind_of

__all__ = ["open_page", "open_paper"]

_ENDINGS = {
    ".pdf": "pdf", ".jpg": "jpeg", ".jpeg": "jpeg", ".png": "png", ".tif": "tiff", ".tiff": "tiff", ".doc": "doc",
    ".docx": "docx",
}  # fmt: skip
_PAGES = {".pdf", ".html", ".md", ".txt", ".csv"}
_TAIL_BYTES = 65_536  # the list of a zip's contents is at its end
_SAFE_NAME = re.compile(
    r"[A-Za-z0-9_-]+\.[A-Za-z]{3,4}"
)  # what a copy in a case is called: nothing hides in it


def open_paper(path: Path) -> bool:
    """Ask the computer to open a paper that the store vouches for; say whether it had a program for it.

    The name and the content must both say the same accepted kind, since the system goes by either; no shell sees the
    name. Raises UsageError (document.not_opened) for anything else.
    """
    if not _is_paper(path):
        raise UsageError("document.not_opened", path=str(path))
    return _handed_over(path)


def open_page(path: Path) -> bool:
    """Ask the computer to show a page this program made, or the folder it lies in; say whether it had a program for it.

    Raises UsageError (document.not_opened) for what is neither a folder nor a page of ours.
    """
    if not path.is_dir() and not (path.is_file() and path.suffix.lower() in _PAGES):
        raise UsageError("document.not_opened", path=str(path))
    return _handed_over(path)


def _is_paper(path: Path) -> bool:
    ending = _ENDINGS.get(path.suffix.lower())
    return ending is not None and _SAFE_NAME.fullmatch(path.name) is not None and _kind(path) == ending


def _kind(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
            stream.seek(max(0, path.stat().st_size - _TAIL_BYTES))
            return kind_of(head, stream.read(_TAIL_BYTES))[0]
    except OSError:
        return ""


def _handed_over(path: Path) -> bool:
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - Windows' own way
        return True
    program = "open" if sys.platform == "darwin" else "xdg-open"
    try:
        done = subprocess.run(  # noqa: S603 - no shell, the path is one absolute argument
            [program, str(path.resolve())], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, timeout=20, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
