"""Every key of the screens, once: footer, palette, help, manual and remapping read this table.

One letter means one thing everywhere; what it acts on is the screen's affair (`a` adds a file to a line, a contract
to the experience). Letters, arrows and Ctrl+letter only: digits and signs are shifted on AZERTY, so `/` and `?`
are second names of letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.binding import Binding

from casefile.i18n import N_

__all__ = ["KEYS", "Key", "bindings"]


@dataclass(frozen=True)
class Key:
    """One key: `id` is for remapping, `action` for Textual, the words are English sentences to translate."""

    id: str
    keys: str
    action: str
    description: str
    tooltip: str
    show: bool = True
    display: str | None = None
    priority: bool = False


_TABLE: tuple[Key, ...] = (
    # where to go
    Key(
        "overview",
        "o",
        "section('overview')",
        N_("Overview"),
        N_("Where the case stands, what is next and by when"),
    ),
    Key("checklist", "l", "section('checklist')", N_("List"), N_("The personal checklist, line by line")),
    Key(
        "documents",
        "d",
        "section('documents')",
        N_("Documents"),
        N_("The files, what was found in them, a picture"),
    ),
    Key("experience", "x", "section('experience')", N_("Experience"), N_("Contracts, hours and their proof")),
    Key(
        "points",
        "c",
        "section('points')",
        N_("Points"),
        N_("Each programme condition by condition, the points, what would raise them, the rounds"),
    ),
    Key(
        "deadlines",
        "e",
        "section('deadlines')",
        N_("Deadlines"),
        N_("Every date to keep and the rule behind it"),
    ),
    Key(
        "journal",
        "J",
        "section('journal')",
        N_("Journal"),
        N_("Everything that was done to the case, and when"),
    ),
    Key(
        "all_deadlines",
        "e",
        "deadlines",
        N_("Deadlines"),
        N_("The deadlines of all cases by day: late, this week, this month, later"),
    ),
    # what to do with the case
    Key("stage", "s", "stage", N_("Stage"), N_("Go on to the next stage, or back, with its date")),
    Key("details", "i", "details", N_("Your details"), N_("The facts about you and your family")),
    Key(
        "guide",
        "ctrl+g",
        "guide",
        N_("Guide"),
        N_(
            "Answers, money, ten-year history, letters, rehearsal, updates, rules; a calendar; a verification"
        ),
    ),
    Key(
        "print",
        "p",
        "print",
        N_("Print"),
        N_("Put the checklist, the hours, the deadlines or a report on paper"),
    ),
    Key(
        "share_safe",
        "ctrl+l",
        "share_safe",
        N_("Show to others"),
        N_("Share on a forum: hide names, numbers, amounts and birthdays on the screen, or show them again"),
        show=False,
    ),
    Key("undo", "u,ctrl+z", "undo", N_("Undo"), N_("Take back the last change")),
    Key("redo", "ctrl+y", "redo", N_("Redo"), N_("Do again what was taken back"), show=False),
    Key(
        "earlier",
        "ctrl+r",
        "earlier",
        N_("Earlier states"),
        N_("See the earlier states kept of this case, and put one back"),
        show=False,
    ),
    Key(
        "unread",
        "ctrl+n",
        "unread",
        N_("Unreadable"),
        N_("See what cannot be read in this case, to fill it again or remove it"),
        show=False,
    ),
    Key("note", "n", "note", N_("Note"), N_("Write a note: about this line, or in the journal")),
    Key("new", "a", "new", N_("New case"), N_("Add a case to the list")),
    Key("open", "enter", "open", N_("Open"), N_("Open what is under the cursor")),
    Key("demo", "ctrl+d", "demo", N_("Example case"), N_("Make a fictional case to try everything on")),
    Key(
        "import_case",
        "ctrl+o",
        "import_case",
        N_("Import"),
        N_("Bring a case back from a file"),
        display="^o",
    ),
    Key("export_case", "ctrl+e", "export_case", N_("Export"), N_("Write this case to one file"), show=False),
    Key(
        "move_case",
        "M",
        "move_case",
        N_("Move"),
        N_("Put this case in another folder of the desk"),
        show=False,
    ),
    Key(
        "remove_case",
        "delete,backspace",
        "remove_case",
        N_("Remove"),
        N_("Remove this case for good, after a question"),
    ),
    # the line, file or contract under the cursor
    Key(
        "open_line",
        "enter",
        "open_line",
        N_("Its line"),
        N_("Go to the line of the checklist this file is for"),
    ),
    Key("add", "a", "add", N_("Add"), N_("Add a file to this line, or a contract to the experience")),
    Key(
        "one_file",
        "ctrl+f",
        "one_file",
        N_("One file"),
        N_("Make one readable file, under the limit, of all the papers of this line"),
        show=False,
        display="^f",
    ),
    Key(
        "sort",
        "A",
        "sort",
        N_("Sort a folder"),
        N_("Read a folder of scans and offer each file to the line it seems to serve"),
        show=False,
    ),
    Key("tick", "space", "tick", N_("Tick"), N_("Seen in the document: tick it, or untick it")),
    Key("detail", "enter", "detail", N_("Detail"), N_("Show the line under the cursor in full")),
    Key(
        "mark",
        "m",
        "mark",
        N_("Ready"),
        N_("Say that you have checked this line and it is ready, or take it back"),
    ),
    Key(
        "requested", "r", "requested", N_("Requested"), N_("Say when you asked for this paper, and from whom")
    ),
    Key("issued", "t", "issued", N_("Its date"), N_("Tell the date on the paper, for its validity")),
    Key("not_needed", "b", "not_needed", N_("Not applicable"), N_("Cross the line out, with the reason")),
    Key("view", "v", "view", N_("View"), N_("Open the file in its own program, or show the proof")),
    Key(
        "replace",
        "ctrl+o,insert",
        "replace",
        N_("Replace"),
        N_("Put another file in the place of this one, which goes to the case’s trash"),
        display="^o",
    ),
    Key("folder", "V", "folder", N_("Its folder"), N_("Open the folder the printed page lies in")),
    Key("recheck", "ctrl+k", "recheck", N_("Check"), N_("Check all the files of the case again")),
    Key(
        "read_pictures",
        "ctrl+b",
        "read_pictures",
        N_("Read"),
        N_("Read names and days in the papers that are pictures, where Tesseract or RapidOCR is installed"),
        show=False,
        display="^b",
    ),
    Key(
        "remove",
        "delete,backspace",
        "remove",
        N_("Remove"),
        N_("Take this out of the case; it can be undone"),
    ),
    Key(
        "paste",
        "ctrl+v,K",
        "paste",
        N_("Paste"),
        N_("Enter contracts, stays, addresses or activities line after line, pasted or typed"),
        display="^v",
    ),
    Key("filter", "f,slash", "filter", N_("Filter"), N_("Show only some of the lines")),
    # the application date the hours are counted for
    Key(
        "day_before",
        "left",
        "move_day(-1)",
        N_("Day before"),
        N_("Count the hours for an application a day earlier"),
    ),
    Key(
        "day_after",
        "right",
        "move_day(1)",
        N_("Day after"),
        N_("Count the hours for an application a day later"),
    ),
    Key(
        "month_before",
        "shift+left,less_than_sign",
        "move_month(-1)",
        N_("Month before"),
        N_("Count the hours for an application a month earlier"),
    ),
    Key(
        "month_after",
        "shift+right,greater_than_sign",
        "move_month(1)",
        N_("Month after"),
        N_("Count the hours for an application a month later"),
    ),
    Key("less", "left", "turn(-1)", N_("Less"), N_("Suppose a level, a year or an answer less"), display="←"),
    Key("more", "right", "turn(1)", N_("More"), N_("Suppose a level, a year or an answer more"), display="→"),
    Key(
        "less_finely",
        "shift+left,less_than_sign",
        "turn_finely(-1)",
        N_("A point less"),
        N_("Suppose a score one step of its test lower"),
    ),
    Key(
        "more_finely",
        "shift+right,greater_than_sign",
        "turn_finely(1)",
        N_("A point more"),
        N_("Suppose a score one step of its test higher"),
    ),
    Key(
        "keep_supposed",
        "ctrl+s",
        "keep_supposed",
        N_("Keep"),
        N_("Keep in the case what is supposed: scores, level of education, answers; it can be undone"),
        display="^s",
    ),
    Key("told_back", "z", "told_back", N_("Your facts"), N_("Back to your own facts, nothing supposed")),
    Key("date_back", "z", "date_back", N_("Filing date"), N_("Back to the filing date of the case")),
    Key(
        "answer",
        "y",
        "answer",
        N_("Answer"),
        N_("Answer what the count of hours waits to be told, or what makes its yes uncertain"),
    ),
    Key("programme", "w", "programme", N_("Programme"), N_("Show the hours of the next programme")),
    # lists over the screen
    Key(
        "rewrite",
        "f4",
        "rewrite",
        N_("Rewrite as understood"),
        N_("Put what was understood in the place of what was pasted, one line each"),
    ),
    Key(
        "next_wrong",
        "f3",
        "next_wrong",
        N_("Next line to put right"),
        N_("Go to the next of the pasted lines that is to be put right"),
    ),
    Key("other_line", "O", "line", N_("Another line"), N_("Choose another line for this file of the folder")),
    Key("turn_page", "T", "turn", N_("Turn"), N_("Turn this page of the one file a quarter")),
    Key(
        "contents_page",
        "C",
        "contents",
        N_("Contents page"),
        N_("Put a page that lists the papers before them in the one file, or leave it out"),
    ),
    Key("side", "B", "side", N_("Before or after"), N_("Show the page as it is, or as it would be made")),
    # everywhere
    Key("change", "enter", "change", N_("Change"), N_("Change what is under the cursor")),
    Key("cancel", "escape", "cancel", N_("Close"), N_("Close this, changing nothing")),
    Key(
        "level",
        "escape",
        "level",
        N_("One level back"),
        N_("Back to the overview, then to the list of cases"),
        show=False,
    ),
    Key("back", "q", "back", N_("Back"), N_("Back to the list of cases")),
    Key("quit", "q", "leave", N_("Quit"), N_("Leave; everything is already saved")),
    Key("quit_at_once", "ctrl+q", "quit", N_("Quit"), N_("Leave; everything is already saved"), show=False),
    Key("language", "g,L", "language", N_("Français"), N_("Switch between English and French"), display="g"),
    Key(
        "theme",
        "ctrl+t",
        "light",
        N_("Light or dark"),
        N_("Switch between light and dark colours"),
        show=False,
    ),
    Key(
        "help",
        "h,question_mark",
        "help",
        N_("Help"),
        N_("Every key, and the seven stages in short"),
        display="?",
    ),
    Key("palette", "ctrl+p", "command_palette", N_("Palette"), N_("Every command by name"), display="^p"),
)
KEYS: dict[str, Key] = {key.id: key for key in _TABLE}


def bindings(*ids: str, hidden: tuple[str, ...] = ()) -> list[Binding]:
    """Return the Textual bindings of those keys; `hidden` ones work without standing in the footer."""
    return [*(_binding(KEYS[name], show=KEYS[name].show) for name in ids), *_hidden(hidden)]


def _hidden(ids: tuple[str, ...]) -> Iterator[Binding]:
    for name in ids:
        yield _binding(KEYS[name], show=False)


def _binding(key: Key, *, show: bool) -> Binding:
    return Binding(
        key.keys,
        key.action,
        key.description,
        show=show,
        key_display=key.display,
        priority=key.priority,
        tooltip=key.tooltip,
        id=key.id,
    )
