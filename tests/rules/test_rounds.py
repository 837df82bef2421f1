"""Past rounds: the tables, the ministry's own file in all its forms, the tie-break."""

import csv
import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from casefile.errors import UsageError
from casefile.i18n import words_for
from casefile.rules.rounds.feed import parse_feed, round_moment
from casefile.rules.rounds.judge import Candidate, cut_offs, judge_round, judged_rounds, kinds_of, pool_on
from casefile.rules.rounds.table import (
    BANDS,
    dump_pool,
    dump_rounds,
    parse_pool,
    parse_rounds,
    rounds_of_both,
)
from casefile.rules.rounds.vetting import vetted
from casefile.services.rulebook.rounds import load_rounds
from casefile.services.tables.decoding import text_in

BOOK = load_rounds(Path("/nowhere"))
BY_NUMBER = {each.number: each for each in BOOK.rounds}
ALL = frozenset({"general", "cec", "fsw", "fst", "french"})
PARIS_WINTER = timezone(timedelta(hours=1), "CET")


def moment(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(UTC)


def candidate(points, at=None, kinds=ALL, **more):
    return Candidate(
        points, more.pop("most", points), more.pop("in_account", True), None, kinds, at and moment(at), **more
    )


def judged(number, who):
    found = judge_round(BY_NUMBER[number], who, BOOK.about)
    for lang in ("en", "fr"):
        assert "{" not in words_for(lang).sentence(found.finding.code, found.finding.values)
    return found.verdict


def test_every_round_since_the_first_is_there():
    assert len(BOOK.rounds) == 445
    assert (BOOK.rounds[0].number, BOOK.rounds[-1].number) == ("444", "1")
    assert {"91a", "91b"} <= set(BY_NUMBER)
    days = [each.on for each in BOOK.rounds]
    assert days == sorted(days, reverse=True)
    assert all(0 < each.cutoff <= 1200 and each.category != "other" for each in BOOK.rounds)


def test_the_bands_of_the_pool_add_up():
    for each in BOOK.pool:
        assert sum(each.counts) == each.total
    pool = pool_on(BOOK.pool, date(2026, 9, 1))
    assert pool.as_of == date(2026, 8, 30)
    assert pool.band_of(388) == (351, 400, 46824)
    assert pool.at_least(501) == 559
    assert pool_on(BOOK.pool, date(2026, 1, 1)) is None
    assert sorted(least for least, _ in BANDS)[0] == 0


@pytest.mark.parametrize(
    ("number", "points", "at", "kinds", "verdict"),
    [
        ("436", 524, "2026-08-18T09:00:00Z", ALL, "yes"),
        ("436", 523, "2026-08-17T22:08:59Z", ALL, "tie_yes"),
        ("436", 523, "2026-08-17T22:09:01Z", ALL, "tie_no"),
        ("436", 523, "2026-08-17T22:09:00Z", ALL, "not_comparable"),
        ("436", 523, None, ALL, "not_comparable"),
        ("436", 522, "2025-01-01T00:00:00Z", ALL, "no"),
        ("443", 519, "2026-03-26T01:16:38+01:00", ALL, "tie_yes"),
        ("443", 519, "2026-03-26T01:16:40+01:00", ALL, "tie_no"),
        ("437", 400, "2026-08-01T00:00:00Z", ALL - {"french"}, "other_programme"),
        ("437", 400, "2026-08-01T00:00:00Z", ALL, "yes"),
        ("435", 523, "2026-01-01T00:00:00Z", ALL, "other_programme"),
        ("1", 886, "2015-01-01T00:00:00Z", ALL, "not_comparable"),
    ],
)
def test_how_a_round_stands_to_a_case(number, points, at, kinds, verdict):
    assert judged(number, candidate(points, at, kinds)) == verdict


def test_the_shared_tie_breaks():
    path = Path(__file__).parents[3] / "shared" / "cases" / "tiebreak.csv"
    if not path.exists():
        pytest.skip("the worked cases are not beside this checkout")
    with path.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            if row["round"] in BY_NUMBER and row["would_have_been_invited"] in ("yes", "no"):
                kinds = ALL
                found = judged(
                    row["round"], candidate(int(row["score"]), row["profile_submitted_utc"], kinds)
                )
                invited = found in ("yes", "tie_yes")
                assert invited == (row["would_have_been_invited"] == "yes"), row["id"]


def test_the_tie_break_is_told_in_local_time_and_in_utc():
    who = candidate(519, "2026-03-26T00:16:38Z")._replace(local=lambda at: at.astimezone(PARIS_WINTER))
    told = words_for("en").of(judge_round(BY_NUMBER["443"], who, BOOK.about).finding).replace("\u00a0", " ")
    assert "March 26, 2026 at 01:16:39 CET" in told
    assert "March 26, 2026 at 00:16:39 UTC" in told
    assert "March 26, 2026 at 01:16:38 CET" in told


def test_later_rounds_are_compared_with_no_older_grid():
    later = Candidate(points=600, most=600, in_account=False, known_until=date(2026, 8, 1), kinds=ALL)
    assert judged("436", later) == "not_comparable"
    assert judged("436", later._replace(in_account=True)) == "yes"
    uncertain = Candidate(points=500, most=530, in_account=False, known_until=date(2026, 11, 2), kinds=ALL)
    assert judged("436", uncertain) == "not_comparable"


def test_a_profile_of_after_the_round_is_said_to_be():
    found = judge_round(BY_NUMBER["436"], candidate(600, "2026-09-01T00:00:00Z"), BOOK.about)
    assert found.finding.code == "rounds.yes_later_profile"


def test_only_the_rounds_of_the_case_are_shown_newest_first():
    found = judged_rounds(BOOK, candidate(500, kinds=frozenset({"cec"})), date(2026, 8, 31), 3)
    assert [each.round.category for each in found] == ["cec"] * 3
    assert found[0].round.number == "436"
    assert len(judged_rounds(BOOK, candidate(500, kinds=frozenset()), date(2026, 8, 31), 3)) == 3


@pytest.mark.parametrize(
    ("number", "points", "code"),
    [
        ("437", 382, "rounds.no_programme_enough"),
        ("437", 381, "rounds.no_programme_short"),
        ("436", 600, "rounds.other_programme"),
        ("435", 1000, "rounds.other_nominees"),
        ("441", 600, "rounds.other_occupations"),
    ],
)
def test_who_meets_no_programme_yet_is_told_what_else_a_round_asked(number, points, code):
    who = candidate(points, kinds=frozenset(), wanting=frozenset({"general", "french"}))
    found = judge_round(BY_NUMBER[number], who, BOOK.about)
    assert (found.verdict, found.finding.code) == ("other_programme", code)
    for lang in ("en", "fr"):
        assert "{" not in words_for(lang).of(found.finding)


def test_a_nominee_is_invited_only_as_one():
    met = {"fsw": "met", "cec": "not_met", "fst": "not_met"}
    assert kinds_of(BOOK.about, met, nominated=True, french=True, categories=["stem"]) == {"pnp"}
    assert kinds_of(BOOK.about, met, nominated=False, french=True, categories=["stem"]) == {
        "general",
        "fsw",
        "stem",
        "french",
    }
    assert (
        kinds_of(BOOK.about, dict.fromkeys(met, "not_met"), nominated=False, french=True, categories=[])
        == frozenset()
    )


def test_the_cut_offs_of_twelve_months():
    found = {each.category: each for each in cut_offs(BOOK, date(2026, 9, 18))}
    assert found["cec"].last == 519
    assert found["cec"].lowest <= 519 <= found["cec"].highest
    assert "stem" not in found or found["stem"].last_on > date(2025, 9, 18)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("August 17, 2026 at 22:09:00 UTC", "2026-08-17T22:09:00Z"),
        ("April 12th, 2026 at 04:32:26 UTC", "2026-04-12T04:32:26Z"),
        ("August 23rd 2019 at 13:33:34 UTC", "2019-08-23T13:33:34Z"),
        ("April 13, 2026  at 23:10:05 UTC", "2026-04-13T23:10:05Z"),
        ("June 22, 2021 at 20:19:59 PM UTC", "2021-06-22T20:19:59Z"),
        ("June 22, 2021 at 8:19:59 PM UTC", "2021-06-22T20:19:59Z"),
        ("June 22, 2021 at 12:19:59 AM UTC", "2021-06-22T00:19:59Z"),
        ("December 12, 2022, at 10:48:12 UTC", "2022-12-12T10:48:12Z"),
        ("March 05, 2025 at 05:10:48", "2025-03-05T05:10:48Z"),
        ("June 21, 2023 00:57:04 UTC", "2023-06-21T00:57:04Z"),
        ("le 17 août 2026 à 22 h 09 min 00 s UTC", "2026-08-17T22:09:00Z"),
        ("1er février 2026 à 01:02:03 UTC", "2026-02-01T01:02:03Z"),
        ("October 7 at 16:38:21 UTC", "2026-10-07T16:38:21Z"),
        ("December 7 at 16:38:21 UTC", "2025-12-07T16:38:21Z"),
        ("2026-08-17 22:09:00 UTC", "2026-08-17T22:09:00Z"),
        ("2026-08-17T22:09:00Z", "2026-08-17T22:09:00Z"),
        ("August 17, 2026 at 22:09 UTC", "2026-08-17T22:09:00Z"),
        ("August 17, 2026 at 10:09:01 p.m. UTC", "2026-08-17T22:09:01Z"),
        ("17 août 2026 à 22 h 09", "2026-08-17T22:09:00Z"),
        ("", None),
        ("Not applicable", None),
    ],
)
def test_a_moment_is_read_as_the_ministry_writes_it(text, expected):
    assert round_moment(text, date(2026, 10, 27)) == (expected and moment(expected))


