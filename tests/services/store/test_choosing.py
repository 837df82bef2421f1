from datetime import date

import pytest

from casefile.errors import DamagedError
from casefile.services.store.choosing import CaseFilter, chosen
from casefile.services.store.listing import Head

HEADS = [
    Head(place="Zoé", name="Zoé Exemple", programme="cec", stage="upload", next_on=date(2026, 5, 1)),
    Head(place="Anna", name="Anna Exemple", programme="fsw", stage="profile", problems=1),
    Head(
        place="Émile",
        name="ÉMILE",
        programme="cec",
        stage="profile",
        next_on=date(2026, 4, 1),
        kept_until_on=date(2030, 1, 1),
    ),
    Head(
        place="2026/Été/Léa",
        group="2026/Été",
        name="Léa",
        client_reference="A-12",
        tags=("Urgent", "école"),
        responsible="Me Côté",
        standing="closed",
        unread=1,
    ),
    Head(
        place="2026/X",
        group="2026",
        name="X",
        tags=("urgent",),
        standing="archived",
        next_on=date(2026, 4, 1),
    ),
    Head(place="Broken", name="Broken", damage=DamagedError("store.empty", path="Broken")),
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Zoé", "Anna", "Émile", "Léa", "X", "Broken"]),
        ({"group": "2026"}, ["Léa", "X"]),
        ({"group": "/2026/ete/"}, ["Léa"]),
        ({"group": "202"}, []),
        ({"tags": ("URGENT",)}, ["Léa", "X"]),
        ({"tags": ("urgent", "ecole")}, ["Léa"]),
        ({"tags": ("urgent", "none")}, []),
        ({"responsible": "cote"}, ["Léa"]),
        ({"responsible": "nobody"}, []),
        ({"standings": ("closed",)}, ["Léa", "Broken"]),
        ({"standings": ("closed", "archived")}, ["Léa", "X", "Broken"]),
        ({"search": "a-12 urgent cote"}, ["Léa"]),
        ({"search": "ete lea"}, ["Léa"]),
        ({"search": "2026"}, ["Léa", "X"]),
        ({"search": "emile"}, ["Émile"]),
        ({"search": "exemple ZOE"}, ["Zoé"]),
        ({"search": "bro"}, ["Broken"]),
        ({"search": "nobody"}, []),
        ({"programme": "cec"}, ["Zoé", "Émile"]),
        ({"programme": "undecided"}, ["Léa", "X"]),
        ({"stage": "profile"}, ["Anna", "Émile"]),
        ({"stage": "profile", "programme": "cec"}, ["Émile"]),
        ({"due_by": date(2026, 4, 1)}, ["Émile", "X"]),
        ({"due_by": date(2026, 3, 31)}, []),
        ({"problem": True}, ["Anna", "Léa", "Broken"]),
        ({"problem": True, "programme": "fsw"}, ["Anna"]),
        ({"kept_before": date(2030, 1, 1)}, []),
        ({"kept_before": date(2030, 1, 2)}, ["Émile"]),
        ({"by_deadline": True}, ["Émile", "X", "Zoé", "Anna", "Léa", "Broken"]),
    ],
    ids=str,
)
def test_only_the_cases_that_fit_are_left_in_their_order(asked, found):
    assert [head.path.name for head in chosen(HEADS, CaseFilter(**asked))] == found
