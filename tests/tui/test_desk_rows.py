"""Searching the desk: each word typed is looked for in what the line shows, in the language it shows."""

from datetime import date

import pytest

from casefile.errors import DamagedError
from casefile.i18n.words import words_for
from casefile.services.rulebook import load_programmes
from casefile.services.store.listing import Head
from casefile.tui.screens.desk.desk import _cells
from casefile.tui.screens.desk.rows import fitted_name, fitting, row_of
from tests.tui.desks import desk_with, example_case
from tests.tui.look import look, press, running

TODAY = date(2026, 3, 2)
HEADS = [
    Head(place="a", name="Anna Exemple", programme="cec", stage="invitation", next_on=date(2026, 4, 12)),
    Head(place="b", name="Zoé [red]", programme="fsw", stage="profile", problems=2),
    Head(place="c", name="abîmé", damage=DamagedError("store.empty", path="c")),
    Head(place="d", name="Émile", programme="cec", stage="profile", next_on=date(2026, 3, 3)),
]


@pytest.mark.parametrize(
    ("typed", "lang", "found"),
    [
        ("", "en", "abcd"),
        ("zoe", "en", "b"),
        ("[red", "en", "b"),
        ("cec", "en", "ad"),
        ("CEC anna", "en", "a"),
        ("anna fsw", "en", ""),
        ("profile", "en", "bd"),
        ("profil", "fr", "bd"),
        ("abime", "fr", "c"),
        ("damaged", "en", "c"),
        ("!", "en", "bcd"),
        ("! cec", "en", "d"),
        ("2026-04", "en", "a"),
        ("12 avr", "fr", "a"),
    ],
)
def test_every_word_is_found_in_the_name_programme_stage_or_date(typed, lang, found):
    rows = [
        row_of(head, TODAY, "urgent" if head.name == "Émile" else None, load_programmes()) for head in HEADS
    ]
    assert "".join(row.place for row in fitting(rows, typed, words_for(lang))) == found


@pytest.mark.parametrize(
    ("typed", "lang", "found"),
    [
        ("", "en", "ef"),
        ("2026-014", "en", "e"),
        ("URGENT zoe", "fr", "e"),
        ("archived", "en", "g"),
        ("archive", "fr", "g"),
    ],
)
def test_what_an_office_keeps_is_searched_and_archived_cases_come_up_by_their_word(typed, lang, found):
    heads = [
        Head(place="e", name="Anna", client_reference="2026-014", tags=("Urgent",), responsible="Zoé"),
        Head(place="f", name="Bruno"),
        Head(place="g", name="Chloé", standing="archived"),
    ]
    rows = [row_of(head, TODAY, None, load_programmes()) for head in heads]
    assert "".join(row.place for row in fitting(rows, typed, words_for(lang))) == found


async def test_the_box_of_the_desk_searches_so():
    desk = desk_with()
    desk.put(example_case("Modèle, Sofie", stages=()), "second")
    async with running(desk) as pilot:
        await press(pilot, "f", *"camille", "space", *"invitation")
        assert "Exemple, Camille" in look(pilot.app)
        assert "Modèle, Sofie" not in look(pilot.app)


@pytest.mark.parametrize(
    ("name", "group", "width", "shown"),
    [
        ("Anna Exemple", "2026", 20, "2026/Anna Exemple"),
        ("Anna Exemple", "Clients/2026/Printemps", 20, "Client…/Anna Exemple"),
        ("Anna Exemple", "Clients", 10, "…/Anna Ex…"),
        ("Anna Exemple", "", 6, "Anna …"),
    ],
)
def test_a_name_that_is_too_long_keeps_itself_before_its_folder(name, group, width, shown):
    head = Head(place="a", name=name, group=group, programme="cec")
    assert fitted_name(row_of(head, TODAY, None, load_programmes()), width) == shown


@pytest.mark.parametrize(
    ("width", "gone"),
    [(80, []), (70, ["Programme"]), (60, ["Programme", "Ready"]), (44, ["Programme", "Stage", "Ready"])],
)
async def test_a_narrow_list_of_cases_drops_columns_and_cuts_none(width, gone):
    async with running(desk_with(example_case("Aube, Lou")), size=(width, 20)) as pilot:
        await press(pilot, "q")
        heads = look(pilot.app).splitlines()[1]
        assert [
            each for each in ("Name", "Programme", "Stage", "Next deadline", "Ready") if each not in heads
        ] == gone
        assert not pilot.app.screen.query_one("#cases").show_horizontal_scrollbar


def test_a_case_of_which_something_cannot_be_read_is_marked_and_found():
    heads = [
        Head(place="a", name="Aube", ready=3, total=9, unread=2),
        Head(place="b", name="Lou", total=9),
    ]
    rows = [row_of(each, date(2026, 11, 28), None, load_programmes()) for each in heads]
    colours = {"text-error": "#ff0000", "text-warning": "#ffff00"}
    shown = [_cells(row, words_for("en"), 30, colours)["ready"].plain for row in rows]
    assert shown == ["! 3/9", "0/9"]
    assert [row.name for row in fitting(rows, "!", words_for("en"))] == ["Aube"]
