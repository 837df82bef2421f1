"""What stands beside the checklist, printed: each report says what it is for, in both languages and every format."""

import re
from datetime import date
from pathlib import Path

import msgspec
import pytest

from casefile.cases.model import Case
from casefile.i18n import words_for
from casefile.i18n.vocabulary import PRINT_PARTS
from casefile.rules.book.stages import StageEntry
from casefile.rules.facts import Account, Activity, Contract, Facts, Person, Stay
from casefile.services.desk import Desk
from casefile.services.printing.model_reports import REPORTS
from tests.services.printing.reading import pages_read

ON = date(2025, 1, 15)
FORMATS = ("pdf", "html", "md", "txt", "csv")
FACTS = Facts(
    programme="fsw",
    marital_status="single",
    children_answered=True,
    persons=(
        Person(id="principal", role="principal", given_name="Zoé", family_name="Exemple", born_on=date(1990, 5, 4)),
    ),
    stays=(Stay(id="s1", country="FR", first=date(1990, 5, 4)),),
    contracts=(
        Contract(id="c1", employer="Exemple SAS", noc="22222", country="FR", first=date(2015, 12, 14),
                 last=date(2016, 9, 30), hours_per_week="35"),
        Contract(id="c2", employer="Exemple SAS", noc="22222", country="FR", first=date(2016, 10, 3),
                 last=date(2017, 8, 31), hours_per_week="35"),
    ),
    accounts=(Account(id="a1", institution="=Banque [fictive]", balance_cad=9000),),
    activities=(Activity(id="h1", first=date(2017, 9, 1), last=date(2025, 1, 14), kind="unemployed", country="FR"),),
)  # fmt: skip
CASE = Case(
    id="c", name="Exemple, Zoé", lang="fr", facts=FACTS, reference_on=ON,
    stages=(StageEntry(id="e1", stage="profile", on=date(2024, 6, 1)),),
)  # fmt: skip


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(Path("/nowhere"))


def printed(desk: Desk, what: str, format: str = "txt", lang: str = "en", case: Case = CASE) -> str:
    content, _ = desk.print_bytes(desk.assess(case), what, format, words_for(lang))
    return " ".join(content.decode("utf-8-sig").replace("\u00a0", " ").replace("\u202f", " ").split())


def test_points_are_printed_with_every_factor_its_cap_its_source_and_its_day(desk):
    told = printed(desk, "points", case=msgspec.structs.replace(CASE, reference_on=date(2026, 6, 1)))
    assert "First official language" in told
    assert "136" in told
    assert "in force since March 25, 2025" in told
    assert "a copy of the page, read on August 15, 2026" in told
    assert "checked on June 14, 2026" in told
    assert "67 points: not known yet, a fact is missing" in told
    assert "What happens by itself" in told


def test_the_sums_of_the_points_stand_out(desk):
    seen = desk.assess(msgspec.structs.replace(CASE, reference_on=date(2026, 6, 1)))
    page = {
        format: desk.print_bytes(seen, "points", format, words_for("en"))[0].decode("utf-8-sig")
        for format in ("md", "html", "txt", "csv")
    }
    rows = [line for line in page["md"].splitlines() if line.startswith("|")]
    bold = [row.split("|")[1].strip() for row in rows if "**" in row]
    assert bold == [
        "**Core factors**",
        "**Skill transferability**",
        "**Additional points**",
        "**Total**",
        "**Total**",
    ]
    assert page["html"].count('<tr class="sum">') == 3
    parts = [part.splitlines() for part in page["txt"].split("\n\n")]
    begun = ("Factor", "Education with", "French b")
    ends = [part[-1].split("  ")[0] for part in parts if part[0].startswith(begun)]
    assert ends == ["Core factors", "Skill transferability", "Additional points", "Total"]
    totals = [line for line in page["csv"].splitlines() if re.search(r"[,;]Total[,;]", line)]
    assert len(totals) == 2
    assert "- ·" not in page["md"], "a list has its own signs"


def test_a_day_without_a_grid_is_said_to_be_one(desk):
    before = msgspec.structs.replace(CASE, reference_on=date(2022, 11, 15))
    assert "No grid of points is known for November 15, 2022." in printed(desk, "points", case=before)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("what", list(REPORTS))
