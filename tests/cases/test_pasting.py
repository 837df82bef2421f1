"""Texts as people have them: what is a period is read with whose it is, and the rest is named as skipped."""

from datetime import date

import msgspec
import pytest

from casefile.cases.contract_lines import ContractLine
from casefile.cases.contract_paste import PastedLines, contracts_of, lines_of_table, parse_pasted, rewritten
from casefile.cases.fact_paste import facts_of, parse_pasted_facts, rewritten_facts
from casefile.cases.pasting.lines import text_lines
from casefile.cases.pasting.periods import periods_in
from casefile.errors import UsageError
from casefile.i18n.countries import country_code, country_name
from casefile.services.tables import table_of

FRENCH_CV = """Maëlle KERBRAT
12 rue des Lilas, 69003 Lyon
Née le 14 mars 1993

EXPÉRIENCE PROFESSIONNELLE

Mai 2024 – Présent : Développeuse, Maple Digital (Toronto, Canada)
• Refonte du site
Sept. 2018 – juin 2021\u00a0   Agence Kaléido   Chargée de projet
de mars à juin 2018 : Stagiaire chez Université Lyon 2

FORMATION
2011 - 2014 : Licence d'informatique, Université Lyon 2
"""
ENGLISH_CV = """Work Experience
Software Developer, Acme Ltd, Toronto, Canada          03/2019 - 06/2020
- Built things in 2019
Northwind Inc — Junior Developer
January 2016 to February 2019
Education
BSc Computing, Sept 2012 - June 2015
"""
LINKEDIN = """Développeuse web
Maple Digital · Temps plein
mai 2024 - aujourd’hui · 1 an 7 mois
Toronto, Ontario, Canada

Chargée de projet
Agence Kaléido · CDI
sept. 2018 - juin 2021 · 2 ans 10 mois
Lyon, Auvergne-Rhône-Alpes, France
"""
LINKEDIN_PDF = """Experience
Maple Digital
Software Developer
May 2024 - Present (1 year 7 months)
Toronto, Ontario, Canada
Agence Kaléido
Project Lead
September 2018 - June 2021 (2 years 10 months)
Lyon, France
"""
QUOTED = """> Le 3 mars 2024 à 10:12, Thibault a écrit :
>> Bonjour, voici :
>> - Agence Kaléido (Lyon) : CDI du 1er septembre 2018 au 30/06/2021, 35h00
>> - Lyon 2 : chargée de cours, du 15 janvier au 15 juin 2019, 8 h par semaine
> - Maple Digital (Toronto) : développeuse, depuis le 6 mai 2024, 37h30
> Bien à toi,
"""


def read(text):
    pasted = parse_pasted(text, country_code)
    assert pasted is not None
    assert not pasted.problems
    return pasted


def who(text):
    return [(each.employer, each.title, each.city, each.country) for each in read(text).lines]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            FRENCH_CV,
            [
                ("Maple Digital", "Développeuse", "Toronto", "CA"),
                ("Agence Kaléido", "Chargée de projet", "", ""),
                ("Université Lyon 2", "Stagiaire", "", ""),
            ],
        ),
        (
            ENGLISH_CV,
            [
                ("Acme Ltd", "Software Developer", "Toronto", "CA"),
                ("Northwind Inc", "Junior Developer", "", ""),
            ],
        ),
        (
            LINKEDIN,
            [
                ("Maple Digital", "Développeuse web", "Toronto", "CA"),
                ("Agence Kaléido", "Chargée de projet", "Lyon", "FR"),
            ],
        ),
        (
            LINKEDIN_PDF,
            [
                ("Maple Digital", "Software Developer", "Toronto", "CA"),
                ("Agence Kaléido", "Project Lead", "Lyon", "FR"),
            ],
        ),
        (
            QUOTED,
            [
                ("Agence Kaléido", "", "Lyon", ""),
                ("Lyon 2", "chargée de cours", "", ""),
                ("Maple Digital", "développeuse", "Toronto", ""),
            ],
        ),
        ("Developer at Acme (Paris, France), 2018-09 – 2021-06", [("Acme", "Developer", "Paris", "FR")]),
        ("Since 2019-05-06, Acme", [("Acme", "", "", "")]),
        ("Du 5 mai 2019 à ce jour Acme, serveuse", [("Acme", "serveuse", "", "")]),
        ("Acme | 01.09.2018 – 30.06.2021 | 40h/week | NOC 21234", [("Acme", "", "", "")]),
        ("Acme du 1/9/2018 au 30/6/2021, 35 h\nLa vie est belle", [("Acme", "", "", "")]),
    ],
)
def test_whose_period_it_is(text, told):
    assert who(text) == told


