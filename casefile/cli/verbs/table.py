"""The verbs: what each does in one line."""

from __future__ import annotations

from casefile.i18n.words import N_

__all__ = ["VERBS", "summary_of"]

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
        "move": N_("Put a case in another folder of the desk."),
        "bulk": N_("Print, export or put into calendars many cases at once."),
        "audit": N_("Print every value that was ever changed in a case."),
        "open": N_("Open a case in the terminal interface."),
        "serve": N_("Show the screens in a browser, on this computer only."),
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
