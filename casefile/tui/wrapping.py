"""Where a line may be broken: at a space, never at a no-break space.

The library counts every space as a place to break, so that French lines would begin with “:” or “?”. What it takes for
a word is one pattern of a module of its own; a test notices when that is no longer where it was.
"""

import re

from rich import _wrap

__all__ = ["keep_together"]

_BREAKS = r"[ \t\n\r\f\v\u2000-\u2006\u2008-\u200a\u3000]"
_WORD = re.compile(rf"{_BREAKS}*{_BREAKS.replace('[', '[^', 1)}+{_BREAKS}*")


def keep_together() -> None:
    """Have no line broken at a no-break space (U+00A0, U+2007, U+202F), anywhere in the application."""
    _wrap.re_word = _WORD