@pytest.mark.parametrize(
    ("text", "skipped"),
    [
        (
            FRENCH_CV,
            [
                (1, "no_date"), (2, "no_date"), (3, "no_period"), (5, "heading"), (8, "no_date"), (12, "heading"),
                (13, "other_section"),
            ],
        ),
        (ENGLISH_CV, [(1, "heading"), (3, "no_date"), (6, "heading"), (7, "other_section")]),
        (LINKEDIN, []),
        (QUOTED, [(1, "no_period"), (2, "no_date"), (6, "no_date")]),
    ],
)  # fmt: skip
def test_every_other_line_is_named_with_the_reason(text, skipped):
    assert [(each.number, each.reason) for each in read(text).skipped] == skipped


@pytest.mark.parametrize("above", ["Bonjour", "France 2019", "Italie 2016"])
def test_a_line_above_one_that_names_itself_is_shown_as_skipped(above):
    pasted = parse_pasted_facts(f"{above}\nDu 3/5/2020 à aujourd'hui Canada", "stays", country_code)
    assert pasted is not None
    assert [(each.number, each.text) for each in pasted.skipped] == [(1, above)]
    assert [each.told["country"] for each in pasted.lines] == ["CA"]


@pytest.mark.parametrize(
    "word",
    ["Temps plein", "Temps partiel", "Full-time", "Part-time", "Contract", "Contrat", "Permanent", "CDI"],
)
def test_how_one_is_employed_is_neither_an_employer_nor_a_job(word):
    assert who(f"mai 2024 - aujourd’hui, Maple Digital, {word}") == [("Maple Digital", "", "", "")]


def test_an_employer_stands_above_the_dates_and_the_job():
    assert who("Agence Kaléido\n03/2019 – 06/2020 : développeuse") == [
        ("Agence Kaléido", "développeuse", "", "")
    ]


def test_a_code_and_hours_of_a_line_are_its_own():
    line = read("Acme | 01.09.2018 – 30.06.2021 | 40h/week | NOC 21234").lines[0]
    assert (line.noc, line.hours_per_week) == ("21234", "40")


def test_lines_above_that_describe_the_period_before_are_not_an_employer():
    text = "Acme\n01/09/2018 - 30/06/2021\nRefonte du site\nNorthwind\n01/07/2021 - 31/12/2021"
    assert who(text) == [("Acme", "", "", ""), ("Northwind", "", "", "")]


@pytest.mark.parametrize(("letters", "named"), [(90, True), (91, False)])
def test_a_long_line_above_is_no_name(letters, named):
    above = ("Acme Holdings " * 9)[: letters - 1] + "x"
    assert who(f"{above}\n01/09/2018 - 30/06/2021")[0][0] == (above if named else "")


def test_a_place_further_below_is_that_of_nobody():
    assert who("Acme, 01/09/2018 - 30/06/2021\nRefonte\nToronto, Ontario, Canada\nFin")[0][3] == ""


def test_what_was_understood_can_be_written_out_put_right_and_read_again():
    for text in (FRENCH_CV, LINKEDIN, QUOTED, ENGLISH_CV):
        before = read(text)
        again = read(rewritten(before, lambda code: country_name(code, "fr")))

        def bare(line: ContractLine) -> ContractLine:
            return msgspec.structs.replace(line, number=0, days=(), months=tuple("" for _ in line.months))

        assert [bare(each) for each in again.lines] == [bare(each) for each in before.lines]
        assert not again.skipped


@pytest.mark.parametrize("text", [FRENCH_CV, ENGLISH_CV, QUOTED])
def test_what_was_understood_is_written_out_in_the_order_of_the_text_with_the_rest_as_remarks(text):
    pasted = read(text)
    told = [(each.number, False) for each in pasted.lines] + [(each.number, True) for each in pasted.skipped]
    written = rewritten(pasted, lambda code: country_name(code, "fr")).splitlines()
    assert [line.startswith("# ") for line in written] == [is_remark for _, is_remark in sorted(told)]


