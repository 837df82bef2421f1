"""A class that is one file of the templates, in every screen that speaks of programmes."""

from datetime import date

import pytest

from casefile.rules.facts import Contract, Facts, Person
from casefile.services.desk import Desk
from tests.tui.look import look, press, running

TITLE = {"en": "Single Class", "fr": "Catégorie unique"}
SHORT = {"en": "SGL", "fr": "CUQ"}


SLOW = pytest.mark.slow


@pytest.fixture(
    params=[
        ("fourth_class", "en"),
        ("only_class", "fr"),
        pytest.param(("fourth_class", "fr"), marks=SLOW),
        pytest.param(("only_class", "en"), marks=SLOW),
    ],
    ids="-".join,
)
def pack(request):
    """The classes there are, and the language of the person."""
    return request.param


@pytest.fixture
def desk(pack, request, monkeypatch):
    request.getfixturevalue(pack[0])
    monkeypatch.setenv("CASEFILE_TODAY", "2026-11-24")
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture
def lang(pack):
    return pack[1]


def made(desk, lang, programme="single"):
    facts = Facts(
        marital_status="single",
        persons=(Person(id="principal", role="principal", given_name="Anna", born_on=date(1993, 5, 4)),),
        contracts=(
            Contract(id="c1", employer="Exemple SAS", noc="21232", country="FR", first=date(2024, 1, 1),
                     last=date(2024, 6, 30), hours_per_week="35"),
            Contract(id="c2", employer="Modèle", noc="22222", country="BE", first=date(2025, 3, 3),
                     last=date(2025, 12, 31), hours_per_week="30"),
        ),
    )  # fmt: skip
    return desk.new("Anna", programme=programme, lang=lang, facts=facts)


def shown(app):
    return " ".join(look(app).replace("\u00a0", " ").split())


async def test_the_overview_and_the_count_say_its_name_and_its_figures(desk, lang):
    path = made(desk, lang)
    async with running(desk, case=path, lang=lang, size=(100, 40)) as pilot:
        assert TITLE[lang] in shown(pilot.app)
        await press(pilot, "x")
        page = shown(pilot.app)
        assert TITLE[lang] in page
        assert "✓" in page
        assert ("1,560" if lang == "en" else "1 560") in page.replace("\u202f", " ")
        await press(pilot, *["w"] * len(desk.programmes.classes))
        assert TITLE[lang] in shown(pilot.app)  # once round all classes


async def test_the_desk_shows_and_finds_its_short_name(desk, lang):
    made(desk, lang)
    desk.new("Sofie", lang=lang)
    async with running(desk, lang=lang, size=(100, 30)) as pilot:
        assert SHORT[lang] in shown(pilot.app)
        await press(pilot, "f", *SHORT[lang].lower())
        page = shown(pilot.app)
        assert "Anna" in page
        assert "Sofie" not in page


async def test_the_details_offer_it_and_ask_what_it_needs(desk, lang):
    path = made(desk, lang)
    async with running(desk, case=path, lang=lang, size=(110, 40)) as pilot:
        await press(pilot, "i")
        page = shown(pilot.app)
        assert ("Funds" if lang == "en" else "Fonds") in page
        assert ("Qualified in the trade" if lang == "en" else "Qualifié") not in page
        await press(pilot, "right", "enter")
        assert f"(•) {TITLE[lang]}" in shown(pilot.app)


async def test_a_new_case_may_be_made_for_it(desk, lang):
    async with running(desk, lang=lang, size=(100, 30)) as pilot:
        await press(pilot, "n", "tab", *"Exemple", "ctrl+s")
        page = shown(pilot.app)
        assert TITLE[lang] in page
        assert ("Single: a year of work anywhere." if lang == "en" else "Unique : un an de travail") in page
        await press(pilot, TITLE[lang][0].lower())
        while f"(•) {TITLE[lang]}" not in shown(pilot.app):
            await press(pilot, "right")
        await press(pilot, "ctrl+s", "ctrl+s", "ctrl+s")
    (head,) = desk.heads()
    assert desk.open(head.path).case.facts.programme == "single"


async def test_a_case_of_a_programme_that_is_gone_opens_and_says_so(only_class, lang):
    desk = Desk()
    path = made(desk, lang, programme="cec")
    async with running(desk, case=path, lang=lang, size=(110, 40)) as pilot:
        assert "cec" in shown(pilot.app)
        await press(pilot, "i", "right", "enter")
        assert "(•) cec" in shown(pilot.app)
        assert TITLE[lang] in shown(pilot.app)
        await press(pilot, "ctrl+s")
    assert desk.open(path).case.facts.programme == "cec"
    desk.close()
