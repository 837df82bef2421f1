"""The occupation with the most experience: the one that sets the language level, and the body that evaluates."""

from datetime import date

from casefile.rules.book.rulebook import Rulebook
from casefile.rules.facts import Facts
from casefile.rules.hours.bridges import bridges_of
from casefile.rules.hours.counted import Setting, counted_works, study_ranges
from casefile.rules.hours.employers import one_employer
from casefile.rules.hours.pool import timeline_of
from casefile.rules.hours.requirements import requirement
from casefile.rules.hours.verdict import window_on
from casefile.rules.hours.work import ready_works
from casefile.rules.periods import NonWorking
from casefile.rules.programmes import ProgrammeRules

__all__ = ["main_occupation"]


def main_occupation(facts: Facts, on: date, rulebook: Rulebook, programme: ProgrammeRules) -> str | None:
    """Return the occupation with the most counted hours in the programme's window, None without any.

    Of two with as many hours, the one of the higher level, which asks for more.
    """
    needs = requirement(programme, rulebook.parameters, on)
    mine = [each for each in facts.contracts if each.person == "principal"]
    works, _ = ready_works(mine, needs.cap, one_employer(facts.same_employers))
    studied = study_ranges(study for study in facts.studies if study.person == "principal")
    counted = counted_works(works, programme.work, Setting(studied, facts.qualifications, rulebook))
    window = window_on(on, needs.years)
    first, last = window.first.toordinal(), window.last.toordinal()
    nonworking, hours = NonWorking(rulebook.calendar), {}
    for noc in {each.work.contract.noc for each in counted}:
        members = [each for each in counted if each.work.contract.noc == noc]
        line = timeline_of(members, bridges_of(members, nonworking), needs.cap)
        hours[noc] = line.by_day(first, last)
    worked = {noc: figure for noc, figure in hours.items() if figure}
    return max(worked, key=lambda noc: (worked[noc], -int(noc[1]), noc), default=None)
