"""The one place where failures become sentences and exit codes."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from casefile.cli.output import clean, give_up_stdout, within_reason
from casefile.errors import CasefileError, DiskError, UsageError

if TYPE_CHECKING:
    from casefile.cli.session import Session

__all__ = ["INTERRUPTED", "PIPE_CLOSED", "UNEXPECTED", "CommandOutcome", "told"]

INTERRUPTED = 130
PIPE_CLOSED = 141
UNEXPECTED = 70

_WRITE_FAILURES = {errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG}


class CommandOutcome:
    """How a command ended."""

    code = 0


@contextlib.contextmanager
def told(session: Session) -> Iterator[CommandOutcome]:
    """Turn whatever goes wrong inside into words on stderr and an exit code."""
    outcome = CommandOutcome()
    try:
        yield outcome
        _say_remarks(session)
    except click.UsageError as error:
        outcome.code = 2
        _say_usage(error, session)
    except click.ClickException as error:
        outcome.code = 2
        error.show()
    except CasefileError as error:
        outcome.code = error.exit_code
        _say(error, session)
        _say_remarks(session)
    except (click.Abort, KeyboardInterrupt):
        outcome.code = INTERRUPTED
        session.say(session.words("Interrupted."))
    except SystemExit as ended:  # click exits on its own: 0 after a completion, else the pipe was closed
        outcome.code = PIPE_CLOSED if ended.code else 0
        if ended.code:
            give_up_stdout()
    except BrokenPipeError:
        outcome.code = PIPE_CLOSED
        give_up_stdout()
    except OSError as error:
        outcome.code = _told_of_the_system(error, session)
    except BaseException as error:  # noqa: BLE001 - the border: nobody is shown a traceback, of a library's panic either
        outcome.code = _told_unexpected(error, session)


def _say_remarks(session: Session) -> None:
    """Say, once, what the disk of the case cannot do and what is odd of the clock, when the command met either."""
    if "desk" in session.__dict__:
        for each in session.desk.remarks():
            session.warn(each)


def _told_of_the_system(error: OSError, session: Session) -> int:
    """Say what the computer refused, and return the exit code."""
    if _output_is_lost(error):
        give_up_stdout()
        from casefile.services.store.modes import reason_of

        session.say(session.words("The answer could not be written out: {reason}.", reason=reason_of(error)))
        return DiskError.exit_code
    if (long := _too_long(error)) is not None:
        _say(long, session)
        return UsageError.exit_code
    return _told_unexpected(error, session)


def _too_long(error: OSError) -> UsageError | None:
    from pathlib import Path

    from casefile.services.store.modes import too_long

    return too_long(error, Path(os.fsdecode(error.filename or "")))


def _output_is_lost(error: OSError) -> bool:
    """Say whether the answer could not be written: such a failure names no file, and the store's are its own."""
    return error.filename is None and error.errno in _WRITE_FAILURES


def _say_usage(error: click.UsageError, session: Session) -> None:
    told = clean(within_reason(error.format_message()))
    if session.as_json:
        session.put_usage_error(told)
    shown = error if told == error.format_message() else click.UsageError(told, error.ctx)
    with contextlib.suppress(OSError):
        shown.show(sys.stderr)


def _say(error: CasefileError, session: Session) -> None:
    problems = error.problems if isinstance(error, UsageError) else ()
    if session.as_json:
        session.put_errors(problems or (error,))
    session.tell_error(error)


def _told_unexpected(error: BaseException, session: Session) -> int:
    """Say that something unexpected happened, or what stands behind it where that is known; return the exit code."""
    try:
        os.getcwd()  # noqa: PTH109 - pathlib is not needed for this
    except FileNotFoundError:
        _say(UsageError("file.nowhere"), session)
        return UsageError.exit_code
    except OSError:
        pass
    _say_unexpected(error, session)
    return UNEXPECTED


def _say_unexpected(error: BaseException, session: Session) -> None:
    from casefile.services.log import write_down

    path = write_down(error)
    words = session.words
    if session.as_json:
        session.put_usage_error(type(error).__name__)
    if path is None:
        session.say(
            words(
                "Something unexpected happened ({name}). Your cases were left as they are.",
                name=type(error).__name__,
            )
        )
        return
    session.say(
        words(
            "Something unexpected happened ({name}). Your cases were left as they are; what the program knows of it "
            "is in {path}.",
            name=type(error).__name__,
            path=str(path),
        )
    )
