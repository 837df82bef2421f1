"""SHA256SUMS: what `sha256sum -c` reads; written after a file comes, before it goes."""

import re
from pathlib import Path

from casefile.services.store.codec import Tables
from casefile.services.store.modes import put_in_place, sync_folder, write_new
from casefile.services.store.paths import SUMS_FILE
from casefile.services.store.reading import read_or_nothing

__all__ = ["sums_text", "write_sums"]

_PATH = re.compile(r"^documents/[^\\\x00-\x1f\x7f]+$")
_DIGEST = re.compile(r"^[0-9a-f]{64}$")


def sums_text(tables: Tables) -> str:
    """Return the lines of the attached files, by path; empty when nothing is attached."""
    records = tables.get("documents", {}).values()
    pairs = sorted((str(record.get("path")), str(record.get("sha256"))) for record in records)
    return "".join(
        f"{digest}  {path}\n" for path, digest in pairs if _PATH.match(path) and _DIGEST.match(digest)
    )


def write_sums(folder: Path, tables: Tables) -> None:
    """Bring SHA256SUMS up to date with the records.

    A file without lines is one that `sha256sum -c` refuses: with nothing attached there is none. Raises
    OSError.
    """
    path, text = folder / SUMS_FILE, sums_text(tables)
    if not text:
        path.unlink(missing_ok=True)
        return
    if read_or_nothing(path) == text.encode():
        return
    new = folder / f".{SUMS_FILE}.new"
    write_new(new, text.encode())
    put_in_place(new, path)
    sync_folder(folder)
