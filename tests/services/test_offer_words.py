"""What another copy offers is said in words: no key of a file, no code, no day as a machine writes it."""

from datetime import date

import pytest

from casefile.cases.ids import TABLES
from casefile.cases.joining import _OF_CASE, Offer
from casefile.cases.model import Line
from casefile.i18n.words import words_for
from casefile.rules.book.stages import StageEntry
from casefile.rules.facts import Facts, Stay
from casefile.services.offer_words import offer_line

STAY = Stay(id="y1", country="BE", first=date(2015, 1, 1), purpose="residence")


@pytest.mark.parametrize(
    ("offer", "french"),
    [
        (
            Offer(kind="changed", table="persons", id="principal", field="born_on", mine=date(1991, 2, 4),
                  theirs=None, conflict=True),
            "Demandeur principal, date de naissance : 4 février 1991 → — (conflit : changé des deux côtés)",
        ),
        (
            Offer(kind="changed", table="persons", id="child-2", field="citizenships", mine=("FR", "CA"), theirs=()),
            "Enfant 2, les pays dont on a la nationalité : France, Canada → —",
        ),
        (
            Offer(kind="changed", table="facts", id="", field="marital_status", mine="single", theirs="married"),
            "l’état matrimonial du demandeur principal : jamais marié(e) → marié(e)",
        ),
        (
            Offer(kind="changed", table="facts", id="", field="representative", mine=False, theirs=True),
            "si quelqu’un vous représente auprès des autorités : non → oui",
        ),
        (Offer(kind="removed", table="stays", id="y1", mine=STAY), "retrait : séjour y1 (Belgique · 1er janvier 2015)"),
    ],
)  # fmt: skip
def test_a_difference_is_said_in_words(offer: Offer, french: str):
    said = offer_line(words_for("fr"), offer)
    assert said.replace("\u00a0", " ").replace("\u202f", " ") == french


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_field_is_called_by_its_key(lang):
    tables = {"facts": Facts, **TABLES, "lines": Line, "stages": StageEntry}
    fields = {(table, name) for table, kind in tables.items() for name in kind.__struct_fields__}
    fields |= {("head", name) for name in _OF_CASE}
    for table, name in sorted(fields - {("facts", each) for each in TABLES}):
        if name not in {"id", "at", "slot"}:
            offer = Offer(kind="changed", table=table, id="", field=name, theirs="")
            about = offer_line(words_for(lang), offer).partition(":")[0].strip()
            assert about.rpartition(", ")[2] != name, table