@pytest.mark.parametrize(
    "text", ["August 2026 at 22:09:00", "17 foo 2026 22:09:00", "August 32, 2026 at 22:09:00"]
)
def test_a_moment_that_cannot_be_read_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - whichever of the two standard ones
        round_moment(text, date(2026, 10, 27))


def row(**changed):
    bands = {f"dd{at}": "1" for at in range(1, 18)} | {"dd3": "6", "dd9": "5", "dd18": "15"}
    return {
        "drawNumber": "450",
        "drawDate": "2026-10-20",
        "drawName": "Canadian Experience Class",
        "drawSize": "5,000",
        "drawCRS": "515",
        "drawCutOff": "October 1, 2026 at 10:00:00 UTC",
        "drawDateTime": "October 20, 2026 at 15:00:00 UTC",
        "drawDistributionAsOn": "October 18, 2026",
        **bands,
        **changed,
    }


TODAY = date(2026, 11, 29)


def codes(found):
    for each in found.findings:
        for lang in ("en", "fr"):
            assert "{" not in words_for(lang).sentence(each.code, each.values)
    return [each.code for each in found.findings]


def read(*found, text=None):
    return parse_feed(text or json.dumps({"classes": "", "rounds": found}), "r.json", BOOK.about)


def test_the_ministrys_file_is_read_in_both_languages():
    english = read(row())
    french = read(
        row(
            drawName="Catégorie de l’expérience canadienne",
            drawSize="5 000",
            drawDistributionAsOn="18 octobre 2026",
            drawCutOff="1er octobre 2026 à 10:00:00 UTC",
            drawDateTime="20 octobre 2026 à 15:00:00 UTC",
        )
    )
    for feed in (english, french):
        (found,) = feed.rounds
        assert (found.number, found.category, found.cutoff, found.invitations) == ("450", "cec", 515, 5000)
        assert found.tie_break == moment("2026-10-01T10:00:00Z")
        assert feed.pool[0].as_of == date(2026, 10, 18)
    assert read(row(drawSize="5\u00a0000")).rounds[0].invitations == 5000


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("Maîtrise du français (version 1)", "french"),
        ("French-Language proficiency 2026-Version 2", "french"),
        ("Professions de la santé et des services sociaux (version 2)", "healthcare_social"),
        ("Programme des candidats des provinces", "pnp"),
        ("Trades Occupations, 2026-Version 3", "trades"),
        ("Professions de métier (version 2)", "trades"),
        ("Cadres supérieurs ayant une expérience de travail au Canada", "senior_managers_cdn_exp"),
        ("Médecins ayant une expérience de travail au Canada", "physicians_cdn_exp"),
        ("Recrues militaires qualifiées", "military_recruits"),
        ("Federal Skilled Trades", "fst"),
        ("Aucun programme spécifié", "general"),
        ("Astronauts", "other"),
    ],
)
def test_the_name_of_a_round_tells_its_kind(name, category):
    feed = read(row(drawName=name))
    assert feed.rounds[0].category == category
    said = codes(vetted(feed, BOOK, TODAY, 12, "r.json"))
    assert said == (["rounds.kinds_unknown"] if category == "other" else [])


