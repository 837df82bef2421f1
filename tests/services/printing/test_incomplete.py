"""Whatever is put on paper says at its top what it lacks of a case that cannot be read whole."""

import msgspec
import pytest

from casefile.cases.model import Unread
from casefile.i18n.vocabulary import PRINT_PARTS
from casefile.i18n.words import words_for
from casefile.services.desk import Desk
from casefile.services.printing.render import FORMATS
from tests.services.printing.reading import pages_read
from tests.tui.desks import TODAY, example_case

LOST = Unread(
    table="contracts", number="2", id="c2", place="first", value="=2017-09-01x", whole=True,
    told={"id": "c2", "employer": "Atelier [Nord]", "first": "=2017-09-01x"},
)  # fmt: skip


def _text(content: bytes, format: str) -> str:
    if format == "pdf":
        return "\n".join(pages_read(content))
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("what", PRINT_PARTS)
def test_every_report_in_every_format_says_it_first(what, format):
    desk = Desk()
    for unread in ((), (LOST,)):
        case = msgspec.structs.replace(example_case(), unread=unread)
        seen = desk.assess(case, today=TODAY)
        text = " ".join(_text(desk.print_bytes(seen, what, format, words_for("en"))[0], format).split())
        start = text.find("Incomplete: 1 thing")
        assert (start >= 0) == bool(unread)
        if unread:
            assert "Atelier" in text[start:]
            assert "2017-09-01x" in text[start : start + 700]
            assert format == "html" or start < 400
            assert format != "csv" or text.startswith("! Incomplete")
