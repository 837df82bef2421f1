"""What a terminal pastes when files are dropped on it: paths, quoted or escaped in one of several ways."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from casefile.resources import told_path

__all__ = ["path_typed", "paths_in"]


def paths_in(text: str) -> tuple[Path, ...]:
    """Return the absolute paths in pasted text, one or several a line: quoted, escaped, or file:// addresses.

    A line that is itself the path of a file is taken whole, blanks included; pasted prose gives no paths.
    """
    found: list[Path] = []
    for line in re.split(r"[\r\n]+", text.strip("\0\r\n ")):
        found += _paths_on(line.strip())
    return tuple(dict.fromkeys(found))


def _paths_on(line: str) -> list[Path]:
    if not line:
        return []
    whole = _path(line)
    if whole is not None and _there(whole):
        return [whole]
    readings = [[_path(part) for part in parts] for parts in _splits(line)]
    meant = [[path for path in paths if path is not None] for paths in readings if paths and all(paths)]
    return next((paths for paths in meant if all(map(_there, paths))), meant[0] if meant else [])


def _splits(line: str) -> list[list[str]]:
    """Return the ways to cut a line into paths, likeliest first: as a shell would, and as half-careful programs quote.

    Those leave an apostrophe bare beside escaped blanks (/l'été\\ 2024.pdf), or inside outer quotes ('/l'été.pdf').
    """
    import shlex

    windows = bool(re.match(r"[\"']?[A-Za-z]:\\", line))
    ways: list[list[str]] = []
    try:
        parts = shlex.split(line, posix=not windows)
    except ValueError:
        pass
    else:
        ways.append([part.strip("\"'") for part in parts] if windows else parts)
    if line[0] in "\"'" and line[-1] == line[0]:
        ways.append([line[1:-1]])
    if not windows:
        ways.append([re.sub(r"\\(.)", r"\1", part) for part in re.split(r"(?<!\\)\s+", line)])
    return ways


def _path(text: str) -> Path | None:
    if text.startswith("file://"):
        address = unquote(urlsplit(text).path)
        return Path(address.removeprefix("/") if re.match(r"/[A-Za-z]:", address) else address)
    path = told_path(text) if text.startswith("~") else Path(text)
    return path if path.is_absolute() or re.match(r"[A-Za-z]:\\", text) else None


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def path_typed(text: str) -> Path:
    """Return the path in what was typed or dropped: quoted, escaped, a file:// address, or as it stands."""
    found = paths_in(text)
    return found[0] if len(found) == 1 else told_path(text.strip())