def test_the_name_of_every_known_round_tells_its_kind():
    found = read(
        *(
            row(drawNumber=each.number, drawName=each.name, drawDate=each.on.isoformat())
            for each in BOOK.rounds
        )
    )
    assert [each.category for each in found.rounds] == [each.category for each in BOOK.rounds]


def test_both_encodings_are_read():
    text = json.dumps({"rounds": [row(drawName="Maîtrise du français")]}, ensure_ascii=False)
    for content in (text.encode("cp1252"), text.encode(), text.encode("utf-8-sig")):
        assert read(text=text_in(content)).rounds[0].category == "french"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<!DOCTYPE html><html></html>", "rounds.web_page"),
        ("  <html>", "rounds.web_page"),
        (json.dumps({"rounds": [row()]})[:-40], "rounds.truncated"),
        ("number,date\n1,2", "rounds.not_the_file"),
        ("[]", "rounds.not_the_file"),
        ("{}", "rounds.not_the_file"),
        ('{"rounds": []}', "rounds.not_the_file"),
        ("[" * 100_000, "rounds.not_the_file"),
        (json.dumps({"rounds": [row(drawCRS="many")]}), "rounds.refused"),
        (json.dumps({"rounds": [row(drawDate="yesterday")]}), "rounds.refused"),
        (json.dumps({"rounds": [row(drawCutOff="August 32 at 10:00:00")]}), "rounds.refused"),
        (json.dumps({"rounds": [row(), 12, None]}), "rounds.refused"),
        (json.dumps({"rounds": [{"drawNumber": 7}]}), "rounds.refused"),
    ],
)
def test_a_file_that_is_not_it_is_refused_in_a_sentence(text, code):
    with pytest.raises(UsageError) as refused:
        read(text=text)
    assert refused.value.code == code
    for lang in ("en", "fr"):
        for each in (refused.value, *refused.value.problems):
            assert "{" not in words_for(lang).sentence(each.code, each.values)


