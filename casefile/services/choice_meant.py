"""A choice of the facts as a person says it: by its own word, or by the words either language has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from casefile.cases.contract_columns import contract_kind
from casefile.cases.leaves import leave_kind
from casefile.i18n.languages import language_code
from casefile.i18n.vocabulary import said
from casefile.i18n.words import LANGUAGES, words_for
from casefile.rules.text import folded_word
from casefile.services.fact_words import VALUE_WORDS

__all__ = ["choice_meant"]

_ALSO: Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]] = {
    ("", "marital_status"): {
        "single": ("célibataire", "unmarried"),
        "common_law": ("conjoint(e) de fait", "union libre", "concubinage", "common law"),
    },
    ("unions", "kind"): {"married": ("marié(e)",), "common_law": ("union libre", "concubinage", "common law")},
    ("unions", "ended_by"): {
        "divorce": ("divorcé(e)", "divorced"), "separation": ("séparé(e)", "separated"), "death": ("died", "décédé(e)"),
    },
    ("stays", "purpose"): {"residence": ("résidence", "lived"), "travel": ("travelled", "tourisme", "vacances")},
    ("offers", "basis"): {"lmia": ("LMIA", "EIMT"), "open_permit": ("open permit", "permis ouvert")},
    ("permits", "kind"): {
        "work": ("work", "travail"), "study": ("study", "études"), "visitor": ("visitor", "visiteur", "visiteuse"),
    },
    ("persons", "canadian"): {"citizen": ("citoyen(ne)",), "permanent_resident": ("résident(e) permanent(e)",)},
}  # fmt: skip
"""What people say besides; a union by contract (PACS) is left out: what it is worth depends on the life led."""
_ENDING = re.compile(r"\((\w{1,3})\)")
_BETWEEN = re.compile(r", | ou | or ")


def choice_meant(table: str, name: str, typed: str) -> str | None:
    """Return the choice of that key which the text names, None when it names none; `leaves` is a table too.

    A remark after it, between brackets, is passed over: “married (marié(e))” is how a kit shows it.
    """
    if (table, name) == ("credentials", "language"):
        return language_code(typed)
    known = _known(table, name)
    found = known.get(folded_word(typed)) or known.get(folded_word(typed.partition(" (")[0]))
    if found is None and (table, name) == ("contracts", "kind"):
        return contract_kind(typed)
    return leave_kind(typed) if found is None and (table, name) == ("leaves", "kind") else found


@cache
def _known(table: str, name: str) -> Mapping[str, str]:
    """Return the choices of a key by their folded words."""
    told, also = VALUE_WORDS.get((table, name), {}), _ALSO.get((table, name), {})
    found: dict[str, str] = {}
    for choice, text in told.items():
        texts = (
            *(said(words_for(lang), {choice: text}, choice) for lang in LANGUAGES),
            *also.get(choice, ()),
        )
        for each in (form for text_of_it in texts for form in _forms(text_of_it)):
            found.setdefault(each, choice)
    return found | {folded_word(choice): choice for choice in told}


def _forms(text: str) -> Iterator[str]:
    """Yield a text and its parts as they are compared, an ending between brackets taken and left."""
    for part in (text, *_BETWEEN.split(text)):
        yield from map(folded_word, (part, _ENDING.sub("", part), _ENDING.sub(r"\1", part)))
