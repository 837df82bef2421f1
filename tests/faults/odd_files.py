"""Case files somebody else wrote badly: one with every field of every table filled, and what may happen to it."""

import copy
import json
import random
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec

from casefile.cases.ids import TABLES
from casefile.cases.reading import KINDS
from casefile.rules.documents.looks import Look, Report
from casefile.rules.facts import Facts
from casefile.services.store.codec import encode

ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 15, 10**9, 10**15 - 1, 10**20, -(10**20), 0.5, -1e300, 1e18, "", " ", "x", "0", "-1",
    "1e9", "NaN", "2024-4-09-02", "2024-02-30", "2017-09-01x", "0001-01-01", "9999-12-31", "2024-02-29", "20240229",
    "2026-11-28T12:19:27Z", "2026-11-28T12:19:27", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00",
    "principal", "spouse", "c1", "f1", "168.5", "json.tool", "os.path", "document.encrypted", "journal.note",
    "../../etc/passwd", "/etc/passwd", "documents/x.pdf", "\u202egnp", "\x1b[31m",
    "{name}", "%s" * 9, "é" * 400, "FR", "abc",
    [], {}, [None], [[]], [1, 2], ["x"], {"": None}, {"x": [1]},
    {"en": 1, "fr": 2}, {"code": "journal.note", "values": {}},
)  # fmt: skip


def rich_tables() -> dict[str, dict[str, dict[str, Any]]]:
    """Return the tables of a case in which every field of every kind of record is told."""
    tables = {
        name: {"1": _record(kind, name[0] + "1"), "2": _record(kind, name[0] + "2")}
        for name, kind in KINDS.items() if name not in {"head", "facts", "journal"}
    }  # fmt: skip
    tables["persons"]["1"] |= {"id": "principal", "role": "principal", "born_on": "1990-05-04"}
    tables["persons"]["2"] |= {"id": "spouse", "role": "spouse"}
    for number in ("1", "2"):
        tables["documents"][number] |= {
            "slot": "principal/passport", "path": f"documents/principal-passport/{number}.pdf", "sha256": "0" * 64,
            "check": _report(),
        }  # fmt: skip
        tables["contracts"][number] |= {
            "noc": "21232", "hours_per_week": "35", "last": "2024-06-30", "school_share_percent": "25",
        }  # fmt: skip
    facts = {name: value for name, value in _record(Facts, "").items() if name not in TABLES}
    events = {
        str(n): {"number": n, "at": f"2026-01-0{n}T10:00:00Z", "code": code, "values": values}
        for n, (code, values) in enumerate(_EVENTS, start=1)
    }
    head = {
        "schema": 1, "generation": 7, "id": "3ac52394124ed646", "name": "Anna", "lang": "en", "paper": "a4",
        "created_at": "2026-01-01T10:00:00Z", "changed_at": "2026-01-06T10:00:00Z", "archived": 0,
        "summary": {"name": "Anna", "programme": "fsw", "ready": 0, "total": 9, "next_code": "upload_due",
                    "next_on": "2027-01-09", "next_values": {}}, "numbers": {"contracts": 2, "documents": 2},
    }  # fmt: skip
    return {"head": {"1": head}, "facts": {"1": facts}, "journal": events, **tables}


_EVENTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("journal.case_created", {}),
    ("journal.contract_added", {"employer": "Exemple SAS", "first_on": "2020-01-02"}),
    ("journal.stage_entered", {"stage": {"en": "Profile", "fr": "Profil"}, "entered_on": "2025-01-02"}),
    ("journal.documents_checked", {"count": 2}),
    ("journal.note", {}),
)


def _record(kind: type[msgspec.Struct], id: str) -> dict[str, Any]:
    hints = {each.name: each.type for each in msgspec.structs.fields(kind)}
    record = {name: _sample(hint) for name, hint in hints.items()}
    return record | ({"id": id} if "id" in record else {})


def _sample(hint: Any) -> Any:
    options = get_args(hint)
    if get_origin(hint) is Literal:
        return next(each for each in options if each)
    if get_origin(hint) is tuple:
        return [_sample(options[0])]
    if get_origin(hint) is dict:
        return {}
    if options:
        return _sample(options[0])
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _record(hint, "")
    samples = {bool: True, int: 3, str: "FR", datetime: "2025-01-02T03:04:05Z", date: "2020-01-02"}
    return samples[hint]


def _report() -> dict[str, Any]:
    look = Look(name="a.pdf", size_bytes=9, kind="pdf", pages=1, dates=("2020-01-02", "2024-06-30"))
    told: dict[str, Any] = json.loads(
        msgspec.json.encode(Report(look=look, findings=(), verdict="attention"))
    )
    told["findings"] = [{"code": "document.scan_without_text", "severity": "note", "values": {"pages": 3}}]
    return told


def mutated(chance: random.Random) -> tuple[str, bytes]:
    """Return what was done to the file, and its bytes: three times in four to its structure, else to its bytes."""
    tables = rich_tables()
    if chance.random() < 0.75:
        what = _structure(tables, chance)
        return what, json.dumps(tables, indent=1, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return _bytes(encode(tables, Path("x")), chance)


def _structure(tables: dict[str, Any], chance: random.Random) -> str:
    table = chance.choice(list(tables))
    number = chance.choice(list(tables[table]))
    holder, path = _holder(tables[table][number], chance)
    key = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    deed = chance.choice(("set", "set", "set", "delete", "rename", "double", "swap", "number"))
    place = f"{table}/{number}/{path}{key}"
    if deed == "number":
        record = tables[table].pop(number)
        number = chance.choice(("999999999999999", "1000000000000000", "007", "3", "900000000"))
        tables[table][number] = record
        return f"{place}: number {number}"
    if deed == "double":
        tables[table]["9"] = copy.deepcopy(tables[table][number])
    elif deed == "swap":
        other = tables[chance.choice(list(tables))]
        taken = other[chance.choice(list(other))]
        holder[key] = copy.deepcopy(chance.choice([*taken.values()] or [None]))
    elif deed == "rename" and isinstance(holder, dict):
        holder[f"{key}x"] = holder.pop(key)
    elif deed == "delete":
        del holder[key]
    else:
        holder[key] = copy.deepcopy(chance.choice(ODD))
        return f"{place}: {holder[key]!r:.60}"
    return f"{place}: {deed}"


def _holder(value: Any, chance: random.Random, path: str = "") -> tuple[Any, str]:
    """Return a container inside the record, the record itself most often."""
    inner = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    deeper = [(key, each) for key, each in inner if isinstance(each, dict | list) and each]
    if not deeper or chance.random() < 0.5:
        return value, path
    key, each = chance.choice(deeper)
    return _holder(each, chance, f"{path}{key}/")


def _bytes(good: bytes, chance: random.Random) -> tuple[str, bytes]:
    at = chance.randrange(len(good))
    deed = chance.choice(("flip", "cut", "zeros", "chunk", "digit"))
    if deed == "flip":
        return f"byte {at} flipped", good[:at] + bytes([good[at] ^ (1 << chance.randrange(8))]) + good[
            at + 1 :
        ]
    if deed == "cut":
        return f"cut at {at}", good[:at]
    if deed == "zeros":
        return f"zeros at {at}", good[:at] + b"\0" * 9 + good[at + 9 :]
    if deed == "chunk":
        return f"chunk of {at} doubled", good[:at] + good[max(0, at - 40) : at] + good[at:]
    digits = [place for place, sign in enumerate(good) if chr(sign).isdigit()]
    at = chance.choice(digits)
    return f"digit {at} changed", good[:at] + str(chance.randrange(10)).encode() + good[at + 1 :]
