"""casefile serve: the screens in a browser, from this computer's own address, behind a secret."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

import click

from casefile.cli.session import Session
from casefile.cli.verb import option, verb
from casefile.errors import UsageError
from casefile.i18n.words import N_
from casefile.rules.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.services.serving.server import Served

__all__ = ["command"]

_HOST = "127.0.0.1"
_PORT = 8500
_SESSIONS = 8


@verb(
    "serve",
    N_(
        "Show the screens in a browser. The address printed holds a secret that is new each time: who has the "
        "address can do what you can. Files dropped on the page are received as files dropped on a terminal are; pages "
        "printed and papers are downloaded with the keys that open them elsewhere. Ctrl+C ends it."
    ),
    epilog="casefile serve\ncasefile serve --port 0\ncasefile serve --host-name cases.office.example",
    json=False,
)
@option(
    "--host",
    default=_HOST,
    metavar=N_("HOST"),
    help=N_("Listen on this address in place of this computer’s own: other computers then reach the cases."),
)
@option(
    "--host-name",
    "names",
    multiple=True,
    metavar=N_("NAME"),
    help=N_("Answer to this name too: that of a proxy before the server. May be repeated."),
)
@option(
    "--port",
    default=_PORT,
    type=click.IntRange(0, 65535),
    metavar=N_("PORT"),
    help=N_("Listen on this port (8500); 0 takes any that is free."),
)
@option(
    "--sessions",
    default=_SESSIONS,
    type=click.IntRange(1, 64),
    metavar=N_("COUNT"),
    help=N_("How many pages may be open at once (8)."),
)
@click.pass_obj
def command(session: Session, host: str, names: tuple[str, ...], port: int, sessions: int) -> int:
    """Serve the desk until Ctrl+C."""
    from casefile.services.serving import is_installed

    if not is_installed():
        raise UsageError("serve.not_installed")
    import asyncio

    from casefile.services.serving.guard import is_host_name, is_loopback
    from casefile.services.serving.server import serve

    session.speak_as_chosen()
    wrong = next((name for name in names if not is_host_name(name)), None)
    if wrong is not None:
        raise UsageError("serve.host_name", name=wrong[:60])
    if not is_loopback(host):
        session.warn(Finding(code="serve.open_network", severity="warning", values={"host": host}))

    def ready(address: str) -> None:
        session.put(address)
        session.say(session.words("Open this address in a browser of this computer. Ctrl+C ends it."))
        for name in names:
            told = session.words(
                "Through a proxy that knows this server as {name}, the end of the address is the same: /?token=…",
                name=name,
            )
            session.say(told)

    try:
        asyncio.run(serve(_served(session, sessions), host, port, ready, names))
    except OSError as problem:
        raise _refused(problem, host, port) from problem
    session.say(session.words("Ended; every change is saved."))
    return 0


def _refused(problem: OSError, host: str, port: int) -> Exception:
    if problem.errno == errno.EADDRINUSE:
        return UsageError("serve.port_taken", port_code=str(port))
    if problem.errno in {errno.EACCES, errno.EPERM} and problem.filename is None:
        return UsageError("serve.port_refused", port_code=str(port))
    if problem.filename is None:
        return UsageError("serve.no_host", host=host)
    return problem


def _served(session: Session, most: int) -> Served:
    from casefile.services.log import write_down
    from casefile.services.serving.server import Served

    words = session.words
    told = ["--lang", session.lang_told] if session.lang_told else []
    told += ["--today", session.today.isoformat()] if session.today else []
    settings = {**os.environ, "CASEFILE_HOME": str(session.desk.home.resolve())}

    def received(taken: Sequence[str], refused: Sequence[str]) -> str:
        names = ", ".join(taken)
        parts = [
            words.n("{n} file received: {names}", "{n} files received: {names}", len(taken), names=names)
        ]
        if refused:
            from casefile.services.serving.received import FILE_BYTES

            name = refused[0] or "?"
            parts.append(words("{name} is too large, or too much was sent: a file may have {limit_bytes}.",
                               name=name, limit_bytes=FILE_BYTES))  # fmt: skip
        return " ".join(parts if taken else parts[1:])

    return Served(
        command=[sys.executable, "-P", "-m", "casefile", *told, "open"], settings=settings, most=most,
        lang=words.lang, received=received, failed=write_down,
        words={
            "host": words("This server does not go by that name."),
            "origin": words("A page from elsewhere asked for this: it was refused."),
            "unknown": words(
                "Open the whole address that “casefile serve” printed: what is asked for needs its secret."
            ),
            "full": words("As many pages are open as may be at once. Close one, then load this one again."),
            "choose": words("Send files…"),
            "drop": words("Drop files anywhere on this page: they are received as if dropped on a terminal."),
            "sending": words("Sending…"),
            "failed": words("The file could not be sent."),
            "ended": words("This page has ended; every change is saved."),
            "again": words("Begin again"),
        },
    )  # fmt: skip
