"""What the facts say to questions about work: permits, a first year in Canada, contracts in a row, hours."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from casefile.rules.answers.asked import Asked, lives_in_quebec, names
from casefile.rules.book.passages import Told
from casefile.rules.facts import Contract, Facts
from casefile.rules.findings import Text
from casefile.rules.hours.employers import employer_key
from casefile.rules.hours.entries import WorkEntry

__all__ = [
    "canadian_experience_under_a_year",
    "consecutive",
    "consecutive_contracts",
    "hours_in_less_than_a_year",
    "permit_elsewhere",
]


def permit_elsewhere(asked: Asked) -> Told:
    """Tell what is so of living and working elsewhere under a permit (IRPR s. 185(b))."""
    facts = asked.facts
    here = [work for work in facts.contracts if work.country == "CA" and work.person == "principal"]
    abroad = [work for work in here if work.employer_country not in {"", "CA"}]
    return Told(
        relevant=bool(facts.authorised_to_work) or any(work.last is None for work in here),
        so=names(
            lives_in_quebec=lives_in_quebec(facts),
            unauthorised_work=any(work.authorised is False for work in here),
            employer_abroad=bool(abroad),
        ),
        rows={"abroad": tuple({"employer": work.employer} for work in abroad)},
    )


def canadian_experience_under_a_year(asked: Asked) -> Told | None:
    """Tell how far the Canadian experience is from its year, and the day it gets there.

    None where no class counts Canadian experience alone.
    """
    canadian = asked.hours.canadian
    if canadian is None:
        return None
    worked = any(each.country == "CA" and each.person == "principal" for each in asked.facts.contracts)
    coming = (
        canadian.qualifies_from if canadian.qualifies_from and canadian.qualifies_from > asked.on else None
    )
    return Told(
        relevant=worked and not canadian.enough,
        so=names(day_known=coming is not None),
        values={
            "programme": canadian.rules.full_title,
            "hours": canadian.deciding,
            "required": canadian.required,
            "made_on": asked.on,
            "reached_on": coming or asked.on,
        },
    )


def consecutive_contracts(asked: Asked) -> Told:
    """Tell which contracts make one line, and which employers have several."""
    merged, apart = consecutive(asked.facts, asked.entries)
    return Told(relevant=bool(merged or apart), rows={"merged": merged, "apart": apart})


def consecutive(
    facts: Facts, entries: tuple[WorkEntry, ...]
) -> tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]]:
    """Return the lines made of several contracts, and the employers that have several lines, as rows of blanks."""
    by_id = {contract.id: contract for contract in facts.contracts}
    merged = tuple(_line(entry, by_id) for entry in entries if len(entry.contracts) > 1)
    groups: dict[tuple[str, str], list[WorkEntry]] = {}
    for entry in entries:
        groups.setdefault((entry.person, employer_key(entry.employer)), []).append(entry)
    apart = tuple(
        {"employer": group[-1].employer, "count": len(group)} for group in groups.values() if len(group) > 1
    )
    return merged, apart


def _line(entry: WorkEntry, by_id: Mapping[str, Contract]) -> dict[str, Any]:
    parts = [by_id[id_] for id_ in entry.contracts]
    last = max(part.last or date.max for part in parts)
    return {
        "employer": entry.employer,
        "count": len(parts),
        "first_on": min(part.first for part in parts),
        "last_on": Text("period.now") if last == date.max else last,
        "noc": parts[0].noc,
    }


def hours_in_less_than_a_year(asked: Asked) -> Told | None:
    """Tell what hours above the cap come to, by the class judged by; None when it is not open that day."""
    worker = asked.hours.programmes.get(asked.programme.id)
    if worker is None:
        return None
    dense = worker.run is not None and worker.raw > worker.deciding
    return Told(
        relevant=dense,
        so=names(enough=worker.enough),
        values={
            "raw": worker.raw,
            "hours": worker.deciding,
            "months": worker.months_elapsed,
            "made_on": asked.on,
        },
    )
