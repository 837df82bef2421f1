"""The command palette: every key that works here, by its words in the language shown."""

from collections.abc import AsyncIterator, Iterator
from functools import partial
from typing import NamedTuple, cast

from textual.app import ComposeResult
from textual.command import (
    CommandInput,
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Provider,
    SearchIcon,
)
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.fuzzy import Matcher
from textual.widgets import LoadingIndicator

from casefile.rules.text import folded
from casefile.tui.base import Host
from casefile.tui.palette_words import ALSO
from casefile.tui.widgets.lines import Options

__all__ = ["palette", "theme_list"]


_CALLED = 50.0
"""More than the library gives to letters that fit in a row."""
_NOT_OURS = ("app.focus", "screen.", "command_palette")


class _Command(NamedTuple):
    """Something one can ask for: its words, what else people call it, and the action that does it."""

    name: str
    about: str
    action: str
    node: DOMNode
    also: str = ""


class Commands(Provider):
    """The commands of the screen below."""

    @property
    def commands(self) -> Iterator[_Command]:
        """Give each action once."""
        seen: set[str] = set()
        for node, binding, enabled, tooltip in self.screen.active_bindings.values():
            known = binding.action in seen or binding.action.startswith(_NOT_OURS)
            if enabled and binding.description and not known:
                seen.add(binding.action)
                also = ALSO.get(binding.id or "", "")
                yield _Command(binding.description, tooltip, binding.action, node, also)
        for id, title, about, action in getattr(self.screen, "more_commands", ()):
            yield _Command(title, about, action, self.screen, ALSO.get(id, ""))
        words = cast("Host", self.app).words
        named, told = words("Theme"), words("Choose the colours among all themes")
        yield _Command(named, told, "app.change_theme", self.app, ALSO["themes"])

    async def discover(self) -> Hits:
        """Show all of them before anything is typed."""
        for command in self.commands:
            yield DiscoveryHit(command.name, lambda command=command: self._run(command), help=command.about)

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Show those whose words fit."""
        matcher, found = self.matcher(folded(query)), False
        for command in self.commands:
            of_name = matcher.match(folded(command.name))
            named = _called(query, command.name) * 2  # what bears the name goes before what is also called so
            of_about = matcher.match(folded(command.about)) * 0.8
            score = max(of_name, of_about, named, _called(query, command.also))
            if score > 0:
                found = True
                shown = _marked(matcher, command.name) if of_name else Content(command.name)
                yield Hit(score, shown, lambda command=command: self._run(command), help=command.about)

        if not found:  # the library would say so in English
            text = cast("Host", self.app).words("No command here has these words.")
            yield Hit(1, Content(text), lambda: None, text=text)

    async def _run(self, command: _Command) -> None:
        await self.app.run_action(command.action, command.node)


def _marked(matcher: Matcher, name: str) -> Content:
    """Return the name with the letters that fit marked, accents aside; unmarked where folding moves its letters."""
    plain = folded(name)
    return Content(name, spans=list(matcher.highlight(plain).spans) if len(plain) == len(name) else [])


def _called(query: str, also: str) -> float:
    """Say how well a word people use for it begins with what is typed: before names whose letters only fit."""
    wanted = folded(query).strip()
    begins = len(wanted) > 1 and any(each.startswith(wanted) for each in folded(also).split())
    return _CALLED if begins else 0.0


class Themes(Provider):
    """The themes there are; the one chosen is shown at once and kept."""

    async def discover(self) -> Hits:
        """Show all of them, our own first."""
        for name in self._names():
            yield DiscoveryHit(name, partial(cast("Host", self.app).choose_theme, name))

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Show those whose name fits."""
        matcher = self.matcher(query)
        for name in self._names():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), partial(cast("Host", self.app).choose_theme, name))

    def _names(self) -> list[str]:
        return sorted(self.app.available_themes, key=lambda name: (not name.startswith("casefile"), name))


def theme_list(app: Host) -> "CommandPalette":
    """Return the list of themes in the language shown."""
    return _Palette(providers=[Themes], placeholder=app.words("Choose a theme…"))


def palette(app: Host) -> "CommandPalette":
    """Return the palette in the language shown."""
    return _Palette(providers=[Commands], placeholder=app.words("Type what you want to do…"))


class _Palette(CommandPalette):
    """The library's palette, with a list that takes a place of any size; it has no keys of its own to name."""

    def compose(self) -> ComposeResult:
        """Make the line to type in and the list under it."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield SearchIcon()
                yield CommandInput(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield _List()
                yield LoadingIndicator()


class _List(CommandList, Options, can_focus=False):
    """The library's list of commands."""
