import re
from datetime import date

import pytest

from casefile.errors import NotInForceError, UsageError
from casefile.i18n.words import words_for
from casefile.resources import templates
from casefile.rules.book.dated import parse_parameter, toml_table
from casefile.rules.book.faults import syntax_place
from casefile.services.rulebook import load_parameters

GOOD = """
id = "area.name"
unit = "day"
label = { en = "Days", fr = "Jours" }
read_on = "application"
checked_on = 2026-11-23
[[values]]
from = 2023-01-01
value = 30
source = { title = "R 1" }
[[values]]
from = 2024-01-01
value = 60
source = { title = "R 2" }
"""


def refused(text, origin="area/name.toml"):
    with pytest.raises(UsageError) as caught:
        parse_parameter(text, origin)
    return caught.value


@pytest.mark.parametrize(
    ("day", "value"),
    [(date(2023, 1, 1), 30), (date(2023, 12, 31), 30), (date(2024, 1, 1), 60), (date(2099, 1, 1), 60)],
)
def test_a_day_has_the_value_in_force_with_its_grounds(day, value):
    grounds = parse_parameter(GOOD, "area/name.toml").on(day)
    assert grounds.value == value
    assert grounds.source.title == ("R 1" if value == 30 else "R 2")


def test_a_day_before_the_record_is_refused_never_guessed():
    with pytest.raises(NotInForceError) as caught:
        parse_parameter(GOOD, "area/name.toml").on(date(2022, 12, 31))
    assert caught.value.values["first_on"] == date(2023, 1, 1)


def test_a_repealed_rule_has_no_value_from_that_day():
    text = GOOD + '[[values]]\nfrom = 2025-01-01\nrepealed = true\nsource = { title = "R 3" }\n'
    parameter = parse_parameter(text, "area/name.toml")
    assert parameter.on(date(2024, 12, 31)).value == 60
    with pytest.raises(NotInForceError):
        parameter.on(date(2025, 1, 1))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("id = ", "id ="), None),
        (('id = "area.name"', 'id = "other.name"'), "rule.id_differs"),
        (("from = 2024-01-01", "from = 2022-01-01"), "rule.days_not_ascending"),
        (("from = 2024-01-01", "from = 2023-01-01"), "rule.days_not_ascending"),
        (("unit =", "units ="), "rule.file_wrong"),
        (('fr = "Jours"', 'de = "Tage"'), "rule.file_wrong"),
        (('source = { title = "R 2" }', ""), "rule.file_wrong"),
        (("value = 60", ""), "rule.file_wrong"),
        (("[[values]]", "[[values"), "rule.file_unreadable"),
    ],
)
def test_a_faulty_file_is_refused_by_name(change, code):
    text = GOOD.replace(*change)
    if code is None:
        assert parse_parameter(text, "area/name.toml").id == "area.name"
        return
    error = refused(text)
    assert error.code == code
    assert error.values["origin"].partition(":")[0] == "area/name.toml"


@pytest.mark.parametrize(
    ("change", "found_in"),
    [
        (('id = "area.name"', 'id = "other.name"'), 'id = "other.name"'),
        (("unit =", "units ="), "units ="),
        (("from = 2024-01-01", "from = 2022-01-01"), "from = 2022-01-01"),
        (("checked_on = 2026-11-23", "checked_on = 5"), "checked_on = 5"),
        (("value = 60", "value = 60\nvalu = 61"), "valu = 61"),
    ],
)
def test_a_faulty_file_is_refused_with_its_line(change, found_in):
    text = GOOD.replace(*change)
    line = int(refused(text).values["origin"].partition(":")[2])
    assert found_in in text.splitlines()[line - 1]


def test_every_parameter_of_the_pack_answers_for_every_quarter_since_2023():
    days = [date(year, month, 1) for year in range(2023, 2028) for month in (1, 4, 7, 10)]
    began = {
        "medical.reuse_years": date(2024, 10, 6),
        "cbs.continuous": date(2023, 5, 31),
    }  # what did not exist before
    for id, parameter in load_parameters().by_id.items():
        first = max(began.get(id, date.min), began["cbs.continuous"] if id.startswith("cbs.") else date.min)
        assert all(parameter.on(day).source.title for day in days if day >= first), id


def test_every_rule_file_is_the_parameter_its_place_names():
    names = {name.removesuffix(".toml").replace("/", ".") for name, _ in templates("rules", ".toml")}
    assert {id for id in load_parameters().by_id if not id.startswith("programmes.")} == names


def test_the_users_own_rule_file_replaces_ours(tmp_path, monkeypatch):
    own = tmp_path / "rules" / "hours" / "full_time_week.toml"
    own.parent.mkdir(parents=True)
    own.write_text(GOOD.replace("area.name", "hours.full_time_week"), encoding="utf-8")
    monkeypatch.setenv("CASEFILE_TEMPLATES", str(tmp_path))
    load_parameters.cache_clear()
    try:
        assert load_parameters().on("hours.full_time_week", date(2025, 1, 1)).value == 60
    finally:
        load_parameters.cache_clear()


@pytest.mark.parametrize(
    ("more", "variant"),
    [
        ("\n" * 30_000, "lines"),
        ("[[values]]\n" * 3_000, "records"),
        ("a" + ".a" * 5_000 + " = 1\n", "dots"),
    ],
)
def test_a_file_that_would_take_long_to_read_is_refused_before(more, variant):
    fault = refused(GOOD + more)
    assert (fault.code, fault.values["variant"]) == ("rule.too_many", variant)
    assert fault.values["origin"].startswith("area/name.toml:")


@pytest.mark.parametrize(
    ("change", "variant", "place"),
    [
        (("read_on =", "red_on ="), "unknown", "red_on"),
        (("value = 60", "value = 60\nvalu = 61"), "unknown", "values.1.valu"),
        ((', fr = "Jours"', ""), "missing", "label.fr"),
        (('unit = "', 'unit = 5 # "'), "text", "unit"),
        (("from = 2024-01-01", "from = 5"), "day", "values.1.from"),
        (("value = 60", "value = 60\nrepealed = 0"), "truth", "values.1.repealed"),
        (("checked_on", "known_gaps = 1\nchecked_on"), "list", "known_gaps"),
        (('source = { title = "R 2" }', 'source = "R 2"'), "table", "values.1.source"),
        (('read_on = "', 'read_on = "never'), "value", "read_on"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_is_wrong_is_said_in_the_language_of_the_reader_by_the_key_it_is_about(change, variant, place):
    fault = refused(GOOD.replace(*change))
    assert (fault.values["variant"], fault.values["problem"]) == (variant, place)
    for lang in ("en", "fr"):
        told = words_for(lang).of(fault)
        assert place in told
        assert fault.values["origin"] in told
        assert not re.search("`|got|Object|Invalid|field", told)


@pytest.mark.parametrize(
    ("text", "place"),
    [("a = 1\nb = = 2", (2, 5)), ("a = [\n1,\n", (2, 1)), ("", (1, 1)), ("a = 2026-02-30", (1, 5))],
)
def test_where_a_text_stops_being_toml_is_said_with_line_and_column(text, place):
    if not text:
        assert syntax_place(RecursionError("too deep"), text) == place
        return
    with pytest.raises(UsageError) as caught:
        toml_table(text, "own.toml")
    assert caught.value.values == {"origin": f"own.toml:{place[0]}", "column": place[1]}
    assert f"own.toml:{place[0]} n’est pas du TOML valide (colonne {place[1]})" in words_for("fr").of(
        caught.value
    )
