"""A class that is one file of the templates: added to ours, or in the place of all three, nothing else changed.

It goes through `casefile.cli.programme_choice`.
"""

from datetime import date
from pathlib import Path

import pytest

TODAY = ("--today", "2026-11-24")
FACTS = """programme = "single"
marital_status = "single"
children_answered = true
destination_province = "ON"
residence_province = "QC"
authorised_to_work = true
[[persons]]
id = "principal"
role = "principal"
given_name = "Anna"
family_name = "Exemple"
born_on = 1993-05-04
citizenships = ["FR"]
residence = "CA"
[[contracts]]
employer = "Exemple SAS"
noc = "21232"
country = "FR"
first = 2024-01-01
last = 2024-06-30
hours_per_week = 35
[[contracts]]
employer = "Modèle inc."
noc = "22222"
country = "CA"
first = 2025-03-03
last = 2025-12-31
hours_per_week = 30
authorised = true
[[accounts]]
institution = "Banque Exemple"
balance_cad = 20000
[[offers]]
employer = "Modèle inc."
basis = "lmia"
"""


def anna(casefile, tmp_path: Path, lang: str) -> Path:
    answer = casefile("new", "Anna", "--programme", "single", "--lang", lang)
    assert answer.code == 0, answer.err
    path = Path(answer.out.strip())
    (tmp_path / "facts.toml").write_text(FACTS, encoding="utf-8")
    assert casefile("facts", path, "--import", tmp_path / "facts.toml").code == 0
    return path


@pytest.fixture(params=["fourth_class", "only_class"])
def pack(request):
    request.getfixturevalue(request.param)
    return request.param


@pytest.fixture(params=["en", "fr"])
def lang(request):
    return request.param


TITLE = {"en": "Single Class", "fr": "Catégorie unique"}
SHORT = {"en": "SGL", "fr": "CUQ"}


def test_its_hours_are_counted_by_its_own_rules(casefile, tmp_path, pack, lang):
    path = anna(casefile, tmp_path, lang)
    told = casefile("hours", path, *TODAY)
    assert told.code == 0
    assert f"✓ {TITLE[lang]} — " in told.out
    data = casefile("hours", path, *TODAY, "--json").data["programmes"]
    assert list(data) == (["single"] if pack == "only_class" else ["fsw", "cec", "fst", "single"])
    found = data["single"]
    assert (found["required"], found["months_required"], found["continuity"]) == (
        "1560.00",
        12,
        "not_required",
    )
    assert found["window"]["first"] == "2023-11-24"
    assert found["noc"] is None  # two occupations, two countries, a gap of eight months: all of it adds up
    assert found["run"] == {"first": "2024-01-01", "last": "2025-12-31"}
    explained = casefile("hours", path, *TODAY, "--explain")
    assert TITLE[lang] in explained.out
    assert "Fictional regulation" in explained.out


def test_hours_may_be_asked_of_it_for_any_case(casefile, tmp_path, pack, lang):
    path = anna(casefile, tmp_path, lang)
    casefile("set", path, "programme=undecided")
    assert TITLE[lang] in casefile("hours", path, *TODAY, "--programme", "single").out


def test_its_papers_its_money_and_its_questions(casefile, tmp_path, pack, lang):
    path = anna(casefile, tmp_path, lang)
    lines = {line["key"]: line for line in casefile("checklist", path, *TODAY, "--json").data["items"]}
    assert "principal/proof_of_funds" in lines
    assert lines["principal/proof_of_funds"]["source"]["title"] == "Fictional funds rule"
    assert lines["principal/language_test"]["source"]["title"] == "Fictional language rule"
    assert "principal/education_proof" not in lines
    assert casefile("checklist", path, *TODAY).code in {0, 1}
    funds = casefile("funds", path, *TODAY, "--json").data["funds"]
    assert funds["exemption"] is None  # this class lets no offer exempt, ours would
    assert casefile("funds", path, *TODAY).code == 0
    answers = {
        each["id"]: each for each in casefile("answers", path, *TODAY, "--all", "--json").data["answers"]
    }
    assert ("canadian_experience_under_a_year" in answers) == (pack == "fourth_class")
    assert casefile("answers", path, *TODAY).code == 0


