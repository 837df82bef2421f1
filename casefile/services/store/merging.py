"""What a change does to the records: only the fields that changed, so that unknown ones are kept."""

from typing import Any, TypedDict

from casefile.services.store.codec import Record, Tables
from casefile.services.store.records import Plain

__all__ = ["Difference", "applied", "differences", "merged_raw", "reversed_differences"]


class Difference(TypedDict):
    """What happened to a record: `before` and `after` hold the fields that changed; None is no record."""

    table: str
    number: int
    id: str
    before: Record | None
    after: Record | None


def merged_raw(raw: Any, old: Any, new: Any) -> Any:
    """Return the raw value changed as `old` became `new`; what neither knows of stays."""
    if new == old:
        return raw
    if isinstance(raw, dict) and isinstance(old, dict) and isinstance(new, dict):
        kept = {key: value for key, value in raw.items() if key in new or key not in old}
        return kept | {
            key: merged_raw(raw.get(key), old.get(key), value)
            for key, value in new.items()
            if old.get(key) != value
        }
    if isinstance(raw, list) and isinstance(old, list) and isinstance(new, list) and len(raw) == len(old):
        return [_element(raw, old, place, value) for place, value in enumerate(new)]
    return new


def _element(raw: list[Any], old: list[Any], place: int, value: Any) -> Any:
    if value in old:
        return raw[old.index(value)]
    return merged_raw(raw[place], old[place], value) if place < len(old) else value


def differences(tables: Tables, old: Plain, new: Plain) -> list[Difference]:
    """Return what turns the records from `old` into `new`, found record by record."""
    found: list[Difference] = []
    for table, after in new.items():
        before = old[table]
        numbers = sorted({*before, *after}, key=int)
        for number in numbers:
            if before.get(number) != after.get(number):
                raw = tables.get(table, {}).get(number)
                found.append(_difference(table, number, raw, before.get(number), after.get(number)))
    return found


def _difference(
    table: str, number: str, raw: Record | None, old: Record | None, new: Record | None
) -> Difference:
    if new is None:
        return {"table": table, "number": int(number), "id": _id(raw), "before": raw, "after": None}
    if raw is None:
        return {"table": table, "number": int(number), "id": _id(new), "before": None, "after": new}
    whole = new if old is None else merged_raw(raw, old, new)
    return {"table": table, "number": int(number), "id": _id(raw), **changed_fields(raw, whole)}  # type: ignore[typeddict-item]


def changed_fields(old: Record, new: Record) -> dict[str, Record]:
    """Return the fields that differ, as they were and as they are; a field that is absent is in neither."""
    before = {key: value for key, value in old.items() if key not in new or new[key] != value}
    after = {key: value for key, value in new.items() if key not in old or old[key] != value}
    return {"before": before, "after": after}


def _id(record: Record | None) -> str:
    return str((record or {}).get("id", ""))


def applied(record: Record | None, difference: Difference) -> Record | None:
    """Return the record after the difference; None when it is no more."""
    before, after = difference["before"], difference["after"]
    if after is None:
        return None
    if before is None or record is None:
        return {**(before or {}), **after}
    return {key: value for key, value in record.items() if key not in before} | after


def reversed_differences(found: list[Difference], tables: Tables) -> list[Difference]:
    """Return what takes the differences back in these tables as they are now, the last one first.

    A field changed since by another program is overwritten, and kept in the `before` of what is returned.
    """
    back: list[Difference] = []
    for one in reversed(found):
        number = str(one["number"])
        raw = tables.get(one["table"], {}).get(number)
        turned: Difference = {**one, "before": one["after"], "after": one["before"]}
        wanted = applied(raw, turned)
        if wanted == raw:
            continue
        if wanted is None:
            back.append({**turned, "before": raw})
        elif raw is None:
            back.append({**turned, "before": None, "after": wanted})
        else:
            back.append({**turned, **changed_fields(raw, wanted)})  # type: ignore[typeddict-item]
    return back
