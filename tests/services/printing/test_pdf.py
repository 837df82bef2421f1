import io
import re
from pathlib import Path

import msgspec
import pytest
import typst
from pypdf import PdfReader

from casefile.errors import UsageError
from casefile.i18n import words_for
from casefile.services.printing import build_page, render
from tests.services.printing import fictional
from tests.services.printing.nasty import NASTY, nasty_case
from tests.services.printing.reading import pages_read


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def text_of(content: bytes) -> str:
    return "\n".join(pages_read(content))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\u00a0\u202f\ufffe]+", "", text)


def printed(lang="fr", what="checklist", paper="a4", seen=None) -> bytes:
    done = render(build_page(seen or fictional.assessment(), words_for(lang), what, paper), "pdf")
    assert done.notes == ()
    return done.content


def test_every_line_file_and_date_is_on_the_paper():
    content = printed()
    text = squeezed(text_of(content))
    pages = len(read(content).pages)
    for number in range(1, pages + 1):
        assert f"page{number}sur{pages}" in text
    for line in fictional.lines():
        assert squeezed(line.item.title.fr) in text
        for filed in line.files:
            if filed.document.original_name.isascii():
                assert squeezed(filed.document.original_name) in text
    for said in (
        "lundi3mars2025",
        "2687,14h",
        "18810÷7=2687,14h",
        "✗manquant",
    ):
        assert said in text
    assert text.count("Cedocumentinforme,ilneconseillepas") == 1


@pytest.mark.parametrize(
    ("lang", "title"), [("fr", "Liste de contrôle : Camille Exemple"), ("en", "Checklist: Camille Exemple")]
)
def test_the_pdf_is_tagged_titled_and_says_its_language(lang, title):
    reader = read(printed(lang))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith(lang)
    assert reader.metadata.title.replace("\u00a0", " ") == title
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.root_object["/Metadata"].get_data()


def test_the_pdf_tells_nothing_of_who_made_it_nor_where():
    content = printed()
    metadata = read(content).metadata
    assert metadata.author is None
    assert str(Path.home()).encode() not in content
    assert b"/work/" not in content


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_the_paper_is_the_one_asked_for(paper, width):
    assert int(read(printed(paper=paper)).pages[0].mediabox.width) == width


def test_the_same_case_gives_the_same_bytes():
    assert printed() == printed()


def test_the_day_on_the_paper_is_the_day_of_the_file():
    told = read(printed()).metadata.creation_date.isoformat()
    assert told == f"{fictional.TODAY.isoformat()}T00:00:00+00:00"


def test_the_hours_alone_are_two_pages_at_most_and_hold_every_addend():
    content = printed(what="hours")
    text = squeezed(text_of(content))
    assert len(read(content).pages) <= 2
    for said in ("18810", "1260", "1410", "2698,00h", "30h/semaine", "IRPRs.80(3)[1]"):
        assert said in text
    assert "Certificatdepolice" not in text


def test_the_dates_alone_are_a_page():
    text = squeezed(text_of(printed("en", "deadlines")))
    assert (
        "SendthecompleteapplicationComputedhere:thedateinyouraccountistheonethatcounts.·countedfromJanuary2,2025·"
    ) in text
    assert "in42days" in text
    assert "Hoursofexperience" not in text


def test_what_was_typed_is_never_read_as_markup():
    text = squeezed(text_of(render(build_page(nasty_case(), words_for("fr")), "pdf").content))
    for said in NASTY:
        assert squeezed(said) in text, said


def test_letters_that_no_font_has_are_named(monkeypatch):
    done = render(build_page(nasty_case(note="\U00016a40 \U0001e902"), words_for("fr")), "pdf")
    assert done.content.startswith(b"%PDF")
    assert [note.code for note in done.notes] == ["printing.letters_missing"]
    assert "\U00016a40" in done.notes[0].values["letters"]
    assert "\U00016a40" in words_for("fr").of(done.notes[0])
    text = squeezed(text_of(done.content))
    assert "[U+16A40]" in text
    assert "[U+1E902]" in text
    reader = read(done.content)
    assert (
        b"pdfuaid:part" in reader.root_object["/Metadata"].get_data()
    )  # the paper stays one that screen readers can follow


