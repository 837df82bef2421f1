"""Where things are in a case folder, and names that every disk, shell, portal and checksum tool accepts."""

import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from casefile.errors import DamagedError
from casefile.rules.text import spelt_out
from casefile.services.store.platforms import is_link

__all__ = [
    "CASE_FILE",
    "document_path",
    "document_paths",
    "folder_name",
    "printable",
    "refuse_links",
    "safe_name",
    "slot_folder",
    "unfinished",
    "unused",
]

CASE_FILE = "case.json"
LOCK_FILE = ".lock"
PREVIOUS = ".previous"
TRASH = ".trash"
DOCUMENTS = "documents"
EXPORTS = "exports"
HISTORY = "history"
SUMS_FILE = "SHA256SUMS"
README_FILE = "README.txt"

NAME_LENGTH = 60
_AWKWARD = re.compile(r"[\\:\x00-\x1f\x7f]")  # another system's separators, drives and streams
_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}


def _plain(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "_", spelt_out(text)).strip("_-")


def _not_a_device(stem: str) -> str:
    return f"{stem}_" if stem.lower() in _DEVICES else stem


def safe_name(original: str) -> str:
    """Return the name of the copy: letters, digits, _ and -, one dot, 60 characters at most.

    Portals accept such a name, `sha256sum -c` and BagIt read it back, no disk or shell trips over it.
    """
    stem, dot, extension = original.rpartition(".")
    if not dot or not stem or not re.fullmatch(r"[A-Za-z0-9]{1,10}", extension):
        stem, extension = original, ""
    end = extension.lower()
    tail = f".{end}" if end else ""
    start = _plain(stem)[: NAME_LENGTH - len(tail)].rstrip("_-")
    return _not_a_device(start or "document") + tail


def unfinished(place: Path) -> Path:
    """Return where something may be made in a folder until it is whole: a hidden name that no other program takes."""
    return place / f".{os.getpid()}-{os.urandom(4).hex()}.new"


def slot_folder(slot: str) -> str:
    """Return the folder of a line, from its key (`spouse/police/FR` -> `spouse-police-FR`)."""
    return _not_a_device(_plain(slot.replace("/", "-"))[:NAME_LENGTH].rstrip("_-") or "other")


def unused(folder: Path, name: str) -> str:
    """Return the name, or the name with -2, -3 ..., that nothing in the folder has, however its letters are written."""
    taken = {_alike(entry.name) for entry in folder.iterdir()} if folder.is_dir() else set()
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    candidate, number = name, 1
    while _alike(candidate) in taken:
        number += 1
        mark = f"-{number}"
        candidate = stem[: NAME_LENGTH - len(mark) - len(dot) - len(extension)] + mark + dot + extension
    return candidate


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", name).lower()


def printable(text: str) -> str:
    """Return the text on one line without control characters: safe to show, never a path."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    kept = "".join(c for c in whole if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    return unicodedata.normalize("NFC", kept).strip()[:255]


def folder_name(text: str) -> str:
    """Return a readable folder name for a case, accents kept, without what some disk refuses in a name."""
    kept = re.sub(r'[%/\\:*?"<>|]+', " ", printable(text))
    name = re.sub(r"\s+", " ", kept).strip(" .-")
    return _not_a_device(name.encode()[:120].decode(errors="ignore").rstrip(" .")) or "case"


def document_path(folder: Path, relative: str) -> Path:
    """Return where a recorded document is; nothing may be there yet.

    Raises DamagedError when the record names a place outside the documents of the case, or one that is reached
    through a link: a case that somebody else made says where its papers are.
    """
    path = document_paths(folder)(relative)
    refuse_links(path.parent, path.name)
    return path


def document_paths(folder: Path) -> Callable[[str], Path]:
    """Return what tells where each recorded document is, looking at every folder on the way once.

    It raises what `document_path` raises, but for a document that is itself a link: who asks looks at that.
    """
    trusted: set[tuple[str, ...]] = set()

    def found(relative: str) -> Path:
        parts = PurePosixPath(relative).parts
        if len(parts) < 2 or parts[0] != DOCUMENTS or ".." in parts or _AWKWARD.search(relative):
            raise DamagedError("store.path_outside", path=str(folder / CASE_FILE), file=printable(relative))
        if parts[:-1] not in trusted:
            refuse_links(folder, *parts[:-1])
            trusted.add(parts[:-1])
        return folder.joinpath(*parts)

    return found


def refuse_links(folder: Path, *parts: str) -> None:
    """Raise DamagedError when a step from the case folder down to there is a link: it leads out of the case."""
    path = str(folder)
    for part in parts:
        path = f"{path}{os.sep}{part}"
        if is_link(path):
            raise DamagedError("store.path_link", path=path)
