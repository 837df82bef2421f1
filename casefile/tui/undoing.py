"""Taking the last change of the case back, and making it again; either is said."""

from collections.abc import Callable

from casefile.services.desk import Changed
from casefile.tui.base import Host

__all__ = ["make_again", "say_last", "take_back"]


def take_back(host: Host, then: Callable[[Changed], None] | None = None) -> None:
    """Take the last change back and say which; `then` gets the case without it."""

    def done(changed: Changed) -> None:
        say_last(host, changed)
        if then is not None:
            then(changed)

    host.change(lambda desk, path: desk.undo(path), done)


def make_again(host: Host) -> None:
    """Make again what was taken back, and say which."""
    host.change(lambda desk, path: desk.redo(path), lambda changed: say_last(host, changed))


def say_last(host: Host, changed: Changed) -> None:
    """Say the last line of the journal."""
    if changed.case.journal:
        event = changed.case.journal[-1]
        host.tell(host.words.recorded(event.code, event.values))
