"""The reports that stand beside the checklist, whole: each part, row, sum and sign, in both languages."""

import csv
import io
from datetime import date, timedelta
from fractions import Fraction

import msgspec
import pytest

from casefile.i18n.vocabulary import STATUSES, said
from casefile.i18n.words import LANGUAGES, words_for
from casefile.rules.book.parameters import Parameters
from casefile.rules.findings import Finding, Label, Source
from casefile.rules.hours.report import Bridge, Gap, Span
from casefile.services.desk import Desk
from casefile.services.printing.letters import shown_letters, unknown_letters
from casefile.services.printing.model_deadlines import deadline_rows, next_rows
from casefile.services.printing.model_hours import hours_part
from casefile.services.printing.model_letters import letters
from casefile.services.printing.model_lines import late_text, people_parts
from casefile.services.printing.model_overview import counts as boxes
from casefile.services.printing.model_overview import overview
from casefile.services.printing.model_reports import report_sections
from casefile.services.printing.model_sheets import day_sheet, exact_text, week_sheet
from casefile.services.printing.model_sources import Sources
from casefile.services.printing.model_table import report_table
from casefile.services.printing.model_timeline import timeline
from casefile.services.printing.page import ReportSection, Sheet
from casefile.services.printing.plain import cleaned, paper_text
from casefile.services.printing.report_input import Beside
from casefile.services.printing.spreadsheet import rows_text
from casefile.services.printing.texts import _columns, _wrapped
from tests.services.printing.reported import OUTLINED, kept_path, outline, outlined, plain, reported

EN = words_for("en")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("what", OUTLINED)
def test_the_outline_of_a_report_is_the_one_kept(what, lang):
    assert outline(what, lang) == kept_path(what, lang).read_text(encoding="utf-8")


def told(what: str, beside: Beside | None = None, **changed: object) -> list[str]:
    """Return the lines of a report of the family with parts of its assessment replaced."""
    seen = msgspec.structs.replace(reported(), **changed)
    parts = report_sections(what, seen, EN, Sources(), beside or Beside())
    return [line for part in parts for line in outlined(part)]


def funds(**changed: object) -> list[str]:
    return told("funds", funds_report=msgspec.structs.replace(reported().funds_report, **changed))


def test_who_comes_alone_has_no_row_of_a_partner():
    facts = reported().case.facts
    alone = msgspec.structs.replace(
        facts, persons=facts.persons[:1], marital_status="single", tests=facts.tests[:1]
    )
    lines = outline("points", "en", Desk().assess(msgspec.structs.replace(reported().case, facts=alone)))
    assert "Core factors" in lines
    assert "Partner" not in lines
    assert "partner" not in lines.partition("== 67 points")[0]


def test_where_no_funds_are_shown_that_is_all_that_is_said_of_them():
    doubt = Finding(code="funds.both_days", severity="note", values={})
    exempt = funds(exemption="offer", findings=())
    assert plain(exempt[0]) == "== No settlement funds have to be shown, filing on July 20, 2025"
    assert exempt[1].endswith("[1]")
    assert exempt[2].startswith("== Fees")
    assert plain(funds(exemption="class", findings=(), provisos=(doubt,))[0]) == (
        "== No settlement funds have to be shown if the offer qualifies, filing on July 20, 2025"
    )


def test_money_counts_or_may_or_does_not():
    row = reported().funds_report.rows[0]
    answers = []
    for reach, counts, there in (
        ("untold", True, True),
        ("own", False, True),
        ("own", True, True),
        ("own", True, False),
    ):
        account = msgspec.structs.replace(row.account, leaves_on=date(2025, 9, 1))
        each = msgspec.structs.replace(row, account=account, reach=reach, counts=counts, there=there)
        answers.append(plain(funds(rows=(each,))[3].rpartition(" | ")[2]))
    assert answers == [
        "counts if you may use it", "does not count", "counts", "counts, but leaves on September 1, 2025",
    ]  # fmt: skip
    assert [line for line in funds(rows=()) if line.startswith("Institution")] == []


