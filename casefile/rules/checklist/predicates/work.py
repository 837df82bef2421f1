"""Predicates about jobs: which must be proved, and what kind of proof they take."""

from collections.abc import Iterable, Mapping

from casefile.rules.checklist.situation import Each, Predicate, Situation, Subject
from casefile.rules.days import years_before
from casefile.rules.facts import Person
from casefile.rules.findings import alike
from casefile.rules.hours.entries import WorkEntry
from casefile.rules.wording import period

__all__ = ["CONDITIONS", "EACH"]


def _work_entry(situation: Situation, person: Person) -> Iterable[Subject]:
    for entry in situation.entries:
        if entry.person == person.id:
            yield _job(situation, person, entry)


def _canadian_work_entry(situation: Situation, person: Person) -> Iterable[Subject]:
    return (subject for subject in _work_entry(situation, person) if subject.thing.canadian)


def _job(situation: Situation, person: Person, entry: WorkEntry) -> Subject:
    last = str(entry.last.year) if entry.last else ""
    years = f"{entry.first.year}–{last}" if last != str(entry.first.year) else last
    label = f"{entry.employer} ({years})"
    values = {
        "employer": entry.employer,
        "period": period(entry.first, entry.last),
        "place": situation.definition.place(entry.country),
        "years": situation.number("history.window_years"),
    }
    return Subject(person=person, of=entry.id, of_label=alike(label), thing=entry, values=values)


def _of_kind(*kinds: str) -> Predicate:
    def told(_: Situation, subject: Subject) -> bool:
        return isinstance(subject.thing, WorkEntry) and subject.thing.kind in kinds

    return told


def _in(*countries: str) -> Predicate:
    def told(_: Situation, subject: Subject) -> bool:
        return isinstance(subject.thing, WorkEntry) and subject.thing.country in countries

    return told


def _older_than_the_history(situation: Situation, subject: Subject) -> bool:
    """Say whether the job ended before the years that the work history of the profile asks for."""
    ended = subject.thing.last if isinstance(subject.thing, WorkEntry) else None
    return ended is not None and ended < years_before(situation.on, situation.number("history.window_years"))


def _has_canadian_past(situation: Situation, subject: Subject) -> bool:
    id_ = subject.person.id
    worked = any(entry.canadian and entry.person == id_ for entry in situation.entries)
    studied = any(study.country == "CA" and study.person == id_ for study in situation.facts.studies)
    return worked or studied or (id_ == "principal" and bool(situation.facts.authorised_to_work))


def _employed_in_canada(situation: Situation, subject: Subject) -> bool:
    own = (entry for entry in situation.entries if entry.person == subject.person.id and entry.canadian)
    return bool(situation.facts.offers) or any(
        entry.last is None or entry.last >= situation.today for entry in own
    )


EACH: Mapping[str, Each] = {"work_entry": _work_entry, "canadian_work_entry": _canadian_work_entry}

CONDITIONS: Mapping[str, Predicate] = {
    "employee": _of_kind("employee", "work_study", "indemnity"),
    "self_employed": _of_kind("self_employed"),
    "work_study": _of_kind("work_study"),
    "indemnity": _of_kind("indemnity"),
    "job_in_canada": _in("CA"),
    "job_in_france": _in("FR"),
    "has_canadian_past": _has_canadian_past,
    "employed_in_canada": _employed_in_canada,
    "older_than_the_history": _older_than_the_history,
}