def test_its_letters_gates_dates_and_rehearsal(casefile, tmp_path, pack, lang):
    path = anna(casefile, tmp_path, lang)
    assert "Quebec" in casefile("letter", path, "intent_outside_quebec", *TODAY, "--lang", "en").out
    entered = casefile("stage", path, "language_test", "--on", "2026-02-01", *TODAY)
    assert entered.code == 0, entered.err
    passed = casefile("stage", path, "profile", "--on", "2026-03-01", *TODAY, "--reason", "x")
    assert passed.code == 0
    assert casefile("rehearse", path, *TODAY).code in {0, 1}
    assert casefile("due", path, *TODAY).code in {0, 1}
    assert TITLE[lang] in casefile("show", path).out
    assert SHORT[lang] in casefile("list", "--programme", "single", "--lang", lang).out


@pytest.mark.parametrize("ending", ["pdf", "html", "md", "txt", "csv"])
def test_it_is_printed_in_every_format(casefile, tmp_path, pack, lang, ending):
    path = anna(casefile, tmp_path, lang)
    for what in ("hours", "checklist"):
        made = tmp_path / f"{what}.{ending}"
        answer = casefile("print", path, what, "-o", made, *TODAY)
        assert answer.code == 0, answer.err
        if ending in {"html", "md", "txt"}:
            assert TITLE[lang] in made.read_text(encoding="utf-8-sig").replace("\u00a0", " ")


def test_it_is_in_the_help_and_in_what_the_shell_completes(casefile, monkeypatch, pack, capsys):
    assert "single" in casefile("new", "--help").out
    assert f"--programme {'single' if pack == 'only_class' else 'fsw'}" in casefile("new", "--help").out
    from casefile.cli.verbs import hours, new

    offered = {
        command.name: {
            item.value
            for option in command.params
            if option.name in {"programme", "chosen"}
            for item in option.shell_complete(command.make_context(command.name, ["x"], obj=None), "")
        }
        for command in (new.command, hours.command)
    }
    others = {"pnp", "undecided"}
    classes = {"single"} if pack == "only_class" else {"single", "fsw", "cec", "fst"}
    assert offered == {"new": classes | others, "hours": classes}


def test_a_class_that_is_not_in_the_pack_is_refused_by_name(casefile, only_class):
    refused = casefile("new", "Anna", "--programme", "cec", "--lang", "en")
    assert refused.code == 2
    assert "single" in refused.err
    path = Path(casefile("new", "Anna", "--lang", "en").out.strip())
    answer = casefile("set", path, "programme=cec", "--json")
    assert answer.code == 2
    assert "single, pnp, undecided" in answer.envelope["errors"][-1]["message"]


def test_a_case_of_a_programme_the_pack_does_not_know_is_kept_and_said(casefile, tmp_path, monkeypatch):
    from tests import packs

    packs.drop(tmp_path / "own")
    monkeypatch.setenv("CASEFILE_TEMPLATES", str(tmp_path / "own"))
    packs.forget()
    path = anna(casefile, tmp_path, "en")
    monkeypatch.delenv("CASEFILE_TEMPLATES")
    packs.forget()
    told = casefile("checklist", path, *TODAY)
    assert "know no programme called “single”" in " ".join(told.out.split())
    assert casefile("set", path, "given_name=Ana").code == 0
    assert casefile("show", path, "--json").data["facts"]["programme"] == "single"
    assert "single" in casefile("list", "--lang", "en").out
    gate = casefile("stage", path, "profile", "--on", "2026-03-01", *TODAY)
    assert gate.code in {0, 1}


def test_hours_of_a_class_that_is_closed_on_the_day_say_so(casefile, tmp_path, monkeypatch):
    from tests import packs

    closed = packs.SINGLE.replace("place = 4\n", "place = 4\nlast = 2026-06-30\n")
    packs.drop(tmp_path / "own", closed)
    monkeypatch.setenv("CASEFILE_TEMPLATES", str(tmp_path / "own"))
    packs.forget()
    try:
        path = anna(casefile, tmp_path, "en")
        open_on = ("--on", date(2026, 6, 30), *TODAY)
        assert casefile("hours", path, "--programme", "single", *open_on).code == 0
        refused = casefile("hours", path, "--programme", "single", "--on", "2026-07-01", *TODAY)
        assert refused.code == 2
        assert "Single Class" in refused.err
        told = " ".join(casefile("checklist", path, "--on", "2026-07-01", *TODAY).out.split())
        assert "No application is made under this programme on July" in told.replace("\u00a0", " ")
        assert "checklist.programme_closed" not in told
    finally:
        packs.forget()