def test_fees_name_those_who_give_biometrics_where_any_do():
    fees = reported().fees
    lines = told("funds", fees=msgspec.structs.replace(fees, biometrics_of=()), funds_report=None)
    assert lines[3].startswith("Processing")
    assert "Biometrics | $170" in lines
    assert told("funds", fees=None, funds_report=None) == []


def test_a_history_that_is_whole_says_so_and_one_to_come_from_when_it_counts():
    first = reported().histories[0]
    whole = msgspec.structs.replace(first, absences=(), findings=())
    assert whole.whole
    assert told("history", histories=(whole,))[-1] == "✓ Every day is told."
    assert "✓ Every day is told." not in told("history", histories=(first,))
    later = msgspec.structs.replace(whole, begun=False, lines=())
    assert plain(told("history", histories=(later,))[0]) == (
        "== Personal history, Principal applicant: from July 20, 2015 on"
    )
    line = msgspec.structs.replace(first.lines[0], country="", what="")
    assert told("history", histories=(msgspec.structs.replace(first, lines=(line,)),))[2].endswith(" | — | —")


def test_of_the_questions_those_the_facts_raise_are_answered_or_all():
    answers = reported().answers
    relevant = [f"== {EN.label(each.question)}" for each in answers if each.relevant]
    assert [line for line in told("answers") if line.startswith("==")] == relevant
    assert 0 < len(relevant) < len(answers)
    every = [line for line in told("answers", Beside(every=True)) if line.startswith("==")]
    assert len(every) == len(answers)
    none = tuple(msgspec.structs.replace(each, relevant=False) for each in answers)
    assert told("answers", answers=none) == [
        "== The facts of this case raise none of these questions. (nothing)"
    ]
    assert len(told("answers", Beside(every=True), answers=none)) == len(told("answers", Beside(every=True)))


def test_nothing_to_tell_is_told():
    assert told("letters") == ["== The facts of this case call for no letter. (nothing)"]
    assert told("updates", updates=None) == [
        "== No profile is submitted: there is nothing to update. (nothing)"
    ]
    unchanged = msgspec.structs.replace(reported().updates, findings=())
    assert told("updates", updates=unchanged) == [
        "== Nothing has changed since then: there is nothing to tell. (nothing)"
    ]
    assert told("rehearsal") == told("rules") == []
    assert told("points") == [f"== No grid of points is known for {EN.date(reported().on)}."]
    assert told("checklist") == []


def test_a_paper_that_would_come_too_late_is_told_by_how_much_and_how_grave_that_is():
    played = Desk().rehearse(reported().case, reported().today)
    line = played.lines[0]
    late = tuple(
        msgspec.structs.replace(line, late_days=days, blocks=blocks, order_by=date(2025, 6, 1))
        for days, blocks in ((1, True), (2, False))
    )
    lines = told(
        "rehearsal", Beside(rehearsal=msgspec.structs.replace(played, lines=late, days=(), findings=()))
    )
    title = plain(EN.label(line.title))
    assert [plain(each) for each in lines[1:]] == [
        f"✗ {title}: 1 day late; it had to be ordered by June 1, 2025.",
        f"! {title}: 2 days late; it had to be ordered by June 1, 2025.",
    ]
    day = msgspec.structs.replace(played.days[0], order=(), arrive=(), run_out=(line.key, "unknown"))
    falls = told("rehearsal", Beside(rehearsal=msgspec.structs.replace(played, days=(day,))))[-1]
    assert falls.endswith("runs out: unknown") or "runs out: " in falls


def test_known_gaps_of_the_law_stand_under_the_rules():
    gap = Label("A gap", "Une lacune")
    lines = told("rules", Beside(rulebook=Desk().rulebook), known_gaps=(gap,))
    assert lines[-1] == "! A gap"
    assert lines[-2].startswith("== Known changes")
    assert "! A gap" not in told("rules", Beside(rulebook=Desk().rulebook), known_gaps=())


def test_the_rules_stand_by_their_names_in_whatever_order_they_were_read():
    book = Desk().rulebook
    turned = Parameters(dict(reversed(book.parameters.by_id.items())))
    lines = [
        told("rules", Beside(rulebook=each))
        for each in (book, msgspec.structs.replace(book, parameters=turned))
    ]
    assert lines[0] == lines[1]
    assert len(lines[0]) > 20