def test_a_line_that_cannot_be_meant_is_a_problem_and_the_others_are_read():
    pasted = parse_pasted("Acme, 2015 - 2018\nNorthwind, 1/2/2018 - 30/6/2019", country_code)
    assert pasted is not None
    assert [(each.number, each.fault.code) for each in pasted.problems] == [(1, "date.no_month")]
    assert [each.employer for each in pasted.lines] == ["Northwind"]


def test_a_table_without_all_its_columns_tells_what_it_has():
    table = table_of(
        "Employeur\tPoste\tDébut\tFin\tHeures\nAcme\tServeuse\tsept. 2018\t30/06/2021\t37h30\n"
        "Lyon 2\t\t44197\t\t\n",
        "pasted",
    )
    pasted = lines_of_table(table, country_code)
    assert pasted is not None
    assert [
        (each.employer, each.title, each.first, each.last, each.hours_per_week) for each in pasted.lines
    ] == [
        ("Acme", "Serveuse", date(2018, 9, 1), date(2021, 6, 30), "37.5"),
        ("Lyon 2", "", date(2021, 1, 1), None, None),
    ]
    assert pasted.months == ("sept. 2018",)
    kinds = lines_of_table(table_of("Début\tType\tPoste\n2018-09-01\tbénévole\tServeur\n", "x"), country_code)
    assert kinds is not None
    assert [(each.kind, each.title) for each in kinds.lines] == [("volunteer", "Serveur")]
    assert lines_of_table(table_of("Bonjour, voici, mes, trois, contrats\n", "pasted"), country_code) is None


@pytest.mark.parametrize(
    ("line", "country", "purpose"),
    [
        ("France 14/03/1993 - 02/2019", "FR", "residence"),
        ("FR 1993-03-14 → 2016-02-28", "FR", "residence"),
        ("Australie (PVT) : mars 2019 - mai 2022", "AU", "residence"),
        ("Italie, vacances du 3 au 17 août 2016", "IT", "travel"),
        ("Sydney, Australia, from March 2019 to May 2022", "AU", "residence"),
        ("I lived in Canada since 6 May 2024", "CA", "residence"),
        ("San Francisco, CA 1/5/2019 - 2/6/2019", "", "residence"),
    ],
)
def test_stays_are_read_in_the_ways_people_write_them(line, country, purpose):
    pasted = parse_pasted_facts(line, "stays", country_code)
    assert pasted is not None
    assert pasted.lines[0].told == {"country": country, "purpose": purpose}


def test_addresses_keep_their_words_and_tell_their_country():
    text = (
        "12 rue des Lilas, 69003 Lyon, France : 01/09/2018 - 30/06/2021\n"
        "3 Sample Street, Toronto, ON M5V 2T6, Canada — since May 6, 2024\n"
        "10 Rue X 2010 Sydney 1 March 2019 to 3 May 2022"
    )
    pasted = parse_pasted_facts(text, "addresses", country_code)
    assert pasted is not None
    assert [(each.line, each.country) for each in facts_of(pasted, "spouse", {"country": "AU"})] == [
        ("12 rue des Lilas, 69003 Lyon, France", "FR"),
        ("3 Sample Street, Toronto, ON M5V 2T6, Canada", "CA"),
        ("10 Rue X 2010 Sydney", "AU"),
    ]


def test_a_line_with_days_of_its_own_is_never_the_place_of_the_line_above():
    text = "2015-01 - 2018-03, 12 rue de la Paix, Paris, France\n2018-04 à 2020-05 : Lyon, France"
    pasted = parse_pasted_facts(text, "addresses", country_code)
    assert pasted is not None
    assert [each.told["line"] for each in pasted.lines] == [
        "12 rue de la Paix, Paris, France",
        "Lyon, France",
    ]


@pytest.mark.parametrize(
    ("below", "city"),
    [
        ("Toronto, Ontario, Canada", True),
        ("Toronto Canada", False),
        ("- Toronto, Ontario, Canada", False),
        ("\nToronto, Ontario, Canada", False),
        ("Toronto, Ontario, Nowhere", False),
        ("", False),
    ],
)
def test_a_place_stands_right_below_with_its_country_and_nothing_else(below, city):
    pasted = read(f"Acme Ltd, Tester, 2017-01 - 2018-03\n{below}")
    assert (pasted.lines[0].country == "CA") is city


