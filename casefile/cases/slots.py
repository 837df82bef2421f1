"""Which line of the checklist a person means."""

from collections.abc import Sequence

from casefile.cases.assessment import ChecklistLine
from casefile.errors import NotFoundError, UsageError
from casefile.rules.text import folded

__all__ = ["find_line"]


def find_line(lines: Sequence[ChecklistLine], typed: str) -> ChecklistLine:
    """Return the line with that key (`principal/passport`), or the only one that fits a shorter name.

    Shorter names: `passport`, `police_certificate/BE`, `police_certificate:BE`, `spouse/passport`.
    Raises NotFoundError (line.unknown) and UsageError (line.ambiguous), both naming the lines there are.
    """
    wanted = typed.strip().replace(":", "/")
    exact = next((line for line in lines if line.key == wanted), None)
    if exact is not None:
        return exact
    parts = folded(wanted).split("/")
    fitting = [line for line in lines if _fits(folded(line.key).split("/"), parts)]
    if len(fitting) == 1:
        return fitting[0]
    known = ", ".join(line.key for line in (fitting or lines))
    if fitting:
        raise UsageError("line.ambiguous", key=typed, lines=known)
    raise NotFoundError("line.unknown", key=typed, lines=known)


def _fits(key: list[str], parts: list[str]) -> bool:
    """Say whether the parts typed stand in the key, in its order and without a hole."""
    return any(key[at : at + len(parts)] == parts for at in range(len(key) - len(parts) + 1))