def test_a_source_keeps_its_number_and_its_oldest_day():
    sources, words = Sources(), EN
    one, other = (Source(name, f"https://{name}.example", "high", name) for name in ("a", "b"))
    numbers = [
        sources.cite(each, date(2025, 1, day)) for each, day in ((one, 5), (other, 2), (one, 3), (one, 9))
    ]
    assert numbers == [1, 2, 1, 1]
    assert [(row.number, row.url, row.day) for row in sources.rows(words)] == [
        (1, "https://a.example", words.date(date(2025, 1, 3))), (2, "https://b.example", words.date(date(2025, 1, 2))),
    ]  # fmt: skip


def test_a_report_is_one_table_of_as_many_columns_as_its_longest_row():
    sheet = Sheet(
        columns=("A", "B", "C"), numeric=(False,) * 3, rows=(("1", "2\u00a0000\u202f$", "3"),), totals=("4",)
    )
    parts = (
        ReportSection(title="One", sheet=sheet, said=(("!", "Late"), ("", "Said"))),
        ReportSection(title="Two"),
    )
    made = report_table(parts, EN)
    assert made.columns == ("Part", "What", "Detail 1", "Detail 2")
    assert made.rows == (
        ("One", "1", "2 000 $", "3"), ("One", "4", "", ""), ("One", "! Late", "", ""), ("One", "Said", "", ""),
    )  # fmt: skip
    assert report_table((), EN).columns == ("Part", "What")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\tb\nc\rd\x0be\x0cf\x85g\u2028h\u2029i", "a b c d e f g h i"),
        ("\u202aa\u202eb\u2066c\u2069", "abc"),
        ("\x00a\x1bb\x7fc\x9bd\ue000e\ud800f\U000e0fffg", "abcdefg"),
        ("é\u200bא\u200f‘’", "é\u200bא\u200f‘’"),
    ],
)
def test_text_for_paper_holds_nothing_that_breaks_a_line_or_turns_words(text, kept):
    assert paper_text(text) == kept
    assert cleaned({"a\n": [text, (text, 7, None)]}) == {"a\n": [kept, [kept, 7, None]]}


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("=1+1", "'=1+1"), ("+x", "'+x"), ("-x", "'-x"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "'\rx"),
        ("＝x", "'＝x"), ("＋x", "'＋x"), ("－x", "'－x"), ("＠x", "'＠x"), (" =x", "' =x"), ("\u00a0=x", "'\u00a0=x"),
        ("-12", "-12"), ("-12,5", "-12,5"), ("-12.50", "-12.50"), ("-1-2", "'-1-2"), ("+12", "'+12"), ("a=b", "a=b"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_cell_is_a_formula_and_a_number_stays_one(lang, cell, kept):
    between = ";" if lang == "fr" else ","
    text = rows_text([(cell, "b")], lang)
    (row,) = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    assert row == [kept, "b"]
    assert text.endswith("\r\n")


def test_letters_without_a_font_are_named_once_and_plain_ones_only_for_their_marks():
    said = 'the text `"{}"` could not be displayed with font'
    assert unknown_letters("nothing of the kind") == ()
    assert unknown_letters(said.format("株式株")) == ("株", "式")
    assert unknown_letters(said.format(r"1\u{e47}") + "\n" + said.format("ſƀ")) == ("\u0e47", "ƀ")
    assert unknown_letters(said.format("1")) == ("1",)
    assert unknown_letters(said.format(r"\"\n\0")) == ("\n", "\0")
    assert shown_letters("株株\u0e47\u200b") == "株 U+0E47 U+200B"
    assert shown_letters(map(chr, range(0x4E00, 0x4E00 + 40))).count(" ") == 39
    many = shown_letters(map(chr, range(0x4E00, 0x4E00 + 41)))
    assert (many.count(" "), many[-1]) == (40, "…")


def chart(*entries: tuple[date, date], window: tuple[date, date], run: tuple[date, date] | None = None):
    report, hours = reported().hours, reported().programme_hours
    made = tuple(
        msgspec.structs.replace(report.entries[0], first=first, last=last) for first, last in entries
    )
    told_hours = msgspec.structs.replace(hours, window=Span(*window), run=Span(*run) if run else None)
    return timeline(msgspec.structs.replace(report, entries=made), told_hours, EN)


def test_the_drawing_is_to_scale_from_a_first_of_january():
    entry, window = (date(2021, 1, 1), date(2021, 12, 31)), (date(2020, 6, 1), date(2022, 5, 31))
    drawn = chart(entry, window=window, run=entry)
    days = (date(2022, 5, 31) + timedelta(days=31) - date(2020, 1, 1)).days + 1
    assert [bar.kind for bar in drawn.bars] == ["entry", "run", "window"]
    assert [bar.start for bar in drawn.bars] == [round(100 * at / days, 2) for at in (366, 366, 152)]
    assert drawn.bars[0].width == pytest.approx(100 * 365 / days, abs=0.02)
    assert [(tick.label, tick.at) for tick in drawn.ticks] == [
        ("2020", 0.0), ("2021", round(36600 / days, 2)), ("2022", round(73100 / days, 2)),
    ]  # fmt: skip
    assert chart(window=window) is None
    assert [bar.kind for bar in chart(entry, window=window).bars] == ["entry", "window"]


def test_the_years_before_the_first_entry_are_cut_to_one_and_few_years_are_named():
    late = chart((date(2015, 3, 1), date(2015, 3, 1)), window=(date(2009, 1, 1), date(2019, 1, 1)))
    assert late.ticks[0].label == "2014"
    assert late.bars[0].width == 0.4
    assert late.bars[1].start == 0
    assert [len(chart((date(first, 1, 1), date(first, 2, 1)), window=(date(first, 1, 1), date(2020, 6, 1))).ticks)
            for first in (2009, 2008)] == [12, 7]  # fmt: skip
    early = chart((date(2015, 3, 1), date(2016, 3, 1)), window=(date(2018, 1, 1), date(2020, 1, 1)))
    assert (early.ticks[0].label, early.bars[0].kind) == ("2015", "entry")
    assert early.bars[0].start == pytest.approx(100 * 59 / 1857, abs=0.1)
    long = chart((date(2015, 1, 1), date(2021, 1, 1)), window=(date(2014, 6, 1), date(2016, 1, 1)))
    assert long.ticks[-1].label == "2021"


def test_hours_are_exact_and_their_sums_are_those_of_the_rows():
    hours = reported().programme_hours
    sheet = week_sheet(hours, EN)
    assert sheet.totals[2] == EN.figure(sum(each.weeks for each in hours.weeks), 0)
    assert plain(sheet.after).endswith(" h")
    stretch = msgspec.structs.replace(
        hours.stretches[0],
        days=3,
        stated_per_week=Fraction(75, 2),
        counted_per_week=Fraction(30),
        capped=True,
    )
    day = day_sheet(msgspec.structs.replace(hours, stretches=(stretch, stretch)), EN)
    assert [row[2:] for row in day.rows] == [("3", "37.5 *", "30", "90")] * 2
    assert (day.totals[2], day.totals[5], plain(day.after)) == ("6", "180", "180 ÷ 7 = 25.71 h")


def test_what_a_letter_must_say_depends_on_what_is_not_there():
    seen = reported()
    gap = Gap(first=date(2020, 1, 2), last=date(2020, 1, 9), working_days=6, leave=True, outcome="to_justify")
    hours = msgspec.structs.replace(
        seen.programme_hours,
        gaps=(gap, msgspec.structs.replace(gap, leave=False), msgspec.structs.replace(gap, outcome="broken")),
    )
    asked = next(line for line in seen.lines if line.counts)

    def line(status, **said):
        return msgspec.structs.replace(asked, status=status, line=msgspec.structs.replace(asked.line, **said))

    lines = (
        line("explained"), line("explained", reason="It burnt."), line("requested"), line("missing"),
        line("requested", requested_on=date(2025, 1, 2)),
        line("requested", requested_on=date(2025, 1, 2), requested_from="Ali"),
        line("requested", requested_from="Ali"),
    )  # fmt: skip
    rows = letters(msgspec.structs.replace(seen, lines=lines, programme_hours=hours), EN)
    assert [plain(row.say) for row in rows] == [
        "Say why the paper is not there, and what stands in for it.",
        "It burnt.",
        "If it has not come when you file: say when and where it was requested, and attach the proof.",
        "If it has not come when you file: say it was requested on January 2, 2025, and attach the proof.",
        "If it has not come when you file: say it was requested on January 2, 2025 from Ali, and attach the proof.",
        "If it has not come when you file: say when and where it was requested, and attach the proof.",
        "Say what leave it was, and attach the employer’s paper about it.",
        "Say what happened between the two contracts, and attach what shows it.",
    ]
    assert plain(rows[-1].about) == "Experience, January 2, 2020 to January 9, 2020"
    assert letters(msgspec.structs.replace(seen, lines=(), programme_hours=None), EN) == ()


def lines_with(*told: tuple[str, bool]):
    """Return lines of these statuses; the second of each says whether it counts."""
    asked = next(each for each in reported().lines if each.counts)
    optional = msgspec.structs.replace(asked.item, need="optional")

    def line(status, *, counted):
        return msgspec.structs.replace(
            asked, status=status, item=asked.item if counted else optional, counts=counted
        )

    return tuple(line(status, counted=counted) for status, counted in told)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ((), "0 ready of 0"),
        ((("ready", True), ("explained", True), ("missing", True)), "2 ready of 3 · 1 is missing"),
        ((("missing", True), ("missing", True), ("to_fix", True)), "0 ready of 3 · 1 to fix · 2 are missing"),
        ((("requested", True), ("to_review", True)), "0 ready of 2 · 1 is requested · 1 to review"),
        (
            (("ready", False), ("missing", True), ("not_applicable", True)),
            "0 ready of 1 · 1 is missing · and 1 optional",
        ),
    ],
)
def test_the_boxes_of_the_first_page_are_counted_once_each(told, said):
    assert plain(boxes(lines_with(*told), EN)) == said


