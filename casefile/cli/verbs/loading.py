"""Where each verb is: a verb is imported when it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

__all__ = ["command_of"]


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
        case "sort":
            from casefile.cli.verbs.sort import command
        case "mend":
            from casefile.cli.verbs.mend import command
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
        case "move":
            from casefile.cli.verbs.move import command
        case "audit":
            from casefile.cli.verbs.audit import command
        case "open":
            from casefile.cli.verbs.open import command
        case "serve":
            from casefile.cli.verbs.serve import command
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
