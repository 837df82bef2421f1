"""The lines of a pasted text, without the marks of e-mails and of lists; and the headings of a CV."""

import re
from collections.abc import Iterator
from typing import Literal
from unicodedata import normalize

import msgspec

from casefile.rules.text import folded_word

__all__ = ["COLUMN", "Heading", "TextLine", "heading_of", "text_lines"]

COLUMN = "\t"
"""Stands between the columns of a line, whether they were tabs, strokes or runs of blanks."""
Heading = Literal["work", "study", "other"]
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad]")
_QUOTED = re.compile(r"^(?:\s*>)+\s?")
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪◦‣●○■□➢►✓+\uf0b7o]|\d{1,2}[.)])\s+")
_COLUMNS = re.compile(r"\s*\t\s*|[ \u00a0]{3,}|\s+\|\s+")
_HEADINGS: dict[Heading, tuple[str, ...]] = {
    "work": (
        "experience", "experiences", "experience professionnelle", "expériences professionnelles", "mon expérience",
        "parcours professionnel", "emplois", "emploi", "carrière", "work experience", "professional experience",
        "employment", "employment history", "work history", "career", "career history", "relevant experience",
    ),
    "study": (
        "formation", "formations", "formation académique", "études", "scolarité", "parcours scolaire", "diplômes",
        "diplômes et formations", "education", "education and training", "academic background", "studies", "degrees",
    ),
    "other": (
        "compétences", "skills", "langues", "languages", "loisirs", "centres d’intérêt", "intérêts", "hobbies",
        "interests", "certifications", "licenses & certifications", "licences et certifications", "projets",
        "projects", "publications", "références", "references", "bénévolat", "volunteering", "volunteer experience",
        "distinctions", "honors & awards", "courses", "cours",
    ),
}  # fmt: skip
_BY_WORD = {folded_word(word): kind for kind, words in _HEADINGS.items() for word in words}


class TextLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line that says something: its `number` in the text, from 1; `after_blank` when a paragraph begins with it."""

    number: int
    text: str
    bullet: bool = False
    after_blank: bool = False


def text_lines(text: str) -> Iterator[TextLine]:
    """Yield the lines that are neither empty nor remarks (#), cleaned: `>` and bullets dropped, blanks made one."""
    blank = True
    for number, raw in enumerate(normalize("NFC", text).splitlines(), start=1):
        bare = _QUOTED.sub("", _INVISIBLE.sub("", raw))
        listed = _BULLET.match(bare)
        bare = bare[listed.end() :] if listed else bare.strip(" \u00a0")
        plain = COLUMN.join(" ".join(part.split()) for part in _COLUMNS.split(bare)).strip()
        if plain.startswith("#"):
            continue
        if plain:
            yield TextLine(number=number, text=plain, bullet=bool(listed), after_blank=blank)
        blank = not plain


def heading_of(text: str) -> Heading | None:
    """Return what a line is the heading of in a CV, None when it is none."""
    return _BY_WORD.get(folded_word(text.strip(" :_-–—=*")))