def test_boxes_stand_by_the_day_to_order_then_the_optional_then_what_is_settled():
    dated = [date(2025, 7, 2), date(2025, 7, 1), None, None, None, None, None]
    told = (
        ("missing", True), ("to_fix", True), ("missing", True), ("to_fix", True), ("missing", False), ("ready", True),
        ("requested", True),
    )  # fmt: skip
    lines = tuple(
        msgspec.structs.replace(
            line, item=msgspec.structs.replace(line.item, order_by=day, key=f"principal/{at}")
        )
        for at, (line, day) in enumerate(zip(lines_with(*told), dated, strict=True))
    )
    rows = overview(msgspec.structs.replace(reported(), lines=lines), EN)
    assert [(plain(row.by), row.optional, row.ready) for row in rows] == [
        ("Jul 1, 2025", False, False), ("Jul 2, 2025", False, False), ("", False, False), ("", False, False),
        ("", False, False), ("", True, False), ("", False, True),
    ]  # fmt: skip
    assert plain(rows[2].state).endswith(plain(said(EN, STATUSES, "to_fix")))
    assert {row.who for row in rows} == {"Zoé"}


@pytest.mark.parametrize(
    ("told", "until", "said"),
    [
        ({}, None, []),
        ({"requested_on": date(2025, 1, 2)}, None, ["requested on January 2, 2025"]),
        (
            {"requested_on": date(2025, 1, 2), "requested_from": "Ali"},
            None,
            ["requested on January 2, 2025 from Ali"],
        ),
        ({"requested_from": "Ali"}, None, []),
        ({"issued_on": date(2025, 1, 2)}, None, ["issued on January 2, 2025"]),
        ({"expires_on": date(2025, 1, 2)}, None, ["expires on January 2, 2025"]),
        ({"expires_on": date(2025, 1, 2)}, date(2025, 3, 4), ["good for filing until March 4, 2025"]),
        (
            {"issued_on": date(2025, 1, 2)},
            date(2025, 3, 4),
            ["issued on January 2, 2025", "good for filing until March 4, 2025"],
        ),
    ],
)
def test_the_days_of_a_paper_are_said_as_far_as_they_are_told(told, until, said):
    (line,) = lines_with(("ready", True))
    plain_line = dict.fromkeys(("requested_on", "issued_on", "expires_on"))
    line = msgspec.structs.replace(
        line,
        item=msgspec.structs.replace(line.item, valid_until=until, order_by=None),
        line=msgspec.structs.replace(line.line, **{**plain_line, "requested_from": "", **told}),
    )
    (part,) = people_parts(msgspec.structs.replace(reported(), lines=(line,)), EN, Sources())
    assert [plain(each) for each in part.lines[0].dates] == said


