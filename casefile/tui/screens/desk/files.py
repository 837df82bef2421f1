"""What is done to a whole case from the desk: bring it back from one file, write it to one, remove it for good."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.widget import Widget
from textual.widgets import Static

from casefile.i18n import N_, Words
from casefile.tui.base import Host, lit
from casefile.tui.dropped import path_typed
from casefile.tui.screens.questions import Question, Sure
from casefile.tui.widgets.fields import YES_NO, Field, Raw

if TYPE_CHECKING:
    from casefile.cases.joining import CopyOffer
    from casefile.services.desk.changes import Changed
    from casefile.services.desk.copies import Received
    from casefile.services.offer_names import OfferNames
    from casefile.services.store.bag import Exported
    from casefile.services.store.removal import FolderContents

__all__ = ["ExportForm", "ask_import", "ask_move", "ask_removal", "write_out"]

_FILE, _SEALED, _SECRET, _AGAIN = "file", "sealed", "passphrase", "again"


def ask_import(app: Host, file: str, then: Callable[[Path], None]) -> None:
    """Ask for the file of a case and put it on the desk; `then` gets its folder.

    A file that only a passphrase opens asks for it. Where the case is there already, what the file says otherwise is
    shown, and what is marked is taken over.
    """

    def read(answers: dict[str, str]) -> "tuple[Path, Received | None]":
        source = path_typed(answers[_FILE])
        return source, None if app.desk.is_sealed(source) else app.desk.received(source)

    def shown(read: "tuple[Path, Received | None]") -> None:
        source, found = read
        if found is None:
            _unseal(app, source, then)
        else:
            _received(app, ReceivedFile(source), found, then)

    app.ask_saving(_import_form(app.words, file), read, shown)


class ReceivedFile(NamedTuple):
    """A file that somebody sent, and the passphrase that opens it."""

    source: Path
    passphrase: str = ""


def _unseal(app: Host, source: Path, then: Callable[[Path], None]) -> None:
    """Ask for the passphrase of a file until it opens it, or the question is closed."""

    def read(answers: dict[str, str]) -> "tuple[ReceivedFile, Received]":
        sent = ReceivedFile(source, answers[_SECRET])
        return sent, app.desk.received(*sent)

    app.ask_saving(_passphrase_form(app.words, source), read, lambda done: _received(app, *done, then))


def _received(app: Host, sent: ReceivedFile, found: "Received", then: Callable[[Path], None]) -> None:
    if found.names is not None:  # there is something to name
        _merge(app, sent, found, found.names, then)
        return
    if found.known:
        app.tell(app.words("The file says nothing that the case does not say already."))
    then(found.path)


def _merge(
    app: Host, sent: ReceivedFile, found: "Received", names: "OfferNames", then: Callable[[Path], None]
) -> None:
    from casefile.tui.screens.desk.merging import MergeList

    def merged(done: "tuple[int, Changed]") -> None:
        count = done[0]
        text = app.words.n("{n} difference taken over; u takes it back.",
                           "{n} differences taken over; u takes them back.", count)  # fmt: skip
        app.tell(text)
        then(found.path)

    def join(accepted: "tuple[CopyOffer, ...]") -> "tuple[int, Changed]":
        return len(accepted), app.desk.join(found.path, sent.source, accepted, sent.passphrase)

    app.ask_saving(MergeList(found.path.name, found.offers, names), join, merged)


def write_out(app: Host, path: Path, name: str) -> None:
    """Ask where to, write the case to one file, and say what is not in it."""

    def written(done: "Exported") -> None:
        notes = [app.words.sentence(each.code, each.values) for each in done.notes]
        said = app.words("The case is written to {path}.", path=done.path)
        app.tell("\n".join((said, *notes)), "warning" if notes else "information")
        app.hand_over(done.path)

    def write(answers: dict[str, str]) -> "Exported":
        return app.desk.export(
            path, path_typed(answers[_FILE]), passphrase=answers[_SECRET] if _is_sealed(answers) else None
        )

    form = ExportForm(app.words, name, Path.home() / f"{path.name}.zip")
    app.ask_saving(form, write, written)


def ask_move(app: Host, path: Path, name: str, groups: Sequence[str], then: Callable[[], None]) -> None:
    """Ask which folder of the desk the case goes to and put it there; `then` follows."""
    from casefile.services.store.groups import group_of
    from casefile.tui.screens.desk.new_case import group_field

    def moved(place: Path) -> None:
        text = app.words("Nothing changed: it was so already.")
        if place != path.absolute():
            text = app.words("The case is in {path} now.", path=place)
        app.tell(text)
        then()

    field = group_field(groups)
    now = group_of(app.desk.home, path)
    form = Question(
        app.words("Move the case: {name}", name=name), (field,), {field.name: now}, deed=N_("Move")
    )
    app.ask_saving(form, lambda answers: app.desk.move(path, answers[field.name]), moved)


def ask_removal(app: Host, path: Path, name: str, then: Callable[[], None]) -> None:
    """Say what goes with the case, ask, and remove it; `then` follows, removed or not."""

    def remove(_sure: object) -> Path:
        try:
            app.desk.remove(path)
        except Exception:
            app.call_from_thread(then)  # the list shows what is left of it
            raise
        return path

    def removed(_done: Path) -> None:
        app.tell(app.words("The case {path} is removed.", path=path))
        then()

    def ask(held: "FolderContents") -> None:
        app.ask_saving(_RemoveQuestion(app.words, name, path, held), remove, removed)

    app.in_background(lambda: app.desk.contents(path), ask, reading="contents")


def _import_form(words: Words, file: str = "") -> Question:
    """Ask which file a case comes back from."""
    field = Field(
        name=_FILE,
        label=N_("File (.zip)"),
        required=True,
        help=N_("A case written to one file by casefile: type its path, or drop the file on this window."),
    )
    return Question(
        words("Bring a case back from a file"), (field,), {_FILE: file}, "import", N_("Bring back")
    )


def _passphrase_form(words: Words, source: Path) -> Question:
    """Ask what opens a sealed file."""
    field = Field(
        name=_SECRET,
        label=N_("Passphrase"),
        kind="secret",
        required=True,
        help=N_("The one that was chosen when the file was written. It is not shown, and not kept."),
    )
    return Question(words("Encrypted: {name}", name=source.name), (field,), deed=N_("Open the file"))


def _is_sealed(raw: Raw) -> bool:
    return raw[_SEALED] == "yes"


class ExportForm(Question):
    """Asks where a case is written to, and whether only a passphrase opens the file: that one is asked twice."""

    def __init__(self, words: Words, name: str, file: Path) -> None:
        fields = (
            Field(
                name=_FILE,
                label=N_("File (.zip)"),
                required=True,
                help=N_("Papers, journal and earlier states of the case."),
            ),
            Field(
                name=_SEALED,
                label=N_("Encrypted"),
                kind="choice",
                choices=YES_NO,
                default="no",
                required=True,
                help=N_("Without it, who has the file can read it."),
            ),
            Field(
                name=_SECRET,
                label=N_("Passphrase"),
                kind="secret",
                required=True,
                shown=_is_sealed,
                help=N_(
                    "Without the passphrase nobody opens this file again: not you, not this program, not its authors. "
                    "Write it down and keep it apart from the file. The name of the file and its size stay readable."
                ),
            ),
            Field(
                name=_AGAIN,
                label=N_("The same again"),
                kind="secret",
                required=True,
                shown=_is_sealed,
                help=N_("So that a slip of a finger does not lock you out."),
            ),
        )
        heading = words("Write the case to one file: {name}", name=name)
        super().__init__(heading, fields, {_FILE: str(file)}, f"export {file.name}", N_("Write the file"))

    def check(self, answers: Mapping[str, Any]) -> dict[str, str]:
        """Refuse two passphrases that differ."""
        if answers.get(_SECRET) == answers.get(_AGAIN):
            return {}
        return {_AGAIN: self.words.sentence("file.passphrases_differ", {})}


class _RemoveQuestion(Sure):
    """Says what goes with the case, and asks."""

    def __init__(self, words: Words, name: str, path: Path, held: "FolderContents") -> None:
        told = N_("This cannot be undone. Your original files, and exports outside the folder, stay.")
        super().__init__(words("Remove the case: {name}", name=name), N_("Remove for good"), told)
        self._path, self._held = path, held

    def below(self) -> Iterator[Widget]:
        """Yield what would go."""
        yield from super().below()
        yield Static(lit("\n".join(("", *_goes(self.words, self._path, self._held)))), markup=False)


def _goes(words: Words, path: Path, held: "FolderContents") -> Iterator[str]:
    """Name the folder first: two cases may carry one name."""
    yield words("{path} ({size_bytes}) would be removed for good:", path=path, size_bytes=held.size_bytes)
    yield words("its facts, stages and journal")
    if held.documents:
        yield words.n("{n} attached document", "{n} attached documents", held.documents)
    if held.exports:
        yield words.n("{n} printed file", "{n} printed files", held.exports)
    if held.versions:
        yield words.n("{n} earlier state", "{n} earlier states", held.versions)
    if held.trash:
        yield words.n("{n} removed document", "{n} removed documents", held.trash)
    if held.others:
        yield words("and what this program did not put there: {names}", names=", ".join(held.others))
