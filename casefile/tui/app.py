"""The terminal application: the desk, the language, long work in threads, and one door for what goes wrong."""

from __future__ import annotations

from asyncio import AbstractEventLoop, get_running_loop, sleep
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar, cast

from textual.binding import Binding
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.worker import Worker, WorkerFailed, WorkerState

from casefile.errors import CasefileError
from casefile.i18n import Words, words_for
from casefile.i18n.words import Lang
from casefile.services.log import write_down
from casefile.tui.ahead import TypedAhead
from casefile.tui.base import CaseHolder, Dialog, lit, whole
from casefile.tui.collecting import CollectsBetweenKeys
from casefile.tui.colours import DARK, LIGHT, THEMES, readable
from casefile.tui.keys import bindings
from casefile.tui.strips import remember_on_demand
from casefile.tui.stylesheet import RememberingStylesheet
from casefile.tui.undoing import say_last
from casefile.tui.wrapping import keep_together

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.await_remove import AwaitRemove
    from textual.dom import DOMNode
    from textual.theme import Theme
    from textual.widget import Widget

    from casefile.services.desk import Desk
    from casefile.services.desk.changes import Changed
    from casefile.tui.base import Wanted

__all__ = ["CasefileApp"]

Answer = TypeVar("Answer")
Saved = TypeVar("Saved")

_MOMENT = 0.005
"""Seconds between two looks whether a screen is drawn."""


