"""Calendar files: read back by a small reader of RFC 5545, whatever people wrote."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.cases.ics import CalendarEvent, calendar_text

STAMP = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
ON = date(2026, 12, 31)


def lines_of(text: str) -> list[str]:
    raw = text.split("\r\n")
    assert raw.pop() == ""
    assert all(len(line.encode()) <= 75 for line in raw)
    assert not any("\n" in line or "\r" in line for line in raw)
    unfolded: list[str] = []
    for line in raw:
        if line.startswith(" "):
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    return unfolded


def event(**more) -> CalendarEvent:
    return CalendarEvent(**{"uid": "case-upload_due@casefile", "on": ON, "summary": "Send it", **more})


def test_a_day_lasts_the_whole_day_and_ends_before_the_next():
    told = lines_of(calendar_text([event()], stamp=STAMP, name="Camille"))
    assert told[0] == "BEGIN:VCALENDAR"
    assert told[-1] == "END:VCALENDAR"
    assert {"DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "DTSTAMP:20261124T043000Z"} <= set(
        told
    )


def test_a_moment_is_in_utc():
    toronto = timezone(timedelta(hours=-5))
    told = lines_of(
        calendar_text([event(at=datetime(2026, 12, 31, 23, 59, tzinfo=toronto))], stamp=STAMP, name="x")
    )
    assert "DTSTART:20270101T045900Z" in told
    assert not [line for line in told if line.startswith("DTEND")]


def test_alarms_go_off_days_before():
    told = lines_of(calendar_text([event(alarm_days=(14, 3))], stamp=STAMP, name="x"))
    assert told.count("BEGIN:VALARM") == told.count("END:VALARM") == 2
    assert [line for line in told if line.startswith("TRIGGER")] == ["TRIGGER:-P14D", "TRIGGER:-P3D"]
    assert "BEGIN:VALARM" not in calendar_text([event()], stamp=STAMP, name="x")


def unescaped(text: str) -> str:
    out, at = "", 0
    while at < len(text):
        if text[at] == "\\":
            out += {"n": "\n"}.get(text[at + 1], text[at + 1])
            at += 1
        else:
            assert text[at] not in ",;"
            out += text[at]
        at += 1
    return out


WRITTEN = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])


@pytest.mark.parametrize("sign", ["a", "é", "€", "😀"])
def test_a_line_is_folded_at_seventy_five_octets_whatever_its_length(sign: str):
    size = len(sign.encode())
    for length in range(40, 400, 3):
        text = calendar_text([event(summary=sign * length)], stamp=STAMP, name="x")
        assert f"SUMMARY:{sign * length}" in lines_of(text)
        longest = max(len(line.encode()) for line in text.split("\r\n"))
        assert longest > 75 - size or size * length < 75


@given(st.text(WRITTEN, min_size=1, max_size=300) | st.text(WRITTEN, min_size=200, max_size=800))
def test_any_text_comes_back_as_it_was(text: str):
    told = lines_of(calendar_text([event(summary=text)], stamp=STAMP, name="x"))
    summary = next(line for line in told if line.startswith("SUMMARY:"))
    assert unescaped(summary.removeprefix("SUMMARY:")) == text


def test_line_ends_and_controls_cannot_begin_a_line_of_the_file():
    told = lines_of(
        calendar_text([event(summary="a\r\nATTACH:x\n\x1b[31mb\x00")], stamp=STAMP, name="a\nEND:VCALENDAR")
    )
    assert "SUMMARY:a\\nATTACH:x\\n[31mb" in told
    assert told.count("END:VCALENDAR") == 1