@pytest.mark.parametrize(
    ("status", "counted", "by", "late"),
    [
        ("missing", True, date(2025, 6, 16), ""), ("missing", True, date(2025, 6, 15), "1 day late"),
        ("to_fix", True, date(2025, 6, 14), "2 days late"), ("requested", True, date(2025, 6, 1), ""),
        ("ready", True, date(2025, 6, 1), ""), ("missing", False, date(2025, 6, 1), ""), ("missing", True, None, ""),
    ],
)  # fmt: skip
def test_a_paper_is_late_from_the_day_after_the_last_to_ask_for_it(status, counted, by, late):
    (line,) = lines_with((status, counted))
    line = msgspec.structs.replace(line, item=msgspec.structs.replace(line.item, order_by=by))
    assert plain(late_text(line, date(2025, 6, 16), EN)) == late


def test_what_lacks_of_a_paper_is_what_was_not_seen_of_what_is_asked():
    (line,) = lines_with(("missing", True))
    piece = line.item.pieces[0]

    def row(status="missing", ticked=(), *pieces):
        changed = msgspec.structs.replace(
            line, status=status, item=msgspec.structs.replace(line.item, pieces=pieces or line.item.pieces),
            line=msgspec.structs.replace(line.line, ticked=ticked),
        )  # fmt: skip
        return plain(overview(msgspec.structs.replace(reported(), lines=(changed,)), EN)[0].lacks)

    bare = msgspec.structs.replace(piece, id="a", contents=(), need="required")
    optional = msgspec.structs.replace(bare, id="b", need="optional")
    assert row("missing", (), bare) == "1 paper"
    assert row("missing", (), bare, msgspec.structs.replace(bare, id="c")) == "2 papers"
    assert row("missing", ("a",), bare) == row("missing", (), optional) == row("ready", (), bare) == ""
    holding = next(
        each for each in (p for li in reported().lines for p in li.item.pieces) if len(each.contents) > 1
    )
    ids = tuple(each.id for each in holding.contents)
    assert row("missing", ids[:1], holding) == row("missing", (holding.id,), holding) == "1 paper"
    assert row("missing", ids, holding) == ""


