"""Points: every factor with its cap, its source and its day; the programmes; what would raise the total; rounds."""

from collections.abc import Iterator, Sequence
from datetime import date

from casefile.cases.points import PointsAnswer
from casefile.i18n.points import (
    FACTOR_GROUPS,
    beyond_the_grid,
    crs_text,
    factor_reason,
    out_of_reach,
    selection_reason,
    selection_text,
    signed_change,
)
from casefile.i18n.vocabulary import (
    CONDITION_SIGNS,
    CONDITION_VERDICTS,
    CONDITIONS,
    CRS_FACTOR_NAMES,
    FSW67_FACTOR_NAMES,
    OFFICIAL_LANGUAGES,
    ROUND_SIGNS,
    person_word,
    said,
)
from casefile.i18n.words import Words
from casefile.rules.book.test_scales import ABILITIES as ABILITY_NAMES
from casefile.rules.findings import Source
from casefile.rules.language.levels import TestLevels
from casefile.rules.points.fsw67 import FSW67_FACTORS
from casefile.rules.points.grids import CrsGrid, Fsw67Grid
from casefile.rules.points.report import CrsAnswer
from casefile.rules.points.waits import Wait
from casefile.rules.rounds.table import PoolDay
from casefile.services.printing.model_findings import signed
from casefile.services.printing.model_sources import Sources
from casefile.services.printing.model_table import plain_sheet
from casefile.services.printing.page import ReportSection, Sheet

__all__ = ["points_sections", "rounds_sections"]

_Row = tuple[str, str, str, str]
"""A factor: its name, its points, the most they can be, why."""


def points_sections(answer: PointsAnswer, words: Words, sources: Sources) -> Iterator[ReportSection]:
    """Yield the parts of the page, sources cited as they are met."""
    yield from _levels(answer, words, sources)
    yield _ranking(answer, words, sources)
    yield _selection(answer, words, sources)
    yield from _to_the_mark(answer, words)
    for each in answer.programmes.values():
        verdict = said(words, CONDITION_VERDICTS, each.verdict)
        yield ReportSection(
            title=f"{words.label(each.title)} — {verdict}",
            said=tuple(
                (
                    CONDITION_SIGNS[one.verdict],
                    words(
                        "{condition}: {sentence}",
                        condition=said(words, CONDITIONS, one.name),
                        sentence=words.of(one.finding),
                    ),
                )
                for one in each.conditions
            ),
        )
    yield from _changes(answer, words, sources)
    yield from rounds_sections(answer, words)
    yield ReportSection(title=words("Not judged here"), said=(("·", words.sentence("points.limits")),))


def _levels(answer: PointsAnswer, words: Words, sources: Sources) -> Iterator[ReportSection]:
    reading = answer.report.reading
    taken = (*reading.tests.all, *reading.partner_tests.all)
    if taken:
        scales = [each.scale for each in taken if each.scale]
        cited = dict.fromkeys(_cited(scale.source, scale.checked_on, words, sources) for scale in scales)
        yield ReportSection(
            title=words("Levels (CLB, NCLC)"),
            note=" · ".join(cited),
            said=tuple(
                ("·", _test(each, _use(each, person, answer, words), words))
                for person, tests in (("principal", reading.tests), ("spouse", reading.partner_tests))
                for each in tests.all
            ),
        )


def _test(each: TestLevels, use: str, words: Words) -> str:
    """Return a test in one line: what it is counted for, until when, and the level that each score gives."""
    about = [use]
    if each.good_until is not None:
        about.append(words("good until {until_on}", until_on=each.good_until))
    name = each.name if isinstance(each.name, str) else words.label(each.name)
    told = f"{name} ({', '.join(about)})"
    if each.levels is None:
        return told
    levels = ", ".join(
        words("{ability} {score}: {level}", ability=ability, score=getattr(each.told, ability),
              level=each.levels.at(ability) or words("below 4"))
        for ability in ABILITY_NAMES
    )  # fmt: skip
    return words("{test}: {levels}", test=told, levels=levels)


