"""What is left to do once an application ended: it takes the place of all there was to do before."""

from casefile.rules.facts import Facts
from casefile.rules.findings import Finding
from casefile.rules.stages.ending import CaseEnding

__all__ = ["left_to_do"]

_SUBJECT = "stage:ending"


def left_to_do(ending: CaseEnding | None, facts: Facts) -> tuple[Finding, ...]:
    """Return what the ending asks for, first things first; nothing while the application goes on."""
    if ending is None:
        return ()
    if ending.outcome == "approved":
        return (*_confirmation(facts), _told("after.landing"))
    if ending.outcome == "refused":
        return (_told("after.refused_reasons"), _told("after.refused_court"), _told("after.refused_again"))
    if ending.outcome == "returned":
        return (_told("after.returned"),)
    if ending.outcome == "withdrawn" and ending.stage != "profile":
        return (_told("after.withdrawn"),)
    return ()


def _confirmation(facts: Facts) -> tuple[Finding, ...]:
    """Return how the confirmation comes: it is another way in Canada and abroad; both when nobody said where."""
    living_in = facts.principal.residence
    in_canada, abroad = _told("after.approved_in_canada"), _told("after.approved_abroad")
    if not living_in:
        return (in_canada, abroad)
    return (in_canada,) if living_in == "CA" else (abroad,)


def _told(code: str) -> Finding:
    return Finding(code=code, severity="warning", subject=_SUBJECT)