def test_activities_tell_their_kind():
    text = (
        "Recherche d'emploi, juillet 2021 - août 2021\nFORMATION\nBTS, septembre 2011 - juin 2014\n"
        "EXPÉRIENCE\n01/09/2018 - 30/06/2021  Agence Kaléido, Lyon"
    )
    pasted = parse_pasted_facts(text, "activities", country_code)
    assert pasted is not None
    assert [(each.kind, each.what) for each in facts_of(pasted, "principal", {})] == [
        ("unemployed", "Recherche d'emploi"),
        ("study", "BTS"),
        ("work", "Agence Kaléido, Lyon"),
    ]


@pytest.mark.parametrize(
    ("line", "read", "head", "tail"),
    [
        ("Acme, depuis mai 2019, serveuse", "2019-05 → present", "Acme, ", ", serveuse"),
        ("Since 2019-05-06, Acme", "2019-05-06 → present", "", ", Acme"),
        ("à compter du 3 mars 2019", "2019-03-03 → present", "", ""),
        ("mai 2019 - à ce jour, Acme", "2019-05 → present", "", ", Acme"),
        ("mai 2019 aujourd’hui Acme", "2019-05 → present", "", " Acme"),
        ("mai 2019 – aujourd'hui (Acme)", "2019-05 → present", "", " (Acme)"),
        ("mai 2019 actuellement : Acme", "2019-05 → present", "", " : Acme"),
        ("May 2019 to date, Acme", "2019-05 → present", "", ", Acme"),
        ("May 2019 to present day | Acme", "2019-05 → present", "", " | Acme"),
        ("2019-05-06 jusqu'à maintenant", "2019-05-06 → present", "", ""),
        ("mai 2019, en cours. Acme", "2019-05 → present", "", ". Acme"),
        ("mai 2019 – …", "2019-05 → present", "", ""),
        ("Acme 05/2019 ->", "2019-05 → present", "Acme ", ""),
        ("mai 2019 Acme", "", "", ""),
        ("du 3 mars 2019", "", "", ""),
        ("mai 2019 - en poste", "", "", ""),
        ("mars à juin 2020, Acme", "2020-03 → 2020-06", "", ", Acme"),
        ("novembre à février 2020", "2019-11 → 2020-02", "", ""),
        ("juin - juin 2020", "2020-06 → 2020-06", "", ""),
        ("du 1er au 30 juin 2019 Acme", "2019-06-01 → 2019-06-30", "", " Acme"),
        ("du 31 au 30 juin 2019", "", "", ""),
        ("du 0 au 30 juin 2019", "", "", ""),
        ("du 30 au 30 juin 2019", "2019-06-30 → 2019-06-30", "", ""),
        ("du 15 mars au 30 juin 2019", "2019-03-15 → 2019-06-30", "", ""),
        ("du 15 décembre au 30 juin 2019", "2018-12-15 → 2019-06-30", "", ""),
        ("du 30 juin au 30 juin 2019", "2019-06-30 → 2019-06-30", "", ""),
        ("du 1er au juin 2019", "", "", ""),
        ("2018 2019 Acme", "", "", ""),
        ("2018-09 2019-03 Acme", "2018-09 → 2019-03", "", " Acme"),
        ("2018-09 2019 Acme", "", "", ""),
        ("2018 2019-03 Acme", "", "", ""),
        ("mars à 30 juin 2020", "", "", ""),
        ("du 3 au juin 2020", "", "", ""),
    ],
)
def test_a_period_is_read_with_what_stands_around_it_or_there_is_none(line, read, head, tail):
    found = [(each.plainly(), each.head, each.tail) for each in periods_in(line)]
    assert found == ([(read, head, tail)] if read else [])


@pytest.mark.parametrize("between", [" puis ", " | Acme, "])
@pytest.mark.parametrize(
    "ways",
    [
        ("2018-09 à 2019-03", "2020-01-05 – 2020-05-06", "depuis mai 2021"),
        ("mars à juin 2015", "du 1er au 30 juin 2019", "06/2020 - 07/2021"),
        ("du 15 décembre au 30 juin 2019", "since 2019-05-06", "2020-01 to 2020-05"),
        ("mai 2019 – aujourd'hui", "2020-01 à 2020-05", "novembre à février 2022"),
    ],
)
def test_periods_side_by_side_in_a_line_are_read_as_each_of_them_alone(ways, between):
    alone = [each.plainly() for way in ways for each in periods_in(way)]
    assert len(alone) == len(ways)
    assert [each.plainly() for each in periods_in(between.join(ways))] == alone