def test_every_report_is_printed_in_every_format(desk, what, format, lang):
    content, notes = desk.print_bytes(desk.assess(CASE), what, format, words_for(lang))
    assert content
    assert not notes
    if format not in {"pdf", "csv"}:
        assert words_for(lang)(PRINT_PARTS[what]) in content.decode("utf-8-sig")


def test_the_money_says_what_is_asked_what_counts_and_what_is_missing(desk):
    page = printed(desk, "funds")
    assert "Settlement funds for a family of 1, filing on January 15, 2025: $14,690" in page
    assert "$9,000 counts" in page
    assert "$5,690 is missing" in page
    assert "Right of permanent residence (may wait until the approval)" in page


def test_a_bank_s_name_never_becomes_a_formula_nor_markup(desk):
    assert "'=Banque [fictive]" in printed(desk, "funds", "csv")
    assert "=Banque [fictive]" in printed(desk, "funds", "html")


def test_the_histories_have_their_lines_and_their_gaps(desk):
    page = printed(desk, "history")
    assert "Sep 1, 2017 Jan 14, 2025 unemployed France" in page
    assert "from January 15, 2015 to December 13, 2015 (333 days)" in page
    assert "no address is told" in page


def test_the_answers_are_those_the_facts_raise_with_their_limits_and_source(desk):
    page = printed(desk, "answers")
    assert "Consecutive contracts with the same employer" in page
    assert page.count("What it cannot say:") == sum(each.relevant for each in desk.assess(CASE).answers)
    assert "[1]" in page.split("Sources, and the day each was last checked")[0]


def test_the_letters_are_drafted_with_the_facts(desk):
    page = printed(desk, "letters")
    assert "Zoé Exemple, [signature]" in page
    assert "Where it goes in the account" in page


def test_each_letter_stands_alone_and_can_be_sent_as_it_is(desk):
    seen = desk.assess(CASE)
    parts, _ = desk.report(seen, "letters", words_for("en"))
    assert [part.apart for part in parts] == [False, *(True for _ in seen.letters)]
    content, _ = desk.print_bytes(seen, "letters", "txt", words_for("en"))
    kept, *letters = content.decode("utf-8-sig").split("\f")
    assert "Sources, and the day" in kept
    assert len(letters) == len(seen.letters)
    for letter in letters:
        assert letter.split()[:3] == ["Zoé", "Exemple", "[Date]"]
        assert letter.rstrip().endswith("[signature]")


def test_on_paper_the_pages_of_a_letter_hold_nothing_but_the_letter(desk):
    seen = desk.assess(CASE)
    content, _ = desk.print_bytes(seen, "letters", "pdf", words_for("en"))
    first, *letters = [" ".join(text.split()) for text in pages_read(content)]
    assert "Before you send them" in first
    assert "only Immigration, Refugees and Citizenship Canada decides" in first
    assert len(letters) == len(seen.letters) > 1
    for letter in letters:
        assert letter.startswith("Zoé Exemple [Date]")
        assert letter.endswith("Zoé Exemple, [signature]")


def test_what_to_update_depends_on_a_profile(desk):
    assert "since June 1, 2024" in printed(desk, "updates")
    without = Case(id="c", name="x", facts=FACTS, reference_on=ON)
    assert "No profile is submitted: there is nothing to update." in printed(desk, "updates", case=without)


def test_the_rehearsal_plays_an_invitation_of_the_day(desk):
    page = printed(desk, "rehearsal")
    assert "Invited on January 15, 2025, the application is to be sent by March 16, 2025." in page
    assert re.search(r"last day to see to:.*Proof of work experience", page)


def test_the_rules_are_those_of_the_day_with_their_sources(desk):
    page = printed(desk, "rules")
    assert "Hours in a full-time week · 30" in page
    assert "IRPR s. 73(1)" in page
    assert "each more" in page
    assert "$14,690" in page
    later, _ = desk.print_bytes(desk.assess(CASE, on=date(2026, 5, 4)), "rules", "txt", words_for("en"))
    assert "$15,263" in later.decode("utf-8-sig")


def test_a_case_without_facts_says_that_nothing_calls_for_a_letter(desk):
    empty = Case(id="c", name="x", reference_on=ON)
    assert "The facts of this case call for no letter." in printed(desk, "letters", case=empty)


def test_a_note_on_a_line_is_not_marked_as_a_warning(desk):
    page = printed(desk, "checklist")
    assert re.search(r"· Duties of \d{5}: read the official page", page)
    assert not re.search(r"! Duties of \d{5}", page)
