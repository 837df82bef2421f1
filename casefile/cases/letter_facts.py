"""What each letter of explanation states: facts of the case and nothing else, and when it is called for.

A sentence that the facts do not bear is chosen in its bracketed form. What is said of the applicant is in the first
person, of anybody else by name.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from casefile.cases.assessment import Assessment, ChecklistLine
from casefile.rules.answers.asked import names
from casefile.rules.arranged import ArrangedOffer
from casefile.rules.book.passages import Circumstances
from casefile.rules.destination import goes_elsewhere, is_quebec, lives_in_quebec, nominating_province
from casefile.rules.facts import Facts, Person
from casefile.rules.findings import Label, Text, Wording, alike
from casefile.rules.wording import person_name

__all__ = ["LETTERS", "full_name"]

_EXPLAINED: Mapping[str, str] = {
    "criminal_record_papers": "offence",
    "refusal_papers": "refused",
    "removal_papers": "ordered_to_leave",
    "protection_papers": "protection_claimed",
}
"""The answers on the past that are explained when they are yes, by the line that asks for their papers."""
_DONE = frozenset({"ready", "to_review", "not_applicable"})
LetterBlanks = dict[str, Any]
LetterTables = dict[str, tuple[LetterBlanks, ...]]


def full_name(person: Person) -> Wording:
    """Return the name a person signs with, a bracket to complete where none is told."""
    name = f"{person.given_name} {person.family_name}".strip()
    return alike(name) if name else Text("letter.name")


def _named(facts: Facts, person: str) -> Wording:
    found = facts.of(person)
    if found is None or not f"{found.given_name}{found.family_name}".strip():
        return person_name(found or facts.principal)
    return full_name(found)


def _by_person(facts: Facts, name: str, rows: Iterable[tuple[str, LetterBlanks]]) -> LetterTables:
    """Return the rows of the applicant under that name, those of the family under `name_of`, with their names."""
    told = list(rows)
    of_family = ({**row, "name": _named(facts, who)} for who, row in told if who != "principal")
    return {name: tuple(row for who, row in told if who == "principal"), f"{name}_of": tuple(of_family)}


def _number(count: int) -> dict[str, bool]:
    return {"one": count == 1, "several": count > 1}


# --- the histories


def _history_gap(seen: Assessment) -> Circumstances:
    gaps = [
        (history.person, {"first_on": absence.first, "last_on": absence.last, "days": absence.days})
        for history in seen.histories
        if history.kind == "personal" and history.lines
        for absence in history.absences
        if absence.whole_month
    ]
    return Circumstances(
        relevant=bool(gaps), so=names(**_number(len(gaps))), rows=_by_person(seen.case.facts, "gaps", gaps)
    )


# --- police certificates


def _police_lines(seen: Assessment, *, by_letter: bool) -> list[ChecklistLine]:
    return [
        line
        for line in seen.lines
        if line.item.id == "police_certificate"
        and line.counts
        and line.status not in _DONE
        and any(piece.id == "pcc_proof_of_request" for piece in line.item.pieces) is by_letter
    ]


def _police_missing(seen: Assessment) -> Circumstances:
    """Tell the certificates that were asked for, or that the person explains, and are not there."""
    lines = [
        line
        for line in _police_lines(seen, by_letter=False)
        if line.line.requested_on or line.state in {"requested", "explained"}
    ]
    told = [(line.item.person, _police_row(line)) for line in lines]
    asked = _by_person(seen.case.facts, "asked_for", (each for each in told if each[1]["requested_on"]))
    rest = _by_person(seen.case.facts, "undated", (each for each in told if not each[1]["requested_on"]))
    return Circumstances(relevant=bool(lines), so=names(**_number(len(lines))), rows=asked | rest)


def _police_row(line: ChecklistLine) -> LetterBlanks:
    authority = line.line.requested_from.strip()
    return {
        "country": line.item.of_label or line.item.title,
        "requested_on": line.line.requested_on,
        "requested_from": authority or Text("letter.authority"),
    }


def _police_request_letter(seen: Assessment) -> Circumstances:
    lines = _police_lines(seen, by_letter=True)
    told: dict[str, list[tuple[str, LetterBlanks]]] = {"countries": [], "to_confirm": []}
    for line in lines:
        told["to_confirm" if _is_to_confirm(line) else "countries"].append(
            (line.item.person, _police_row(line))
        )
    rows = [_by_person(seen.case.facts, name, found) for name, found in told.items()]
    return Circumstances(relevant=bool(lines), so=names(**_number(len(lines))), rows=rows[0] | rows[1])


def _is_to_confirm(line: ChecklistLine) -> bool:
    """Say whether the country's rule was read in an old page or at second hand only: nobody signs for it as it is."""
    return any(content.id == "still_so" for piece in line.item.pieces for content in piece.contents)


