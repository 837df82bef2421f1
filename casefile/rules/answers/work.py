"""What the facts say to questions about work: permits, a first year in Canada, contracts in a row, hours."""

from casefile.rules.answers.asked import Asked, lives_in_quebec, names
from casefile.rules.answers.job_lines import WHY
from casefile.rules.book.passages import Told

__all__ = [
    "canadian_experience_under_a_year",
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
    """Tell which contracts make one line, and which lines of one employer stay apart, and why."""
    jobs = asked.jobs
    rows = {f"apart_{why}": tuple(each.values for each in jobs.apart if each.why == why) for why in WHY}
    rows["merged"] = tuple(each.values for each in jobs.merged)
    return Told(relevant=bool(jobs.merged or jobs.apart), rows=rows)


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
