"""Attaching files: which line, which files, then copying and checking them with a way to stop."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, cast

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from casefile.cases.assessment import Assessment
from casefile.cases.model import Case, Document
from casefile.i18n import Words
from casefile.i18n.vocabulary import FILE_VERDICTS, STATUS_SYMBOLS, STATUSES, person_word, said
from casefile.rules.text import folded
from casefile.services.desk import Desk
from casefile.services.desk.papers import Attached
from casefile.tui.base import Dialog, Host, lit
from casefile.tui.phrases import row_title
from casefile.tui.screens.working import Stopped, TellProgress, Working
from casefile.tui.widgets.line_detail import VERDICT_SYMBOLS
from casefile.tui.widgets.lines import Lines, heading, line

__all__ = ["LineDialog", "attach", "tell_attached"]

_NAMES_SHOWN = 3


def attach(
    host: Host, seen: Assessment, key: str = "", paths: tuple[Path, ...] = (), instead_of: str = ""
) -> None:
    """Ask for the line when `key` is empty, for the files when there are none, then attach them.

    The document `instead_of` is taken out once the new files are in: a copy that fails or is stopped replaces nothing.
    """
    if not host.may_change():
        return
    if not key:
        host.ask(LineDialog(seen, paths), lambda chosen: attach(host, seen, chosen, paths))
        return
    if not paths:
        from casefile.tui.screens.file_picker import FilePicker

        host.ask(
            FilePicker(),
            lambda chosen: attach(host, seen, key, tuple(chosen), instead_of) if chosen else None,
        )
        return
    known = {document.id for document in seen.case.documents}
    heading = host.words.n("Copying and checking {n} file", "Copying and checking {n} files", len(paths))

    def copied(told: TellProgress, stopped: Stopped) -> Callable[[Desk, Path], Attached]:
        return lambda desk, path: _copied(desk, path, key, paths, known, instead_of, told, stopped)

    host.ask_change(
        Working(heading), lambda way: copied(*way), lambda done: tell_attached(host, cast("Attached", done))
    )


def _copied(
    desk: Desk,
    path: Path,
    key: str,
    paths: tuple[Path, ...],
    known: set[str],
    instead_of: str,
    told: TellProgress,
    stopped: Stopped,
) -> Attached:
    """Copy what an earlier try has not copied yet, then take out what all of it replaces."""
    before = _copied_before(desk.open(path).case, key, paths, known)
    done = desk.attach(path, key, [each for each in paths if each not in before], told, stopped)
    documents = (*before.values(), *done.documents)
    if instead_of and len(documents) == len(paths):
        removed = desk.remove_document(path, instead_of)
        return Attached(
            case=removed.case, assessment=removed.assessment, stamp=removed.stamp, documents=documents
        )
    return msgspec.structs.replace(done, documents=documents)


def _copied_before(case: Case, key: str, paths: tuple[Path, ...], known: set[str]) -> dict[Path, Document]:
    """Return those of the files that an earlier try, stopped half way, has put under the line already."""
    new = [each for each in case.documents if each.slot == key and each.id not in known]
    found: dict[Path, Document] = {}
    for path in paths:
        document = next((each for each in new if each.original_name == path.name), None)
        if document is not None:
            new.remove(document)
            found[path] = document
    return found


def tell_attached(host: Host, done: Attached) -> None:
    """Say how many files were attached and what was made of them."""
    documents, words = done.documents, host.words
    verdicts = ", ".join(dict.fromkeys(_verdict(words, each) for each in documents))
    host.tell(
        words.n(
            "{n} file attached: {verdicts}",
            "{n} files attached: {verdicts}",
            len(documents),
            verdicts=verdicts,
        )
    )


def _verdict(words: Words, document: Document) -> str:
    """Say what was made of a file, by its sign and in a word."""
    verdict = str((document.check or {}).get("verdict", "unchecked"))
    return f"{VERDICT_SYMBOLS.get(verdict, '…')} {said(words, FILE_VERDICTS, verdict)}"


class LineDialog(Dialog[str]):
    """Which line of the checklist these files are for, the likely ones first; typing narrows the lines."""

    CSS_PATH = "attach.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "", show=False),
        Binding("up", "move(-1)", "", show=False),
    ]

    def __init__(self, seen: Assessment, paths: tuple[Path, ...], likely: Sequence[str] = ()) -> None:
        super().__init__()
        self._seen = seen
        self._paths = paths
        self._lines = sorted(seen.lines, key=lambda each: each.key not in likely)

    def compose(self) -> ComposeResult:
        """Lay out the files' names, the search and the lines."""
        with Vertical(classes="frame"):
            yield Static(lit(self._heading(), "bold"), markup=False)
            yield Input(
                placeholder=self.words("Type to narrow, ↑ ↓ to choose, Enter to attach"), compact=True
            )
            yield Lines(id="choices")

    def _heading(self) -> str:
        if not self._paths:
            return self.words("Which line is the file for?")
        names = ", ".join(path.name for path in self._paths[:_NAMES_SHOWN])
        more = len(self._paths) - _NAMES_SHOWN
        names += f" (+{more})" if more > 0 else ""
        return self.words("Which line is this for? {names}", names=names)

    def on_mount(self) -> None:
        """Show every line."""
        self._fill("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the lines that hold what was typed."""
        self._fill(event.value)

    def _fill(self, typed: str) -> None:
        several = len({each.item.person for each in self._seen.lines}) > 1
        wanted = folded(typed).split()
        names = {each.id: f"{each.given_name} {each.family_name}" for each in self._seen.case.facts.persons}
        options: list[Any] = []
        for each in self._lines:
            title, person = row_title(self.words, each), person_word(self.words, each.item.person)
            text = folded(f"{title} {person} {names.get(each.item.person, '')}")
            if all(part in text for part in wanted):
                sign = f"{STATUS_SYMBOLS[each.status]} {self.words(STATUSES[each.status])} · "
                options.append(
                    line(
                        Content.assemble(
                            lit(sign, "$text-muted"), lit(f"{title} ({person})" if several else title)
                        ),
                        each.key,
                    )
                )
        choices = self.query_one(Lines)
        choices.fill(options or [heading(lit(self.words("No line to show here.")))])

    def action_move(self, by: int) -> None:
        """Move the cursor of the lines from the search box."""
        choices = self.query_one(Lines)
        (choices.action_cursor_down if by > 0 else choices.action_cursor_up)()

    def on_input_submitted(self) -> None:
        """Take the line under the cursor."""
        self._choose(self.query_one(Lines).current)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the line that was clicked."""
        self._choose(event.option_id or "")

    def _choose(self, key: str) -> None:
        if key:
            self.dismiss(key)