class CasefileApp(CollectsBetweenKeys, TypedAhead):
    """Everything the screens share. `case` opens that case at once; `lang` is the language to begin in.

    `unreadable` is the settings file when it cannot be read, to be said once.
    """

    CSS_PATH = "app.tcss"
    TITLE = "casefile"
    all_loaded: Callable[[], object] | None = None
    """What is to be done once, when a case is shown and the rules are in memory."""
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
        self.stylesheet = RememberingStylesheet(variables=self.stylesheet._variables)
        keep_together()
        remember_on_demand()
        self._unreadable = unreadable
        self.desk = desk
        self.words: Words = words_for(lang)
        self._case = case
        for each in THEMES:
            self.register_theme(each)
        known = theme in self.available_themes  # one a person wrote, or of another version, may not exist
        self._unknown_theme = "" if known else theme
        self.theme = theme if known else DARK.name

    async def on_mount(self) -> None:
        """Show the desk, or the one case there is."""
        self._follow_own_keys()
        from casefile.tui.first import first_screen

        await self.push_screen(first_screen(self.desk, self._case))
        if self._unreadable is not None:
            told = self.words(
                "The settings in {path} cannot be read: they count as none, and are written anew at the next choice.",
                path=self._unreadable,
            )
            self.tell(told, "warning")
        if self._unknown_theme:
            told = self.words(
                "There is no theme {name}: the colours are casefile’s own. Ctrl+P, “theme”, lists those there are.",
                name=self._unknown_theme,
            )
            self.tell(told, "warning")

    def search_themes(self) -> None:
        """Show all themes there are, to choose one."""
        from casefile.tui.palette import theme_list

        self.push_screen(theme_list(self))

    def _follow_own_keys(self) -> None:
        """Follow the keys a person chose, and say which cannot be."""
        chosen = self.desk.settings().get("keys")
        if chosen is None:
            return
        from casefile.tui.own_keys import read_own_keys

        keys, refused = read_own_keys(chosen)
        self.set_keymap(keys)
        if refused:
            self.tell("\n".join(self.words(told, **values) for told, values in refused), "warning")

    # -- language and colours

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a theme by its name; the library, which asks for every line drawn, copies its table each time."""
        return self._registered_themes.get(theme_name) or super().get_theme(theme_name)

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours of the theme, moved until all that is written and drawn can be read."""
        variables = super().get_css_variables()
        if not self.current_theme.ansi:  # those are the terminal’s own colours, which nobody here knows
            variables.update(readable(variables, dark=self.current_theme.dark))
        self.theme_variables = {"field": variables.get("surface", ""), **variables}
        return self.theme_variables

    async def action_language(self) -> None:
        """Speak the other language, at once, everywhere."""
        self.words = words_for("en" if self.words.lang == "fr" else "fr")
        self.desk.remember(lang=self.words.lang)
        for screen in self.screen_stack[1:]:
            screen.call_later(screen.recompose)  # in its own turn: after what it is being drawn for now
            screen.call_later(screen.refresh_bindings)

    def action_light(self) -> None:
        """Switch between light and dark."""
        self.choose_theme((LIGHT if self.current_theme.dark else DARK).name)

    def choose_theme(self, name: str) -> None:
        """Show that theme, now and at the next start."""
        self.theme = name
        self.desk.remember(theme=name)

    # -- talking

    def tell(self, text: str, severity: Literal["information", "warning", "error"] = "information") -> None:
        """Show a notice for a few seconds, as it is; of those that only inform, the last two stay: undo may be held."""
        self._let_go_of_notices(but=1)
        self.notify(str(lit(text)), severity=severity, markup=False)

    def make_way(self, *, warned: bool = False) -> None:
        """Take away the notices that only inform, those that warn too when they are of what is taken back."""
        severities = {"information", "warning"} if warned else {"information"}
        if self._let_go_of_notices(but=0, severities=severities):
            self._refresh_notifications()

    def _let_go_of_notices(self, *, but: int, severities: Collection[str] = ("information",)) -> bool:
        """Take the notices of these severities away, but for the last ones; say whether there were any."""
        found = [each for each in self._notifications if each.severity in severities]
        gone = found[: len(found) - but]
        for old in gone:
            self._unnotify(old, refresh=False)
        return bool(gone)

    def tell_error(self, error: BaseException) -> None:
        """Show what went wrong: a deliberate error as its sentence, anything else as unexpected with its log."""
        self.tell(self.told(error), "error")

    def told(self, error: BaseException) -> str:
        """Return what went wrong in words; what nobody expected is written down in the log."""
        if isinstance(error, CasefileError):
            return "\n".join(self.words.of(each) for each in _with_problems(error))
        path = write_down(error)
        return self.words("Something unexpected happened; nothing was lost. Details: {path}", path=path)

    def hand_over(self, file: Path, name: str = "") -> None:
        """Give the file to the browser as a download of that name, when the screens are in one."""
        if self.is_web:
            self.deliver_binary(file, save_filename=name or file.name, mime_type="application/octet-stream")

    def ask(self, dialog: Dialog[Answer], then: Callable[[Answer], None]) -> None:
        """Show a dialog; `then` gets its answer, and is not called when it was closed."""
        self.push_screen(dialog, lambda answer: None if answer is None else then(answer))

    def ask_saving(
        self, dialog: Dialog[Answer], save: Callable[[Answer], Saved], then: Callable[[Saved], None]
    ) -> None:
        """Show a dialog whose answer `save` does something with in a thread, before the dialog closes.

        `then` gets what that gave. When it is refused, the dialog stays as it is and says why.
        """
        dialog.save = save
        self.ask(cast("Dialog[Saved]", dialog), then)

    # -- changing the case shown

    @property
    def _holder(self) -> CaseHolder | None:
        """The screen of the case shown, under its dialogs."""
        return next((each for each in reversed(self.screen_stack) if isinstance(each, CaseHolder)), None)

    def may_change(self) -> bool:
        """Say whether the case shown can be changed; when not, tell why before anything is typed for nothing."""
        holder = self._holder
        if holder is not None and holder.refusal is not None:
            self.tell_error(holder.refusal)
        return holder is not None and holder.refusal is None

    def change(self, wanted: Wanted, then: Callable[[Changed], None] | None = None) -> None:
        """Make a change of the case shown, or what is to be done to it on the disk; the screens follow.

        One transaction, in the journal, undoable; `then` gets the case as it is then.
        """
        holder = self._holder
        if holder is not None:
            self.in_background(lambda: self._made(holder, wanted), lambda done: _shown(holder, done, then))

    def ask_change(
        self,
        dialog: Dialog[Answer],
        wanted: Callable[[Answer], Wanted],
        then: Callable[[Changed], None] | None = None,
    ) -> None:
        """Ask for what a change of the case shown is made of, and make it; `then` gets the case as it is then.

        The dialog closes once the disk has it; without `then`, what was done is said. Where nothing can be changed,
        that is told in its place.
        """
        holder = self._holder
        if holder is not None and (dialog.mends or self.may_change()):
            self.ask_saving(
                dialog,
                lambda answer: self._made(holder, wanted(answer)),
                lambda done: _shown(holder, done, then or partial(say_last, self)),
            )

    def _made(self, holder: CaseHolder, wanted: Wanted) -> Changed:
        if callable(wanted):
            return wanted(self.desk, holder.path)
        return self.desk.change(holder.path, wanted)

    def now_loaded(self) -> None:
        """Do once what waits for everything to be in memory."""
        waiting, self.all_loaded = self.all_loaded, None
        if waiting is not None:
            waiting()

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        """Take widgets down; where a screen goes, the one that is shown again has its layout already."""
        return super()._prune(
            *nodes, parent=None if any(isinstance(each, Screen) for each in nodes) else parent
        )

    # -- what nobody expected

    def on_load(self) -> None:
        """Keep the event loop from printing what a task of its own died of: it would quote a person's words."""
        get_running_loop().set_exception_handler(self._loop_failed)

    def _loop_failed(self, _loop: AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            write_down(error)

    def _handle_exception(self, error: Exception) -> None:
        """Leave; `start.run` raises the error again once the terminal is its own.

        The library would print pages of traceback with the values of every variable: a person's facts.
        """
        if self._exception is None:
            self._exception = getattr(error, "error", error) if isinstance(error, WorkerFailed) else error
            self._exception_event.set()
        self._return_code = 1
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002 - what is to be shown is not
        """Leave without showing what the library wants to be shown: a traceback."""
        self._handle_exception(RuntimeError("the terminal failed"))

    @property
    def failure(self) -> BaseException | None:
        """Return what ended the application, when it was not the person."""
        return self._exception

    # -- working

    def in_background(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], None] | None = None,
        *,
        reading: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> Worker[None]:
        """Do `work` in a thread, then `then` with its result back on the screen's own thread.

        `reading` names a read: a newer read of that name replaces an older one. Writes have no name and all happen.
        `failed` is given what `work` raises, to tell of it; without it, a notice does.
        """

        hand_on: Callable[..., Any] = self._once_drawn

        def job() -> None:
            try:
                result = work()
            except Exception as error:
                if failed is None:
                    raise
                self.call_from_thread(hand_on, failed, error)
                return
            if then is not None:
                self.call_from_thread(hand_on, then, result)
            for remark in self.desk.remarks():
                self.call_from_thread(self.tell, self.words.of(remark), "warning")

        return self.run_worker(
            job, thread=True, exit_on_error=False, group=reading or "writes", exclusive=bool(reading)
        )

    async def _once_drawn(self, then: Callable[[Any], None], given: object) -> None:
        """Hand on what a thread brings once no screen is being drawn anew: it would find nothing to show it in."""
        while any(getattr(screen, "drawing", False) for screen in self.screen_stack):
            await sleep(_MOMENT)
        then(given)

    async def run_action(
        self,
        action: Any,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key, a click or the palette asks; let it go when what it is about is being drawn or taken down."""
        screens = list(self.screen_stack)
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except NoMatches:
            if all(whole(screen) for screen in screens[1:]):
                raise
            return False

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Turn every failure of a worker into a notice."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.tell_error(event.worker.error)

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


def _shown(holder: CaseHolder, done: Changed, then: Callable[[Changed], None] | None) -> None:
    """Show the case as it is now, after what is to be said of the change."""
    if then is not None:
        then(done)
    holder.show_changed(done)


def _with_problems(error: CasefileError) -> list[CasefileError]:
    return list(getattr(error, "problems", ())) or [error]
