"""Every table people's spreadsheets write, through every door: the same contracts, or the same refusal."""

from pathlib import Path

import pytest

from casefile.cases.contract_columns import COLUMNS
from casefile.cases.model import Case
from casefile.errors import UsageError
from casefile.rules.facts import Facts, Person
from casefile.services.desk import Desk
from casefile.services.tables import decoded
from tests.cli.conftest import Casefile

ROWS = (
    ("Employer", "Title", "NOC", "Country", "From", "To", "Hours per week", "Kind", "Authorised", "Person"),
    ("Hôpital Exemple", "Nurse", "31301", "India", "2012-07-02", "2018-02-28", "48", "employee", "", ""),
    ("William’s Care", "Nurse", "31301", "CA", "2023-06-05", "", "37.5", "", "yes", "spouse"),
)
FRENCH = (
    (
        "Employeur",
        "Poste",
        "CNP",
        "Pays",
        "Début",
        "Fin",
        "Heures par semaine",
        "Nature",
        "Autorisé",
        "Personne",
    ),
    ("Hôpital Exemple", "Nurse", "31301,0", "Inde", "02/07/2012", "28 févr. 2018", "48 h", "CDI", "", "moi"),
    ("William’s Care", "Nurse", "CNP 31301", "canada", "45082", "en cours", "37,5", "", "VRAI", "Conjointe"),
)
FAMILY = Facts(persons=(Person(id="principal", role="principal"), Person(id="spouse", role="spouse")))


def written(rows, separator=",", ending="\r\n"):
    quoted = ([f'"{cell}"' if separator in cell else cell for cell in row] for row in rows)
    return "".join(separator.join(row) + ending for row in quoted)


TABLES = {
    "comma": written(ROWS).encode(),
    "with a mark": written(ROWS).encode("utf-8-sig"),
    "old Excel": written(ROWS, ";").encode("cp1252"),
    "unicode text": written(ROWS, "\t").encode("utf-16"),
    "without a mark": written(ROWS, "\t").encode("utf-16-le"),
    "sep line": b"sep=;\r\n" + written(ROWS, ";").encode(),
    "old Mac": written(ROWS, ending="\r").encode(),
    "blank rows": (written(ROWS) + ",,,,\r\n\r\n").encode(),
    "trailing separators": written((*row, "", "") for row in ROWS).encode(),
    "French": written(FRENCH, ";").encode("cp1252"),
    "French, commas": written(FRENCH).encode(),
}


def told(contracts):
    return [
        (each.person, each.employer, each.title, each.noc, each.country, each.first.isoformat(),
         each.last and each.last.isoformat(), float(each.hours_per_week), each.kind, each.authorised)
        for each in contracts
    ]  # fmt: skip


EXPECTED = [
    (
        "principal",
        "Hôpital Exemple",
        "Nurse",
        "31301",
        "IN",
        "2012-07-02",
        "2018-02-28",
        48.0,
        "employee",
        None,
    ),
    ("spouse", "William’s Care", "Nurse", "31301", "CA", "2023-06-05", None, 37.5, "employee", True),
]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_the_same_through_every_door(casefile: Casefile, anna: Path, tmp_path: Path, name: str):
    path = tmp_path / "contracts.csv"
    path.write_bytes(TABLES[name])
    casefile("set", "Anna", "spouse.given_name=Paul")
    assert casefile("work", "import", "Anna", path).code == 0
    desk = Desk()
    assert told(desk.open(anna).case.facts.contracts) == EXPECTED
    assert told(desk.read_contracts(str(path)).contracts) == EXPECTED  # hours FILE.csv
    assert told(desk.read_contracts(str(path), FAMILY).contracts) == EXPECTED  # a path in the dialog
    pasted = desk.contracts_in(decoded(TABLES[name], ""), "pasted", FAMILY)
    assert pasted is not None
    assert told(pasted.contracts) == EXPECTED
    hours = casefile("hours", path, "--on", "2018-06-01", "--json")
    assert [each["code"] for each in hours.envelope["warnings"]][-1] == "contract.of_others"


