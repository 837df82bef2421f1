"""Whether screens can be shown here: on a terminal, or through a driver of Textual's own (in a browser)."""

import os
import sys

__all__ = ["can_show_screens"]


def can_show_screens() -> bool:
    """Say whether there is somewhere to show screens."""
    return bool(os.environ.get("TEXTUAL_DRIVER")) or (sys.stdin.isatty() and sys.stdout.isatty())
