"""The files of the programmes: what is refused and on which line, and what the records say of a case."""

from datetime import date

import msgspec
import pytest

from casefile.errors import UsageError
from casefile.rules.book.programmes import parse_programme, programmes_of
from casefile.rules.programmes import ABILITIES, Programmes
from casefile.services.rulebook import load_parameters, load_programmes, load_rulebook
from tests import packs
from tests.rules.books import SmallCalendar

ON = date(2026, 11, 24)
KNOWN = load_programmes()


def refused(text, origin="programmes/single.toml"):
    with pytest.raises(UsageError) as caught:
        parse_programme(text, origin)
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "says"),
    [
        ("continuous = false", "continuos = false", "rule.file_wrong", "16", "continuos"),
        ("needed = false", "neded = false", "rule.file_wrong", "24", "neded"),
        ("place = 4", 'place = "4"', "rule.file_wrong", "3", "place"),
        ('kind = "class"', 'kind = "club"', "rule.file_wrong", "", "kind"),
        ('id = "single"', 'id = "other"', "rule.id_differs", "1", ""),
        ('"programmes.single.hours"\nunit', '"hours.mine"\nunit', "rule.id_differs", "", "hours.mine"),
        ("asked = true", "asked = false", "rule.file_wrong", "32", "funds.letter"),
        ("highest_teer = 3", "highest_teer = 3\nlowest_teer = 0", "rule.file_wrong", "18", "lowest_teer"),
        ("\nvalue = 1560", "", "rule.file_wrong", "", "values"),
    ],
)
def test_a_fault_is_refused_by_name_with_its_line(old, new, code, line, says):
    assert old in packs.SINGLE
    fault = refused(packs.SINGLE.replace(old, new, 1))
    assert fault.code == code
    assert fault.values["origin"].startswith(f"programmes/single.toml:{line}")
    assert says in str(fault.values.get("problem", "")) + str(fault.values.get("id", ""))


def test_a_pack_without_a_class_is_refused():
    others = {id: each for id, each in KNOWN.by_id.items() if KNOWN.chosen(id) is None}
    assert others
    with pytest.raises(UsageError):
        programmes_of(others, "programmes")


def test_a_figure_that_nobody_wrote_is_refused_before_it_is_needed(tmp_path, monkeypatch):
    packs.drop(tmp_path, packs.SINGLE.replace('hours = "programmes.single.hours"', 'hours = "hours.none"'))
    monkeypatch.setenv("CASEFILE_TEMPLATES", str(tmp_path))
    packs.forget()
    try:
        with pytest.raises(UsageError) as caught:
            load_rulebook(SmallCalendar())
        assert caught.value.values == {"origin": "programmes/single.toml", "problem": "hours.none"}
    finally:
        packs.forget()


def floor(programme, teer):
    found = KNOWN[programme].language.floor(teer)
    levels = load_parameters().on(found.levels, ON).value if found else None
    return [levels[ability] for ability in ABILITIES] if levels else None


@pytest.mark.parametrize(
    ("programme", "teer", "levels"),
    [
        ("fsw", 1, [7, 7, 7, 7]),
        ("cec", 0, [7, 7, 7, 7]),
        ("cec", 1, [7, 7, 7, 7]),
        ("cec", 2, [5, 5, 5, 5]),
        ("cec", 3, [5, 5, 5, 5]),
        ("cec", 4, None),
        ("fst", 2, [5, 4, 4, 5]),  # listening, reading, writing, speaking
    ],
)
def test_the_least_level_of_each_ability(programme, teer, levels):
    assert floor(programme, teer) == levels


@pytest.mark.parametrize(
    ("programme", "topic", "title"),
    [
        ("fsw", "language", "IRPR s. 75(2)(d)"),
        ("cec", "language", "IRPR s. 87.1(2)(d), (e)"),
        ("fst", "language", "IRPR s. 87.2(3)(a)"),
        ("fsw", "funds", "IRPR ss. 76(1)(b), 77"),
        ("fst", "funds", "IRPR s. 87.2(5)"),
        ("fst", "trade", "IRPR s. 87.2(3)(d)"),
        ("cec", "intent", "IRPR s. 87.1(1)"),
    ],
)
def test_each_claim_cites_the_law_of_its_own_class(programme, topic, title):
    assert KNOWN[programme].claim(topic).source.title == title


def test_what_the_three_classes_ask_apart_from_work():
    assert [each.id for each in KNOWN.classes if each.education.needed] == ["fsw"]
    assert [each.id for each in KNOWN.classes if each.grid.applies] == ["fsw"]
    assert [each.id for each in KNOWN.classes if not each.funds.asked] == ["cec"]
    assert [each.id for each in KNOWN.classes if each.needs_trade] == ["fst"]
    assert all(each.intent.outside_quebec for each in KNOWN.classes)


def closing(last, first):
    """The three classes closed after a day, a fourth opened on another."""
    single, _ = parse_programme(
        packs.SINGLE.replace("place = 4\n", f"place = 4\nfirst = {first}\n"), "programmes/single.toml"
    )
    old = {
        id: msgspec.structs.replace(each, last=last) if KNOWN.chosen(id) else each
        for id, each in KNOWN.by_id.items()
    }
    return programmes_of({**old, "single": single}, "programmes")


@pytest.mark.parametrize(
    ("chosen", "underlying", "day", "judged"),
    [
        ("cec", None, date(2027, 6, 30), "cec"),
        ("cec", None, date(2027, 7, 1), "single"),
        ("single", None, date(2027, 6, 30), "fsw"),
        ("single", None, date(2027, 7, 1), "single"),
        ("undecided", None, date(2027, 6, 30), "fsw"),
        ("undecided", None, date(2027, 7, 1), "single"),
        ("pnp", "fst", date(2027, 6, 30), "fst"),
        ("pnp", None, date(2027, 6, 30), "fsw"),
        ("gone", None, date(2027, 6, 30), "fsw"),
    ],
)
def test_a_case_is_judged_by_the_class_that_is_open_on_the_day(chosen, underlying, day, judged):
    known = closing(date(2027, 6, 30), date(2027, 7, 1))
    assert known.judged_as(chosen, day, underlying).id == judged


def test_a_day_on_which_no_class_is_open_is_still_judged():
    known = closing(date(2027, 6, 30), date(2027, 9, 1))
    assert known.in_force(date(2027, 8, 1)) == ()
    assert known.judged_as("cec", date(2027, 8, 1)).id == "fsw"


def test_an_unknown_programme_has_no_record_and_is_shown_harmlessly():
    with pytest.raises(KeyError):
        KNOWN["pnp"]
    assert not KNOWN.knows("gone")
    assert KNOWN.knows("undecided")
    assert Programmes().knows("undecided")
    assert KNOWN.title("x\x1b[31m\u202ey" + "z" * 60).en == "x[31my" + "z" * 32
    assert [each.id for each in KNOWN.possible("gone")] == ["fsw", "cec", "fst"]
    assert [each.id for each in KNOWN.possible("fst")] == ["fst"]
    assert KNOWN.nominates("pnp")
    assert not KNOWN.nominates("fsw")
