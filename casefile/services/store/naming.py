"""The case a person means by what was typed: a path, or a name on the desk; never one of two that are called alike."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from casefile.errors import CasefileError, NotFoundError, UsageError
from casefile.resources import told_path
from casefile.rules.findings import Text
from casefile.rules.text import folded
from casefile.services.nearest import nearest
from casefile.services.store.folder import is_case
from casefile.services.store.listing import Head, heads
from casefile.services.store.removal import is_remainder

__all__ = ["find_case", "namesakes", "several"]

_MOST_OFFERED = 5
_ENDS_SHOWN = 60


def find_case(home: Path, ref: str) -> Path:
    """Return the folder of a case named by its path, or by its name on the desk in whatever capitals and accents.

    Raises UsageError (case.several) when the name is that of several cases, with the folder of each; NotFoundError,
    with the names that come near.
    """
    path = told_path(ref)
    is_path = Path(ref).name != ref or not _same_folder(Path(), home)  # at the desk itself, a name is a name
    if ref and is_path and _is_one(path):
        return path
    found, damage = _on_desk(home)
    fitting = _fitting(found, ref)
    if len(fitting) > 1:
        raise several(ref[:_ENDS_SHOWN], [each.path for each in fitting])
    if fitting:
        return fitting[0].path
    if ref and Path(ref).name == ref and _is_one(home / ref):  # a folder that the list passes over
        return home / ref
    if damage is not None:
        raise damage
    if os.path.exists(path):  # noqa: PTH110 - Path.exists raises for a name no disk can hold
        raise NotFoundError("case.not_a_case", path=str(path))
    near = _near(found, ref)
    variant = {"variant": "near", "near": near} if near else {}
    raise NotFoundError("case.not_found", name=ref, home=str(home), **variant)


def several(name: str, places: Sequence[object]) -> UsageError:
    """Return the error that what was named is several cases, with the place of each."""
    told = tuple(UsageError("case.several_one", path=str(each)) for each in places)
    return UsageError("case.several", told, name=name, count=len(told))


def namesakes(home: Path, name: str) -> list[Path]:
    """Return the folders of the cases that are called so already."""
    return [head.path for head in heads(home) if folded(head.name) == folded(name.strip())]


def _is_one(path: Path) -> bool:
    return is_case(path) or (path.name.endswith(".removed") and is_remainder(path))


def _same_folder(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _on_desk(home: Path) -> tuple[list[Head], CasefileError | None]:
    """Return the cases of the desk; none, and why, when it cannot be listed."""
    try:
        return heads(home), None
    except CasefileError as damage:
        return [], damage


def _fitting(found: Sequence[Head], ref: str) -> list[Head]:
    """Return the cases of that name; else of that folder; else of that group and name; accents aside last."""
    wanted = folded(ref)
    ways: tuple[Iterable[Head], ...] = (
        (head for head in found if head.name == ref),
        (head for head in found if head.folder == ref),
        (head for head in found if head.group and ref in {head.full_name, head.inside}),
        (head for head in found if wanted in _names_of(head)),
    )
    return next((fitting for way in ways if (fitting := list(way))), [])


def _names_of(head: Head) -> set[str]:
    return {folded(name) for name in (head.name, head.folder, head.inside, head.full_name)}


def _near(found: Iterable[Head], ref: str) -> tuple[Text, ...]:
    """Return the names of cases that may be meant, each between quotes."""
    near = nearest(ref, (head.name[:_ENDS_SHOWN] for head in found), _MOST_OFFERED)
    return tuple(Text("case.quoted", {"name": name}) for name in near)
