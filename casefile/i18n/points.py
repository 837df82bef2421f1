"""The points and the programmes in one line, as screens, papers and the terminal say them."""

from typing import TYPE_CHECKING

from casefile.i18n.vocabulary import (
    CONDITION_SIGNS,
    CONDITION_VERDICTS,
    CONDITIONS,
    EDUCATION_LEVELS,
    FSW67_FACTOR_NAMES,
    OFFICIAL_LANGUAGES,
    said,
)
from casefile.i18n.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from casefile.rules.eligibility.programmes import ProgrammeEligibility
    from casefile.rules.language.levels import Levels
    from casefile.rules.points.profile import Profile
    from casefile.rules.points.report import CrsAnswer, Fsw67Answer, PointsReport

__all__ = [
    "FACTOR_GROUPS",
    "beyond_the_grid",
    "crs_text",
    "factor_reason",
    "out_of_reach",
    "programme_text",
    "selection_reason",
    "selection_text",
    "signed_change",
]

FACTOR_GROUPS: "Mapping[str, tuple[str, ...]]" = {
    "core": ("age", "education", "first_language", "second_language", "canadian_work"),
    "spouse": ("spouse_education", "spouse_language", "spouse_canadian_work"),
    "transferability": (
        "education_language", "education_canadian_work", "foreign_work_language", "foreign_work_canadian_work",
        "certificate_language",
    ),
    "additional": ("french", "canadian_study", "sibling", "nomination", "arranged_employment"),
}  # fmt: skip
"""The factors of the ranking by the part whose sum and cap they come under."""


def crs_text(crs: "CrsAnswer", words: Words) -> str:
    """Return the total of the ranking: the account's, what is sure, or what the last grid known gives."""
    if crs.points_in_account is not None:
        return words(
            "your account shows {account}; {total} counted here",
            account=crs.points_in_account, total=crs.total,
        )  # fmt: skip
    if crs.sure is None:
        return words("{total} by the last grid known, not sure", total=crs.total)
    if crs.sure < crs.total:
        return words("{sure} for sure, up to {total}", sure=crs.sure, total=crs.total)
    return str(crs.total)


def selection_text(found: "Fsw67Answer", words: Words) -> str:
    """Return the points of the selection grid."""
    if found.points.total is None and not found.known:
        return words("not known yet, a fact is missing")
    if found.points.total is None and not found.tested:
        return words("not eligible, no language test counts on that day")
    if found.points.total is None:
        return words(
            "not eligible, an ability of the first language is below level {least}",
            least=found.grid.language.least,
        )
    return words("{total} ({pass_mark} asked)", total=found.points.total, pass_mark=found.grid.pass_mark)


def programme_text(found: "ProgrammeEligibility", lacking: "Sequence[str]", words: Words) -> str:
    """Return what the facts say of a programme, with its sign and the conditions that make it so."""
    verdict = said(words, CONDITION_VERDICTS, found.verdict)
    told = words("{of_programme}: {verdict}", of_programme=found.title, verdict=verdict)
    names = ", ".join(said(words, CONDITIONS, name) for name in lacking)
    return f"{CONDITION_SIGNS[found.verdict]} {told}" + (f" ({names})" if names else "")


def signed_change(number: int) -> str:
    """Return a change of the points with its sign, the true minus included; no change has none."""
    if number == 0:
        return "0"
    return f"+{number}" if number > 0 else f"\u2212{-number}"


def out_of_reach(report: "PointsReport", words: Words) -> str:
    """Return that no step named reaches the mark of the 67 points, even a few together; nothing when one does."""
    if not report.steps67 or any(each.reaches for each in report.steps67):
        return ""
    mark = report.fsw67.grid.pass_mark
    return words("None of these reaches {pass_mark}, alone or up to three together.", pass_mark=mark)


def beyond_the_grid(report: "PointsReport", words: Words) -> str:
    """Return that the later of the days to come are counted with a grid not known to hold then; else nothing."""
    until = report.crs.grid.known_until
    if until is None or not report.ahead or report.ahead[-1].on <= until:
        return ""
    return words("After {until_on} counted with the last grid known: not sure", until_on=until)


