"""The French catalogue: complete, without remains, faithful to its blanks, typeset as French is."""

import ast
import io
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po, write_po

from casefile.i18n.words import words_for
from tests.sources import PACKAGE, TOGETHER, calls, trees

pytestmark = TOGETHER
LOCALE = PACKAGE / "i18n" / "locale" / "fr" / "LC_MESSAGES"
ALONE, PLURAL, IN_CONTEXT = {"words", "N_", "w"}, {"NP_", "n"}, {"c"}
"""What asks for a sentence: by its text; by its singular and plural; by a context and its text."""
CLICK: dict[str, Any] = {"_": None, "gettext": None, "ngettext": (1, 2)}
BLANK = re.compile(r"\{(\w+)[^}]*\}|%\((\w+)\)s")

Key = tuple[str | None, str]


@cache
def catalogue() -> Catalog:
    with (LOCALE / "casefile.po").open("rb") as stream:
        return read_po(stream, locale="fr")


def as_text(of: Catalog) -> bytes:
    """A catalogue as it is kept: sorted, without lines of the code: two branches meet only where both wrote."""
    stream = io.BytesIO()
    write_po(stream, of, width=110, sort_output=True, ignore_obsolete=True)
    return stream.getvalue()


def entries() -> list[Any]:
    return [message for message in catalogue() if message.id]


def singular(message: Any) -> str:
    return message if isinstance(message, str) else message[0]


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


@cache
def plurals() -> dict[str, str]:
    """The plural of each sentence that has one, by its singular."""
    return {
        call.args[0].value: call.args[1].value
        for call in calls()
        if name_of(call) in PLURAL and len(call.args) > 1
        and all(isinstance(each, ast.Constant) for each in call.args[:2])
    }  # fmt: skip


@cache
def asked() -> frozenset[Key]:
    """Read by the grammar, not by tokens: a sentence asked inside another text's braces is seen on every Python."""
    found: set[Key] = set()
    for call in calls():
        name = name_of(call)
        texts = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
        wanted = texts[:2] if name in IN_CONTEXT else texts[:1] if name in ALONE | PLURAL else []
        if wanted and wanted[-1] and all(isinstance(each, str) for each in wanted):
            found.add((wanted[0] if name in IN_CONTEXT else None, wanted[-1]))
    clicks = extract_from_dir(Path(click.__file__).parent, [("**.py", "python")], keywords=CLICK)
    return frozenset(found | {(None, singular(message)) for _, _, message, _, _ in clicks})


@pytest.mark.filterwarnings("ignore")
def test_every_sentence_has_its_french():
    have = {(message.context, singular(message.id)) for message in entries()}
    assert asked() - have == set()


def test_two_branches_that_add_sentences_in_different_places_merge(tmp_path: Path):
    kept = (LOCALE / "casefile.po").read_bytes()
    assert as_text(read_po(io.BytesIO(kept), locale="fr")) == kept
    for name, text in (
        ("ours", "A sentence of one branch"),
        ("base", ""),
        ("theirs", "Wholly another sentence"),
    ):
        with_more = read_po(io.BytesIO(kept), locale="fr")
        if text:
            with_more.add(text, string=text[::-1])
        (tmp_path / name).write_bytes(as_text(with_more))
    merged = subprocess.run(
        ["git", "merge-file", "-p", "ours", "base", "theirs"], cwd=tmp_path, capture_output=True, check=False
    )
    assert merged.returncode == 0
    texts = {message.id for message in read_po(io.BytesIO(merged.stdout), locale="fr")}
    assert {"A sentence of one branch", "Wholly another sentence"} <= texts


@pytest.mark.filterwarnings("ignore")
def test_no_sentence_is_left_from_before():
    assert {(message.context, singular(message.id)) for message in entries()} - asked() == set()
    assert not catalogue().obsolete


def test_nothing_is_fuzzy_or_empty():
    assert [message.id for message in entries() if message.fuzzy] == []
    sides = [
        message.string if isinstance(message.string, tuple) else (message.string,) for message in entries()
    ]
    assert all(all(side.strip() for side in each) for each in sides)


def test_both_sides_have_the_same_blanks():
    def blanks(text: str) -> set[str]:
        return {found[0] or found[1] for found in BLANK.findall(text)}

    wrong = []
    for message in entries():
        if isinstance(message.id, tuple):
            wanted = blanks(message.id[1])
            wrong += [
                message.id for side in message.string if not blanks(side) <= wanted | blanks(message.id[0])
            ]
            wrong += [message.id] * (not wanted <= blanks(message.string[1]))
        elif blanks(message.id) != blanks(message.string):
            wrong.append(message.id)
    assert wrong == []


def test_no_sentence_of_ours_has_one_of_a_library_in_it():
    """What was caught speaks English to everybody: it is read for what it is about, and never put in an error."""
    engines = {"services/printing/texts.py"}  # Jinja’s own words, quoted as such
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path, tree in trees().items()
        for caught in ast.walk(tree)
        if isinstance(caught, ast.ExceptHandler) and caught.name
        for call in ast.walk(caught)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "").endswith("Error")
        for value in call.keywords
        if _says(value.value, caught.name)
    }
    assert found == engines


def _says(value: ast.expr, name: str) -> bool:
    """Say whether a value is, or holds, the text of what was caught under that name."""
    texts = [each.args[0] for each in ast.walk(value) if isinstance(each, ast.Call) and each.args]
    texts += [each.value for each in ast.walk(value) if isinstance(each, ast.FormattedValue)]
    return any(
        isinstance(each, ast.Name) and each.id == name for each in texts
    ) and "_of(" not in ast.unparse(value)


def test_french_spaces_and_apostrophes():
    wrong = []
    for message in entries():
        for side in message.string if isinstance(message.string, tuple) else (message.string,):
            bare = re.sub(r"https?://\S+|`[^`]*`|\{[^}]*\}", "x", side)
            ordinary = re.search(r" [:;!?»]|« |[a-zéàè]'[a-zéàèh]", bare)
            missing = re.search(r"\w[!?](?:\s|$)|«\w|\w»", bare)
            if ordinary or missing:
                wrong.append(side)
    assert wrong == []


def told(messages: Any) -> dict[Any, Any]:
    def fixed(value: Any) -> Any:
        value = value.decode() if isinstance(value, bytes) else value
        return tuple(value) if isinstance(value, list | tuple) else value

    return {(fixed(each.context), fixed(each.id)): fixed(each.string) for each in messages if each.id}


def test_the_compiled_catalogue_says_what_the_text_says():
    with (LOCALE / "casefile.mo").open("rb") as stream:
        assert told(read_mo(stream)) == told(entries())


def test_every_label_of_the_templates_has_both_languages():
    import tomllib

    def lacking(value: Any, place: str) -> list[str]:
        if isinstance(value, list):
            return [found for at, each in enumerate(value) for found in lacking(each, f"{place}[{at}]")]
        if not isinstance(value, dict):
            return []
        if "en" in value or "fr" in value:
            return [] if value.get("en", "").strip() and value.get("fr", "").strip() else [place]
        return [found for name, each in value.items() for found in lacking(each, f"{place}.{name}")]

    wrong = []
    for path in (PACKAGE.parent / "templates").rglob("*.toml"):
        wrong += lacking(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    assert wrong == []


@pytest.mark.parametrize(
    ("years", "said"), [(0, "0 année entière"), (1, "1 année entière"), (2, "2 années entières")]
)
def test_in_french_nought_takes_the_singular(years: int, said: str):
    told = words_for("fr").sentence("ahead.year_lost", {"years": years, "held": 3})
    assert said in told
