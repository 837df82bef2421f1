"""Screens as text, in two sizes and two languages: what a change does to them is seen in the review."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from casefile.cases.model import Case, Event, Line
from casefile.rules.findings import Finding
from tests.services.printing.family import family
from tests.tui.desks import NOW, desk_with, document, example_case
from tests.tui.look import coloured, look, press, running, settled, until

LINES = (
    Line(id="principal/passport", state="ready", issued_on=date(2019, 8, 3), expires_on=date(2029, 8, 2)),
    Line(
        id="principal/police_certificate/IN",
        state="requested",
        requested_on=date(2026, 11, 10),
        requested_from="Consulate",
    ),
    Line(id="spouse/digital_photo", state="not_applicable", reason="Taken by the [red] studio"),
    Line(id="child-1/child_birth_certificate", note="Ask the registry", ticked=("parents",)),
)
TOLD = (
    ("case_created", {}, ""),
    ("note", {}, "First [b]note"),
    ("document_attached", {"name": "passport.pdf"}, ""),
    ("documents_checked", {"count": 1}, ""),
)


def large_case() -> Case:
    """Return the case of a family of four, invited: papers of every verdict, lines of every state, a journal."""
    twins = [document(at, "principal/education_proof/d1", f"diploma {at}.pdf") for at in (2, 3)]
    refused = Finding(code="document.password_needed", severity="blocker")
    doubted = Finding(code="document.name_absent", severity="warning", values={"name": "Sunita"})
    documents = (
        document(1, "principal/passport", "passport.pdf"),
        *twins,
        document(4, "spouse/passport", "anil.pdf", refused, verdict="blocked"),
        document(5, "principal/language_test/t1", "ielts.pdf", doubted, verdict="attention"),
    )
    journal = tuple(
        Event(
            number=at,
            at=NOW + timedelta(hours=20 * at),
            code=f"journal.{code}",
            values=values,
            text=text,
        )
        for at, (code, values, text) in enumerate(TOLD, start=1)
    )
    case, facts = family().case, family().case.facts
    disordered = replace(
        facts, contracts=facts.contracts[::-1], stays=facts.stays[::-1], tests=facts.tests[::-1]
    )
    return replace(
        case,
        name="Exemple, Sunita, her husband Anil, Anna Maria and Joel, by way of Dubai",
        facts=disordered,
        stages=example_case().stages,
        documents=documents,
        lines=LINES,
        journal=journal,
        created_at=datetime(2026, 11, 2, tzinfo=UTC),
    )


WALK = {
    "overview": ("o",),
    "documents": ("enter",),
    "list": ("l", "down"),
    "list, a line": ("end", "up", "up", "up", "enter", "enter"),
    "list, filtered": ("escape", "f", "f"),
    "experience": ("escape", "x", "end"),
    "experience, a month later": ("home", "greater_than_sign", "w"),
    "contract": ("enter",),
    "points, supposed": ("escape", "c", *["down"] * 8, "right", "right"),
    "points, last": ("end",),
    "deadlines": ("e", "down"),
    "journal": ("J",),
    "journal, in the other language": ("g",),
    "details": ("g", "i"),
    "details, persons": ("down", "right", "down"),
    "details, a person": ("enter",),
    "details, new stay": ("escape", "left", "down", "a"),
    "details, diplomas": ("escape", "down"),
    "guide": ("escape", "ctrl+g"),
    "answers": ("enter",),
    "help": ("escape", "escape", "h"),
    "cases": ("escape", "q"),
    "cases, by day": ("e",),
    "cases, in the other language": ("escape", "g"),
    "new case": ("g", "a"),
}


@pytest.mark.parametrize(("lang", "size"), [("fr", (80, 24)), ("en", (120, 40))], ids=["fr", "en"])
async def test_screens(lang, size, snapshot):
    desk = desk_with(large_case())
    async with running(desk, lang=lang, size=size, case=desk.path) as pilot:
        for name, keys in WALK.items():
            await press(pilot, *keys)
            if name == "documents":  # the picture of a page comes a moment after the rest
                await until(pilot, lambda: "▀" in look(pilot.app))
                await settled(pilot)
            assert f"{look(pilot.app)}\n{coloured(pilot.app)}" == snapshot(name=name)


@pytest.mark.parametrize(("lang", "size"), [("en", (80, 24)), ("fr", (120, 40))], ids=["en", "fr"])
@pytest.mark.parametrize("key", ["o", "l"])
async def test_screen(key, lang, size, snapshot):
    papers = example_case(documents=(document(1, "principal/passport", "passeport.pdf"),))
    async with running(desk_with(papers), lang=lang, size=size) as pilot:
        await press(pilot, key)
        await pilot.pause()
        assert look(pilot.app) == snapshot
