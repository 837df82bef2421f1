"""A fictional applicant for the tests: one software tester, two contracts, a profile in the pool."""

from datetime import date
from functools import cache

from casefile.cases.model import Case, Document
from casefile.rules.book.rulebook import Rulebook
from casefile.rules.book.stages import StageEntry
from casefile.rules.facts import Contract, Credential, Facts, LanguageTest, Person, Stay
from casefile.services.calendar import PublicHolidays
from casefile.services.rulebook import load_rulebook

TODAY = date(2025, 1, 15)


@cache
def rulebook() -> Rulebook:
    return load_rulebook(PublicHolidays())


def contract(id: str, first: date, last: date | None) -> Contract:
    return Contract(
        id=id,
        employer="Exemple Numérique SAS",
        noc="22222",
        country="FR",
        first=first,
        last=last,
        hours_per_week="35",
    )


def facts(**more: object) -> Facts:
    given = {
        "programme": "fsw",
        "marital_status": "single",
        "children_answered": True,
        "persons": (
            Person(id="principal", role="principal", given_name="Camille", born_on=date(1992, 3, 1)),
        ),
        "stays": (Stay(id="s1", country="FR", first=date(1992, 3, 1)),),
        "contracts": (
            contract("c1", date(2015, 12, 14), date(2016, 9, 30)),
            contract("c2", date(2016, 10, 3), date(2017, 8, 31)),
        ),
        "credentials": (
            Credential(id="d1", title="Master", country="FR", language="fr", evaluated_on=date(2024, 12, 2)),
        ),
        "tests": (LanguageTest(id="t1", name="TCF Canada", taken_on=date(2024, 11, 12)),),
    }
    return Facts(**{**given, **more})  # type: ignore[arg-type]


def stage(id: str, stage: str, on: date, **more: object) -> StageEntry:
    return StageEntry(id=id, stage=stage, on=on, **more)  # type: ignore[arg-type]


POOL = (
    stage("s1", "language_test", date(2024, 11, 12)),
    stage("s2", "diploma_evaluation", date(2024, 12, 2)),
    stage("s3", "profile", date(2025, 1, 10)),
)


def case(**more: object) -> Case:
    given = {"id": "x", "name": "Exemple, Camille", "facts": facts(), "stages": POOL}
    return Case(**{**given, **more})  # type: ignore[arg-type]


def document(id: str, slot: str, verdict: str | None = "ready", sha256: str = "", **finding: str) -> Document:
    from datetime import UTC, datetime

    check = None
    if verdict:
        found = [{"severity": "warning", **finding}] if finding else []
        check = {"look": {"name": f"{id}.pdf"}, "findings": found, "verdict": verdict}
    return Document(
        id=id, slot=slot, path=f"documents/{id}.pdf", original_name=f"{id}.pdf", sha256=sha256 or id, size_bytes=1,
        attached_at=datetime(2025, 1, 1, tzinfo=UTC), check=check,
    )  # fmt: skip
