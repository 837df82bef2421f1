"""The command palette: every key that works here, by its words in the language shown."""

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode
from textual.fuzzy import Matcher

from casefile.rules.text import folded

if TYPE_CHECKING:
    from casefile.tui.app import CasefileApp

__all__ = ["palette"]


_NOT_OURS = ("app.focus", "screen.", "command_palette")


class _Command(NamedTuple):
    name: str
    about: str
    action: str
    node: DOMNode


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
                yield _Command(binding.description, tooltip, binding.action, node)

    async def discover(self) -> Hits:
        """Show all of them before anything is typed."""
        for command in self.commands:
            yield DiscoveryHit(command.name, lambda command=command: self._run(command), help=command.about)

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Show those whose words fit."""
        matcher, found = self.matcher(folded(query)), False
        for command in self.commands:
            of_name = matcher.match(folded(command.name))
            score = max(of_name, matcher.match(folded(command.about)) * 0.8)
            if score > 0:
                found = True
                shown = _marked(matcher, command.name) if of_name else Content(command.name)
                yield Hit(score, shown, lambda command=command: self._run(command), help=command.about)

        if not found:  # the library would say so in English
            text = cast("CasefileApp", self.app).words("No command here has these words.")
            yield Hit(1, Content(text), lambda: None, text=text)

    async def _run(self, command: _Command) -> None:
        await self.app.run_action(command.action, command.node)


def _marked(matcher: Matcher, name: str) -> Content:
    """Return the name with the letters that fit marked, accents aside; unmarked where folding moves its letters."""
    plain = folded(name)
    return Content(name, spans=list(matcher.highlight(plain).spans) if len(plain) == len(name) else [])


def palette(app: "CasefileApp") -> "CommandPalette":
    """Return the palette in the language shown."""
    return _Palette(providers=[Commands], placeholder=app.words("Type what you want to do…"))


class _Palette(CommandPalette):
    """The library's palette; it has no keys of its own to name."""
