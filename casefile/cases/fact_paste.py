"""Stays, addresses and activities pasted as people have them: a period a line, and what stands beside it."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from casefile.cases.cells import Country
from casefile.cases.contract_lines import days_of
from casefile.cases.ids import TABLES
from casefile.cases.pasting.blocks import Block, blocks_of
from casefile.cases.pasting.lines import COLUMN
from casefile.cases.pasting.names import without_length, word_set
from casefile.cases.pasting.pasted import Pasted, read_each
from casefile.errors import UsageError
from casefile.rules.text import words_of

__all__ = ["PASTED_TABLES", "FactLine", "PastedFacts", "facts_of", "parse_pasted_facts", "rewritten_facts"]

PASTED_TABLES = ("stays", "addresses", "activities")
_EDGES = " \t,;:–—-·|/()"
_PIECES = re.compile(r"\s*[,;:·()\t/]\s*|\s+[–—-]\s+")

_TRAVEL = word_set(
    "travel trip visit visiting vacation vacations holiday holidays tourism tourist voyage voyages vacances tourisme "
    "sejour visite conge"
)
_KINDS: Mapping[str, frozenset[str]] = {
    "unemployed": word_set("unemployed unemployment chomage chomeur chomeuse jobless recherche seeking"),
    "study": word_set(
        "study studies student etudes etudiant etudiante licence master degree bachelor bts dut"
    ),
    "travel": _TRAVEL,
    "home": word_set("home foyer parental maternite maternity paternite maison"),
    "military": word_set("military army armee militaire"),
}


class FactLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a line tells of a record: its days, and `told`, the other answers by their names, empty when untold."""

    number: int
    first: date
    last: date | None
    told: Mapping[str, str]
    days: tuple[tuple[str, date], ...] = ()
    months: tuple[str, ...] = ()
    period: str


class PastedFacts(Pasted[FactLine], frozen=True, kw_only=True):
    """The lines of a table of facts."""

    table: str

    def lacks(self, name: str) -> bool:
        """Say whether a line leaves that out."""
        return any(not line.told.get(name, "-") for line in self.lines)


def parse_pasted_facts(text: str, table: str, country: Country) -> PastedFacts | None:
    """Return what the lines of a text tell for that table of facts, None when none holds a period."""
    found = blocks_of(text, country, lambda _section: True)
    lines, problems = read_each(found.told, lambda block: _line(block, table, country))
    if not lines and not problems:
        return None
    return PastedFacts(table=table, lines=lines, problems=problems, skipped=found.skipped)


def facts_of(pasted: PastedFacts, person: str, asked: Mapping[str, str]) -> tuple[Any, ...]:
    """Return the records of that person, with what was `asked` once for the lines that leave it out."""
    made = TABLES[pasted.table]
    return tuple(
        made(
            person=person, first=line.first, last=line.last,
            **{name: value or asked.get(name, "") for name, value in line.told.items()},
        )
        for line in pasted.lines
    )  # fmt: skip


def rewritten_facts(pasted: PastedFacts, country_name: Callable[[str], str]) -> str:
    """Return the lines as they were understood, one a line, to be put right one by one; the rest as remarks (#)."""
    return pasted.rewritten(lambda line: _written(line, country_name))


def _written(line: FactLine, country_name: Callable[[str], str]) -> str:
    what = line.told.get("line") or line.told.get("what") or ""
    country = country_name(line.told["country"]) if line.told["country"] else ""
    named = [what, "" if country and country in what else country]
    if line.told.get("purpose") == "travel":
        named.append("voyage")
    return f"{', '.join(filter(None, named))} : {line.period}"


def _line(block: Block, table: str, country: Country) -> FactLine:
    if len(block.periods) != 1:
        raise UsageError("contract.line_unreadable", text=block.line.text[:80])
    period = block.periods[0]
    days, (first, last) = days_of(period)
    around = (*block.above, period.head, period.tail, block.below)
    parts = [part for each in around if (part := without_length(each).strip(_EDGES))]
    return FactLine(
        number=block.line.number, first=first, last=last, days=days, months=period.months, period=period.plainly(),
        told=_TOLD[table](parts, block, country),
    )  # fmt: skip


def _stay(parts: list[str], _block: Block, country: Country) -> dict[str, str]:
    travels = _TRAVEL.intersection(words_of(" ".join(parts)))
    return {"country": _country(parts, country), "purpose": "travel" if travels else "residence"}


def _address(parts: list[str], _block: Block, country: Country) -> dict[str, str]:
    return {"line": _joined(parts), "country": _country(parts, country)}


def _activity(parts: list[str], block: Block, country: Country) -> dict[str, str]:
    words = set(words_of(" ".join(parts)))
    kind = next((kind for kind, own in _KINDS.items() if own & words), "")
    standard = "study" if block.section == "study" else "work"
    return {"kind": kind or standard, "what": _joined(parts), "country": _country(parts, country)}


_TOLD = {"stays": _stay, "addresses": _address, "activities": _activity}


def _joined(parts: list[str]) -> str:
    return ", ".join(part.replace(COLUMN, ", ") for part in parts)


def _country(parts: list[str], country: Country) -> str:
    """Return the country among the words, the last one named; two letters are one only where they stand alone."""
    pieces = [piece.strip(_EDGES) for part in parts for piece in _PIECES.split(part) if piece.strip(_EDGES)]
    whole = [piece for piece in pieces if len(piece) > 2 or (len(pieces) == 1 and piece.isupper())]
    codes = [code for piece in whole for code in _codes(piece, country)]
    return codes[-1] if codes else ""


def _codes(piece: str, country: Country) -> Iterator[str]:
    """Yield the country a piece is, or ends with: Canada, en Italie, I lived in Canada."""
    words = piece.split()
    ends = (" ".join(words[-count:]) for count in range(len(words), 0, -1))
    for each in ends:
        code = country(_bare(each)) if len(each) > 2 or each == piece else None
        if code:
            yield code
            return


def _bare(piece: str) -> str:
    """Return a piece without the little word before a country: en France, au Canada, in Australia."""
    return re.sub(r"^(?:en|au|aux|in|à|to)\s+", "", piece, flags=re.IGNORECASE)
