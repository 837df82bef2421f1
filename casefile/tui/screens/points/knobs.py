"""What may be supposed of a case, as lines: each with its value, its level, and what it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content

from casefile.i18n.vocabulary import ABILITIES, EDUCATION_LEVELS, OFFICIAL_LANGUAGES, person_word, said
from casefile.rules.language.scores import read_score
from casefile.tui.base import lit
from casefile.tui.widgets.lines import line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.widgets.option_list import Option

    from casefile.cases.supposed import Knob
    from casefile.i18n.words import Words
    from casefile.rules.language.levels import TestLevels

__all__ = ["KNOB", "knob_lines"]

KNOB = "if:"
"""How the id of such a line begins; the id of what is supposed follows."""


def knob_lines(knobs: Sequence[Knob], before: Sequence[Knob], words: Words) -> Iterator[Option]:
    """Yield a line for each, those of a test under its name; one that was moved says from where."""
    test = None
    were = {each.id: each.value for each in before}
    names = {each.id: _name(each, words) for each in knobs}
    width = max(map(len, names.values()), default=0)
    for each in knobs:
        if each.test is not None and each.test is not test:
            test = each.test
            yield line(lit(f"  {_test_name(test, words)}"), f"test:{test.told.id}")
        moved = each.id in were and were[each.id] != each.value
        value = _value(each, each.value, words)
        if moved:
            was = words("was {value}", value=_value(each, were[each.id], words))
            value = f"{value}  ({was})"
        name = lit(f"↔ {names[each.id].ljust(width)}", "bold" if moved else "")
        told = Content.assemble(name, lit(f"  {value}", "bold $text-warning" if moved else ""))
        yield line(told, f"{KNOB}{each.id}", len(name) + 2)


def _name(knob: Knob, words: Words) -> str:
    if knob.test is not None and knob.ability is not None:
        return f"  {said(words, ABILITIES, knob.ability)}"
    if knob.language is not None:
        return words(
            "{official_language}, all four", official_language=said(words, OFFICIAL_LANGUAGES, knob.language)
        )
    return {
        "age": words("Age"),
        "education": words("Education"),
        "canadian_years": words("Years of work in Canada"),
        "foreign_years": words("Years of work elsewhere"),
        "certificate": words("Certificate of qualification"),
        "sibling": words("Brother or sister in Canada"),
        "nomination": words("Nomination"),
    }[knob.id]


def _test_name(test: TestLevels, words: Words) -> str:
    """Return the name of a test with its day, and whose it is unless it is the applicant's."""
    name = test.name if isinstance(test.name, str) else words.label(test.name)
    told = name if test.told.taken_on is None else f"{name}, {words.date(test.told.taken_on, 'short')}"
    return told if test.told.person == "principal" else f"{told} · {person_word(words, test.told.person)}"


def _value(knob: Knob, value: Any, words: Words) -> str:
    if knob.ability is not None:
        return _score(knob, str(value))
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if knob.id == "education":
        return said(words, EDUCATION_LEVELS, value)
    if knob.language is not None:
        return words("level {n}", n=value) if value else words("no test")
    return words("not told") if value is None else str(value)


def _score(knob: Knob, typed: str) -> str:
    """Return a score with the level it gives; what is no score of the test is shown as it was typed."""
    score, scale = read_score(typed), knob.test.scale if knob.test else None
    if score is None or scale is None or knob.ability is None or not scale.possible(knob.ability, score):
        return typed or "—"
    name = "NCLC" if knob.test and knob.test.language == "fr" else "CLB"
    level = scale.level(knob.ability, score)
    return f"{typed}  {name} {level}" if level else f"{typed}  < {name} 4"
