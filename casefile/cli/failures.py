"""The one place where failures become sentences and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from casefile.errors import CasefileError, UsageError

if TYPE_CHECKING:
    from casefile.cli.session import Session

__all__ = ["INTERRUPTED", "PIPE_CLOSED", "UNEXPECTED", "Outcome", "told"]

INTERRUPTED = 130
PIPE_CLOSED = 141
UNEXPECTED = 70


class Outcome:
    """How a command ended."""

    code = 0


@contextmanager
def told(session: Session) -> Iterator[Outcome]:
    """Turn whatever goes wrong inside into words on stderr and an exit code."""
    outcome = Outcome()
    try:
        yield outcome
    except click.UsageError as error:
        outcome.code = 2
        _say_usage(error, session)
    except click.ClickException as error:
        outcome.code = 2
        error.show()
    except CasefileError as error:
        outcome.code = error.exit_code
        _say(error, session)
    except (click.Abort, KeyboardInterrupt):
        outcome.code = INTERRUPTED
        session.say(session.words("Interrupted."))
    except (BrokenPipeError, SystemExit):  # click exits on its own for a closed pipe, and only then
        outcome.code = PIPE_CLOSED
        _close_stdout()
    except Exception as error:  # noqa: BLE001 - the border: nobody is shown a traceback
        outcome.code = UNEXPECTED
        _say_unexpected(error, session)


def _say_usage(error: click.UsageError, session: Session) -> None:
    if session.as_json:
        session.put_usage_error(error.format_message())
    error.show(sys.stderr)


def _say(error: CasefileError, session: Session) -> None:
    problems = error.problems if isinstance(error, UsageError) else ()
    if session.as_json:
        session.put_errors(problems or (error,))
    session.say(session.of(error))
    for problem in problems:
        session.say(f"  {session.of(problem)}")


def _say_unexpected(error: Exception, session: Session) -> None:
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


def _close_stdout() -> None:
    """Let the interpreter flush into nowhere at its end: the reader has gone."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
