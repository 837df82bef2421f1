"""Where templates/ is: the user's own folder first, then the installed one, then the checkout's.

And the path in what a person told, and where what can be made again is kept.
"""

import io
import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from casefile.errors import NotFoundError, UsageError

__all__ = [
    "cache_folder",
    "own_templates",
    "template",
    "template_rows",
    "template_text",
    "templates",
    "templates_root",
    "text_of",
    "told_path",
]


def told_path(told: str | Path) -> Path:
    """Return the path that was told, a ~ at its start being the home folder; one of nobody here stays as it stands."""
    return Path(os.path.expanduser(told))  # noqa: PTH111 - Path.expanduser raises for a user this computer does not know


def cache_folder() -> Path:
    """Return where what can be made again is kept: CASEFILE_CACHE, else the user's cache folder."""
    told = os.environ.get("CASEFILE_CACHE", "").strip()
    if told:
        return told_path(told)
    from platformdirs import user_cache_path

    return user_cache_path("casefile", appauthor=False)


def own_templates() -> Path | None:
    """Return the user's own templates folder (CASEFILE_TEMPLATES), or None when none is named.

    Raises NotFoundError (templates.own_missing) when the folder that is named is not there: its rules would be missed.
    """
    told = os.environ.get("CASEFILE_TEMPLATES", "").strip()
    if not told:
        return None
    folder = told_path(told)
    if not folder.is_dir():
        raise NotFoundError("templates.own_missing", path=str(folder))
    return folder


def templates_root() -> Path:
    """Return the folder of the templates that came with the program."""
    package = Path(str(files("casefile")))
    for folder in (package / "templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise NotFoundError("templates.missing", path=str(package / "templates"))


def template(name: str) -> Path:
    """Return the path of one template, the user's own before ours; `name` is relative, with slashes."""
    for folder in _folders():
        path = folder / name
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            return path
    raise NotFoundError("templates.missing", path=name)


def template_text(name: str) -> str:
    """Return the text of one template, the user's own before ours; raises UsageError as `text_of` does."""
    return text_of(template(name), name)


def text_of(path: Path, name: str) -> str:
    """Return the text of a template called `name`; raises UsageError (rule.file_not_utf8) with the line at fault."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise UsageError("rule.file_not_utf8", origin=f"{name}:{line}") from fault


def template_rows(name: str, *columns: str) -> list[dict[str, str]]:
    """Return the rows of a table among the templates, the user's own before ours; an absent cell is empty.

    Raises UsageError as `text_of` does, rule.no_column for a column that is not there, rule.file_wrong for no table.
    """
    import csv

    reader = csv.DictReader(io.StringIO(template_text(name), newline=""), restval="")
    try:
        rows = list(reader)
    except csv.Error as fault:
        raise UsageError(
            "rule.file_wrong", variant="row", origin=f"{name}:{reader.reader.line_num}", problem=""
        ) from fault
    for column in columns:
        if column not in (reader.fieldnames or ()):
            raise UsageError("rule.no_column", origin=name, column=column)
    return rows


def templates(folder: str, ending: str) -> Iterator[tuple[str, Path]]:
    """Yield (name below `folder`, path) of every template with that ending, the user's own replacing ours."""
    found: dict[str, Path] = {}
    for root in _folders():
        base = root / folder
        for path in sorted(base.rglob(f"*{ending}")):
            found.setdefault(path.relative_to(base).as_posix(), path)
    yield from sorted(found.items())


def _folders() -> list[Path]:
    own = own_templates()
    return [folder for folder in (own, templates_root()) if folder is not None]
