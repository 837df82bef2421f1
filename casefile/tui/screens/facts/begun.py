"""What a new record begins with: what the case offers, or what goes on from the line entered before it."""

from collections.abc import Mapping
from datetime import timedelta

from textual.content import Content

from casefile.cases.assessment import Assessment
from casefile.cases.offered import RecordOffer, record_offers
from casefile.errors import UsageError
from casefile.i18n import Words
from casefile.rules.book.parameters import Parameters
from casefile.rules.days import parse_day
from casefile.rules.facts import Facts
from casefile.rules.history import histories
from casefile.tui.base import lit
from casefile.tui.screens.facts.records import record_words
from casefile.tui.screens.facts.tables import FactSection
from casefile.tui.screens.facts.together import SHARED, together_id
from casefile.tui.widgets.reading import AnswerReader

__all__ = ["begun", "day_after", "entered"]

_SHOWN = 4


def begun(
    section: FactSection, seen: Assessment, parameters: Parameters, before: Mapping[str, str] | None = None
) -> tuple[dict[str, str], bool]:
    """Return the raw answers a new record begins with, and whether they are an offer of the case."""
    raw = {field.name: field.default for field in section.fields}
    facts = seen.case.facts
    if section.table == "persons":
        return raw | _next_person(facts, before), False
    told = histories(facts, on=seen.on, today=seen.today, parameters=parameters)
    offered = record_offers(section.table, facts, told, seen.today)
    if offered:
        return raw | _of_offer(offered[0], raw, section.table in SHARED), True
    return raw | (_after(before, raw) if before else {}), False


def _of_offer(offer: RecordOffer, raw: Mapping[str, str], several: bool) -> dict[str, str]:
    given = {
        "person": together_id(offer.persons) if several else offer.persons[0],
        "first": offer.first.isoformat(),
        "last": offer.last.isoformat() if offer.last else "",
        "country": offer.country,
    }
    return {name: text for name, text in given.items() if name in raw}


def _after(before: Mapping[str, str], raw: Mapping[str, str]) -> dict[str, str]:
    """Return whose the line before was, and the day after its last one."""
    given = {"person": before.get("person", "")}
    given["first"] = day_after(before.get("last", ""))
    return {name: text for name, text in given.items() if name in raw and text}


def day_after(last: str) -> str:
    """Return the day after the one typed, empty when that is no day."""
    try:
        return (parse_day(last) + timedelta(days=1)).isoformat()
    except (UsageError, OverflowError):
        return ""


def _next_person(facts: Facts, before: Mapping[str, str] | None) -> dict[str, str]:
    """Return who is still to be entered: you, the partner of those who have one, then children."""
    roles = {person.role for person in facts.persons}
    partnered = facts.marital_status in {"married", "common_law"}
    if "principal" not in roles:
        return {"role": "principal"}
    if partnered and "spouse" not in roles:
        return {"role": "spouse"}
    family_name = (before or {}).get("family_name", "")
    return {"role": "child"} | ({"family_name": family_name} if family_name else {})


def entered(words: Words, reader: AnswerReader, section: FactSection, facts: Facts) -> Content:
    """Return the lines a table has already, the latest last; nothing where it has none."""
    records = getattr(facts, section.table)
    if not records:
        return Content("")
    count = lit(words("Entered so far: {n}", n=len(records)), "$text-muted")
    lines = [
        lit(f"  {record_words(reader, section.fields, each)}", "$text-muted") for each in records[-_SHOWN:]
    ]
    return Content("\n").join([Content(""), count, *lines])
