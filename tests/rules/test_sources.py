"""Every source of the templates: official or marked as less, a copy said to be one, a French page where it is known."""

import re
from pathlib import Path
from urllib.parse import urlparse

import pytest

from casefile.i18n.sources import address, checked_words, doubt
from casefile.i18n.words import words_for
from casefile.resources import templates_root
from casefile.rules.findings import Source
from tests.rules.books import TODAY, book

LAW = "https://laws-lois.justice.gc.ca/eng/regulations/SOR-2002-227/"
FORUMS = ("canadavisa.com", "pvtistes.net", "homehackss.us")
_SOURCE = re.compile(r'title = "([^"]+)".*?url = "([^"]+)"(?:, confidence = "(\w+)")?(, copy = true)?')


def sources() -> list[tuple[str, str, str, bool]]:
    """Return (file, address, confidence, copy) of every source with an address."""
    return [
        (path.name, url, confidence or "high", bool(copy))
        for path in sorted(Path(templates_root()).rglob("*.toml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for _, url, confidence, copy in _SOURCE.findall(line)
    ]


def test_the_search_finds_them():
    assert len(sources()) > 150


@pytest.mark.parametrize(("name", "url", "confidence", "copy"), sources())
def test_only_the_law_is_sure_and_a_page_of_the_ministry_was_read_in_a_copy(name, url, confidence, copy):
    host = urlparse(url).netloc.removeprefix("www.")
    if host.endswith("justice.gc.ca"):
        assert not copy
        return
    assert confidence != "high", url
    assert copy is (host in ("canada.ca", "cic.gc.ca")), url
    if any(host == each or host.endswith(f".{each}") for each in FORUMS):
        assert confidence == "low", url


def test_no_newspaper_is_an_authority():
    assert not [url for _, url, _, _ in sources() if "tass.com" in url or "jamaica-gleaner" in url]


def test_a_copy_says_that_it_is_one_with_its_day_and_the_doubt():
    page = Source("A page", LAW, "medium", copy=True)
    told = checked_words(words_for("en"), page, TODAY).replace("\u00a0", " ")
    assert told == "a copy of the page, read on November 24, 2026 · to be confirmed"
    assert checked_words(words_for("en"), Source("Law", LAW), TODAY).startswith("checked on")
    assert "·" not in checked_words(words_for("en"), Source("Law", LAW), TODAY)
    assert doubt(words_for("en"), "low") == "weak source: verify"


def test_a_french_reader_gets_the_french_page():
    assert (
        address(Source("Law", LAW), "fr") == "https://laws-lois.justice.gc.ca/fra/reglements/DORS-2002-227/"
    )
    assert address(Source("Law", LAW), "en") == LAW
    assert address(Source("Blog", "https://example.org/x"), "fr") == "https://example.org/x"


def test_every_page_of_the_law_has_its_french_one_and_every_source_its_french_title():
    for _, url, _, _ in sources():
        if "justice.gc.ca/eng" in url:
            assert "/fra/" in address(Source("x", url), "fr"), url
    for parameter in book().parameters.by_id.values():
        for value in parameter.values:
            assert value.source.title_fr or not value.source.title or value.repealed, parameter.id


def test_the_french_of_a_rule_file_has_its_no_break_spaces():
    texts = [
        (path, found[1])
        for path in sorted(Path(templates_root()).rglob("*.toml"))
        for found in re.finditer(r'\b(?:title_)?fr = "((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8"))
    ]
    assert len(texts) > 100
    assert not [(path.name, text) for path, text in texts if re.search(r" [;!?»]| :(?=\s)|« ", text)]
