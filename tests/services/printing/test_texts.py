import html
import re
from html.parser import HTMLParser

import msgspec
import pytest

from casefile.errors import UsageError
from casefile.i18n import words_for
from casefile.i18n.vocabulary import PRINT_PARTS
from casefile.services.printing import build_page, render
from tests.services.printing import fictional
from tests.services.printing.golden import KEPT, kept_path, printout
from tests.services.printing.nasty import NASTY, nasty_case


def printed(ending, lang="fr", what="checklist", seen=None) -> str:
    done = render(build_page(seen or fictional.assessment(), words_for(lang), what), ending)
    return done.content.decode("utf-8")


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", KEPT)
def test_the_printout_is_the_one_kept(name, lang):
    assert printout(name, lang).decode("utf-8") == kept_path(name, lang).read_bytes().decode("utf-8")


@pytest.mark.parametrize("what", list(PRINT_PARTS))
def test_the_web_page_asks_nothing_of_the_network_and_runs_nothing(what):
    page = printed("html", what=what)
    assert "default-src 'none'" in page
    assert not re.search(r"<script|src=|<link|@import|url\(", page)
    assert all(re.fullmatch(r"https://[^\"<>]+|#source-\d+", to) for to in re.findall(r'href="(.*?)"', page))
    assert page.count("href=") == len(re.findall(r'<a href="', page))
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="fr">' in page


class Balance(HTMLParser):
    """Remembers what is open, and what was closed out of turn."""

    def __init__(self):
        super().__init__()
        self.open, self.wrong = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append((tag, self.getpos()))


@pytest.mark.parametrize("what", list(PRINT_PARTS))
def test_the_web_page_closes_what_it_opens(what):
    balance = Balance()
    balance.feed(printed("html", what=what))
    assert (balance.open, balance.wrong) == ([], [])


def test_the_web_page_shows_what_was_typed():
    page = printed("html", seen=nasty_case())
    assert "<script>" not in page
    shown = html.unescape(page)
    for said in NASTY:
        assert said in shown, said


def test_markdown_shows_what_was_typed():
    page = printed("md", seen=nasty_case())
    assert "<script>" not in page
    assert "[link](" not in page
    shown = re.sub(r"\\(.)", r"\1", page)
    for said in NASTY:
        assert said in shown, said


@pytest.mark.parametrize(
    "said", ["- not a list", "1. not a list", "# not a title", "| not a table", "+ x", "=== x"]
)
def test_what_begins_like_markdown_stays_text(said):
    escaped = [row for row in _marked(said) if row]
    assert escaped == [_marked(said)[0]]
    assert re.match(r"\\|\d+\\", escaped[0])
    assert re.sub(r"\\(.)", r"\1", escaped[0]) == said


def _marked(said: str) -> list[str]:
    """Return the row of the printout that holds the first thing to do, when that is what was said."""
    title = fictional.both(said, said)
    item = msgspec.structs.replace(fictional.lines()[3].item, of_label=None, title=title)
    seen = fictional.assessment(lines=(msgspec.structs.replace(fictional.lines()[3], item=item),))
    found = re.search(r"^- \[ \] \*\*(.+?)\*\* · ✗", printed("md", seen=seen), re.MULTILINE)
    return [found[1]] if found else []


def test_plain_text_shows_what_was_typed():
    page = printed("txt", seen=nasty_case())
    for said in NASTY:
        assert re.sub(r"\s+", "", said) in re.sub(r"\s+", "", page), said


@pytest.mark.parametrize("ending", ["html", "md", "txt", "csv"])
def test_signs_that_drive_a_terminal_or_turn_words_around_are_gone(ending):
    seen = nasty_case(note="a\x1b[31mb\x00c\u202efdp.exe\u2066d\ud800e\x9bf")
    page = printed(ending, seen=seen)
    assert not set("\x1b\x00\u202e\u2066\ud800\x9b") & set(page)
    assert "fdp.exe" in page