# --- money


def _funds_exemption(seen: Assessment) -> Circumstances:
    """Tell why no funds are shown: by the class applied under, by the one a nominee also meets, or by an offer."""
    facts, judged = seen.case.facts, seen.judged
    why = seen.funds_report.exemption if seen.funds_report else None
    nominee = seen.programmes.nominates(facts.programme)
    sure = seen.programmes.chosen(facts.programme) is judged or (nominee and _class_is_met(seen))
    province = nominating_province(facts)
    says = judged.funds.letter_of_nominee if nominee else judged.funds.letter
    return Circumstances(
        relevant=why is not None,
        so=names(
            nominee=nominee,
            by_province=bool(province),
            by_class=why == "class" and sure,
            by_class_if=why == "class" and not sure,
        ),
        values={"class_says": says or judged.funds.because, "of_province": province},
        rows=_offers(seen, everywhere=nominee) if nominee or why == "offer" else {},
    )


def _class_is_met(seen: Assessment) -> bool:
    """Say whether hours, language and duties of the class are met without any proviso, as far as they are told."""
    hours = seen.hours.programmes.get(seen.judged.id)
    enough = any(
        finding.code == "checklist.test_enough"
        for line in seen.lines
        if line.item.id == "language_test" and line.item.person == "principal"
        for finding in line.findings
    )
    return hours is not None and hours.verdict == "met" and enough and _duties_done(seen)


def _duties_done(seen: Assessment) -> bool:
    """Say whether it was answered, of every job of the applicant, that its duties were done."""
    told = {
        finding.code
        for line in seen.lines
        if line.item.id == "work_proof" and line.item.person == "principal"
        for finding in line.findings
        if finding.code.startswith("duties.") and finding.code != "duties.noted"
    }
    return told == {"duties.done"}


def _offers(seen: Assessment, *, everywhere: bool) -> LetterTables:
    """Return the offers that exempt, by their kind; for a nominee those that any open class takes."""
    if not seen.case.facts.authorised_to_work:
        return {}
    open_ones = seen.programmes.in_force(seen.on) if everywhere else ()
    found: dict[int, LetterBlanks] = {}
    for rules in (seen.judged, *open_ones):
        for each in seen.exempting.get(rules.id, ()):
            law = rules.funds.letter_of_offer
            if law is not None:
                found.setdefault(id(each.offer), _offer_row(each, law))
    kinds = {row["kind"] for row in found.values()}
    return {kind: tuple(row for row in found.values() if row["kind"] == kind) for kind in kinds}


def _offer_row(judged: ArrangedOffer, law: Label) -> LetterBlanks:
    """Return an offer for a letter: stated as a fact when all that the law asks of it is told, else in brackets."""
    offer, sure = judged.offer, judged.standing == "yes"
    kind = ("offers_lmia" if offer.basis == "lmia" else "offers_exempt") + ("" if sure else "_if")
    unnamed = Text("letter.employer") if sure else "…"  # what stands in brackets already has no others in it
    return {"employer": offer.employer.strip() or unnamed, "kind": kind, "law": law}