def test_a_misprinted_pool_is_passed_over_and_its_round_kept():
    feed = read(row(dd3="999999", dd18="16"), row(drawNumber="449", drawDistributionAsOn="soon"))
    assert (len(feed.rounds), feed.pool) == (2, ())


def test_the_days_of_the_pool_come_newest_first_each_once_whatever_the_order_of_the_rounds():
    days = ["October 4, 2026", "October 18, 2026", "September 20, 2026", "October 18, 2026"]
    rows = [row(drawNumber=str(450 + at), drawDistributionAsOn=day) for at, day in enumerate(days)]
    for ordered in (rows, rows[::-1]):
        assert [each.as_of for each in read(*ordered).pool] == [
            date(2026, 10, 18), date(2026, 10, 4), date(2026, 9, 20),
        ]  # fmt: skip


def test_tables_read_back_what_was_written():
    assert parse_rounds(dump_rounds(BOOK.rounds), "r.csv") == BOOK.rounds
    assert parse_pool(dump_pool(BOOK.pool), "p.csv") == BOOK.pool
    newer = rounds_of_both(
        BOOK.rounds, read(row(), row(drawNumber="444", drawDate="2026-09-16", drawCRS="390")).rounds
    )
    assert (newer[0].number, newer[1].cutoff, len(newer)) == ("450", 390, 446)


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (parse_rounds, "number,date\n1,2\n"),
        (parse_rounds, dump_rounds(BOOK.rounds[:1]).replace("389", "many")),
        (parse_rounds, dump_rounds(BOOK.rounds[:1]).rstrip() + ",more\n"),
        (parse_pool, dump_pool(BOOK.pool).replace("226793", "x")),
        (parse_pool, "as_of\n2026-01-01\n"),
    ],
)
def test_a_faulty_table_is_refused(parse, text):
    with pytest.raises(UsageError) as refused:
        parse(text, "table.csv")
    assert refused.value.code == "rule.file_wrong"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_a_program_saves_it_in_is_read(encoding):
    text = json.dumps(
        {"rounds": [row(drawName="Compétence en français", drawSize="5 000")]}, ensure_ascii=False
    )
    (found,) = parse_feed(text_in(text.encode(encoding)), "f.json", BOOK.about).rounds
    assert (found.category, found.invitations) == ("french", 5000)


