"""Whether what was done is what the occupation is: the person's own answers, beside the official page.

IRPR s. 75(2)(b) and (c): the actions of the lead statement, and a substantial number of the main duties, all the
essential ones included. The page itself is read where it is published; nothing of it is copied here.
"""

from collections.abc import Iterable, Iterator

from casefile.rules.facts import Contract
from casefile.rules.findings import Finding, Label

__all__ = ["duty_findings", "official_page"]

_PAGE = "https://noc.esdc.gc.ca/Structure/NOCProfile?GocTemplateCulture={}&code={}&version=2021.0"


def official_page(noc: str) -> Label:
    """Return the address of the unit group's official page, in each language."""
    return Label(_PAGE.format("en-CA", noc), _PAGE.format("fr-CA", noc))


def duty_findings(contracts: Iterable[Contract]) -> tuple[Finding, ...]:
    """Return what is to be said of the duties of one job's contracts, each occupation once."""
    by_noc: dict[str, list[Contract]] = {}
    for contract in contracts:
        by_noc.setdefault(contract.noc, []).append(contract)
    return tuple(finding for noc, members in by_noc.items() for finding in _of_occupation(noc, members))


def _of_occupation(noc: str, members: list[Contract]) -> Iterator[Finding]:
    values = {"noc_code": noc, "page": official_page(noc)}
    subject = members[0].id
    answers = {
        answer
        for each in members
        for answer in (each.lead_statement, each.main_duties, each.essential_duties)
    }
    if "no" in answers:
        yield Finding(code="duties.not_done", severity="warning", subject=subject, values=values)
    elif "unsure" in answers:
        yield Finding(code="duties.unsure", severity="note", subject=subject, values=values)
    elif "" in answers:
        yield Finding(code="duties.unanswered", severity="note", subject=subject, values=values)
    else:
        yield Finding(code="duties.done", severity="note", subject=subject, values=values)
    for each in members:
        if each.duties_note.strip():
            noted = {"note": each.duties_note.strip()}
            yield Finding(code="duties.noted", severity="note", subject=each.id, values=noted)