def test_a_note_on_several_lines_stays_in_its_place():
    page = printed("txt", seen=nasty_case(note="one\r\n# two\u2028three"))
    assert "one # two three" in re.sub(r"\s+", " ", page)
    assert "\n# two" not in page


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("CASEFILE_TEMPLATES", str(tmp_path))
    (tmp_path / "print").mkdir()
    return tmp_path / "print"


def test_the_persons_own_template_replaces_ours(own):
    (own / "paper.txt.j2").write_text("Pour {{ page.subject }}", encoding="utf-8")
    assert printed("txt") == "Pour Camille Exemple\n"


@pytest.mark.parametrize(
    "source",
    [
        "{{ page.nothing }}",
        "{% for %}",
        "{{ ''.__class__.__mro__ }}",
        "{% include 'paper.html.j2' %}",
        "{% for i in range(10**9) %}{% endfor %}",
        "{{ page.labels.update({'a': 1}) }}",
        "{{ 1 / 0 }}",
    ],
)
def test_a_template_that_fails_or_tries_something_is_named(own, source):
    (own / "paper.txt.j2").write_text(source, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        printed("txt")
    assert caught.value.code == "printing.template_broken"
    assert caught.value.values["name"].partition(":")[0] == "print/paper.txt.j2"
    assert caught.value.values["problem"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("what", list(PRINT_PARTS))
def test_plain_text_fits_eighty_columns_but_for_addresses(what, lang):
    lines = printed("txt", lang, what).splitlines()
    assert [line for line in lines if len(line) > 80 and "https://" not in line] == []


def test_a_table_in_markdown_is_a_table_and_its_cells_are_escaped_once():
    page = printed("md", "en", "hours")
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert "| --- | --- | --- | --- | --- | ---: | ---: |" in rows
    assert any("459.64" in row for row in rows)
    assert not [line for line in page.splitlines() if line.startswith("\\|")]
    assert "\\\\" not in page


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1. Exemple", "1\\. Exemple"),
        ("459.64", "459.64"),
        ("- x", "\\- x"),
        ("a|b", "a\\|b"),
        ("2)", "2\\)"),
    ],
)
def test_what_markdown_would_read_as_a_list_or_a_cell_is_escaped(typed, shown):
    from casefile.services.printing.texts import _markdown

    assert _markdown(typed) == shown


OFFICE = ("Étude <Martin> & Cie", "12, rue *Sherbrooke*", "R123456")


@pytest.fixture
def office(own):
    lines = ", ".join(f'"{each}"' for each in OFFICE)
    (own / "letterhead.toml").write_text(f"fr = [{lines}]", encoding="utf-8")
    return own


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("ending", ["html", "md", "txt"])
def test_the_lines_of_an_office_stand_above_all_else_as_they_were_written(office, ending, lang):
    page = printed(ending, lang)
    shown = html.unescape(re.sub(r"\\(.)", r"\1", page))
    places = [shown.index(each) for each in OFFICE]
    assert places == sorted(places)
    assert places[2] < shown.index("Camille Exemple", places[2])
    assert "<Martin>" not in page or ending == "txt"


def test_an_office_that_wrote_in_both_languages_is_named_in_that_of_the_page(own):
    (own / "letterhead.toml").write_text('fr = ["Étude Martin"]\nen = ["Martin Law"]', encoding="utf-8")
    assert {lang: printed("txt", lang).splitlines()[0] for lang in ("fr", "en")} == {
        "fr": "Étude Martin",
        "en": "Martin Law",
    }


def test_a_page_to_show_to_others_does_not_name_the_office(office):
    from casefile.cases.share_safe import SharedCase

    seen = fictional.assessment()
    case = msgspec.convert(msgspec.to_builtins(seen.case), SharedCase)
    assert OFFICE[2] not in printed("txt", seen=msgspec.structs.replace(seen, case=case))
    assert OFFICE[2] in printed("txt")


@pytest.mark.parametrize("text", ["logo = 'x.png'", "fr = 'one line'", f"fr = ['{'x' * 201}']", "fr = ["])
def test_a_faulty_letterhead_is_refused_by_its_name(own, text):
    (own / "letterhead.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        printed("txt")
    assert "print/letterhead.toml" in words_for("fr").of(caught.value)
