"""Which line a loose file seems to serve: its words, its name, who is named, the days; never a guess."""

from datetime import UTC, datetime

import pytest

from casefile.cases.model import Document
from casefile.cases.sorting import LineOffer, Sorting, marked_twice, told_by_person
from casefile.rules.documents.looks import Look
from casefile.rules.documents.names import sought
from casefile.rules.findings import Text
from tests.cases.looking import ME, seen_of
from tests.cases.people import rulebook

SPOUSE = {"id": "spouse", "role": "spouse", "given_name": "Luc", "family_name": "Exemple"}
WORK = [
    {"id": "c1", "employer": "Maple Data Inc.", "noc": "22222", "country": "FR", "hours_per_week": "35",
     "first": "2018-01-08", "last": "2019-12-31"},
    {"id": "c2", "employer": "Exemple SAS", "noc": "22222", "country": "FR", "hours_per_week": "35",
     "first": "2020-02-03", "last": "2022-12-31"},
]  # fmt: skip


def sorting(*, spouse=False, **facts):
    persons = [ME, SPOUSE] if spouse else [ME]
    status = "married" if spouse else "single"
    seen = seen_of({"persons": persons, "marital_status": status, **facts})
    names = {each["id"]: (sought(each["given_name"], (), each["family_name"]),) for each in persons}
    return Sorting(seen, rulebook().checklist, names)


def look(name="scan0001.pdf", *phrases, **more):
    return Look(**{"name": name, "kind": "pdf", "sha256": name, "phrases": phrases, **more})


def codes(offer):
    return [each.template for each in offer.reasons]


REMOVAL = next(slot.title.en for slot in rulebook().checklist.slots if slot.id == "removal_papers")


def test_words_of_the_text_tell_the_line_and_are_the_reason():
    offer = sorting().offer("a", look("scan.pdf", "passeport", "passport"))
    assert (offer.standing, offer.line) == ("sure", "principal/passport")
    assert codes(offer) == ["sort.by_text", "sort.by_text"]


def test_what_tells_most_is_the_first_reason():
    tests = sorting(tests=[{"id": "t1", "name": "tef_canada", "taken_on": "2026-05-05"}])
    offer = tests.offer("a", look("tef.pdf", "test d evaluation de francais"))
    assert codes(offer)[:2] == ["sort.by_text", "sort.by_name"]
    short = tests.offer("a", look("tef.pdf", "celpip"))
    assert codes(short)[:2] == ["sort.by_name", "sort.by_text"]


@pytest.mark.parametrize(
    "name", ["Passeport_Camille.pdf", "passeportScan2.PDF", "2024passport.jpg", "passport"]
)
def test_the_name_of_a_file_tells_it_too_however_its_words_are_joined(name):
    offer = sorting().offer("a", look(name))
    assert (offer.standing, offer.line) == ("sure", "principal/passport")
    assert offer.reasons[0].template == "sort.by_name"


def test_a_word_inside_another_is_no_sign():
    assert sorting().offer("a", look("tefal.pdf")).standing == "none"


def test_one_word_alone_in_a_text_is_only_perhaps():
    assert sorting().offer("a", look("scan.pdf", "passport")).standing == "perhaps"


def test_what_says_nothing_is_for_no_line():
    offer = sorting().offer("a", look("IMG_0001.jpg", kind="jpeg"))
    assert (offer.standing, offer.line, offer.reasons) == ("none", "", (Text("sort.only_pictures"),))


def test_what_the_case_is_not_asked_for_is_said():
    offer = sorting().offer("a", look("scan.pdf", "acte de mariage"))
    assert (offer.standing, codes(offer)) == ("none", ["sort.not_asked"])


def test_of_what_the_case_is_not_asked_for_the_likeliest_is_said():
    both = ("naissance", "obligation de quitter le territoire")  # the heavier one comes later in the list
    for name, phrases in (("scan.pdf", both), ("oqtf.pdf", ("naissance",))):
        (reason,) = sorting().offer("a", look(name, *phrases)).reasons
        assert reason.values["title"].en == REMOVAL
    (reason,) = sorting().offer("a", look("naissance.pdf", "oqtf")).reasons
    assert reason.values["title"].en != REMOVAL