def _use(each: TestLevels, person: str, answer: PointsAnswer, words: Words) -> str:
    """Return what a test is counted for: whose, or as which of the applicant's languages."""
    reading = answer.report.reading
    taken = reading.tests if person == "principal" else reading.partner_tests
    if each is not taken.french and each is not taken.english:
        return words("not counted")
    if person != "principal":
        return person_word(words, person)
    first = each.language == answer.report.crs.points.first
    return words("first language") if first else words("second language")


def _ranking(answer: PointsAnswer, words: Words, sources: Sources) -> ReportSection:
    crs = answer.report.crs
    profile = answer.report.reading.most
    told = [
        name
        for name in CRS_FACTOR_NAMES
        if crs.caps[name] and (crs.points.with_partner or not name.startswith("spouse"))
    ]
    rows = [
        (
            words(CRS_FACTOR_NAMES[name]),
            str(getattr(crs.points, name)),
            str(crs.caps[name]),
            factor_reason(name, profile, crs.points.first, words),
        )
        for name in told
    ]
    sums = tuple(at for at, name in enumerate(told) if name in FACTOR_GROUPS)
    return ReportSection(
        title=ranking_title(answer, words),
        note=_grid(crs.grid, words, sources),
        sheet=_factors(rows[:-1], words, totals=rows[-1], sums=sums),
        said=(
            *_orders(crs, words),
            *signed(crs.provisos, words),
            *(("·", words.of(each.finding)) for each in answer.report.alternatives),
        ),
    )


