"""Papers of one person that spell the family name in different ways: told of each, with both spellings."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from casefile.cases.model import Case, Document
from casefile.rules.documents.looks import Report
from casefile.rules.findings import Finding

__all__ = ["names_apart"]


class _Spelt(NamedTuple):
    """One paper with the spellings of one family name in it, and the same made fit to be compared."""

    document: Document
    ways: tuple[str, ...]
    keys: frozenset[str]


def names_apart(case: Case, reports: Mapping[str, Report]) -> dict[str, Finding]:
    """Return, by the id of the file, a note for each paper that spells a family name as no other of the papers does,
    and not as the case does: which other, and how it is spelt there. `reports` are by the id of their file.

    A paper that bears both spellings (a passport and its machine zone) differs from neither.
    """
    families = {
        f"{person.given_name} {person.family_name}".strip(): person.family_name
        for person in case.facts.persons
    }
    found: dict[str, Finding] = {}
    for shown, papers in _by_name(case, families, reports).items():
        for one in papers:
            other = next((each for each in papers if not each.keys & one.keys), None)
            if other is not None and families[shown] not in one.ways:
                values = {
                    "written": one.ways[0],
                    "other": other.document.original_name,
                    "there": other.ways[0],
                }
                found[one.document.id] = Finding(
                    code="document.names_apart", severity="note", values=values, subject=one.document.id
                )
    return found


def _by_name(
    case: Case, families: Mapping[str, str], reports: Mapping[str, Report]
) -> dict[str, list[_Spelt]]:
    papers: dict[str, list[_Spelt]] = {}
    for document, shown, ways in _spelt(case, reports):
        if shown in families:
            from casefile.rules.documents.spelt import spelling_key  # only for papers that bear a name

            told = tuple(way or families[shown] for way in ways)
            papers.setdefault(shown, []).append(_Spelt(document, told, frozenset(map(spelling_key, told))))
    return papers


def _spelt(case: Case, reports: Mapping[str, Report]) -> Iterator[tuple[Document, str, tuple[str, ...]]]:
    for document in case.documents:
        report = reports.get(document.id)
        for shown, ways in report.look.names_spelt if report else ():
            yield document, shown, ways