@pytest.mark.parametrize("state", ["past", "urgent", "soon", "later", "done"])
def test_the_next_dates_are_what_is_to_be_kept_what_is_planned_and_what_is_to_be_asked_for(state):
    known = reported().deadlines[0]
    for kind in ("deadline", "validity", "order", "standard", "plan", "change"):
        each = msgspec.structs.replace(known, kind=kind, state=state, at=None)
        rows = next_rows(msgspec.structs.replace(reported(), deadlines=(each,)), EN, Sources())
        shown = kind == "order" or (kind in {"deadline", "validity", "plan"} and state != "done")
        assert [row.strong for row in rows] == [state in {"past", "urgent"}] * shown


def test_the_next_dates_are_three_and_what_is_to_be_asked_for():
    known = next(each for each in reported().deadlines if each.kind in {"deadline", "validity", "plan"})
    days = [date(2025, 7, day) for day in range(1, 7)]
    dated = [
        msgspec.structs.replace(known, on=day, at=None, state="done" if at == 0 else known.state)
        for at, day in enumerate(days)
    ]
    rows = next_rows(msgspec.structs.replace(reported(), deadlines=tuple(dated)), EN, Sources())
    assert [plain(row.day) for row in rows] == [plain(EN.date(day, "weekday")) for day in days[1:4]]
    order = [each for each in reported().deadlines if each.kind == "order"]
    late = [
        msgspec.structs.replace(each, on=date(2025, 6, 1), days_left=-15, state="past")
        for each in (order * 5)[:5]
    ]
    coming = [
        msgspec.structs.replace(order[0], on=day, days_left=at, state="ahead")
        for at, day in enumerate(days[:2])
    ]
    rows = next_rows(msgspec.structs.replace(reported(), deadlines=(*late, *coming)), EN, Sources())
    assert len(rows) == 2
    assert rows[0].name.count(" · ") == 3
    assert plain(rows[0].name).endswith("and 2 more")
    assert (rows[0].strong, rows[1].strong, plain(rows[1].day)) == (
        True,
        False,
        plain(EN.date(days[0], "weekday")),
    )
    every = deadline_rows(
        msgspec.structs.replace(reported(), deadlines=(dated[0], dated[2], dated[1])), EN, Sources()
    )
    assert [(plain(row.day), row.done) for row in every] == [
        (plain(EN.date(days[1], "weekday")), False), (plain(EN.date(days[2], "weekday")), False),
        (plain(EN.date(days[0], "weekday")), True),
    ]  # fmt: skip


