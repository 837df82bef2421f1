"""The manual's page of keys, made of the table of keys: a test says when docs/keys.md is not that any more."""

from collections.abc import Iterator

from textual.binding import Binding

from casefile.i18n import Words
from casefile.tui.key_places import PLACES
from casefile.tui.keys import KEYS
from casefile.tui.widgets.key_line import key_name

__all__ = ["key_tables"]


def key_tables(words: Words) -> Iterator[str]:
    """Yield the lines of a table for each place, its keys with their ids, in Markdown."""
    for title, ids in PLACES.values():
        yield from ("", f"### {words(title)}", "", "| key | id | what it does |", "|---|---|---|")
        for id in ids:
            key = KEYS[id]
            names = " ".join(f"`{key_name(Binding(each, '', ''), words)}`" for each in key.keys.split(","))
            yield f"| {names} | `{id}` | {words(key.tooltip)} |"
