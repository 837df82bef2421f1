"""A case in figures: papers, hours, dates, what is not judged, the rules; a line each, or a paragraph each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.content import Content

from casefile.cases.eligible import lacking
from casefile.i18n import Words
from casefile.i18n.deadlines import deadline_name
from casefile.i18n.points import crs_text, programme_text, selection_text
from casefile.i18n.vocabulary import VERDICT_SIGNS, VERDICTS, VERDICTS_SHORT
from casefile.tui.base import lit
from casefile.tui.phrases import VERDICT_STYLES, hours_sentence
from casefile.tui.widgets.bar import bar

if TYPE_CHECKING:
    from casefile.cases.assessment import Assessment
    from casefile.cases.points import PointsAnswer

__all__ = ["figures"]

_DEADLINES_SHOWN = 2
_ROOMY = 90


def figures(
    seen: Assessment, points: PointsAnswer | None, words: Words, room: int, *, beside: bool
) -> Content:
    """Return the figures for `room` columns: paragraphs where they stand `beside` the list, else a line each.

    `points` are None until they are counted.
    """
    shown = _paragraphs(seen, points, words) if beside else _lines(seen, points, words, room)
    return Content("\n").join(shown)


def _lines(seen: Assessment, points: PointsAnswer | None, words: Words, room: int) -> Iterator[Content]:
    names = _names(words)
    width, narrow = max(len(name) for name in names) + 2, room < _ROOMY
    values = (
        _progress(seen, words, "  ", 12 if narrow else 20), _hours(seen, words, short=narrow),
        _eligibility(seen, words, room - width), lit(_points(seen, points, words, short=narrow)),
        lit(_deadlines(seen, words, 1 if narrow else _DEADLINES_SHOWN, room - width)),
        lit(_as_many(_unjudged(seen, words), room - width, words), "$text-muted"),
        lit(_rules(seen, words), "$text-muted"),
    )  # fmt: skip
    for name, value in zip(names, values, strict=True):
        yield Content.assemble(lit(name.ljust(width), "bold"), value)


def _paragraphs(seen: Assessment, points: PointsAnswer | None, words: Words) -> Iterator[Content]:
    values = (
        _progress(seen, words, "\n", 20), _hours(seen, words, short=False),
        _eligibility(seen, words), lit(_points(seen, points, words, short=False)),
        lit(_deadlines(seen, words, _DEADLINES_SHOWN)),
        lit(", ".join(_unjudged(seen, words)), "$text-muted"), lit(_rules(seen, words), "$text-muted"),
    )  # fmt: skip
    for at, (name, value) in enumerate(zip(_names(words), values, strict=True)):
        yield Content.assemble("\n" if at else "", lit(name, "bold"))
        yield value


def _names(words: Words) -> tuple[str, ...]:
    return (
        words("List"), words("Experience"), words("Eligibility"), words("Points"), words("Deadlines"),
        words("Not judged"), words("Rules"),
    )  # fmt: skip


def _unjudged(seen: Assessment, words: Words) -> list[str]:
    return [words.sentence(each) for each in seen.unjudged]


def _progress(seen: Assessment, words: Words, between: str, columns: int) -> Content:
    progress = seen.progress
    ready = words.n("{n} of {total} ready", "{n} of {total} ready", progress.ready, total=progress.total)
    drawn = bar(progress.ready, progress.total, "$text-success", near=progress.to_fix, columns=columns)
    parts = [lit(f"{ready} "), drawn, lit(between)]
    if progress.to_fix:
        parts.append(lit("! " + words.n("{n} to fix", "{n} to fix", progress.to_fix) + "  ", "$text-warning"))
    if progress.missing:
        parts.append(lit("✗ " + words.n("{n} missing", "{n} missing", progress.missing), "$text-error"))
    return Content("").join(parts)


def _hours(seen: Assessment, words: Words, *, short: bool) -> Content:
    if seen.programme_hours is None or not seen.case.facts.contracts:
        return lit(words("no contract entered yet: press x, then a"))
    hours = seen.programme_hours
    verdicts = VERDICTS_SHORT if short else VERDICTS
    told = hours_sentence(words, hours, words(verdicts[hours.verdict]), until=not short)
    return Content.assemble(lit(f"{VERDICT_SIGNS[hours.verdict]} ", VERDICT_STYLES[hours.verdict]), lit(told))


def _eligibility(seen: Assessment, words: Words, room: int | None = None) -> Content:
    """The verdict of the programme of the case; in a short `room`, its short name, then without the conditions."""
    found = seen.own_eligibility
    if found is None:
        return lit(words("no grid of points is known for that day"), "$text-muted")
    short = replace(found, title=seen.programmes.short(found.programme))
    forms = [programme_text(form, names, words) for names in (lacking(found), ()) for form in (found, short)]
    told = next((each for each in forms if room is None or len(each) <= room), forms[-1])
    return lit(told, VERDICT_STYLES[found.verdict])


def _points(seen: Assessment, points: PointsAnswer | None, words: Words, *, short: bool) -> str:
    """The ranking with the 67 points, and where there is room the last round one could have been in."""
    if seen.own_eligibility is None:
        return words("no grid of points is known for that day")
    if points is None:
        return "…"
    told = crs_text(points.report.crs, words)
    if short:
        return told
    selection = words("67 points: {points}", points=selection_text(points.report.fsw67, words))
    return f"{told} · {selection} · {_last_round(points, words)}".removesuffix(" · ")


def _last_round(points: PointsAnswer, words: Words) -> str:
    """The cut-off of the last round of twelve months that concerns the case."""
    if not points.kinds or not points.plotted:
        return ""
    last = points.plotted[0]
    return words("last round: {cutoff} on {day}", cutoff=last.cutoff, day=words.date(last.on, "short"))


def _deadlines(seen: Assessment, words: Words, most: int, room: int | None = None) -> str:
    """What comes after the next date, which stands above; the dates alone where the word before has no `room`."""
    coming = [each for each in seen.deadlines if each.state not in {"past", "done"}]
    after = [each for each in coming if each != seen.next_deadline]
    shown = [
        words("{day}: {what}", day=words.date(each.on, "short"), what=deadline_name(words, each))
        for each in after[:most]
    ]
    if shown:
        dates = " · ".join(shown)
        told = words("then {dates}", dates=dates)
        return told if room is None or len(told) <= room else dates
    return words("none after that") if coming else words("none yet")


def _as_many(names: Sequence[str], room: int, words: Words) -> str:
    """Return as many whole names as there is room for, the others counted."""
    for left in range(len(names)):
        kept = ", ".join(names[: len(names) - left])
        told = words("{these} and {n} more", these=kept, n=left) if left else kept
        if len(told) <= room:
            return told
    return words.n("{n} thing", "{n} things", len(names))


def _rules(seen: Assessment, words: Words) -> str:
    text = words("compared on {day}", day=words.date(seen.rules_checked_on, "short"))
    gaps = len(seen.known_gaps)
    if gaps:
        text += " · " + words.n("{n} change of law not counted", "{n} changes of law not counted", gaps)
    return text
