"""What every screen has: the words of its language, translated keys, one way to show a person's own text."""

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from textual.content import Content
from textual.screen import ModalScreen, Screen

from casefile.i18n import Words

if TYPE_CHECKING:
    from textual.app import App
    from textual.binding import ActiveBinding

    from casefile.tui.app import CasefileApp

__all__ = ["CasefileScreen", "Dialog", "Spoken", "lit"]

Result = TypeVar("Result")
_KEPT = "\u00a0\u202f\u200c\u200d"


def lit(text: object, style: str = "") -> Content:
    """Return text exactly as it is: brackets are no markup, control characters and escapes are shown as �.

    Every text that a person, a file or a document wrote goes to the screen through here.
    """
    shown = "".join(sign if sign.isprintable() or sign == "\n" else _visible(sign) for sign in str(text))
    return Content.styled(shown, style) if style else Content(shown)


def _visible(sign: str) -> str:
    if sign in _KEPT:
        return sign
    return " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}"


class Spoken:
    """What a widget or a screen that speaks the language of the application has.

    It is no widget itself: the library follows the first widget among the bases only, and what a screen declares
    (its component classes, its style) would be lost behind this one.
    """

    if TYPE_CHECKING:
        app: "App[Any]"

    @property
    def casefile(self) -> "CasefileApp":
        """Return the application this belongs to."""
        return cast("CasefileApp", self.app)

    @property
    def words(self) -> Words:
        """Return the words of the language shown now."""
        return self.casefile.words


class _Keyed(Spoken):
    """Keys are declared in English and translated here, once, for footer, palette and help."""

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


class Dialog(_Keyed, ModalScreen[Result], Generic[Result]):
    """A question over the screen; it answers through `dismiss`, with None when it was closed."""

    BINDINGS = [("escape", "cancel", "Close")]  # noqa: RUF012 - Textual declares it so

    def action_cancel(self) -> None:
        """Close, changing nothing."""
        self.dismiss(None)
