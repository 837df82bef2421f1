"""What is opened in the viewer's engine is closed again, whatever the file is: its memory is not ours.

Documents are opened in `viewer`, pages in `page_view`, pictures that are drawn in `drawn`.
"""

from collections import Counter

import pytest
from pypdfium2 import raw

from casefile.rules.documents.looks import Look
from casefile.services.documents import pdf
from casefile.services.documents.viewer import Viewer
from casefile.services.fitting.drawn import picture_drawn
from casefile.services.fitting.refusal import RefusedError
from tests.services.documents.making import drawn, locked, picture, scan_pdf, text_pdf
from tests.services.documents.test_seen_pages import paper

CLOSED_BY = {
    "FPDF_LoadMemDocument64": "FPDF_CloseDocument",
    "FPDF_LoadPage": "FPDF_ClosePage",
    "FPDFText_LoadPage": "FPDFText_ClosePage",
    "FPDFPage_GetAnnot": "FPDFPage_CloseAnnot",
    "FPDFBitmap_Create": "FPDFBitmap_Destroy",
    "FPDFBitmap_CreateEx": "FPDFBitmap_Destroy",
}
NOTE = (
    b"/Annots [<< /Type /Annot /Subtype /Stamp /Rect [9 9 99 99] >> << /Subtype /Link /Rect [9 9 99 99] >>]"
)
FILES = {
    "a letter": text_pdf(),
    "a scan": scan_pdf(picture(300, 400), 300, 400),
    "a scan with words over it": paper(b"q 600 0 0 800 0 0 cm /P0 Do Q " + drawn(("over",)), pictures=()),
    "blank pages": paper(b"", b"1 1 1 rg 0 0 9 9 re f", b"BT /F1 9 Tf 9 9 Td ( ) Tj ET"),
    "notes": text_pdf(page=NOTE),
    "notes alone": paper(b"", annots=NOTE),
    "a locked one": locked(text_pdf(), "secret", "owner"),
    "a restricted one": locked(text_pdf(), "", "owner"),
    "no document": b"%PDF-1.7 nothing",
    "one cut short": text_pdf()[:-120],
}


@pytest.fixture
def left_open(monkeypatch):
    """Return what is still open, by what opened it."""
    count: Counter[str] = Counter()

    def watched(name, real, step):
        def called(*told):
            found = real(*told)
            count[name] += step if found or step < 0 else 0
            return found

        return called

    for opens, closes in CLOSED_BY.items():
        monkeypatch.setattr(raw, opens, watched(closes, getattr(raw, opens), 1))
    for closes in dict.fromkeys(CLOSED_BY.values()):
        monkeypatch.setattr(raw, closes, watched(closes, getattr(raw, closes), -1))
    return count


@pytest.mark.parametrize("what", sorted(FILES))
def test_what_a_look_opens_it_closes(what, left_open):
    pdf.warm_up()
    pdf.look_into(Look(name="a"), FILES[what], ("Camille",), ("letter",))
    assert "FPDF_CloseDocument" in left_open or what in {"no document", "a locked one"}
    assert not +left_open
    assert not -left_open
    with Viewer(FILES[what]) as viewer:
        if viewer.pages:
            viewer.picture(0, 90, 90)
    assert set(left_open.values()) <= {0}


@pytest.mark.parametrize("content", [FILES["a scan"], FILES["no document"]])
@pytest.mark.parametrize("grey", [True, False])
def test_what_the_drawing_of_a_picture_opens_it_closes(content, grey, left_open):
    try:
        picture_drawn(content, (300, 400), (30, 40), grey=grey)
    except RefusedError as refusal:
        assert (refusal.code, content) == ("fit.unreadable", FILES["no document"])  # noqa: PT017 - both ways are right
    assert set(left_open.values()) <= {0}
