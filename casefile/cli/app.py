"""The group of commands: each module of casefile.cli is imported when its verb is typed."""

from __future__ import annotations

import gettext
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from casefile import __version__
from casefile.cli.session import Session
from casefile.cli.verb import Opt, Verb, Verbs
from casefile.i18n.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.cli.session import Screens

__all__ = ["VERBS", "Casefile", "group", "run"]

_MODULES = {
    "import": "import_case",
    "list": "list_cases",
    "print": "print_case",
}  # names Python keeps for itself

# section -> verb -> what it does in one line; the module of a verb is its name with _ for -.
VERBS: dict[str, dict[str, str]] = {
    N_("A case"): {
        "new": N_("Make a case folder and print its path."),
        "show": N_("Show the whole case, journal included."),
        "set": N_("Set facts of the person and the case."),
        "facts": N_("Write every fact to one TOML file, or read them from it."),
        "stage": N_("Enter a stage."),
        "note": N_("Write a note in the journal."),
        "undo": N_("Take the last change back."),
        "redo": N_("Make again what was taken back."),
    },
    N_("Work"): {
        "work": N_("Add, import, list or remove contracts."),
        "hours": N_("Count the hours of experience."),
        "history": N_("Show the histories to the day, and their gaps."),
        "occupations": N_("Look for an occupation's code (NOC 2021)."),
    },
    N_("Papers"): {
        "checklist": N_("Show the personal checklist."),
        "import-list": N_("Read where the lines stand from a spreadsheet."),
        "line": N_("Say where one line of the checklist stands."),
        "tick": N_("Tick what a paper must contain."),
        "attach": N_("Copy files into the case and check them."),
        "remove-document": N_("Take an attached file out of the case."),
        "mend": N_("What cannot be read in a case: listed, given again, removed."),
        "check": N_("Check files, or all files of a case."),
        "print": N_("Print the checklist, the hours, the deadlines or a report."),
        "letter": N_("Draft a letter of explanation."),
        "funds": N_("Show the settlement funds and the fees."),
    },
    N_("Points"): {
        "points": N_("Count the points, judge the programmes, show what would raise them."),
        "rounds": N_("Show the past rounds of invitations beside a case."),
    },
    N_("Questions"): {
        "answers": N_("Answer the questions people ask."),
        "rehearse": N_("Play an invitation that came on a day."),
        "updates": N_("Show what changed since the profile was submitted."),
    },
    N_("Dates and the desk"): {
        "due": N_("Show the deadlines."),
        "list": N_("List the cases on the desk."),
        "open": N_("Open a case in the terminal interface."),
        "demo": N_("Make the example case and tour it."),
        "doctor": N_("Verify a case or the desk; changes nothing."),
        "restore": N_("List the earlier states of a case, or put one back."),
        "export": N_("Write a whole case to one zip."),
        "import": N_("Bring back a case from a zip."),
        "remove": N_("Remove a case for good."),
        "rules": N_("List the rules with their dates and sources."),
    },
}


class Casefile(Verbs):
    """The commands, listed without being imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it so
        """Return every verb, in the order of the help."""
        return [name for verbs in VERBS.values() for name in verbs]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one verb, imported now; None when there is no such verb."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = _MODULES.get(cmd_name, cmd_name)
        found: click.Command = import_module(f"casefile.cli.verbs.{module.replace('-', '_')}").command
        return found

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
    made = Casefile("casefile", help=told, no_args_is_help=True)
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
    speak_utf8()
    session = Session(arguments, screens)
    _teach_click(session)
    from casefile.cli.failures import told

    with told(session) as outcome:
        check_today(os.environ.get("CASEFILE_TODAY", "").strip())
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


def check_today(named: str) -> None:
    """Refuse a CASEFILE_TODAY that is no day, before anything asks the calendar; raises UsageError."""
    if named:
        from casefile.rules.days import parse_day

        os.environ["CASEFILE_TODAY"] = parse_day(named).isoformat()


def speak_utf8() -> None:
    """Never fail on a letter the terminal cannot show: it is replaced."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