def _orders(crs: CrsAnswer, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the total with each language first, where either may be."""
    if len(crs.orders) > 1:
        each = [f"{said(words, OFFICIAL_LANGUAGES, first)} {total}" for first, total in crs.orders.items()]
        yield "·", words("First language: {orders}", orders=", ".join(each))


def ranking_title(answer: PointsAnswer, words: Words) -> str:
    """Return the total in one line."""
    return words("Ranking points (CRS): {points}", points=crs_text(answer.report.crs, words))


def _selection(answer: PointsAnswer, words: Words, sources: Sources) -> ReportSection:
    found = answer.report.fsw67
    rows = [
        (
            words(FSW67_FACTOR_NAMES[name]),
            str(getattr(found.points, name)),
            str(found.grid.most[name]),
            selection_reason(name, answer.report, words),
        )
        for name in FSW67_FACTORS
    ]
    most = sum(found.grid.most[name] for name in FSW67_FACTORS)
    return ReportSection(
        title=selection_title(answer, words),
        note=_grid(found.grid, words, sources),
        sheet=_factors(rows, words, totals=(words("Total"), str(found.points.sum), str(most), "")),
        said=tuple(signed(found.provisos, words)),
    )


def _to_the_mark(answer: PointsAnswer, words: Words) -> Iterator[ReportSection]:
    """Yield the steps that would bring a short total of the 67 points to the mark; those that do are marked."""
    report = answer.report
    if not report.steps67:
        return
    rows = [
        (
            ("✓ " if each.reaches else "") + str(each.total),
            signed_change(each.gain),
            words.of(each.finding),
        )
        for each in report.steps67
    ]
    columns = (words("Total"), words("Points"), words("What would bring them"))
    told = out_of_reach(report, words)
    yield ReportSection(
        title=words("What would bring the 67 points to the mark, each counted as a whole"),
        sheet=plain_sheet(columns, rows, numeric=(0, 1)),
        said=(("·", told),) if told else (),
    )


def selection_title(answer: PointsAnswer, words: Words) -> str:
    """Return the 67 points in one line."""
    return words("67 points: {points}", points=selection_text(answer.report.fsw67, words))


def _factors(rows: Sequence[_Row], words: Words, *, totals: _Row, sums: tuple[int, ...] = ()) -> Sheet:
    columns = (words("Factor"), words("Points"), words("At most"), words("Why"))
    return plain_sheet(columns, rows, (1, 2), totals, sums)


def _grid(grid: CrsGrid | Fsw67Grid, words: Words, sources: Sources) -> str:
    number = sources.cite(grid.source, grid.checked_on)
    return (
        words("{title} [{number}]", title=grid.source.label, number=number)
        + " · "
        + words("in force since {since_on}", since_on=grid.since)
    )


def _cited(source: Source, checked_on: date, words: Words, sources: Sources) -> str:
    return words("{title} [{number}]", title=source.label, number=sources.cite(source, checked_on))


def _changes(answer: PointsAnswer, words: Words, sources: Sources) -> Iterator[ReportSection]:
    found = answer.report.improvements
    if found:
        gains = [(signed_change(each.gain), words.of(each.finding)) for each in found]
        yield ReportSection(
            title=words("What would raise the ranking points, each counted as a whole"),
            sheet=plain_sheet((words("Points"), words("What would bring them")), gains, numeric=(0,)),
            said=tuple(("·", _wait(each, words, sources)) for each in answer.report.waits),
        )
    if answer.report.ahead:
        rows = [
            (words.date(each.on, "short"), signed_change(each.change), words.of(each.finding))
            for each in answer.report.ahead
        ]
        columns = (words("Date"), words("Points"), words("What falls on it"))
        yield ReportSection(
            title=words("What happens by itself"),
            note=beyond_the_grid(answer.report, words),
            sheet=plain_sheet(columns, rows, numeric=(1,)),
        )


def _wait(each: Wait, words: Words, sources: Sources) -> str:
    number = sources.cite(each.grounds.source, each.grounds.checked_on)
    return words("{title} [{number}]", title=words.of(each.finding), number=number)


def rounds_sections(answer: PointsAnswer, words: Words) -> Iterator[ReportSection]:
    """Yield the last rounds beside the case, the cut-offs of twelve months, and where it stands in the pool."""
    if not answer.rounds:
        return
    title = words("The last rounds that concern this case")
    if not answer.kinds:
        title = words("The last rounds; your facts meet no programme yet")
    yield ReportSection(
        title=title,
        said=tuple(
            (ROUND_SIGNS[each.verdict], f"{words.date(each.round.on, 'short')} — {words.of(each.finding)}")
            for each in answer.rounds
        ),
    )
    if answer.cut_offs:
        yield _cut_offs(answer, words)
    if answer.pool is not None:
        pool = _pool(answer.pool, answer.candidate.points, words)
        yield ReportSection(title=words("Pool"), said=(("·", pool),))


def _cut_offs(answer: PointsAnswer, words: Words) -> ReportSection:
    """Return the cut-offs of twelve months, a row a kind of round; those that concern the case are marked."""
    rows = [
        (
            words.date(each.last_on, "short"),
            str(each.last),
            words("{lowest} to {highest}", lowest=each.lowest, highest=each.highest),
            str(each.rounds),
            ("› " if each.category in answer.kinds else "")
            + (words.label(each.title) if each.title else words("a kind this program does not know")),
        )
        for each in answer.cut_offs
    ]
    columns = (words("Last one"), words("Cut-off"), words("Between"), words("Rounds"), words("For whom"))
    return ReportSection(
        title=words("Cut-offs over twelve months"), sheet=plain_sheet(columns, rows, numeric=(1, 3))
    )


def _pool(pool: PoolDay, points: int, words: Words) -> str:
    least, most, count = pool.band_of(points)
    return words(
        "In the pool of {pool_on}, {total} candidates: {above} in the bands above, {count} in yours "
        "({least} to {most}).",
        pool_on=pool.as_of, total=pool.total, above=pool.at_least(points), count=count, least=least, most=most,
    )  # fmt: skip