def in_columns(*rows: tuple[str, ...], numeric: tuple[bool, ...] = (False, False)) -> list[str]:
    """Return the lines of the first row of a sheet as plain text."""
    sheet = {"columns": ["", ""], "rows": [list(row) for row in rows], "totals": [], "numeric": list(numeric)}
    return _columns(list(rows[0]), sheet).splitlines()


def test_columns_of_plain_text_fit_a_line_of_seventy_eight_signs_the_widest_giving_way():
    one, other = "x" * 38, "y" * 38
    assert in_columns((one, other)) == [f"{one}  {other}"]
    assert in_columns((one, other + "y")) == [f"{one} ·", f"    {other}y"]  # words alone are too wide
    long, short = " ".join(["ab"] * 20), " ".join(["cd"] * 10)
    lines = in_columns((long, short))
    assert [line[49:] for line in lines] == [short, ""]
    assert [len(line[:49].rstrip()) for line in lines] == [47, 11]
    assert in_columns(("a", "b"), ("aaa", "bbb"), numeric=(True, True)) == ["  a    b"]
    assert in_columns(("", "b"), ("aaa", "")) == ["     b"]
    wide = " ".join(["ab"] * 21) + "c"
    assert "·" not in "".join(in_columns((wide, wide)))  # 63 signs each: more would be rows of few words
    assert "·" in "".join(in_columns((wide, wide + "d")))


def test_a_paragraph_of_plain_text_has_seventy_eight_signs_a_line():
    words = " ".join(["abc"] * 19) + " ab"
    assert len(words) == 78
    assert _wrapped(words) == words
    assert _wrapped(words + "c").splitlines() == [words.rpartition(" ")[0], "abc"]
    assert _wrapped("x" * 90 + " y-z", "* ", "  ") == "* " + "x" * 90 + "\n  y-z"
    assert _wrapped("", "* ") == "*"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(Fraction(3), "3"), (Fraction(3, 2), "1.5"), (Fraction(5, 4), "1.25"), (Fraction(9, 8), "1.125"),
     (Fraction(17, 16), "1.0625"), (Fraction(1, 3), "0.3333"), (Fraction(2, 3), "0.6667")],
)  # fmt: skip
def test_a_number_to_multiply_by_hand_has_the_decimals_it_needs_four_at_most(number, shown):
    assert exact_text(number, EN) == shown


@pytest.mark.parametrize(("count", "lines"), [(12, 12), (13, 13), (14, 13)])
def test_twelve_breaks_between_contracts_are_told_and_how_many_more_there_are(count, lines):
    seen = reported()
    entry = seen.hours.entries[0]
    breaks = tuple(Bridge(first=date(2016, 10, 1), last=date(2016, 10, 2), days=2) for _ in range(count))
    hours = msgspec.structs.replace(seen.hours, entries=(msgspec.structs.replace(entry, bridges=breaks),))
    left = hours_part(msgspec.structs.replace(seen, hours=hours), EN, Sources()).left_out
    told = [plain(each) for each in left if each.startswith(entry.employer)]
    assert len(told) == lines
    assert told[-1].startswith(f"{entry.employer}: {count - 12} more") is (count > 12)
