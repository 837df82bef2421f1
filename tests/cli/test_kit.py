"""A kit of questions: readable and fillable without the program, and a case when it comes back."""

import re
import tomllib
from pathlib import Path

import pytest

from casefile.resources import template_text
from casefile.services.fact_keys import fact_keys
from tests.cli.conftest import Casefile


def filled(text: str, answers: dict[str, list[str]]) -> str:
    """Write the answers between the quotes, in the order the keys come."""
    for key, values in answers.items():
        for value in values:
            text = re.sub(rf'^{key} = ""$', f'{key} = "{value}" ', text, count=1, flags=re.MULTILINE)
    return text


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("programme", ["fsw", "cec", "fst", "pnp", "undecided"])
def test_a_kit_is_a_file_of_facts_as_it_stands_and_asks_only_what_the_programme_needs(
    casefile: Casefile, anna: Path, tmp_path: Path, programme, lang
):
    file = tmp_path / "kit.toml"
    assert casefile("kit", "--programme", programme, "-o", file, "--lang", lang).code == 0
    text = file.read_text(encoding="utf-8")
    assert ("[[accounts]]" in text) == (programme != "cec")
    assert (
        ("[[qualifications]]" in text)
        == ("certificate_of_qualification" in text)
        == (programme not in {"fsw", "cec"})
    )
    assert ("[[nominations]]" in text) == (programme in {"pnp", "undecided"})
    assert casefile("facts", "Anna", "--import", file).code == 0
    assert casefile("fact", "list", "Anna", "--json").data["facts"] == []
    english = ("Write each answer", "yes or no", "a day, as")
    assert all((each in text) == (lang == "en") for each in english)
    assert casefile("kit", "--programme", programme, "-o", file).code == 2  # nothing is written over


@pytest.mark.parametrize("content", ["", "\n# nobody wrote an answer\n", 'schema = "casefile.facts/1"\n'])
@pytest.mark.parametrize("arguments", [("new", "Bruno", "--from"), ("new", "--from")])
def test_a_file_without_an_answer_is_said_to_tell_nothing(
    casefile: Casefile, anna: Path, tmp_path: Path, content: str, arguments
):
    (tmp_path / "kit.toml").write_text(content, encoding="utf-8")
    answer = casefile(*arguments, tmp_path / "kit.toml", "--lang", "en")
    assert (answer.code, answer.out) == (2, "")
    assert "kit.toml tells nothing" in answer.err
    assert [path.name for path in anna.parent.iterdir()] == ["Anna"]


def test_every_key_that_a_kit_asks_is_a_fact():
    known = {(key.table, key.name) for key in fact_keys()}
    for part in tomllib.loads(template_text("facts/kit.toml"))["parts"]:
        assert {(part["table"], name) for name in part["keys"]} <= known


def test_a_kit_filled_in_as_people_write_makes_the_case_and_says_what_is_open(
    casefile: Casefile, tmp_path: Path
):
    file = tmp_path / "kit.toml"
    answers = {
        "marital_status": ["Married"], "children_answered": ["oui"], "relative_in_canada": ["non"],
        "given_name": ["Zoé", "Paul"], "family_name": ["Martin", "Martin"], "born_on": ["14/03/1992", "3 mai 1990"],
        "citizenships": ["France; Belgique"], "residence": ["France"], "employer": ["L’été SAS"], "noc": ["22222"],
        "country": ["Belgique"], "first": ["01/09/2017"], "hours_per_week": ["37,5 h"], "balance_cad": ["32 000 $"],
    }  # fmt: skip
    text = filled(casefile("kit", "--programme", "fsw", "--lang", "fr").out, answers)
    file.write_text(text, encoding="utf-8")
    answer = casefile("new", "--from", file, "--lang", "fr", "--json")
    assert answer.code == 0
    assert (answer.data["name"], answer.data["programme"]) == ("Zoé Martin", "fsw")
    assert "checklist.passport_unknown" not in {each["code"] for each in answer.data["open"]}
    assert answer.data["open"]
    told = {
        each["table"]: each["record"]
        for each in casefile("fact", "list", "Zoé Martin", "--json").data["facts"]
    }
    assert set(told) == {"persons", "contracts", "accounts"}
    assert told["persons"]["born_on"] == "1990-05-03"
    assert (told["contracts"]["hours_per_week"], told["contracts"]["country"]) == ("37.50", "BE")
    assert told["contracts"]["first"] == "2017-09-01"
    assert told["accounts"]["balance_cad"] == "32000.00"
    again = casefile("new", "--from", file, "--lang", "fr")
    assert "À compléter" in again.err
    assert "s’appelle déjà" in again.err


@pytest.mark.parametrize(
    ("key", "wrong", "told"),
    [
        ("born_on", "2/28/1990", "day/month/year is expected"),
        ("born_on", "in May", "cannot be read as a day"),
        ("offence", "perhaps", "answer yes or no"),
        ("balance_cad", "a lot", "no whole number"),
        ("marital_status", "happy", "Choose among"),
        ("citizenships", "Atlantis", "no country"),
    ],
)
def test_an_answer_that_cannot_be_used_is_named_with_its_line(
    casefile: Casefile, tmp_path: Path, key, wrong, told
):
    text = filled(casefile("kit", "--lang", "en").out, {"given_name": ["Ann"], key: [wrong]})
    if key == "balance_cad":
        text = filled(text, {"institution": ["x", "x", "x", "x"]})
    file = tmp_path / "kit.toml"
    file.write_text(text, encoding="utf-8")
    answer = casefile("new", "Ann", "--from", file, "--lang", "en")
    line = next(at for at, each in enumerate(text.splitlines(), 1) if wrong in each)
    assert answer.code == 2
    assert told in answer.err
    assert f"line {line}:" in answer.err
    assert casefile("list", "--json").data["cases"] == []


