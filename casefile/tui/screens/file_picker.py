"""Choosing files: a tree to walk by keyboard or mouse, or a path typed, pasted or dropped; several at once."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import DirectoryTree, Input, Label, Static
from textual.widgets._directory_tree import DirEntry
from textual.widgets._tree import TreeNode

from casefile.i18n.words import N_
from casefile.tui.base import Deed, Dialog, lit
from casefile.tui.dropped import paths_in
from casefile.tui.showing import put

__all__ = ["ACCEPTED", "FilePicker"]

ACCEPTED = frozenset(
    {".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".doc", ".docx", ".bmp", ".gif", ".heic"}
)
_SHOWN = 3


class _Files(DirectoryTree):
    """The tree of one folder; chosen files carry a mark, and files of other kinds appear only when asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "screen.mark", N_("Choose"), show=False),
        Binding("left", "screen.up", N_("Folder above"), show=False),
        Binding("f", "screen.kinds", N_("All kinds"), show=False),
    ]
    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    ICON_FILE = "  "

    def __init__(self, folder: Path, chosen: list[Path]) -> None:
        super().__init__(folder)
        self.chosen = chosen
        self.every_kind = False

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Leave out hidden names, and files the portal does not take unless every kind is wanted."""
        return [
            path for path in paths
            if not path.name.startswith(".")
            and (self.every_kind or path.suffix.casefold() in ACCEPTED or _is_folder(path))
        ]  # fmt: skip

    def refresh_marks(self) -> None:
        """Draw the names again, with their marks."""
        self._clear_line_cache()
        self.refresh()

    def render_label(self, node: TreeNode[DirEntry], base_style: Style, style: Style) -> Text:
        """Show a mark before the files chosen; names are shown as they are."""
        label = super().render_label(node, base_style, style)
        shown = Text("✓ " if node.data and node.data.path in self.chosen else "", style=style)
        return shown.append_text(label)


_BEGINS_A_PATH = {"/", "~"}


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


class _PathInput(Input):
    """A path field: a paste of several lines (files dropped on the terminal) is handed over whole."""

    def _on_paste(self, event: events.Paste) -> None:
        lines = event.text.strip()
        if "\n" in lines or "\r" in lines:
            event.stop()
            event.prevent_default()
            screen = self.screen
            if isinstance(screen, FilePicker):
                screen.take(lines)
            return
        super()._on_paste(event)


class FilePicker(Dialog[tuple[Path, ...]]):
    """Answers with the files chosen, in the order they were; begins in the folder used last."""

    CSS_PATH = "file_picker.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Add"), show=False),
    ]

    def __init__(self, start: Path | None = None) -> None:
        super().__init__()
        self.start = start
        self.chosen: list[Path] = []

    def compose(self) -> Iterator[Widget]:
        """Lay out the path, the tree and what was chosen."""
        with Vertical(classes="frame"):
            yield Label(lit(self.words("Choose files"), "bold"))
            if self.casefile.desk.from_browser is not None:
                yield Static(
                    lit(self.words("Files dropped on the page, or sent with its button, appear here."))
                )
            yield _PathInput(
                placeholder=self.words("Type or paste a path, or drop files here"),
                compact=True,
                select_on_focus=False,
            )
            yield _Files(self._first_folder(), self.chosen)
            yield Static(classes="chosen", markup=False)
            yield Static(
                lit(self.words("Space choose · Enter open or add · ← folder above · F all kinds of files")),
                classes="keys",
            )
            with Horizontal(classes="buttons"):
                yield Deed(self.words("Add (Ctrl+S)"), "save", "save", "primary")
                yield Deed(self.words("Close (Esc)"), "cancel", "cancel")

    def _first_folder(self) -> Path:
        kept = self.casefile.desk.settings().get("last_folder")
        received = self.casefile.desk.from_browser
        wanted = [self.start, received, Path(kept) if isinstance(kept, str) else None, Path.home()]
        return next((path for path in wanted if path is not None and _is_folder(path)), Path("/"))

    def on_mount(self) -> None:
        """Begin in the tree."""
        self._tree.focus()
        self._show_chosen()

    @property
    def _tree(self) -> _Files:
        return self.query_one(_Files)

    @property
    def folder(self) -> Path:
        """Return the folder shown."""
        return Path(self._tree.path)

    # -- what the person does

    def on_key(self, event: events.Key) -> None:
        """Take a sign with which paths begin for the beginning of one, wherever the cursor is."""
        path = self.query_one(_PathInput)
        if event.character in _BEGINS_A_PATH and not path.has_focus:
            event.stop()
            event.prevent_default()
            path.value = f"{event.character}"
            path.focus()

    def take(self, text: str) -> None:
        """Choose the files a typed or pasted text names; a folder is gone to; what is neither is told."""
        named = paths_in(text)
        if not named:
            self.casefile.tell(self.words("Type the whole path, from / or ~ on."), "warning")
        for path in named:
            if _is_folder(path):
                self._tree.path = path
                self._tree.focus()
            elif path.is_file():
                self._mark(path, only_on=True)
                if path.parent == self.casefile.desk.from_browser:
                    self._show_received(path.parent)
            else:
                self.casefile.tell(self.words("There is no file {path}.", path=path), "warning")

    def _show_received(self, folder: Path) -> None:
        """Show the folder of what the page sent, which may have come to be just now, or got one file more."""
        if self.folder == folder:
            self._tree.reload()
        else:
            self._tree.path = folder
        self._tree.focus()

    def action_mark(self) -> None:
        """Choose the file under the cursor, or leave it out again."""
        node = self._tree.cursor_node
        if node is None or node.data is None:
            return
        if node.data.path.is_file():
            self._mark(node.data.path)
            self._tree.action_cursor_down()
        else:
            node.toggle()

    def action_up(self) -> None:
        """Go to the folder above."""
        self._tree.path = self.folder.resolve().parent

    def action_kinds(self) -> None:
        """Show every kind of file, or only those the portal takes."""
        self._tree.every_kind = not self._tree.every_kind
        self._tree.reload()

    def action_save(self) -> None:
        """Answer with the files chosen, or with the one under the cursor."""
        node = self._tree.cursor_node
        if not self.chosen and node is not None and node.data is not None and node.data.path.is_file():
            self.chosen.append(node.data.path)
        if not self.chosen:
            self.casefile.tell(self.words("No file is chosen yet."), "warning")
            return
        folder = self.chosen[-1].parent
        if folder != self.casefile.desk.from_browser:
            self.casefile.desk.remember(last_folder=str(folder))
        self.dismiss(tuple(self.chosen))

    @on(DirectoryTree.FileSelected)
    def _file_entered(self, event: DirectoryTree.FileSelected) -> None:
        event.stop()
        if event.path not in self.chosen:
            self.chosen.append(event.path)
        self.action_save()

    @on(Input.Submitted)
    def _path_entered(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.take(event.value)
            event.input.value = ""
        else:
            self.action_save()

    def on_paste(self, event: events.Paste) -> None:
        """Files dropped on the tree are chosen too."""
        event.stop()
        self.take(event.text)

    def _mark(self, path: Path, *, only_on: bool = False) -> None:
        if path not in self.chosen:
            self.chosen.append(path)
        elif not only_on:
            self.chosen.remove(path)
        self._show_chosen()
        self._tree.refresh_marks()

    def _show_chosen(self) -> None:
        if not self.chosen:
            put(self.query_one(".chosen", Static), lit(self.words("No file is chosen yet.")))
            return
        names = ", ".join(path.name for path in self.chosen[-_SHOWN:])
        count = len(self.chosen)
        text = self.words.n("{n} file chosen: {names}", "{n} files chosen: {names}", count, names=names)
        put(self.query_one(".chosen", Static), lit(text))