# --- why a factor is worth what it is


def factor_reason(name: str, profile: "Profile", first: str, words: Words) -> str:
    """Return the facts a factor of the ranking is counted from; empty for a sum."""
    reason = _REASONS.get(name)
    return reason(profile, first, words) if reason else ""


def selection_reason(name: str, report: "PointsReport", words: Words) -> str:
    """Return the facts a factor of the 67 points is counted from."""
    profile, points, reasons = report.reading.most, report.fsw67.points, report.reasons
    if name == "adaptability":
        each = [f"{said(words, FSW67_FACTOR_NAMES, why)} {worth}" for why, worth in points.reasons.items()]
        return ", ".join(each) or words("none")
    if name == "language":
        return said(words, OFFICIAL_LANGUAGES, points.first) if any(profile.pair(points.first)[0]) else ""
    told = {
        "education": _education(profile.education, words),
        "experience": _years(reasons.experience_years, words),
        "age": _age(profile, points.first, words),
        "arranged_employment": _yes(so=reasons.arranged_employment, words=words),
    }
    return told.get(name, "")


def _age(profile: "Profile", _first: str, words: Words) -> str:
    return words("not told") if profile.age is None else words.n("{n} year", "{n} years", profile.age)


def _education(level: str, words: Words) -> str:
    return said(words, EDUCATION_LEVELS, level)


def _years(years: int, words: Words) -> str:
    return words.n("{n} whole year", "{n} whole years", years)


def _levels(levels: "Levels | None", words: Words) -> str:
    if levels is None or not any(levels):
        return words("no test that counts")
    return words("levels {levels}", levels=", ".join(str(each) if each else "<4" for each in levels))


def _lowest(profile: "Profile", first: str, words: Words) -> str:
    return words("lowest level {n}", n=min(profile.pair(first)[0]) or "<4")


def _yes(*, so: bool, words: Words) -> str:
    return words("yes") if so else words("no")


def _french(profile: "Profile", _first: str, words: Words) -> str:
    french, english = (min(levels) if levels else 0 for levels in (profile.french, profile.english))
    return words(
        "lowest level: French {french}, English {english}", french=french or "—", english=english or "—"
    )


_REASONS: "Mapping[str, Callable[[Profile, str, Words], str]]" = {
    "age": _age,
    "education": lambda profile, _, words: _education(profile.education, words),
    "first_language": lambda profile, first, words: _levels(profile.pair(first)[0], words),
    "second_language": lambda profile, first, words: _levels(profile.pair(first)[1], words),
    "canadian_work": lambda profile, _, words: _years(profile.canadian_years, words),
    "spouse_education": lambda profile, _, words: _education(
        profile.partner.education if profile.partner else "", words
    ),
    "spouse_language": lambda profile, _, words: _levels(
        profile.partner.levels if profile.partner else None, words
    ),
    "spouse_canadian_work": lambda profile, _, words: _years(
        profile.partner.canadian_years if profile.partner else 0, words
    ),
    "education_language": _lowest,
    "education_canadian_work": lambda profile, _, words: _years(profile.canadian_years, words),
    "foreign_work_language": lambda profile, first, words: (
        f"{_years(profile.foreign_years, words)}, {_lowest(profile, first, words)}"
    ),
    "foreign_work_canadian_work": lambda profile, _, words: words(
        "outside Canada: {abroad}; in Canada: {home}",
        abroad=_years(profile.foreign_years, words),
        home=_years(profile.canadian_years, words),
    ),
    "certificate_language": lambda profile, first, words: (
        f"{_yes(so=profile.certificate, words=words)}, {_lowest(profile, first, words)}"
    ),
    "french": _french,
    "canadian_study": lambda profile, _, words: (
        _education(profile.canadian_study, words) if profile.canadian_study else words("none")
    ),
    "sibling": lambda profile, _, words: _yes(so=profile.sibling, words=words),
    "nomination": lambda profile, _, words: _yes(so=profile.nominated, words=words),
    "arranged_employment": lambda profile, _, words: ", ".join(profile.offers) or words("none"),
}