def test_pasted_cells_need_no_headings(tmp_path: Path):
    pasted = Desk().contracts_in("E\t22222\tFR\t2015-12-14\t\t37,5\n", "pasted", Facts())
    assert pasted is not None
    assert (pasted.contracts[0].employer, pasted.contracts[0].hours_per_week) == ("E", "37.5")
    assert Desk().contracts_in("Bonjour, voici, mes, trois, contrats\n", "pasted", Facts()) is None


def test_a_file_in_figures_says_that_it_was_read_day_first_before_it_is_stored(
    casefile: Casefile, anna: Path, tmp_path: Path
):
    path = tmp_path / "us.csv"
    head = "employer,noc,country,from,to,hours_per_week\n"
    path.write_text(head + "X,31301,CA,6/5/2023,3/4/2024,37.5\n")
    shown = casefile("work", "import", "Anna", path, "--dry-run")
    assert "“6/5/2023” is May 6, 2023" in shown.err.replace("\u00a0", " ")
    assert "May 6, 2023 → Apr 3, 2024" in shown.out.replace("\u00a0", " ")
    assert casefile("work", "list", "Anna", "--json").data["contracts"] == []
    stored = casefile("work", "import", "Anna", path, "--json")
    assert [each["code"] for each in stored.envelope["warnings"]] == ["contract.days_read_day_first"]
    path.write_text(head + "X,31301,CA,6/5/2023,30/4/2024,37.5\n")
    assert casefile("work", "import", "Anna", path, "--json").envelope["warnings"] == []
    path.write_text(head + "X,31301,CA,6/5/2023,4/30/2024,37.5\n")
    refused = casefile("work", "import", "Anna", path, "--json").envelope["errors"]
    assert [each["code"] for each in refused] == ["date.day_first"]
    assert "day/month/year" in refused[0]["message"]


def test_two_letters_that_are_no_country_are_told_wherever_they_stand(casefile: Casefile, tmp_path: Path):
    path = tmp_path / "contracts.csv"
    rows = "employer,noc,country,from,to,hours_per_week\nX,31301,QQ,2023-05-06,2024-04-30,37.5\n"
    path.write_text("#qualified,2020-01-01,ZZ\n#qualified,2020-01-01,FR\n" + rows, encoding="utf-8")
    found = casefile("hours", path, "--json").data["findings"]
    told = {each["code"]: each["message"] for each in found if each["severity"] == "warning"}
    assert "“ZZ”" in told["hours.qualified_nowhere"]
    assert "“QQ”" in told["contract.country_unknown"]


def test_what_stands_twice_and_what_is_there_already_is_told_and_not_doubled(
    casefile: Casefile, anna: Path, tmp_path: Path, contracts: Path
):
    text = contracts.read_text(encoding="utf-8")
    contracts.write_text(text + text.splitlines()[-1] + "\n", encoding="utf-8")
    first = casefile("work", "import", "Anna", contracts, "--json")
    assert [each["code"] for each in first.envelope["warnings"]] == ["contract.row_twice"]
    assert (len(first.data["contracts"]), first.data["already_there"], first.data["applied"]) == (2, [], True)
    again = casefile("work", "import", "Anna", contracts, "--json")
    assert "contract.already_there" in [each["code"] for each in again.envelope["warnings"]]
    assert (again.code, again.data["contracts"], again.data["applied"]) == (0, [], False)
    assert len(casefile("work", "list", "Anna", "--json").data["contracts"]) == 2


def test_a_person_who_is_nobody_of_the_case_is_refused(casefile: Casefile, anna: Path, tmp_path: Path):
    path = tmp_path / "who.csv"
    path.write_text("employer,noc,country,from,to,hours_per_week,person\nX,31301,CA,2020-01-01,,35,spouse\n")
    answer = casefile("work", "import", "Anna", path, "--json")
    assert (answer.code, answer.envelope["errors"][0]["code"]) == (2, "contract.person_unknown")
    casefile("set", "Anna", "spouse.given_name=Léa")
    path.write_text("employer,noc,country,from,to,hours_per_week,person\nX,31301,CA,2020-01-01,,35,lea\n")
    assert casefile("work", "import", "Anna", path).code == 0
    assert "Léa" in casefile("work", "list", "Anna").out