def test_a_case_without_a_name_anywhere_is_refused(casefile: Casefile, tmp_path: Path):
    file = tmp_path / "kit.toml"
    file.write_text(casefile("kit").out, encoding="utf-8")
    for asked in (("new",), ("new", "--from", file)):
        assert casefile(*asked).code == 2


def _typographic(text: str) -> str:
    return re.sub(r'= "([^"\n]*)"', "= « \\1 »", text)


@pytest.mark.parametrize(
    "save",
    [
        lambda text: _typographic(text).encode("cp1252", "replace"),
        lambda text: _typographic(text).encode("utf-16"),
        lambda text: ("\ufeff" + text.replace("\n", "\r\n")).encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace(" = ", "\t=\t").encode(),
        lambda text: "\n".join(line for line in text.splitlines() if not line.startswith("#")).encode(),
        lambda text: text.replace('"Zoé"', "Zoé").replace('"Lefèvre"', "”Lefèvre").encode(),
    ],
)
def test_a_kit_saved_by_any_editor_in_any_manner_makes_the_case(casefile: Casefile, tmp_path: Path, save):
    text = casefile("kit", "--lang", "fr", "--programme", "fsw").out
    for key, value in (("given_name", "Zoé"), ("family_name", "Lefèvre"), ("born_on", "3/4/1990")):
        text = text.replace(f'{key} = ""', f'{key} = "{value}"', 1)
    kit = tmp_path / "kit.toml"
    kit.write_bytes(save(text))
    made = casefile("new", "--from", kit, "--lang", "fr")
    assert made.code == 0, made.err
    assert "À compléter" in made.err
    person = casefile("show", made.out.strip(), "--json").data["facts"]["persons"][0]
    assert [person["given_name"], person["family_name"], person["born_on"]] == [
        "Zoé",
        "Lefèvre",
        "1990-04-03",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 a document", "traitement de texte"), (b"{\\rtf1 x}", "traitement de texte"),
        ("given_name = “Zoé”".encode("cp850", "replace").replace(b"?", b'"'), "UTF-8"),
        ('given_name = "Zoé"'.encode("mac_roman"), "UTF-8"), (b"\xff\x00\x81", "UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_text_that_can_be_trusted_is_refused(casefile: Casefile, tmp_path: Path, content, said):
    kit = tmp_path / "kit.toml"
    kit.write_bytes(content)
    told = casefile("new", "Zoé", "--from", kit, "--lang", "fr")
    assert (told.code, told.out) == (2, "")
    assert said in told.err


def test_a_kit_is_filled_in_with_the_words_of_its_own_language(casefile: Casefile, tmp_path: Path):
    answers = (
        'schema = "casefile.facts/1"\nmarital_status = "« mariée »"\nrelative_in_canada = "« Non »"\n'
        '[[persons]]\nrole = "demandeur principal"\ngiven_name = "Anne"\n'
        '[[persons]]\nrole = "conjoint"\ngiven_name = "Marc"\ncanadian = "résident permanent"\n'
        '[[unions]]\nkind = "union de fait"\nended_by = "décès"\nended_on = "1er mai 2015"\n'
        '[[credentials]]\ntitle = "Master"\ncountry = "France"\nlanguage = "français"\nlevel = "doctorat"\n'
        '[[contracts]]\nemployer = "X"\nnoc = "21231"\ncountry = "France"\nfirst = "2020-01-01"\n'
        'hours_per_week = "35 h"\nkind = "bénévole"\n'
        'leaves = [{first = 2020-02-01, last = 2020-02-09, kind = "maladie"}]\n'
    )
    file = tmp_path / "reçu.toml"
    file.write_text(answers, encoding="utf-8")
    assert casefile("new", "Anne", "--from", file).code == 0
    facts = casefile("show", "Anne", "--json").data["facts"]
    assert (facts["marital_status"], facts["relative_in_canada"]) == ("married", False)
    assert [each["role"] for each in facts["persons"]] == ["principal", "spouse"]
    assert facts["persons"][1]["canadian"] == "permanent_resident"
    assert (facts["unions"][0]["kind"], facts["unions"][0]["ended_by"]) == ("common_law", "death")
    assert (facts["credentials"][0]["language"], facts["credentials"][0]["level"]) == ("fr", "doctoral")
    assert (facts["contracts"][0]["kind"], facts["contracts"][0]["leaves"][0]["kind"]) == (
        "volunteer",
        "sick",
    )


def test_what_a_file_takes_a_typed_fact_takes_too(casefile: Casefile, anna: Path):
    for typed in (
        ("diplôme", "title=Master", "country=France", "language=français"),
        ("compte", "institution=X", "balance_cad=18 000 $"),
        ("permis", "kind=permis de travail", "expires_on=2027-01-02"),
    ):
        assert casefile("fact", "add", anna, *typed).code == 0, typed
    facts = casefile("show", anna, "--json").data["facts"]
    assert facts["credentials"][-1]["language"] == "fr"
    assert facts["accounts"][-1]["balance_cad"] in {18000, "18000.00"}
    assert facts["permits"][-1]["kind"] == "work"
