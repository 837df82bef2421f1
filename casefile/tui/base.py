"""What every screen has: the words of its language, translated keys, one way to show a person's own text."""

from collections.abc import Callable
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Protocol, TypeVar, cast

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.css.query import NoMatches
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Button, Static
from textual.widgets.button import ButtonVariant

from casefile.i18n import Words
from casefile.tui.keys import bindings
from casefile.tui.painting import PaintedOnce

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App
    from textual.binding import ActiveBinding
    from textual.dom import DOMNode
    from textual.message import Message
    from textual.worker import Worker

    from casefile.cases.changes import Change
    from casefile.errors import CasefileError
    from casefile.services.desk import Desk
    from casefile.services.desk.changes import Changed

    Wanted = Change | Callable[[Desk, Path], Changed]

__all__ = ["CaseHolder", "CasefileScreen", "Dialog", "Host", "Refusal", "Spoken", "lit", "whole"]

Result = TypeVar("Result")
Answer = TypeVar("Answer")
Saved = TypeVar("Saved")
_KEPT = "\u00a0\u202f\u200c\u200d"
_LEFT = str.maketrans("", "", f"{_KEPT}\n")


def lit(text: object, style: str = "") -> Content:
    """Return text exactly as it is: brackets are no markup, control characters and escapes are shown as �.

    Every text that a person, a file or a document wrote goes to the screen through here.
    """
    shown = str(text)
    if not shown.isprintable() and not shown.translate(_LEFT).isprintable():
        shown = "".join(sign if sign.isprintable() or sign == "\n" else _visible(sign) for sign in shown)
    return Content.styled(shown, style) if style else Content(shown)


def _visible(sign: str) -> str:
    if sign in _KEPT:
        return sign
    return " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}"


def whole(node: "DOMNode") -> bool:
    """Say whether all that a widget is made of is there: not while it, or what it stands in, is drawn or taken down."""
    if not node.is_attached:
        return False
    widgets = [each for each in node.ancestors_with_self if isinstance(each, Widget)]
    return all(
        each.is_mounted and not each._pruning and not getattr(each, "drawing", False) for each in widgets
    )


class Host(Protocol):
    """What a screen, a section or a dialog may ask of the application it belongs to.

    A change of the case shown is asked for in one way: `change`, or `ask_change` when a dialog is to be answered first.
    """

    desk: "Desk"
    words: Words

    def tell(self, text: str, severity: Literal["information", "warning", "error"] = "information") -> None:
        """Show a notice for a few seconds."""

    def make_way(self, *, warned: bool = False) -> None:
        """Take away the notices that only inform: what is said in a dialog may stand under them.

        Those that `warned` go too when what they warned of is taken back.
        """

    def tell_error(self, error: BaseException) -> None:
        """Show what went wrong."""

    def told(self, error: BaseException) -> str:
        """Return what went wrong in words."""

    def hand_over(self, file: "Path", name: str = "") -> None:
        """Give the file to the browser as a download of that name, when the screens are in one."""

    def ask(self, dialog: "Dialog[Answer]", then: Callable[[Answer], None]) -> None:
        """Show a dialog; `then` gets its answer, and is not called when it was closed."""

    def ask_saving(
        self, dialog: "Dialog[Answer]", save: Callable[[Answer], Saved], then: Callable[[Saved], None]
    ) -> None:
        """Show a dialog whose answer is saved in a thread before it closes; `then` gets what that gave."""

    def may_change(self) -> bool:
        """Say whether the case shown can be changed; when not, tell why at once."""

    def change(self, wanted: "Wanted", then: "Callable[[Changed], None] | None" = None) -> None:
        """Make a change of the case shown in a thread, and show the case as it is then."""

    def ask_change(
        self,
        dialog: "Dialog[Answer]",
        wanted: "Callable[[Answer], Wanted]",
        then: "Callable[[Changed], None] | None" = None,
    ) -> None:
        """Ask for what a change of the case shown is made of, and make it before the dialog closes."""

    def in_background(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], None] | None = None,
        *,
        reading: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> "Worker[None]":
        """Do `work` in a thread, then `then` with its result back on the screen's own thread."""

    def call_from_thread(self, callback: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Call something on the screen's own thread, from another."""

    def now_loaded(self) -> None:
        """Do once what waits for everything to be in memory."""

    async def action_language(self) -> None:
        """Speak the other language, at once, everywhere."""

    def action_light(self) -> None:
        """Switch between light and dark."""

    def choose_theme(self, name: str) -> None:
        """Show that theme, now and at the next start."""

    def action_help(self) -> None:
        """Show every key that works here."""


class Spoken:
    """What a widget or a screen that speaks the language of the application has.

    It is no widget itself: the library follows the first widget among the bases only, and what a screen declares
    (its component classes, its style) would be lost behind this one. A key, a click or a message may arrive while
    the screen is drawn or taken down: what it is about is not there then, and it is let go.
    """

    if TYPE_CHECKING:
        app: "App[Any]"

    @property
    def casefile(self) -> Host:
        """Return the application this belongs to."""
        return cast("Host", self.app)

    @property
    def words(self) -> Words:
        """Return the words of the language shown now."""
        return self.casefile.words

    async def _on_message(self, message: "Message") -> None:
        try:
            await super()._on_message(message)  # type: ignore[misc]
        except NoMatches:
            if whole(cast("DOMNode", self)):
                raise

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **named: Any) -> bool:
        """Call once what is there is drawn, and not at all when it is gone by then."""
        return bool(super().call_after_refresh(self._if_there, partial(callback, *args, **named)))  # type: ignore[misc]

    async def _if_there(self, callback: Callable[[], Any]) -> None:
        try:
            result = callback()
            if isawaitable(result):
                await result
        except NoMatches:
            if whole(cast("DOMNode", self)):
                raise