def test_typed_days_in_figures_say_how_they_were_read(casefile: Casefile, anna: Path):
    answer = casefile("set", "Anna", "born_on=1/2/1990")
    assert "“1/2/1990” was read as February 1, 1990 (day first)." in answer.err.replace("\u00a0", " ")
    assert "read as" not in casefile("set", "Anna", "born_on=1990-02-01").err
    told_too = casefile("hours", "Anna", "--on", "2/1/2025", "--json").envelope["warnings"]
    assert [each["code"] for each in told_too] == ["date.read_day_first"]
    refused = casefile("set", "Anna", "born_on=2/28/2018", "--json").envelope["errors"][0]
    assert refused["code"] == "set.refused" or "day/month/year" in refused["message"]


def test_the_list_the_program_printed_comes_back_and_changes_nothing(
    casefile: Casefile, anna: Path, tmp_path: Path
):
    for lang in ("en", "fr"):
        casefile("set", "Anna", f"lang={lang}", "given_name=Anna", "family_name=Exemple")
        listed = tmp_path / f"{lang}.csv"
        assert casefile("print", "Anna", "-o", listed).code == 0
        answer = casefile("import-list", "Anna", listed, "--json")
        assert (answer.code, answer.data["changes"]) == (0, [])
        text = listed.read_text(encoding="utf-8-sig")
        missing = "manquant" if lang == "fr" else "missing"
        listed.write_text(
            text.replace(missing, "demandé" if lang == "fr" else "requested", 1), encoding="utf-8"
        )
        assert len(casefile("import-list", "Anna", listed, "--json").data["changes"]) == 1


@pytest.mark.parametrize(
    ("typed", "code"),
    [("born_on=2030-01-01", "facts.born_later"), ("born_on=1800-01-01", "facts.born_too_early"),
     ("planned_filing_on=1999-01-01", "facts.filing_too_early"), ("child-9.given_name=X", "facts.child_gap")],
)  # fmt: skip
def test_facts_that_cannot_be_are_refused_in_a_sentence(
    casefile: Casefile, anna: Path, typed: str, code: str
):
    answer = casefile("set", "Anna", typed, "--json")
    assert answer.code in {2, 3}
    assert code in [each["code"] for each in answer.envelope["errors"]]


def test_the_day_of_birth_may_be_today_and_the_next_child_the_first(casefile: Casefile, anna: Path):
    today = Desk().today().isoformat()
    assert casefile("set", "Anna", "child-1.given_name=X", f"child-1.born_on={today}").code == 0


def test_scores_that_are_no_figures_are_refused_and_the_others_kept():
    from casefile.cases.facts_toml import parse_facts

    text = '[[tests]]\nname = "celpip_g"\nlanguage = "en"\nlistening = "{}"\n'
    for wrong in ("abc", "-4", "7.55", "1000"):
        with pytest.raises(UsageError) as refused:
            parse_facts(text.format(wrong), "f.toml")
        assert [each.code for each in refused.value.problems] == ["facts.not_a_score"]
    for right in ("7.5", "298", "M", "10", ""):
        assert (
            Case(id="", name="", facts=parse_facts(text.format(right), "f.toml")).facts.tests[0].listening
            == right
        )


@pytest.mark.parametrize(("page", "lang"), [("tables.md", "en"), ("tables.fr.md", "fr")])
def test_the_manual_names_every_column_and_its_example_is_read(tmp_path: Path, page: str, lang: str):
    text = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"\n| `{getattr(COLUMNS[name], lang)}`" not in text] == []
    example = tmp_path / "example.csv"
    example.write_text(text.partition("```csv\n")[2].partition("```")[0], encoding="utf-8")
    read = Desk().read_contracts(str(example))
    assert [(each.person, each.country) for each in read.contracts] == [("principal", "FR"), ("spouse", "CA")]
    assert (read.notes, read.ignored_columns) == ((), ())
