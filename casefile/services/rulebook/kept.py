"""What a person imported, kept as tables of ours in the user's own folder."""

from pathlib import Path

from casefile.errors import DiskError

__all__ = ["keep_text", "kept_text"]


def kept_text(path: Path) -> str:
    """Return what was kept there; nothing where nothing is, or what is there is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def keep_text(path: Path, text: str) -> None:
    """Keep a text there, the old one until the new one is whole; raises DiskError when the folder cannot be written."""
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as fault:
        raise DiskError("store.disk_refused", path=str(path)) from fault