class _Keyed(Spoken, PaintedOnce):
    """Keys are declared in English and translated here, once, for footer, palette and help."""

    drawing = False
    _again = False

    async def recompose(self) -> None:
        """Draw again; asked for while that is being done, it is done once more after it, never twice at once."""
        self._again = True
        if self.drawing:
            return
        self.drawing = True
        try:
            while self._again:
                self._again = False
                await super().recompose()  # type: ignore[misc]
        finally:
            self.drawing = False

    @property
    def active_bindings(self) -> "dict[str, ActiveBinding]":
        """Return the keys that work now, their words in the language shown."""
        return {key: self._translated(active) for key, active in super().active_bindings.items()}  # type: ignore[misc]

    def _translated(self, active: "ActiveBinding") -> "ActiveBinding":
        from dataclasses import replace

        words = self.words
        binding, tooltip = active.binding, active.tooltip
        if binding.description:
            binding = replace(binding, description=words(binding.description))
        return active._replace(binding=binding, tooltip=words(tooltip) if tooltip else "")


class CasefileScreen(_Keyed, Screen[None]):
    """A whole screen."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    mouse_is_down = False
    """Whether a button of the mouse is held: what moves now is not where it was aimed at."""

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, events.MouseDown | events.MouseUp):
            self.mouse_is_down = isinstance(event, events.MouseDown)
        super()._forward_event(event)


class CaseHolder(CasefileScreen):
    """A screen that shows one case: the changes asked of the application are changes of that one."""

    path: "Path"
    refusal: "CasefileError | None" = None
    """What keeps the case from being changed, once that is known."""

    def show_changed(self, done: "Changed") -> None:
        """Show what the disk has now."""
        raise NotImplementedError


class Refusal(Static):
    """Where a dialog says why what was typed is not saved yet; it takes no room until it has something to say."""

    DEFAULT_CSS = "Refusal { display: none; height: auto; max-height: 4; color: $text-error; }"

    def __init__(self) -> None:
        super().__init__(markup=False)

    def say(self, text: str) -> None:
        """Show a sentence; an empty one takes it away."""
        self.update(lit(text))
        self.display = bool(text)


class Deed(Button):
    """A button of a dialog: pressed, it does one of the dialog's actions, as the key for it would."""

    def __init__(self, text: str, deed: str, id: str, variant: ButtonVariant = "default") -> None:
        super().__init__(lit(text), id=id, compact=True, variant=variant)
        self.deed = deed


class Dialog(_Keyed, ModalScreen[Result], Generic[Result]):
    """A question over the screen; it answers through `dismiss`, with None when it was closed.

    A dialog that is given something to `save` its answer with closes once that is done, and stays as it is when it
    was refused: what a person typed is let go only when the disk has it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("cancel", hidden=("help",))]
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (80, "-roomy")]  # noqa: RUF012 - Textual declares it so
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    save: Callable[[Any], Any] | None = None
    mends = False
    """Whether its answer is for a case that cannot be changed otherwise."""
    _saving = False

    def answer(self, result: Any) -> None:
        """Close with a result, saved first when it is to be."""
        if self.save is None:
            self.served()
            self.dismiss(result)
        else:
            save = self.save
            self.answer_with(lambda: save(result))

    def answer_with(self, work: Callable[[], Any]) -> None:
        """Do the work in a thread and close with its result; stay open, saying why, when it is refused."""
        if self._saving:
            return
        self._saving = True
        self._refuse("")
        self.casefile.in_background(work, self._saved, failed=self._not_saved)

    def served(self) -> None:
        """Let go what was kept of the answer: it is safe elsewhere."""

    def _saved(self, done: Any) -> None:
        self._saving = False
        self.served()
        if self in self.app.screen_stack:
            self.pop_until_active()
            self.dismiss(done)

    def _not_saved(self, error: Exception) -> None:
        self._saving = False
        told = self.casefile.told(error)
        if self in self.app.screen_stack and self.query(Refusal):
            self._refuse(f"✗ {told}")
        else:
            self.casefile.tell(told, "error")

    def _refuse(self, text: str) -> None:
        if text:
            self.casefile.make_way()
        for place in self.query(Refusal):
            place.say(text)

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do what the button is for."""
        event.stop()
        if isinstance(event.button, Deed):
            await self.run_action(event.button.deed)

    def action_help(self) -> None:
        """Show every key and the seven stages."""
        self.casefile.action_help()

    def action_cancel(self) -> None:
        """Close, changing nothing; what is being saved is waited for, so that its end is told here."""
        if self._saving:
            self._refuse(self.words("Still saving: one moment…"))
        else:
            self.dismiss(None)