@pytest.mark.parametrize("text", ["", "Bonjour", "Né le 14 mars 1993", "Tél. 06 12 34 56 78 - 2019"])
def test_nothing_is_made_of_what_is_no_period(text):
    assert parse_pasted(text, country_code) is None
    assert parse_pasted_facts(text, "stays", country_code) is None


@pytest.mark.parametrize(
    ("table", "text", "written"),
    [
        ("stays", "03/2018 - 04/2019, Canada", "Canada : 2018-03 → 2019-04"),
        ("stays", "Voyage en Italie, 03/2019 - 04/2019", "Italie, voyage : 2019-03 → 2019-04"),
        (
            "addresses",
            "12 rue des Lilas, Lyon, France, 03/2019 - 04/2019",
            "12 rue des Lilas, Lyon, France : 2019-03 → 2019-04",
        ),
        ("activities", "Northwind, Belgique, 03/2019 - 04/2019", "Northwind, Belgique : 2019-03 → 2019-04"),
    ],
)
def test_facts_that_were_understood_are_written_out_with_their_country_once(table, text, written):
    before = parse_pasted_facts(text, table, country_code)
    again = rewritten_facts(before, lambda code: country_name(code, "fr"))
    assert again.replace("\u00a0", " ") == written
    read_again = parse_pasted_facts(again, table, country_code)
    assert [(each.first, each.last, dict(each.told)) for each in read_again.lines] == [
        (each.first, each.last, dict(each.told)) for each in before.lines
    ]


def test_what_a_line_leaves_out_is_lacking_and_asked_once():
    facts = parse_pasted_facts("03/2018 - 04/2019, Canada\n05/2019 - 06/2020", "stays", country_code)
    assert facts.lacks("country")
    assert not facts.lacks("line")  # no answer of that table
    assert [each.country for each in facts_of(facts, "principal", {"country": "BE"})] == ["CA", "BE"]
    jobs = parse_pasted("Acme, 03/2019 - 04/2019, 35 h\nNorthwind, 05/2019 - 06/2019", country_code)
    assert (jobs.lacks("hours_per_week"), jobs.lacks("employer"), jobs.lacks("noc")) == (True, False, True)
    asked = {"employer": "Other", "noc": "21232", "country": "FR", "hours_per_week": "37.5"}
    made = contracts_of(jobs, asked)
    assert [(each.employer, each.hours_per_week, each.noc, each.country) for each in made] == [
        ("Acme", "35", "21232", "FR"), ("Northwind", "37.5", "21232", "FR"),
    ]  # fmt: skip
    with pytest.raises(UsageError) as refused:
        contracts_of(jobs, asked | {"noc": "2173"})
    assert (refused.value.code, refused.value.values["count"]) == ("contract.refused", 2)


@pytest.mark.parametrize("kind", ["employee", "self_employed", "volunteer"])
def test_a_kind_of_work_is_written_out_only_when_it_is_not_the_common_one(kind):
    line = ContractLine(
        first=date(2019, 3, 1), last=None, employer="Acme", title="Dev", city="Lyon", country="FR", noc="21232",
        hours_per_week="35", kind=kind, period="2019-03 → present",
    )  # fmt: skip
    written = rewritten(PastedLines(lines=(line,), problems=()), lambda _code: "France")
    tail = "" if kind == "employee" else f", {kind}"
    assert written == f"Acme (Lyon, France) : Dev, 2019-03 → present, 35 h, NOC 21232{tail}"
    bare = msgspec.structs.replace(
        line, city="", country="", title="", employer="", noc="", hours_per_week=None
    )
    assert rewritten(PastedLines(lines=(bare,), problems=()), str) == f"2019-03 → present{tail}"


def test_a_paragraph_begins_with_the_text_and_after_each_empty_line():
    lines = list(text_lines("\ufeff> one\n- two\n\n# a remark\n   \nthree\n#\nfour"))
    assert [(line.number, line.text, line.bullet, line.after_blank) for line in lines] == [
        (1, "one", False, True), (2, "two", True, False), (6, "three", False, True), (8, "four", False, False),
    ]  # fmt: skip
