"""The pictures of the README are small, fetch nothing, and still look like the program."""

import asyncio
import html
import importlib.util
import io
import re
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
READMES = {"en": "README.md", "fr": "README.fr.md"}
ALIKE = 0.7
"""The share of words that must be the same: a moved date or a reworded key does not make a picture old."""


def made_again():
    spec = importlib.util.spec_from_file_location("pictures", ROOT / ".ci" / "pictures.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}", text))


def shown(svg: str) -> set[str]:
    return words_of(
        html.unescape(" ".join(re.findall(r"<text[^>]*>(.*?)</text>", svg, re.DOTALL))).replace("\u00a0", " ")
    )


def alike(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_pictures_are_those_of_the_program(lang, tmp_path):
    pictures = made_again()
    for name, svg in asyncio.run(pictures.screens(lang, tmp_path)).items():
        kept = (FOLDER / f"{name}-{lang}.svg").read_text(encoding="utf-8")
        assert len(shown(kept)) > 30
        assert alike(shown(kept), shown(svg)) > ALIKE, f"{name}-{lang}: run python .ci/pictures.py"
    _, words = pictures.page(lang, tmp_path)
    with Image.open(FOLDER / f"page-{lang}.png") as picture:
        told = picture.text["Comment"]
    assert alike(words_of(told), words_of(words)) > ALIKE, f"page-{lang}: run python .ci/pictures.py"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_readme_shows_them_and_they_are_small_and_fetch_nothing(lang):
    named = re.findall(r"docs/pictures/[\w.-]+", (ROOT / READMES[lang]).read_text(encoding="utf-8"))
    assert sorted(named) == sorted(f"docs/pictures/{each.name}" for each in FOLDER.glob(f"*-{lang}.*"))
    assert len(named) == 3
    for each in named:
        content = (ROOT / each).read_bytes()
        assert len(content) < 120_000
        if each.endswith(".svg"):
            assert not re.search(rb"@font-face|@import|href=|url\(.?http", content)
        else:
            assert Image.open(io.BytesIO(content)).size[0] == 900
