"""On which screens each key works: what the help, the manual and the check of a person's own keys read."""

from __future__ import annotations

from collections.abc import Mapping

from casefile.i18n import N_

__all__ = ["PLACES", "together"]

_CASE = (
    "overview", "checklist", "documents", "experience", "points", "deadlines", "journal", "stage", "details", "print",
    "guide", "note", "undo", "redo", "share_safe", "earlier", "unread", "level", "back",
)  # fmt: skip
PLACES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "desk": (
        N_("The list of cases"),
        ("open", "new", "all_deadlines", "filter", "import_case", "export_case", "move_case", "remove_case", "demo",
         "share_safe", "quit"),
    ),
    "case": (N_("Every section of a case"), _CASE),
    "overview": (N_("Overview"), ("open",)),
    "checklist": (
        N_("List"),
        ("detail", "tick", "add", "mark", "requested", "issued", "not_needed", "note", "one_file", "filter"),
    ),
    "documents": (
        N_("Documents"),
        ("open_line", "add", "sort", "view", "replace", "recheck", "read_pictures", "one_file", "remove"),
    ),
    "experience": (
        N_("Experience"),
        (
            "open", "add", "paste", "remove", "view", "answer", "programme", "day_before", "day_after", "month_before",
            "month_after", "date_back",
        ),
    ),
    "points": (
        N_("Points"),
        ("open", "less", "more", "less_finely", "more_finely", "told_back", "keep_supposed", "filter"),
    ),
    "deadlines": (N_("Deadlines"), ("open",)),
    "details": (N_("Your details"), ("change", "add", "paste", "remove", "undo", "redo")),
    "printed": (N_("A page that was printed"), ("view", "folder", "cancel")),
    "pasting": (N_("Lines that are pasted"), ("next_wrong", "rewrite", "cancel")),
    "sorting": (N_("A folder of scans to sort"), ("other_line", "read_pictures", "cancel")),
    "fitting": (N_("One file of a line"), ("turn_page", "contents_page", "side", "cancel")),
    "lists": (N_("Forms and lists over the screen"), ("cancel", "open", "filter")),
    "everywhere": (N_("Everywhere"), ("help", "palette", "language", "theme", "quit_at_once")),
}  # fmt: skip
"""By the name of a place: what it is called, and the ids of its keys, those most wanted first."""

_SECTIONS = ("overview", "checklist", "documents", "experience", "points", "deadlines")
_ALONE = ("desk", "details", "printed", "pasting", "sorting", "fitting", "lists")


def _screens() -> tuple[frozenset[str], ...]:
    """The ids that work at one time: those of a place, of what it stands in, and those of everywhere."""
    held = {name: set(ids) for name, (_title, ids) in PLACES.items()}
    sections = [held[name] | held["case"] for name in _SECTIONS]
    return tuple(
        frozenset(each | held["everywhere"]) for each in (*sections, *(held[name] for name in _ALONE))
    )


_AT_ONCE = _screens()


def together(one: str, other: str) -> bool:
    """Say whether both keys may be wanted on one screen: there they cannot be the same."""
    return any(one in ids and other in ids for ids in _AT_ONCE)