def test_letters_of_many_scripts_are_found_without_setting_the_paper_twice(monkeypatch):
    """A failed try costs 0.1 s of processor time: the fonts are asked with a page of nothing but the letters."""
    tried = []
    real = typst.compile

    def counted(source, **settings):
        tried.append((isinstance(source, bytes), settings["ignore_system_fonts"]))
        return real(source, **settings)

    monkeypatch.setattr(typst, "compile", counted)
    render(build_page(nasty_case(note="\U00016a40"), words_for("fr")), "pdf")
    assert tried == [(True, True), (True, False), (False, False)]  # the fonts of the computer are asked last
    tried.clear()
    render(build_page(fictional.assessment(), words_for("fr")), "pdf")
    assert tried == [(True, True), (False, True)]


def test_a_long_employer_stays_on_the_drawing():
    seen = fictional.assessment()
    name = "Société Générale d’Ingénierie et de Développement Informatique de Haute-Normandie"
    entries = tuple(msgspec.structs.replace(each, employer=name) for each in seen.hours.entries)
    long = msgspec.structs.replace(seen, hours=msgspec.structs.replace(seen.hours, entries=entries))
    text = squeezed(text_of(printed(seen=long, what="hours")))
    assert squeezed(name[:33] + "…") in text  # cut on the drawing
    assert squeezed(name) in text  # whole in the table below


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("CASEFILE_TEMPLATES", str(tmp_path))
    (tmp_path / "print").mkdir()
    return tmp_path / "print"


def test_the_persons_own_template_replaces_ours(own):
    (own / "paper.typ").write_text(
        '#set document(title: "x")\n#let d = json(bytes(sys.inputs.data))\n= #d.subject is mine',
        encoding="utf-8",
    )
    assert "Camille Exemple is mine" in text_of(printed())


def test_the_lines_of_an_office_stand_above_all_else_and_not_on_letters_to_sign(own):
    (own / "letterhead.toml").write_text('en = ["Martin #Immigration", "R123456"]', encoding="utf-8")
    first = text_of(printed())
    assert first.index("Martin #Immigration") < first.index("R123456") < first.index("Camille Exemple")
    assert first.count("Martin #Immigration") == 1


def test_an_office_s_own_paper_reads_a_picture_beside_it(own):
    (own / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text x="1" y="8">L</text></svg>'
    )
    (own / "paper.typ").write_text(
        '#set document(title: "x")\n#let d = json(bytes(sys.inputs.data))\n'
        '#image("logo.svg", alt: "Our sign")\n= #d.subject',
        encoding="utf-8",
    )
    assert "Camille Exemple" in text_of(printed())


def test_a_broken_template_is_named_with_its_fault(own):
    (own / "paper.typ").write_text("#let x = 1\n#nothing-like-this", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        printed()
    assert caught.value.code == "printing.template_broken"
    assert caught.value.values["name"] == "print/paper.typ:2"
    assert caught.value.values["problem"] == "error: unknown variable: nothing-like-this"
    assert "print/paper.typ:2" in words_for("fr").of(caught.value)


@pytest.mark.parametrize("where", ["paper.typ", "parts/more.typ"])
def test_a_template_that_goes_to_the_network_is_refused(own, where):
    (own / "paper.typ").write_text('#set document(title: "x")\n= x', encoding="utf-8")
    (own / where).parent.mkdir(exist_ok=True)
    (own / where).write_text('#import "@preview/tablex:0.0.8": *', encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        printed()
    assert caught.value.code == "printing.template_fetches"


def test_a_template_reads_no_file_outside_its_folder(own):
    (own.parent / "secret.txt").write_text("secret", encoding="utf-8")
    (own / "paper.typ").write_text('#set document(title: "x")\n#read("../secret.txt")', encoding="utf-8")
    with pytest.raises(UsageError):
        printed()
