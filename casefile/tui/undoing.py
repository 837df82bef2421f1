"""Taking the last change of the case back, and making it again; either is said."""

from collections.abc import Callable
from pathlib import Path

from casefile.services.desk import Desk
from casefile.services.desk.changes import Changed
from casefile.tui.base import Host

__all__ = ["make_again", "say_last", "take_back"]


def take_back(host: Host, then: Callable[[Changed], None] | None = None) -> None:
    """Take the last change back and say which; `then` gets the case without it."""
    _done(host, lambda desk, path: desk.undo(path), then)


def make_again(host: Host, then: Callable[[Changed], None] | None = None) -> None:
    """Make again what was taken back and say which; `then` gets the case with it."""
    _done(host, lambda desk, path: desk.redo(path), then)


def say_last(host: Host, changed: Changed) -> None:
    """Say the last line of the journal."""
    if changed.case.journal:
        event = changed.case.journal[-1]
        host.tell(host.words.recorded(event.code, event.values))


def _done(
    host: Host, wanted: Callable[[Desk, Path], Changed], then: Callable[[Changed], None] | None
) -> None:
    def done(changed: Changed) -> None:
        host.make_way(warned=True)
        say_last(host, changed)
        if then is not None:
            then(changed)

    host.change(wanted, done)
