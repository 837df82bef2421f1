"""What a printed page holds, already in the language asked for: the one model every renderer is given.

Nothing here is computed any more and nothing is markup: strings are strings, whatever signs they hold.
"""

from typing import Literal

import msgspec

__all__ = [
    "Bar",
    "BarKind",
    "Box",
    "DeadlineRow",
    "FileRow",
    "Format",
    "HoursPart",
    "LetterRow",
    "LineRow",
    "OverviewRow",
    "Page",
    "Paper",
    "PersonPart",
    "PieceRow",
    "ReportSection",
    "Sheet",
    "SourceRow",
    "Summary",
    "Tick",
    "TimelineChart",
    "What",
]

What = Literal[
    "checklist", "hours", "deadlines", "funds", "history", "answers", "letters", "updates", "rehearsal", "rules",
    "points",
]  # fmt: skip
Paper = Literal["a4", "letter"]
BarKind = Literal["entry", "window", "run"]
Format = Literal["pdf", "html", "md", "txt", "csv"]


class PagePart(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a page."""


class Box(PagePart, frozen=True, kw_only=True):
    """A small tick box with its words."""

    label: str
    ticked: bool


class PieceRow(PagePart, frozen=True, kw_only=True):
    """One paper of a slot; `boxes` are what it must contain. The slot's title says an empty label.

    `again` says that a paper of that name with those boxes, none ticked, stands earlier on the page.
    """

    label: str
    ticked: bool
    boxes: tuple[Box, ...]
    note: str
    again: bool = False


class FileRow(PagePart, frozen=True, kw_only=True):
    """An attached file: its name as the person gave it, verdict and size, sentences of its findings."""

    name: str
    verdict: str
    remarks: tuple[str, ...]


class LineRow(PagePart, frozen=True, kw_only=True):
    """One slot: its big box is ticked when `ready`; `source` is the number of its source at the foot.

    `remarks` are sentences, each after the sign of how grave it is.
    """

    title: str
    need: str
    status: str
    symbol: str
    word: str
    ready: bool
    why: str
    dates: tuple[str, ...]
    pieces: tuple[PieceRow, ...]
    files: tuple[FileRow, ...]
    remarks: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    source: int


class OverviewRow(PagePart, frozen=True, kw_only=True):
    """One box of the first page: the paper, whose it is, by when to order it and how late that is, how it stands.

    `lacks` says how much is still to be seen in the paper; `optional` ones do not count.
    """

    title: str
    who: str
    by: str
    late: str
    state: str
    lacks: str
    optional: bool
    ready: bool


class PersonPart(PagePart, frozen=True, kw_only=True):
    """The slots of one person, missing first; `aside` are those that do not apply, with the reason given."""

    name: str
    place: str
    count: str
    lines: tuple[LineRow, ...]
    aside: tuple[str, ...]


class DeadlineRow(PagePart, frozen=True, kw_only=True):
    """One date to keep. `left` says how far it is, `state` is its word, `strong` asks for weight on paper."""

    day: str
    name: str
    left: str
    state: str
    details: tuple[str, ...]
    strong: bool
    done: bool


class Sheet(PagePart, frozen=True, kw_only=True):
    """A table with its sum: `numeric` says which columns stand to the right; no sum, no `totals`.

    `sums` are the places of the rows that sum up those before them: they stand out.
    """

    title: str = ""
    note: str = ""
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...] = ()
    sums: tuple[int, ...] = ()
    after: str = ""


class Bar(PagePart, frozen=True, kw_only=True):
    """A stretch of the timeline, in percent of its width; `kind` is entry, window or run."""

    label: str
    caption: str
    start: float
    width: float
    kind: BarKind


class Tick(PagePart, frozen=True, kw_only=True):
    """The first of January of a year on the timeline, in percent of its width."""

    label: str
    at: float


class TimelineChart(PagePart, frozen=True, kw_only=True):
    """Experience drawn to scale; `alt` says it in words."""

    alt: str
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]


class HoursPart(PagePart, frozen=True, kw_only=True):
    """The proof of the hours: the answer, its figures, every addend, what was left out, every parameter."""

    heading: str
    answer: str
    figures: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    timeline: TimelineChart | None
    sheets: tuple[Sheet, ...]
    left_out: tuple[str, ...]
    parameters: Sheet


class ReportSection(PagePart, frozen=True, kw_only=True):
    """A part of a report: a table or none, then what is said, each sentence with its sign (empty: a paragraph).

    `nothing` says that its title only tells that there is nothing to report. With `apart`, what is said stands on a
    page of its own without anything else, to be sent as it is.
    """

    title: str
    note: str = ""
    sheet: Sheet | None = None
    said: tuple[tuple[str, str], ...] = ()
    nothing: bool = False
    apart: bool = False


class LetterRow(PagePart, frozen=True, kw_only=True):
    """A letter of explanation to write: about what, and what it must say."""

    about: str
    say: str


class SourceRow(PagePart, frozen=True, kw_only=True):
    """A source and the day a rule was last compared with it: `checked` says that `day` and the `remark` in words."""

    number: int
    title: str
    url: str
    checked: str
    day: str
    remark: str


class Summary(PagePart, frozen=True, kw_only=True):
    """How far the case is: the share that is ready, figures in words, what to do now (about what, what).

    `more` says how many things to do are not on the first page, empty when none.
    """

    ready_percent: int
    progress: str
    hours: str
    todo: tuple[tuple[str, str], ...]
    more: str


class Page(PagePart, frozen=True, kw_only=True):
    """One printout. `made_on` is ISO, `labels` the fixed words of the paper, `table` is for spreadsheets.

    `warnings` say at its top what it lacks; `letterhead` are the lines of an office above all else.
    """

    what: What
    lang: Literal["fr", "en"]
    paper: Paper
    made_on: str
    document_title: str
    title: str
    subject: str
    letterhead: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    facts: tuple[str, ...]
    case_name: str
    labels: dict[str, str]
    summary: Summary | None
    overview: tuple[OverviewRow, ...] = ()
    next_deadlines: tuple[DeadlineRow, ...]
    people: tuple[PersonPart, ...]
    hours: HoursPart | None
    deadlines: tuple[DeadlineRow, ...]
    letters: tuple[LetterRow, ...]
    sections: tuple[ReportSection, ...]
    caveats: tuple[str, ...]
    sources: tuple[SourceRow, ...]
    table: Sheet
