"""The terminal application: the desk, the language, long work in threads, and one door for what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal, TypeVar

from textual.app import App
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.worker import Worker, WorkerState

from casefile.errors import CasefileError
from casefile.i18n import Words, words_for
from casefile.i18n.words import Lang
from casefile.services.log import write_down
from casefile.tui.base import lit
from casefile.tui.keys import bindings, own_keys

if TYPE_CHECKING:
    from casefile.cases.changes import Change
    from casefile.services.desk import Desk

__all__ = ["CasefileApp"]

Answer = TypeVar("Answer")


class CasefileApp(App[None]):
    """Everything the screens share. `case` opens that case at once; `lang` is the language to begin in.

    `unreadable` is the settings file when it cannot be read, to be said once.
    """

    CSS_PATH = "app.tcss"
    TITLE = "casefile"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[Binding]] = bindings(  # type: ignore[assignment]
        "help", "palette", "language", hidden=("quit_at_once", "theme")
    )

    def __init__(
        self,
        desk: Desk,
        *,
        lang: Lang = "fr",
        case: Path | None = None,
        theme: str = "",
        unreadable: Path | None = None,
    ) -> None:
        super().__init__()
        self._unreadable = unreadable
        self.desk = desk
        self.words: Words = words_for(lang)
        self._case = case
        if theme in self.available_themes:  # one a person wrote, or of another version, may not exist
            self.theme = theme

    async def on_mount(self) -> None:
        """Show the desk, or the one case there is."""
        self.set_keymap(own_keys(self.desk.settings().get("keys")))
        from casefile.tui.first import first_screen

        await self.push_screen(first_screen(self.desk, self._case))
        if self._unreadable is not None:
            told = self.words(
                "The settings in {path} cannot be read: they count as none, and are written anew at the next choice.",
                path=self._unreadable,
            )
            self.tell(told, "warning")

    # -- language and colours

    async def action_language(self) -> None:
        """Speak the other language, at once, everywhere."""
        self.words = words_for("en" if self.words.lang == "fr" else "fr")
        self.desk.remember(lang=self.words.lang)
        for screen in self.screen_stack[1:]:
            await screen.recompose()
            screen.refresh_bindings()

    def action_light(self) -> None:
        """Switch between light and dark."""
        self.theme = "textual-dark" if not self.current_theme.dark else "textual-light"
        self.desk.remember(theme=self.theme)

    # -- talking

    def tell(self, text: str, severity: Literal["information", "warning", "error"] = "information") -> None:
        """Show a notice for a few seconds; the text is shown exactly as it is."""
        self.notify(str(lit(text)), severity=severity, markup=False)

    def tell_error(self, error: BaseException) -> None:
        """Show what went wrong: a deliberate error as its sentence, anything else as unexpected with its log."""
        if isinstance(error, CasefileError):
            self.tell("\n".join(self.words.of(each) for each in _with_problems(error)), "error")
            return
        path = write_down(error)
        self.tell(
            self.words("Something unexpected happened; nothing was lost. Details: {path}", path=path), "error"
        )

    def ask(self, dialog: ModalScreen[Answer], then: Callable[[Answer], None]) -> None:
        """Show a dialog; `then` gets its answer, and is not called when it was closed."""
        self.push_screen(dialog, lambda answer: None if answer is None else then(answer))

    # -- working

    def in_background(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], None] | None = None,
        *,
        reading: str = "",
        failed: Callable[[], None] | None = None,
    ) -> Worker[None]:
        """Do `work` in a thread, then `then` with its result back on the screen's own thread.

        `reading` names a read: a newer read of that name replaces an older one. Writes have no name and all happen.
        `failed` is called when `work` raises; the error itself is told without it.
        """

        def job() -> None:
            try:
                result = work()
            except Exception:
                if failed is not None:
                    self.call_from_thread(failed)
                raise
            if then is not None:
                self.call_from_thread(then, result)
            for remark in self.desk.remarks():
                self.call_from_thread(self.tell, self.words.of(remark), "warning")

        return self.run_worker(
            job, thread=True, exit_on_error=False, group=reading or "writes", exclusive=bool(reading)
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Turn every failure of a worker into a notice."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.tell_error(event.worker.error)

    def apply(self, change: Change, then: Callable[[], None] | None = None) -> None:
        """Make a change to the case shown: one transaction, in the journal, undoable; the screens follow."""
        from casefile.tui.screens.case.case import CaseScreen

        for screen in reversed(self.screen_stack):
            if isinstance(screen, CaseScreen):
                screen.make(change, then)
                return

    def action_help(self) -> None:
        """Show every key and the seven stages."""
        from casefile.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen.active_bindings))

    def action_help_quit(self) -> None:
        """Say, in the language shown, what Ctrl+C does not do: the library would say it in English."""
        self.tell(self.words("Ctrl+Q leaves; everything is already saved."))

    def action_command_palette(self) -> None:
        """Show every command by name, in the language shown."""
        from casefile.tui.palette import palette

        self.push_screen(palette(self))


def _with_problems(error: CasefileError) -> list[CasefileError]:
    return list(getattr(error, "problems", ())) or [error]
