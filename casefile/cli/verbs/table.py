"""The verbs: what each does in one line, and where it is; a verb is imported when it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casefile.i18n.words import N_

if TYPE_CHECKING:
    import click

__all__ = ["VERBS", "command_of", "summary_of"]

VERBS: dict[str, dict[str, str]] = {
    N_("A case"): {
        "new": N_("Make a case folder and print its path."),
        "kit": N_("Write a file of questions for somebody without the program."),
        "show": N_("Show the whole case, journal included."),
        "set": N_("Set facts of the person and the case."),
        "fact": N_("Add, list, change or remove a stay, a test, a diploma, a child …"),
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
        "sort": N_("Offer the files of a folder to the lines they serve."),
        "remove-document": N_("Take an attached file out of the case."),
        "mend": N_("What cannot be read in a case: listed, given again, removed."),
        "fit": N_("Make one file under the limit, still readable."),
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
        "bulk": N_("Print, export or put into calendars many cases at once."),
        "audit": N_("Print every value that was ever changed in a case."),
        "open": N_("Open a case in the terminal interface."),
        "demo": N_("Make the example case and tour it."),
        "doctor": N_("Verify a case or the desk; changes nothing."),
        "restore": N_("List the earlier states of a case, or put one back."),
        "backup": N_("Copy the cases to another place, what changed only."),
        "export": N_("Write a whole case to one zip."),
        "import": N_("Bring back a case from a zip."),
        "remove": N_("Remove a case for good."),
        "rules": N_("List the rules with their dates and sources."),
    },
}
"""What each verb does, by the section of the help it stands in."""


def summary_of(name: str) -> str:
    """Return what a verb does, in one line: an id of the catalogue."""
    return next(verbs[name] for verbs in VERBS.values() if name in verbs)


def command_of(name: str) -> click.Command | None:  # noqa: C901, PLR0912, PLR0915 - a table of imports
    """Return one verb, its module imported now; None when there is no such verb."""
    match name:
        case "new":
            from casefile.cli.verbs.new import command
        case "kit":
            from casefile.cli.verbs.kit import command
        case "show":
            from casefile.cli.verbs.show import command
        case "set":
            from casefile.cli.verbs.set import command
        case "fact":
            from casefile.cli.verbs.fact import command as group

            return group
        case "facts":
            from casefile.cli.verbs.facts import command
        case "stage":
            from casefile.cli.verbs.stage import command
        case "note":
            from casefile.cli.verbs.note import command
        case "undo":
            from casefile.cli.verbs.undo import command
        case "redo":
            from casefile.cli.verbs.redo import command
        case "work":
            from casefile.cli.verbs.work import command as group

            return group
        case "hours":
            from casefile.cli.verbs.hours import command
        case "history":
            from casefile.cli.verbs.history import command
        case "occupations":
            from casefile.cli.verbs.occupations import command as group

            return group
        case "checklist":
            from casefile.cli.verbs.checklist import command
        case "import-list":
            from casefile.cli.verbs.import_list import command
        case "line":
            from casefile.cli.verbs.line import command
        case "tick":
            from casefile.cli.verbs.tick import command
        case "attach":
            from casefile.cli.verbs.attach import command
        case "remove-document":
            from casefile.cli.verbs.remove_document import command
        case "mend":
            from casefile.cli.verbs.mend import command
        case "sort":
            from casefile.cli.verbs.sort import command
        case "fit":
            from casefile.cli.verbs.fit import command
        case "check":
            from casefile.cli.verbs.check import command
        case "print":
            from casefile.cli.verbs.print_case import command
        case "letter":
            from casefile.cli.verbs.letter import command
        case "funds":
            from casefile.cli.verbs.funds import command
        case "points":
            from casefile.cli.verbs.points import command
        case "rounds":
            from casefile.cli.verbs.rounds import command
        case "answers":
            from casefile.cli.verbs.answers import command
        case "rehearse":
            from casefile.cli.verbs.rehearse import command
        case "updates":
            from casefile.cli.verbs.updates import command
        case "due":
            from casefile.cli.verbs.due import command
        case "list":
            from casefile.cli.verbs.list_cases import command
        case "bulk":
            from casefile.cli.verbs.bulk import command as group

            return group
        case "audit":
            from casefile.cli.verbs.audit import command
        case "open":
            from casefile.cli.verbs.open import command
        case "demo":
            from casefile.cli.verbs.demo import command
        case "doctor":
            from casefile.cli.verbs.doctor import command
        case "restore":
            from casefile.cli.verbs.restore import command
        case "backup":
            from casefile.cli.verbs.backup import command
        case "export":
            from casefile.cli.verbs.export import command
        case "import":
            from casefile.cli.verbs.import_case import command
        case "remove":
            from casefile.cli.verbs.remove import command
        case "rules":
            from casefile.cli.verbs.rules import command
        case _:
            return None
    return command