def test_of_two_people_the_one_who_is_named():
    two = sorting(spouse=True)
    assert two.offer("a", look("passport.pdf")).standing == "several"
    assert two.offer("a", look("passport.pdf", names_absent=("Camille Exemple",))).line == "spouse/passport"
    assert two.offer("a", look("passport.pdf", "luc", "exemple")).line == "spouse/passport"
    assert two.offer("a", look("passport.pdf", "exemple")).standing == "several"
    assert two.offer("a", look("passeport_luc.pdf")).line == "spouse/passport"


def test_a_paper_that_names_somebody_else_is_never_sure():
    offer = sorting().offer("a", look("passport.pdf", names_absent=("Camille Exemple",)))
    assert (offer.standing, offer.line) == ("perhaps", "principal/passport")
    assert "sort.not_named" in codes(offer)


def test_of_two_employers_the_one_whose_name_or_days_stand_in_it():
    jobs = sorting(contracts=WORK)
    both = jobs.offer("a", look("scan.pdf", "reference letter"))
    assert both.standing == "several"
    assert set(both.others) == {"principal/work_proof/c1", "principal/work_proof/c2"}
    named = jobs.offer("a", look("scan.pdf", "reference letter", "exemple sas"))
    assert (named.standing, named.line) == ("sure", "principal/work_proof/c2")
    dated = jobs.offer("a", look("scan.pdf", "reference letter", dates=("2018-01-08",)))
    assert (dated.standing, dated.line) == ("sure", "principal/work_proof/c1")
    assert "sort.by_day" in codes(dated)


def test_a_certificate_of_another_country_is_not_taken_for_this_one():
    stay = [{"id": "s1", "country": "FR", "first": "2000-01-01"}]
    police = sorting(stays=stay)
    assert police.offer("a", look("scan.pdf", "casier judiciaire", "france")).standing == "sure"
    other = police.offer("a", look("scan.pdf", "registo criminal"))
    assert (other.standing, other.line) == ("perhaps", "principal/police_certificate/FR")
    assert "sort.not_there" in codes(other)


def test_a_photo_is_a_picture_and_never_told_by_words_in_a_text():
    assert sorting().offer("a", look("photo.jpg", kind="jpeg")).line == "principal/digital_photo"
    assert sorting().offer("a", look("photo.pdf")).standing == "none"
    assert sorting().offer("a", look("scan.jpg", "photo", kind="jpeg")).standing == "none"


@pytest.mark.parametrize(
    ("name", "kind", "line"),
    [
        ("photo.png", "png", "principal/digital_photo"),
        ("photo.tif", "tiff", "principal/digital_photo"),
        ("photo.docx", "docx", ""),
    ],
)
def test_only_a_picture_is_a_photo(name, kind, line):
    assert sorting().offer("a", look(name, kind=kind)).line == line


def test_of_the_days_of_a_job_the_first_two_are_said_in_their_order():
    jobs = sorting(contracts=WORK[:1])
    days = ("2019-12-31", "2018-01-08")
    for dates in (days, days[::-1]):
        offer = jobs.offer("a", look("scan.pdf", "reference letter", dates=dates))
        told = [str(each.values["day"]) for each in offer.reasons if each.template == "sort.by_day"]
        assert told == sorted(days)


