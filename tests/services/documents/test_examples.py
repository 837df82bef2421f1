"""The demonstration's files show what they are meant to show."""

import pytest

from casefile.services.documents.examples import make_examples

EXPECTED = {
    "fine": ("ready", []),
    "protected": ("blocked", ["document.password_needed"]),
    "too_large": ("blocked", ["document.too_large", "document.scan_only"]),
    "truncated": ("blocked", ["document.damaged"]),
    "jpeg": ("blocked", ["document.extension_mismatch"]),
}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_example_shows_its_fault_and_the_letter_none(inspector, tmp_path, lang):
    made = make_examples(tmp_path, lang)
    reports = {key: inspector.report(path, names=("Camille Moreau",)) for key, path in made.items()}
    found = {key: (each.verdict, [f.code for f in each.findings]) for key, each in reports.items()}
    assert found == EXPECTED
    assert reports["fine"].look.text_language == lang


def test_the_same_bytes_every_time(tmp_path):
    one = make_examples(tmp_path / "one", "fr")
    two = make_examples(tmp_path / "two", "fr")
    assert {key: path.read_bytes() for key, path in one.items()} == {
        key: path.read_bytes() for key, path in two.items()
    }
