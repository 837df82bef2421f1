"""What another copy offers is said in words: no key of a file, no code, no day as a machine writes it."""

from datetime import date

import pytest

from casefile.cases.ids import TABLES
from casefile.cases.joining import CopyOffer
from casefile.cases.model import Line
from casefile.cases.parting import OF_CASE
from casefile.i18n.words import words_for
from casefile.rules.book.stages import StageEntry
from casefile.rules.facts import Contract, Facts, LanguageTest, Person, Stay
from casefile.rules.findings import Label
from casefile.services.offer_names import OfferNames
from casefile.services.offer_words import offer_line

NAMES = OfferNames(
    titles={"child-1/birth_certificate": Label(en="Birth certificate (Léo)", fr="Acte de naissance (Léo)")},
    slots={"police_certificate": Label(en="Police certificate", fr="Certificat de police")},
    facts=Facts(
        persons=(
            Person(id="principal", role="principal"),
            Person(id="child-1", role="child", given_name="Léo"),
        )
    ),
    records={
        ("contracts", "c1"): Contract(
            id="c1",
            employer="Exemple SAS",
            noc="21232",
            country="CA",
            first=date(2019, 1, 7),
            hours_per_week="39",
        ),
        ("tests", "t1"): LanguageTest(
            id="t1", person="child-1", name="TEF Canada", taken_on=date(2026, 2, 12)
        ),
        ("stages", "g1"): StageEntry(id="g1", stage="profile", on=date(2026, 3, 1)),
    },
)
JAMES = Person(
    id="spouse",
    role="spouse",
    given_name="James",
    family_name="Exemple",
    born_on=date(1988, 11, 2),
    residence="FR",
)
STAY = Stay(id="y1", country="BE", first=date(2015, 1, 1), purpose="residence")


@pytest.mark.parametrize(
    ("offer", "french"),
    [
        (
            CopyOffer(kind="changed", table="persons", id="principal", field="born_on", mine=date(1991, 2, 4),
                  theirs=None, conflict=True),
            "Demandeur principal, date de naissance : 4 février 1991 → — (conflit : changé des deux côtés)",
        ),
        (
            CopyOffer(
                kind="changed", table="persons", id="child-2", field="citizenships", mine=("FR", "CA"), theirs=()
            ),
            "Enfant 2, les pays dont on a la nationalité : France, Canada → —",
        ),
        (
            CopyOffer(kind="changed", table="facts", id="", field="marital_status", mine="single", theirs="married"),
            "l’état matrimonial du demandeur principal : jamais marié(e) → marié(e)",
        ),
        (
            CopyOffer(kind="changed", table="facts", id="", field="representative", mine=False, theirs=True),
            "si quelqu’un vous représente auprès des autorités : non → oui",
        ),
        (
            CopyOffer(kind="removed", table="stays", id="y1", mine=STAY),
            "retrait : séjour (Belgique · 1er janvier 2015)",
        ),
        (
            CopyOffer(kind="removed", table="persons", id="spouse", mine=JAMES),
            "retrait : James Exemple · Époux ou conjoint (2 novembre 1988 · France)",
        ),
        (
            CopyOffer(kind="added", table="persons", id="child-3", theirs=Person(id="child-3", role="child")),
            "ajout : Enfant 3",
        ),
        (
            CopyOffer(kind="changed", table="lines", id="child-1/birth_certificate", field="note", mine="", theirs="x"),
            "Acte de naissance (Léo), la note : — → x",
        ),
        (
            CopyOffer(kind="changed", table="lines", id="child-1/police_certificate/BE", field="note", theirs="x"),
            "Certificat de police · Belgique (Léo · Enfant 1), la note : — → x",
        ),
        (
            CopyOffer(kind="changed", table="contracts", id="c1", field="hours_per_week", mine="39", theirs="35"),
            "contrat Exemple SAS, 7 janv. 2019, les heures hebdomadaires du contrat : 39 → 35",
        ),
        (
            CopyOffer(kind="changed", table="tests", id="t1", field="person", mine="principal", theirs="child-1"),
            "test TEF Canada, 12 févr. 2026, Léo, à qui c’est : Demandeur principal → Léo",
        ),
        (
            CopyOffer(kind="changed", table="same_employers", id="s1", field="one", mine="c1", theirs="c9"),
            "même employeur, un nom : Exemple SAS, 7 janv. 2019 → c9",
        ),
    ],
)  # fmt: skip
def test_a_difference_is_said_in_words(offer: CopyOffer, french: str):
    said = offer_line(words_for("fr"), offer, NAMES)
    assert said.replace("\u00a0", " ").replace("\u202f", " ") == french


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_field_is_called_by_its_key(lang):
    tables = {"facts": Facts, **TABLES, "lines": Line, "stages": StageEntry}
    fields = {(table, name) for table, kind in tables.items() for name in kind.__struct_fields__}
    fields |= {("head", name) for name in OF_CASE}
    for table, name in sorted(fields - {("facts", each) for each in TABLES}):
        if name not in {"id", "at", "slot"}:
            offer = CopyOffer(kind="changed", table=table, id="", field=name, theirs="")
            about = offer_line(words_for(lang), offer, NAMES).partition(":")[0].strip()
            assert about.rpartition(", ")[2] != name, table


def test_a_conflict_is_said_once_under_a_heading_that_says_it():
    offer = CopyOffer(
        kind="changed", table="stages", id="g1", field="on", mine=date(2026, 3, 1), conflict=True
    )
    alone, grouped = (offer_line(words_for("en"), offer, NAMES, grouped=each) for each in (False, True))
    assert alone == f"{grouped} (conflict: changed on both sides)"
    assert grouped.startswith("3 Profile, ")