def test_numbers_may_be_numbers_and_points_nobody_can_have_are_refused():
    (found,) = parse_feed(
        json.dumps({"rounds": [row(drawCRS=515, drawSize=5000)]}), "f.json", BOOK.about
    ).rounds
    assert (found.cutoff, found.invitations) == (515, 5000)
    for wrong in ("1201", "-5", "", None, "banana", "0", 0, "51.5", 51.5, True, ["500"]):
        with pytest.raises(UsageError) as refused:
            parse_feed(json.dumps({"rounds": [row(drawCRS=wrong)]}), "f.json", BOOK.about)
        assert [each.code for each in refused.value.problems] == ["rounds.row_cutoff"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"drawNumber": ""}, "rounds.row_number"),
        ({"drawNumber": "abc"}, "rounds.row_number"),
        ({"drawDate": "20/10/2026"}, "rounds.row_date"),
        ({"drawName": " "}, "rounds.row_name"),
        ({"drawSize": "0"}, "rounds.row_size"),
        ({"drawSize": "9" * 5000}, "rounds.row_size"),
        ({"drawCutOff": "Smarch 3, 2026 at 10:00:00"}, "rounds.row_tie_break"),
        ({"drawDateTime": "October 40, 2026 at 10:00:00"}, "rounds.row_moment"),
    ],
)
def test_what_cannot_be_read_of_a_round_is_named(wrong, code):
    with pytest.raises(UsageError) as refused:
        read(row(**wrong))
    assert [each.code for each in refused.value.problems] == [code]


def test_a_round_that_stands_twice_is_read_once_unless_it_says_two_things():
    assert len(read(row(), row()).rounds) == 1
    with pytest.raises(UsageError) as refused:
        read(row(), row(drawCRS="400"))
    assert [each.code for each in refused.value.problems] == ["rounds.row_twice"]


def test_a_name_carries_no_sign_that_a_terminal_obeys():
    (found,) = read(row(drawName="Evil \x1b[31m\u202e name \ud800 French")).rounds
    assert found.name == "Evil [31m name  French"
    found.name.encode()


def test_a_round_of_a_day_to_come_is_left_out_and_said():
    feed = read(row(drawNumber="451", drawDate="2027-03-01"), row())
    found = vetted(feed, BOOK, TODAY, 12, "r.json")
    assert codes(found) == ["rounds.ahead_left_out"]
    assert ([each.number for each in found.kept.rounds], found.new) == (["450"], 1)
    assert vetted(feed, BOOK, date(2027, 3, 1), 12, "r.json").new == 2
    with pytest.raises(UsageError) as refused:
        vetted(read(row()), BOOK, date(2026, 10, 19), 12, "r.json")
    assert refused.value.code == "rounds.all_ahead"
    assert vetted(read(row()), BOOK, date(2026, 10, 20), 12, "r.json").new == 1


def test_a_pool_of_a_day_to_come_is_left_out():
    feed = read(row(drawDistributionAsOn="October 18, 2036"))
    assert (len(feed.pool), vetted(feed, BOOK, TODAY, 12, "r.json").kept.pool) == (1, ())


def test_a_round_of_before_the_first_one_is_refused():
    with pytest.raises(UsageError) as refused:
        vetted(read(row(drawDate="2014-10-20", drawCutOff="", drawDateTime="")), BOOK, TODAY, 12, "r.json")
    assert [each.code for each in refused.value.problems] == ["rounds.row_before"]


@pytest.mark.parametrize(
    ("moment_told", "kept"),
    [
        ("October 20, 2025 at 10:00:00 UTC", True),
        ("October 1, 2025 at 10:00:00 UTC", False),
        ("October 1, 2036 at 10:00:00 UTC", False),
        ("October 21, 2026 at 01:00:00 UTC", True),
        ("October 23, 2026 at 01:00:00 UTC", False),
        ("", True),
    ],
)
def test_a_tie_break_no_profile_can_have_is_left_out(moment_told, kept):
    found = vetted(read(row(drawCutOff=moment_told)), BOOK, TODAY, 12, "r.json")
    assert codes(found) == ([] if kept else ["rounds.tie_break_left_out"])
    assert (found.kept.rounds[0].tie_break is not None) == (kept and bool(moment_told))


def test_every_known_round_passes():
    feed = parse_feed(json.dumps({"rounds": [row()]}), "r.json", BOOK.about)._replace(rounds=BOOK.rounds)
    assert codes(vetted(feed, BOOK, TODAY, 12, "r.json")) == ["rounds.nothing_new"]


def test_a_newer_file_corrects_and_an_older_one_takes_nothing_back():
    wrong = row(drawNumber="443", drawDate="2026-09-15", drawCRS="300", drawCutOff="", drawDateTime="")
    newer = vetted(read(row(), wrong), BOOK, TODAY, 12, "r.json")
    assert codes(newer) == ["rounds.corrected"]
    assert {each.number: each.cutoff for each in newer.kept.rounds} == {"450": 515, "443": 300}
    older = vetted(read(wrong), BOOK, TODAY, 12, "r.json")
    assert (codes(older), older.kept.rounds, len(older.rounds)) == (["rounds.nothing_new"], (), 1)
