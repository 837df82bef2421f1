"""Files the program makes for the person: whole or not at all, and for their eyes only."""

import os
from pathlib import Path

from casefile.errors import UsageError
from casefile.services.store.modes import confirm, disk_errors, make_folder, write_new
from casefile.services.store.paths import EXPORTS, folder_name, refuse_links, unfinished

__all__ = ["export_path", "write_export", "write_file"]


def export_path(folder: Path, name: str) -> Path:
    """Return where an export goes in a case; its name keeps its accents and loses what disks refuse."""
    return folder / EXPORTS / folder_name(name)


def write_export(folder: Path, name: str, content: bytes) -> Path:
    """Write a produced file into the case's exports, in place of one of the same name.

    Raises DiskError, and DamagedError when the folder or the file is a link: a case somebody else made may not say what
    is overwritten.
    """
    path = export_path(folder, name)
    refuse_links(folder, EXPORTS, path.name)
    return write_file(path, content, replace=True)


def write_file(path: Path, content: bytes, *, replace: bool = False) -> Path:
    """Write a produced file where the person wants it and return its absolute path; raises DiskError.

    A file that is there already is replaced only when that was said: else UsageError (store.export_exists).

    A link is followed, so that what it points to is replaced and the link stays. A folder, a pipe or a device is
    never replaced: UsageError (file.not_a_file).
    """
    path = path.absolute()
    with disk_errors(path):
        real = Path(os.path.realpath(path))
        if real.exists() and not real.is_file():
            raise UsageError("file.not_a_file", path=str(path))
        if real.exists() and not replace:
            raise UsageError("store.export_exists", path=str(path))
        make_folder(real.parent)
        new = unfinished(real.parent)
        write_new(new, content)
        try:
            new.replace(real)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
        confirm(real)
    return path
