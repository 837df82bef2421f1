"""What a family pays when it files, in whole Canadian dollars (R 295(1)(c), 303, 315.1, as indexed)."""

from datetime import date

import msgspec

from casefile.rules.book.parameters import Grounds, Parameters
from casefile.rules.facts import Facts
from casefile.rules.family import accompanies, gives_biometrics, is_foreign, members
from casefile.rules.findings import Wording
from casefile.rules.wording import person_name

__all__ = ["Fees", "fees_due"]


class Fees(msgspec.Struct, frozen=True, kw_only=True):
    """The fees by kind; the right of permanent residence may also wait until the approval.

    `biometrics_of` names those who give biometrics.
    """

    processing_cad: int
    right_of_permanent_residence_cad: int
    biometrics_cad: int
    grounds: tuple[Grounds, ...]
    biometrics_of: tuple[Wording, ...] = ()

    @property
    def total_cad(self) -> int:
        """Return all of it."""
        return self.processing_cad + self.right_of_permanent_residence_cad + self.biometrics_cad


def fees_due(facts: Facts, on: date, parameters: Parameters) -> Fees:
    """Return what is paid for an application received on that day; raises NotInForceError.

    Those who stay behind and those who are Canadian pay nothing; dependent children pay no right of permanent
    residence; biometrics have a ceiling for a family.
    """
    used: dict[str, Grounds] = {}

    def cost(name: str) -> int:
        used[name] = parameters.on(f"fees.{name}", on)
        return used[name].number

    paying = [
        person
        for person in members(facts, on, parameters)
        if is_foreign(person) and accompanies(person, facts)
    ]
    processing = sum(cost(person.role) for person in paying)
    right = sum(cost("right_of_permanent_residence") for person in paying if person.role != "child")
    giving = [person_name(each) for each in paying if gives_biometrics(each, facts, on, parameters)]
    biometrics = min(len(giving) * cost("biometrics_person"), cost("biometrics_family"))
    return Fees(
        processing_cad=processing,
        right_of_permanent_residence_cad=right,
        biometrics_cad=biometrics,
        grounds=tuple(used.values()),
        biometrics_of=tuple(giving),
    )
