"""The group of commands, and the run of one command line."""

from __future__ import annotations

import gettext
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from casefile import __version__
from casefile.cli.plain_signs import spare_signs
from casefile.cli.session import Session
from casefile.cli.spoken import Opt
from casefile.cli.verb import Verb, Verbs
from casefile.cli.verbs.loading import command_of
from casefile.cli.verbs.table import VERBS
from casefile.errors import UsageError
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from casefile.cli.session import Screens

__all__ = ["Casefile", "group", "run"]


class Casefile(Verbs):
    """The commands, listed without being imported."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read `help VERB` as `VERB --help`: whoever knows one of the two is answered.

        No shell passes a NUL and no system opens a path with one: what calls the program from its own process is told.
        """
        holding = next((each for each in args if "\0" in each), None)
        if holding is not None:
            raise UsageError("file.nul", text=holding)
        return super().parse_args(ctx, [*args[1:], "--help"] if args[:1] == ["help"] else args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        """Return every verb, in the order of the help."""
        return [name for verbs in VERBS.values() for name in verbs]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Return one verb, imported now; None when there is no such verb."""
        return command_of(cmd_name)

    def full_name(self, name: str) -> str:
        """Return the verb's own name."""
        return name

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs by section, without importing one of them."""
        for section, verbs in VERBS.items():
            with formatter.section(ctx.obj.words(section)):
                formatter.write_dl([(name, ctx.obj.words(told)) for name, told in verbs.items()], col_max=18)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Say what comes without a command, and where help is."""
        formatter.write_paragraph()
        formatter.write_text(ctx.obj.words("Without a command, the terminal interface opens."))


def _group() -> Casefile:
    def version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            click.echo(f"casefile {__version__}")
            ctx.exit()

    told = N_(
        "Keep an Express Entry application for permanent residence in Canada in order, on your own computer."
    )
    known = {"help_option_names": ["-h", "--help"]}
    made = Casefile("casefile", help=told, no_args_is_help=True, context_settings=known)
    shared = [each for each in Verb("shared").params if each.name in {"said_lang", "today"}]
    ask = N_("Show the version and exit.")
    made.params = [
        *shared,
        Opt(["--version"], is_flag=True, expose_value=False, is_eager=True, callback=version, help=ask),
    ]
    return made


group = _group()


def run(arguments: Sequence[str], screens: Screens | None = None) -> int:
    """Run one command line and return its exit code; every failure ends as a sentence.

    `screens` opens the terminal interface, where there is one.
    """
    spare_signs()
    session = Session(arguments, screens)
    _teach_click(session)
    if "_CASEFILE_COMPLETE" in os.environ:
        import casefile.cli.shells  # noqa: F401 - it tells click of its shells
    from casefile.cli.failures import told

    with told(session) as outcome:
        session.today = today_told(os.environ.get("CASEFILE_TODAY", "").strip())
        outcome.code = _code(group.main(list(arguments), "casefile", standalone_mode=False, obj=session))
        sys.stdout.flush()
    session.close()
    return outcome.code


def _code(answer: Any) -> int:
    return answer if isinstance(answer, int) and not isinstance(answer, bool) else 0


def _teach_click(session: Session) -> None:
    """Let click find its own words in our catalogue: it asks gettext's default domain."""
    package = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - pathlib costs 4 ms
    gettext.bindtextdomain("casefile", os.path.join(package, "i18n", "locale"))  # noqa: PTH118
    gettext.textdomain("casefile")
    os.environ["LANGUAGE"] = session.words.lang


def today_told(named: str) -> date | None:
    """Return the day CASEFILE_TODAY names, None when it names none; raises UsageError for what is no day."""
    if not named:
        return None
    from casefile.rules.days import parse_day

    return parse_day(named)
