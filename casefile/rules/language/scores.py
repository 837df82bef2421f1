"""What is wrong with the scores of a test as told: impossible ones, those of an older scale, a name too short."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from casefile.rules.book.test_scales import ABILITIES, LOWEST, Scale, Test, Tests
from casefile.rules.facts import LanguageTest
from casefile.rules.findings import Finding
from casefile.rules.language.names import asked_back, recognised_test

__all__ = ["doubts_of", "read_score", "score_faults"]


def read_score(text: str) -> Decimal | None:
    """Return a score as typed (a decimal comma is one), None when it is not a plain number."""
    if text.strip().upper() == "M":  # the lowest level of a CELPIP report
        return Decimal(0)
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def score_faults(told: LanguageTest, tests: Tests) -> Iterator[Finding]:
    """Yield a blocker for every score its test cannot give, with the range; the field is the finding's `ability`.

    A test whose day is unknown is measured on the newest scale. A test that is not a designated one has no scale.
    """
    test = tests.get(recognised_test(told.name) or asked_back(told.name))
    if test is None:
        return
    scale = test.scale_of(told.taken_on)
    if scale is None:
        values = {"test": test.label, "taken_on": told.taken_on, "since_on": test.scales[0].since}
        yield Finding(
            code="language.before_test", severity="blocker", values=values | {"ability": "taken_on"}
        )
        return
    for ability in ABILITIES:
        text = getattr(told, ability)
        if text.strip():
            yield from _score_fault(test, scale, ability, text)


def _score_fault(test: Test, scale: Scale, ability: str, text: str) -> Iterator[Finding]:
    score = read_score(text)
    if score is not None and scale.possible(ability, score):
        return
    inside = score is not None and scale.least[ability] <= score <= scale.most[ability]
    values = {
        "test": test.label,
        "ability": ability,
        "typed": text.strip()[:60],
        "least_score": scale.least[ability],
        "most_score": scale.most[ability],
        "step_score": scale.step,
    }
    code = "language.score_step" if inside else "language.score_impossible"
    if inside and scale.step == 1:
        code = "language.score_not_whole"
    yield Finding(code=code, severity="blocker", values=values)


def doubts_of(told: LanguageTest, tests: Tests, today: date) -> Iterator[Finding]:
    """Yield what is asked back: which test it was, whether the scale is the old one, a day still to come."""
    short = tests.get(asked_back(told.name))
    if short is not None:
        values = {"name": told.name[:60], "test": short.label, "other": short.other}
        yield Finding(code="language.which_test", severity="warning", values=values)
    if told.taken_on is not None and told.taken_on > today and any(getattr(told, each) for each in ABILITIES):
        known = tests.get(recognised_test(told.name))
        values = {"test": known.label if known else told.name[:60], "taken_on": told.taken_on}
        yield Finding(code="language.test_ahead", severity="warning", values=values)
    test = tests.get(recognised_test(told.name) or asked_back(told.name))
    if test is not None and told.taken_on is not None:
        yield from _old_scale(told, test, told.taken_on)


def _old_scale(told: LanguageTest, test: Test, taken_on: date) -> Iterator[Finding]:
    """Ask about a score under level 4 that an older scale of the same test would place at 4 or higher."""
    now = test.scale_on(taken_on)
    if now is None:
        return
    for ability in ABILITIES:
        score = read_score(getattr(told, ability))
        if score is None or now.level(ability, score) >= LOWEST or not now.possible(ability, score):
            continue
        older = [scale for scale in test.scales if scale.since < now.since and scale.possible(ability, score)]
        fitting = [scale for scale in older if scale.level(ability, score) >= LOWEST]
        if fitting:
            scale = fitting[0]
            values = {
                "test": test.label, "ability": ability, "score": score, "taken_on": taken_on,
                "level": scale.level(ability, score), "until_on": test.ends_on(scale),
                "least_score": now.score_for(ability, LOWEST),
            }  # fmt: skip
            yield Finding(code="language.old_scale", severity="warning", values=values)
