"""The user's own choices, kept in the user's configuration folder: language, theme, last folder."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from casefile.resources import told_path

__all__ = ["own_folder", "read_settings", "remember", "unreadable_settings"]


def own_folder() -> Path:
    """Return the user's configuration folder (CASEFILE_CONFIG); it may not exist yet."""
    told = os.environ.get("CASEFILE_CONFIG", "").strip()
    if told:
        return told_path(told)
    from platformdirs import user_config_path

    return user_config_path("casefile")


def _file() -> Path:
    return own_folder() / "settings.json"


def read_settings() -> dict[str, Any]:
    """Return the choices kept; an unreadable file counts as none, for they are only conveniences."""
    return _read() or {}


def unreadable_settings() -> Path | None:
    """Return the file of the choices when there is one that cannot be read, for the person to be told."""
    path = _file()
    return path if _read() is None and os.path.lexists(path) else None


def _read() -> dict[str, Any] | None:
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def remember(**choices: Any) -> None:
    """Keep these choices beside the others; a folder that cannot be written is passed over in silence."""
    path = _file()
    kept = {**read_settings(), **choices}
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = path.with_suffix(".new")
        text = json.dumps(kept, ensure_ascii=False, indent=1)
        beside.write_bytes(
            text.encode("utf-8", "backslashreplace")
        )  # a byte that is no letter: its escape in JSON
        with suppress(PermissionError):  # a disk without rights keeps the choices all the same
            beside.chmod(0o600)
        beside.replace(path)
    except OSError:
        return
