"""A style sheet that remembers which rules hold at a place: a form has many rows alike, and is opened often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from textual.app import App
from textual.css.model import SelectorType
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from textual.css.model import RuleSet, Selector
    from textual.css.styles import RulesMap

__all__ = ["RememberingStylesheet"]

_MOST = 4096
"""How many places are kept in mind; a program has some hundreds."""
_ORDER = {"first-of-type", "last-of-type", "first-child", "last-child", "empty"}
_TOLD = ("display", "visibility")
"""Rules whose setting is told to others than the node."""


class _Asked(NamedTuple):
    """What the rules that may hold for a node look at, in it and in what it stands in."""

    pseudo_classes: tuple[str, ...]
    ids: frozenset[str]
    classes: frozenset[str]


class _Place(NamedTuple):
    """All that the rules look at, of one node: where this is the same, the same rules hold."""

    asked: _Asked
    path: tuple[Hashable, ...]


class _Found(NamedTuple):
    """What holds at a place: the rules as they are written, and as a node has them once they are set."""

    written: RulesMap
    held: RulesMap


class RememberingStylesheet(Stylesheet):
    """Looks through its rules once for each place, and sets the rules of a node only where they are others.

    The library forgets what it found after each update, and sets every rule again, equal or not.
    """

    _EXCLUDE_PSEUDO_CLASSES_FROM_CACHE: ClassVar[set[str]] = set()  # type: ignore[misc] # a place has them all

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._known: list[RuleSet] | None = None
        self._asked: dict[Hashable, _Asked] = {}
        self._found: dict[_Place, _Found] = {}
        self._probes: dict[str, DOMNode] = {}

    def copy(self) -> Stylesheet:
        """Return another of the same sources."""
        other = RememberingStylesheet(variables=self._variables.copy())
        other.source = self.source.copy()
        return other

    def apply(
        self,
        node: DOMNode,
        *,
        animate: bool = False,
        cache: dict[Any, RulesMap] | None = None,  # noqa: ARG002 - what it has is known for longer here
    ) -> None:
        """Give a node the styles of its place."""
        path = node.css_path_nodes
        if not isinstance(path[0], App):
            return  # it stands nowhere yet: once it does, it is given its styles
        place = self._place(node, path)
        found = self._found.get(place)
        if found is not None:
            _mark(node, place.asked)
            self._set(node, found, animate=animate)
            self._process_component_classes(node)
            return
        caught: dict[Any, RulesMap] = {}  # the library asks it for what it has, and leaves what it found
        super().apply(node, animate=animate, cache=caught)
        for written in caught.values():
            if not (animate and written.get("transitions")):  # what is on its way is not yet what is written
                self._found[place] = _Found(written, cast("RulesMap", dict(node.styles.base._rules)))

    def _set(self, node: DOMNode, found: _Found, *, animate: bool) -> None:
        """Set the rules of a node: none where it has them, all at once where nobody has seen it yet."""
        base = node.styles.base
        if base._rules == found.held:
            node.notify_style_update()
        elif node._is_mounted or base._rules:
            self.replace_rules(node, found.written, animate=animate)
        else:
            base.merge_rules(found.held)
            for name in _TOLD:
                base._rules.pop(name, None)  # type: ignore[misc]
                setattr(base, name, found.held.get(name))
            node.notify_style_update()

    def _process_component_classes(self, node: DOMNode) -> None:
        """Give a node the styles of its parts; they stay where they are the same."""
        if not all(self._has_component(node, name) for name in node._get_component_classes()):
            super()._process_component_classes(node)

    def _has_component(self, node: DOMNode, name: str) -> bool:
        """Say whether a node has the styles of that part of it already."""
        has = node._component_styles.get(name)
        if has is None:
            return False
        probe = self._probes.setdefault(name, DOMNode(classes=name))
        probe._attach(node)
        found = self._found.get(self._place(probe, probe.css_path_nodes))
        return found is not None and has.base._rules == found.held

    def _place(self, node: DOMNode, path: list[DOMNode]) -> _Place:
        """Return what the rules that may hold for a node look at."""
        if self.rules is not self._known or len(self._found) > _MOST:
            self._known = self.rules
            self._asked.clear()
            self._found.clear()
        kind = (type(node), node._id, node.classes)
        asked = self._asked.get(kind)
        if asked is None:
            asked = self._asked[kind] = self._asked_of(node)
        return _Place(asked, tuple(_seen(each, asked) for each in path))

    def _asked_of(self, node: DOMNode) -> _Asked:
        names = self.rules_map.keys() & node._selector_names
        rules = {rule for name in names for rule in self.rules_map[name]}
        selectors = [each for rule in rules for one in rule.selector_set for each in one.selectors]
        return _Asked(
            tuple(sorted({name for rule in rules for name in rule.pseudo_classes})),
            _named(selectors, SelectorType.ID),
            _named(selectors, SelectorType.CLASS) | {"-textual-system"},
        )


def _named(selectors: Iterable[Selector], kind: SelectorType) -> frozenset[str]:
    return frozenset(each.name for each in selectors if each.type is kind)


def _seen(node: DOMNode, asked: _Asked) -> Hashable:
    """What the rules see of a node on the way."""
    return (
        type(node),
        node._id if node._id in asked.ids else None,
        frozenset(asked.classes & node._classes),
        tuple(node.has_pseudo_class(name) for name in asked.pseudo_classes),
    )


def _mark(node: DOMNode, asked: _Asked) -> None:
    """Note on a node what its styles follow, as the library does."""
    names = asked.pseudo_classes
    node._has_hover_style = "hover" in names
    node._has_focus_within = "focus-within" in names
    node._has_order_style = not _ORDER.isdisjoint(names)
    node._has_odd_or_even = "odd" in names or "even" in names
