"""Ten years to the day, or since 18: what is missing, what is said twice, and what need not be asked again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.i18n.words import words_for
from casefile.rules.facts import Activity, Address, Contract, Facts, Person, Stay, Study
from casefile.rules.history import History, histories, travels
from casefile.services.rulebook.pack import load_parameters

ON = date(2026, 11, 24)
ME = Person(id="principal", role="principal", given_name="Camille", born_on=date(1992, 3, 14))


def told(kind: str = "personal", *, on: date = ON, today: date = ON, person: Person = ME, **facts) -> History:
    found = histories(Facts(persons=(person,), **facts), on=on, today=today, parameters=load_parameters())
    return next(each for each in found if each.kind == kind)


def activity(first: date, last: date | None = None, **more) -> Activity:
    return Activity(first=first, last=last, **more)


def codes(history: History) -> list[str]:
    return [finding.code for finding in history.findings]


def test_the_window_is_ten_years_to_the_day():
    found = told()
    assert (found.first, found.last, found.since_birthday) == (date(2016, 11, 24), ON, False)


def test_the_window_begins_on_the_18th_birthday_when_that_is_later():
    young = Person(id="principal", role="principal", born_on=date(2004, 2, 29))
    found = told(person=young)
    assert (found.first, found.since_birthday) == (date(2022, 2, 28), True)


def test_the_last_day_is_asked_for_too():
    found = told(activities=(activity(date(2010, 1, 1), date(2026, 11, 23)),))
    assert [(each.first, each.last) for each in found.absences] == [(ON, ON)]


def test_the_future_is_not_asked_for():
    assert told(on=date(2027, 1, 15)).last == ON
    assert told(on=date(2025, 1, 15)).last == date(2025, 1, 15)


def test_children_have_no_history_before_18():
    child = Person(id="child-1", role="child", born_on=date(2019, 1, 1))
    found = histories(Facts(persons=(ME, child)), on=ON, today=ON, parameters=load_parameters())
    assert {each.person for each in found} == {"principal"}


@pytest.mark.parametrize(
    ("until", "code"),
    [(date(2026, 10, 31), "history.personal_gap"), (date(2026, 11, 1), "history.personal_short_gap"),
     (date(2026, 11, 23), "history.personal_short_gap")],
)  # fmt: skip
def test_the_month_of_filing_is_asked_for_though_it_is_not_over(until: date, code: str):
    assert codes(told(activities=(activity(date(2010, 1, 1), until),))) == [code]


@pytest.mark.parametrize(
    ("begins", "code"),
    [(date(2016, 12, 1), "history.address_gap"), (date(2016, 11, 30), "history.address_short_gap")],
)
def test_so_is_the_month_the_window_begins_in(begins: date, code: str):
    assert codes(told("address", addresses=(Address(first=begins, line="1, rue Modèle"),))) == [code]


def test_who_turns_18_between_today_and_filing_has_nothing_to_tell_yet():
    nora = Person(id="child-1", role="child", given_name="Nora", born_on=date(2009, 3, 10))
    found = histories(Facts(persons=(ME, nora)), on=date(2027, 3, 20), today=ON, parameters=load_parameters())
    hers = [each for each in found if each.person == "child-1"]
    assert [codes(each) for each in hers] == [
        ["history.personal_begins_later"],
        ["history.address_begins_later"],
    ]
    assert all(each.first <= each.last and not each.whole and not each.absences for each in hers)


def test_nothing_told_is_one_finding():
    assert codes(told()) == ["history.personal_untold"]
    assert codes(told("address")) == ["history.address_untold"]


def test_one_line_that_covers_it_all_leaves_nothing_to_say():
    found = told(activities=(activity(date(2010, 1, 1)),))
    assert found.whole
    assert codes(found) == []


def test_a_gap_is_named_by_its_days():
    found = told(activities=(activity(date(2016, 1, 1), date(2019, 3, 31)), activity(date(2019, 6, 1))))
    assert [(each.first, each.last, each.days, each.whole_month) for each in found.absences] == [
        (date(2019, 4, 1), date(2019, 5, 31), 61, True)
    ]
    assert codes(found) == ["history.personal_gap"]
    assert found.findings[0].severity == "warning"


@pytest.mark.parametrize(
    ("last", "first", "seen"),
    [
        (date(2019, 9, 30), date(2019, 10, 3), False),
        (date(2019, 3, 2), date(2019, 4, 30), False),
        (date(2019, 3, 31), date(2019, 5, 1), True),
        (date(2019, 3, 30), date(2019, 5, 1), True),
        (date(2019, 3, 31), date(2019, 4, 30), False),
    ],
)
def test_the_form_shows_a_gap_that_holds_a_whole_month(last: date, first: date, seen: bool):
    found = told(activities=(activity(date(2016, 1, 1), last), activity(first)))
    assert [each.whole_month for each in found.absences] == [seen]
    assert codes(found) == ["history.personal_gap" if seen else "history.personal_short_gap"]


def test_contracts_studies_and_trips_are_not_asked_for_again():
    work = Contract(employer="Exemple SAS", noc="22222", country="FR", first=date(2016, 1, 1),
                    last=date(2020, 5, 31), hours_per_week="35")  # fmt: skip
    study = Study(first=date(2020, 6, 1), last=date(2021, 6, 30))
    trip = Stay(country="PT", first=date(2021, 7, 1), last=date(2021, 8, 31), purpose="travel")
    found = told(contracts=(work,), studies=(study,), stays=(trip,), activities=(activity(date(2021, 9, 1)),))
    assert found.whole
    assert [line.kind for line in found.lines] == ["work", "study", "travel", "other"]


def test_living_somewhere_says_nothing_of_what_was_done():
    assert codes(told(stays=(Stay(country="FR", first=date(1992, 3, 14)),))) == ["history.personal_untold"]


def test_two_lines_at_once_are_named_a_trip_during_a_job_is_not():
    found = told(
        activities=(
            activity(date(2010, 1, 1), what="job"),
            activity(date(2018, 1, 1), date(2018, 1, 31), what="course"),
        ),
        stays=(Stay(country="PT", first=date(2019, 7, 1), last=date(2019, 7, 15), purpose="travel"),),
    )
    assert codes(found) == ["history.personal_overlap"]
    values = found.findings[0].values
    assert (values["one"], values["other"], values["days"]) == ("job", "course", 31)
    assert found.findings[0].severity == "note"


def test_two_addresses_at_once_are_a_contradiction():
    found = told(
        "address",
        addresses=(
            Address(first=date(2010, 1, 1), last=date(2020, 1, 2), line="1 rue Exemple"),
            Address(first=date(2020, 1, 1), line="2 rue Exemple"),
        ),
    )
    assert [(each.code, each.severity, each.values["days"]) for each in found.findings] == [
        ("history.address_overlap", "warning", 2)
    ]


def test_without_a_birthday_ten_years_are_asked_for_and_that_is_said():
    someone = Person(id="principal", role="principal")
    found = told(person=someone, activities=(activity(date(2010, 1, 1)),))
    assert codes(found) == ["history.personal_birth_unknown"]
    assert found.first == date(2016, 11, 24)


def test_the_spouse_has_a_history_of_their_own():
    spouse = Person(id="spouse", role="spouse", born_on=date(1990, 1, 1))
    facts = Facts(persons=(ME, spouse), marital_status="married", activities=(activity(date(2010, 1, 1)),))
    found = histories(facts, on=ON, today=ON, parameters=load_parameters())
    assert [(each.person, each.kind, each.whole) for each in found] == [
        ("principal", "personal", True),
        ("principal", "address", False),
        ("spouse", "personal", False),
        ("spouse", "address", False),
    ]


def test_a_spouse_who_is_canadian_applies_for_nothing_and_tells_nothing():
    spouse = Person(id="spouse", role="spouse", born_on=date(1990, 1, 1), canadian="citizen")
    facts = Facts(persons=(ME, spouse), marital_status="married")
    found = histories(facts, on=ON, today=ON, parameters=load_parameters())
    assert {each.person for each in found} == {"principal"}


@pytest.mark.parametrize(("what", "said"), [("EXEMPLE S.A.S.", []), ("Autre", ["history.personal_overlap"])])
def test_a_job_entered_in_both_places_is_no_overlap(what: str, said: list[str]):
    work = Contract(employer="Exemple SAS", noc="22222", country="FR", first=date(2010, 1, 1),
                    hours_per_week="35")  # fmt: skip
    again = activity(date(2012, 1, 1), kind="work", what=what)
    assert codes(told(contracts=(work,), activities=(again,))) == said


days = st.dates(date(2014, 1, 1), date(2027, 12, 31))


@given(st.lists(st.tuples(days, st.integers(0, 900)), max_size=6))
def test_days_told_and_days_missing_make_up_the_window(ranges: list[tuple[date, int]]):
    lines = tuple(activity(first, first + timedelta(days=length)) for first, length in ranges)
    found = told(activities=lines)
    missing = {each.first + timedelta(days=at) for each in found.absences for at in range(each.days)}
    every = {found.first + timedelta(days=at) for at in range((found.last - found.first).days + 1)}
    covered = {day for day in every if any(line.first <= day <= (line.last or ON) for line in lines)}
    assert missing == every - covered
    assert sum(each.days for each in found.absences) == len(missing)


def test_every_finding_is_a_sentence_in_both_languages():
    found = told(activities=(activity(date(2016, 1, 1), date(2019, 3, 31)), activity(date(2019, 6, 1))))
    for lang in ("en", "fr"):
        said = words_for(lang).of(found.findings[0])
        assert "Camille" in said
        assert "61" in said


def at_home(first: date, **more) -> Activity:
    return Activity(first=first, kind="home", what="children", **more)


def test_who_has_not_worked_for_ten_years_tells_everything_since_18():
    found = told(activities=(at_home(date(2012, 1, 1)),))
    assert (found.first, found.since_birthday, found.whole) == (date(2010, 3, 14), True, False)
    assert codes(found) == ["history.personal_never_worked", "history.personal_gap"]
    assert [(each.first, each.last) for each in found.absences] == [(date(2010, 3, 14), date(2011, 12, 31))]


@pytest.mark.parametrize("kind", ["work", "military", "other"])
def test_what_may_be_work_leaves_it_at_ten_years(kind: str):
    found = told(
        activities=(
            at_home(date(2012, 1, 1), last=date(2020, 1, 31)),
            activity(date(2020, 2, 1), kind=kind),
        )
    )
    assert (found.first, codes(found)) == (date(2016, 11, 24), [])


def test_ten_years_that_are_not_told_whole_say_nothing_of_work():
    found = told(activities=(at_home(date(2018, 1, 1)),))
    assert (found.first, codes(found)) == (date(2016, 11, 24), ["history.personal_gap"])


def test_addresses_go_back_ten_years_for_everybody():
    lived = (Address(first=date(2010, 1, 1), line="1, rue Modèle"),)
    assert told("address", activities=(at_home(date(2010, 1, 1)),), addresses=lived).first == date(
        2016, 11, 24
    )


def test_who_turned_18_within_ten_years_begins_there_worked_or_not():
    young = Person(id="principal", role="principal", born_on=date(2004, 2, 29))
    found = told(person=young, activities=(at_home(date(2015, 1, 1)),))
    assert (found.first, codes(found)) == (date(2022, 2, 28), [])


@pytest.mark.parametrize(
    ("first", "last", "touches"),
    [
        (-9, -1, False),
        (-9, 0, True),
        (9, 20, True),
        (10, 20, True),
        (11, 20, False),
        (10, None, True),
        (11, None, False),
    ],
)
def test_a_trip_that_touches_the_window_by_a_day_is_told_whole(first, last, touches):
    begins, ends = date(2021, 1, 1), date(2021, 1, 11)
    days = [None if each is None else begins + timedelta(days=each) for each in (first, last)]
    trip = Stay(id="y1", country="PT", first=days[0], last=days[1], purpose="travel")
    found = travels(Facts(stays=(trip,)), "principal", begins, ends)
    assert [(each.first, each.last) for each in found] == ([(days[0], days[1] or ends)] if touches else [])


def test_trips_come_oldest_first_whatever_the_order_they_were_told_in():
    days = [date(2021, 3, 1), date(2021, 1, 1), date(2021, 2, 1)]
    trips = tuple(Stay(country="PT", first=day, last=day, purpose="travel") for day in days)
    found = travels(Facts(stays=trips), "principal", date(2020, 1, 1), date(2022, 1, 1))
    assert [each.first for each in found] == sorted(days)
