"""The occupation with the most experience: the one that sets the language level, and the body that evaluates."""

from datetime import date

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.facts import Facts
from casefile.rules.hours.counted import Setting, counted_works, study_ranges
from casefile.rules.hours.pool import timeline_of
from casefile.rules.hours.requirements import requirement
from casefile.rules.hours.verdict import window_on
from casefile.rules.hours.work import ready_works

__all__ = ["main_occupation"]


def main_occupation(facts: Facts, on: date, rulebook: Rulebook, programme: str) -> str | None:
    """Return the occupation with the most counted hours in the programme's window, None without any.

    Of two with as many hours, the one of the higher level, which asks for more.
    """
    needs = requirement(programme, rulebook.parameters, on)
    works, _ = ready_works([each for each in facts.contracts if each.person == "principal"], needs.cap)
    studied = study_ranges(study for study in facts.studies if study.person == "principal")
    counted = counted_works(works, programme, Setting(studied, facts.qualifications, rulebook))
    window = window_on(on, needs.years)
    first, last = window.first.toordinal(), window.last.toordinal()
    hours = {}
    for noc in {each.work.contract.noc for each in counted}:
        line = timeline_of([each for each in counted if each.work.contract.noc == noc], needs)
        hours[noc] = line.by_day(first, last)
    worked = {noc: figure for noc, figure in hours.items() if figure}
    return max(worked, key=lambda noc: (worked[noc], -int(noc[1]), noc), default=None)
