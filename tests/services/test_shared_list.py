"""The list of cases as it is shown to others: whatever is added to a line of it is asked about here."""

from pathlib import Path

import msgspec

from casefile.errors import DamagedError
from casefile.i18n.words import words_for
from casefile.services.shared_list import shared_heads
from casefile.services.store.listing import Head

CODES = {"lang", "programme", "stage", "outcome", "next_code", "standing"}
"""Texts that are words of the program and tell nobody."""


def marked() -> Head:
    texts = {
        field.name: f"ZQ {field.name}"
        for field in msgspec.structs.fields(Head)
        if field.type is str and field.name not in {*CODES, "place"}
    }
    return Head(
        place="/desk/ZQ folder",
        tags=("ZQ tag",),
        next_code="paper_expires",
        next_values={"title": {"en": "ZQ job", "fr": "ZQ job"}, "names": ["ZQ name"], "days": 3},
        damage=DamagedError("store.not_read_back", what="ZQ", path="/desk/ZQ"),
        **texts,
    )


def test_no_text_of_a_line_tells_whose_case_it_is():
    shown = shared_heads([marked(), marked()], words_for("en"))
    assert [head.name for head in shown] == ["Case 1", "Case 2"]
    assert "ZQ" not in repr(shown) + "".join(str(head.damage.values) for head in shown if head.damage)
    assert shown[0].next_values["days"] == 3


def test_screens_keep_the_folder_to_open_it():
    (shown,) = shared_heads([marked()], words_for("en"), with_paths=True)
    assert (shown.path, shown.name) == (Path("/desk/ZQ folder"), "Case 1")