# --- names, jobs, where one means to live


def _name_differences(seen: Assessment) -> Circumstances:
    facts = seen.case.facts
    told = [(person.id or person.role, _other_names(person)) for person in facts.persons]
    alone = ((who, {"other": other[0]}) for who, other in told if len(other) == 1)
    many = ((who, {"others": ", ".join(other)}) for who, other in told if len(other) > 1)
    return Circumstances(
        relevant=any(other for _, other in told),
        rows=_by_person(facts, "other_name", alone) | _by_person(facts, "other_names", many),
    )


def _other_names(person: Person) -> list[str]:
    own = f"{person.given_name} {person.family_name}".casefold().split()
    others = dict.fromkeys(" ".join(name.split()) for name in person.other_names)
    return [name for name in others if name and name.casefold().split() != own]


def _consecutive_contracts(seen: Assessment) -> Circumstances:
    """Tell what is declared as one line, and the lines that follow each other without being one.

    Two stays with one employer that lie apart need no letter: nothing about them is to be explained.
    """
    facts, jobs = seen.case.facts, seen.jobs
    apart = [each for each in jobs.apart if each.joined]
    rows: LetterTables = {
        "merged": tuple(each.values for each in jobs.merged),
        "bridges": tuple(row for each in jobs.merged for row in each.bridges),
    }
    for why in {each.why for each in apart}:
        mine = ((each.person, each.values) for each in apart if each.why == why)
        rows |= _by_person(facts, f"apart_{why}", mine)
    return Circumstances(relevant=bool(jobs.merged or apart), rows=rows)


def _intent_outside_quebec(seen: Assessment) -> Circumstances:
    facts = seen.case.facts
    named = facts.destination_province.strip()
    return Circumstances(
        relevant=seen.judged.intent.outside_quebec and lives_in_quebec(facts) and not is_quebec(named),
        so=names(
            destination_elsewhere=bool(named),
            nominating=bool(named and nominating_province(facts)) and not goes_elsewhere(facts),
        ),
        values={"destination_province": named},
    )


# --- what the forms ask about the past


def _background(seen: Assessment) -> Circumstances:
    """Tell what was answered with yes: that it happened is told, how and why is the person’s to say."""
    rows: LetterTables = {}
    for slot, answer in _EXPLAINED.items():
        people = (line.item.person for line in seen.lines if line.item.id == slot)
        rows |= _by_person(seen.case.facts, answer, ((person, LetterBlanks()) for person in people))
    return Circumstances(relevant=any(rows.values()), rows=rows)


def _separation(seen: Assessment) -> Circumstances:
    """Tell the unions that ended in a separation of which no paper is there: since when each lives apart."""
    unions = {each.id: each for each in seen.case.facts.unions}
    told: dict[str, list[tuple[str, LetterBlanks]]] = {"spouses_apart": [], "union_ended": []}
    for line in seen.lines:
        if line.item.id == "separation_agreement" and line.counts and line.status not in _DONE:
            union = unions.get(line.item.of or "")
            kind = "union_ended" if union is not None and union.kind == "common_law" else "spouses_apart"
            day = union.ended_on if union is not None else None
            told[kind].append((line.item.person, {"since": day or Text("letter.day")}))
    rows = [_by_person(seen.case.facts, name, found) for name, found in told.items()]
    return Circumstances(relevant=any(told.values()), rows=rows[0] | rows[1])


LETTERS: Mapping[str, Callable[[Assessment], Circumstances]] = {
    "history_gap": _history_gap,
    "police_missing": _police_missing,
    "police_request_letter": _police_request_letter,
    "funds_exemption": _funds_exemption,
    "name_differences": _name_differences,
    "consecutive_contracts": _consecutive_contracts,
    "intent_outside_quebec": _intent_outside_quebec,
    "background": _background,
    "separation": _separation,
}
"""What each letter looks at, by its kind."""
