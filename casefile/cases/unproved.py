"""Ready means ready: a line marked so with no file and nothing ticked says that it rests on a word alone."""

from collections.abc import Sequence

from casefile.cases.assessment import Filed
from casefile.cases.model import Line
from casefile.rules.findings import Finding

__all__ = ["UNPROVED", "unproved"]

UNPROVED = "line.ready_unproved"


def unproved(line: Line, files: Sequence[Filed]) -> tuple[Finding, ...]:
    """Return a warning for as long as the line is marked ready without a file or a tick; it stays ready all the same.

    Days that were read on the paper are something to show for it too.
    """
    if line.state != "ready" or files or line.ticked or line.issued_on or line.expires_on:
        return ()
    return (Finding(code=UNPROVED, severity="warning", subject=line.id),)