def test_what_the_case_holds_is_not_offered_again_nor_what_cannot_be_read():
    held = Document(
        id="f1", slot="principal/passport", path="documents/x", original_name="x.pdf", sha256="known",
        size_bytes=1, attached_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    seen = seen_of({"persons": [ME]}, documents=(held,))
    known = Sorting(seen, rulebook().checklist, {})
    assert known.offer("a", look("passport.pdf", sha256="known")).standing == "held"
    assert known.offer("a", look("passport.pdf", trouble="empty")).standing == "unreadable"


def test_the_same_content_twice_is_offered_once_for_the_file_that_tells_most():
    one = sorting()
    offers = [one.offer("a", look("IMG_1.pdf", sha256="s")), one.offer("b", look("passport.pdf", sha256="s"))]
    assert [each.standing for each in marked_twice(offers)] == ["twice", "sure"]


@pytest.mark.parametrize(("more", "standing"), [({"trouble": "empty"}, "unreadable"), ({}, "held")])
def test_of_two_that_cannot_be_read_or_are_held_each_is_said_to_be(more, standing):
    held = Document(
        id="f1", slot="principal/passport", path="documents/x", original_name="x.pdf", sha256="s",
        size_bytes=1, attached_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    documents = (held,) if standing == "held" else ()
    one = Sorting(seen_of({"persons": [ME]}, documents=documents), rulebook().checklist, {})
    offers = [one.offer(path, look(f"{path}.pdf", sha256="s", **more)) for path in "ab"]
    assert [each.standing for each in marked_twice(offers)] == [standing, standing]


def test_names_and_employers_are_looked_for():
    phrases = sorting(contracts=WORK).phrases
    assert {"camille", "exemple", "maple data inc", "casier judiciaire"} <= set(phrases)


PICTURE = {"kind": "jpeg", "read_by": "a reader"}


def test_what_is_read_in_a_picture_offers_a_line_and_makes_none_sure():
    read = ("passeport", "passport", "camille", "exemple")
    offer = sorting().offer("a", look("scan.jpg", read_phrases=read, **PICTURE))
    assert (offer.standing, offer.line) == ("perhaps", "principal/passport")
    assert codes(offer) == ["sort.by_read", "sort.by_read", "sort.by_read"]
    named = sorting().offer("a", look("passport.jpg", read_phrases=read, **PICTURE))
    assert (named.standing, codes(named)) == ("sure", ["sort.by_name"])


def test_a_day_read_in_a_picture_tells_the_job_when_the_reading_is_likely():
    jobs = sorting(contracts=WORK)
    days = {"read_phrases": ("reference letter",), "read_days": (("2018-01-08", 95),), **PICTURE}
    told = jobs.offer("a", look("scan.jpg", **days))
    assert (told.standing, told.line) == ("perhaps", "principal/work_proof/c1")
    assert "sort.by_read_day" in codes(told)
    unlike = jobs.offer("a", look("scan.jpg", **{**days, "read_days": (("2018-01-08", 50),)}))
    assert unlike.standing == "several"


def test_of_a_picture_that_nobody_read_nothing_is_said_to_lack():
    police = sorting(stays=[{"id": "s1", "country": "FR", "first": "2000-01-01"}])
    offer = police.offer("a", look("registo criminal.jpg", kind="jpeg"))
    assert (offer.standing, "sort.not_seen" in codes(offer)) == ("perhaps", True)
    read = police.offer("a", look("registo criminal.jpg", **PICTURE))
    assert "sort.not_there" in codes(read)


def test_a_word_that_tells_the_slot_and_the_line_is_said_once():
    tests = sorting(tests=[{"id": "t1", "name": "tef_canada", "taken_on": "2026-05-05"}])
    reasons = tests.offer("a", look("TEF Canada.pdf")).reasons
    assert [each.values["sign"] for each in reasons] == ["tef canada"]


@pytest.mark.parametrize(
    ("standing", "seen", "unread"),
    [
        ("perhaps", {"has_text": False}, True),
        ("several", {"has_text": False}, True),
        ("none", {"has_text": False}, True),
        ("sure", {"has_text": False}, False),
        ("told", {"has_text": False}, False),
        ("none", {"has_text": True}, False),
        ("none", {"has_text": False, "read_by": "tesseract"}, False),
        ("none", {"kind": "jpeg"}, True),
    ],
)
def test_a_file_whose_line_is_not_settled_may_tell_more_when_its_pictures_are_read(standing, seen, unread):
    offer = LineOffer(path="a", look=look("a.pdf", **seen), standing=standing)
    assert (offer.unread, offer.name) == (unread, "a.pdf")


@pytest.mark.parametrize(("line", "standing"), [("principal/passport", "told"), ("", "left_out")])
def test_what_the_person_says_of_a_file_is_no_guess_any_more(line, standing):
    guess = LineOffer(
        path="a", look=look(), standing="several", line="x", reasons=(Text("sort.by_name"),), others=("y",)
    )
    found = told_by_person(guess, line)
    assert (found.line, found.standing, found.reasons, found.others, found.path) == (
        line,
        standing,
        (),
        (),
        "a",
    )
