"""What is seen in a file → the sentence that is said of it, whole: each has a file that earns it, in both languages."""

from datetime import date

import pytest

from casefile.i18n.sentences.document import SENTENCES
from casefile.i18n.words import LANGUAGES, words_for
from casefile.rules.documents.check import check_document, duplicates
from casefile.rules.documents.looks import Look
from casefile.rules.findings import Finding

ON = date(2026, 11, 24)
ELSEWHERE = {
    "document.without_line", "document.original", "document.days_unread", "document.unknown", "document.ambiguous",
    "document.attached_twice", "document.no_reader", "document.not_opened", "document.names_apart",
}  # fmt: skip
"""Said of the files of a case, not of one file by itself."""


def pdf(**facts: object) -> Look:
    plain = {
        "name": "letter.pdf", "size_bytes": 90_000, "kind": "pdf", "true_kind": "pdf", "ending": "pdf", "pages": 3,
        "pages_expected": 3, "opens": True, "has_text": True, "looked_pages": 3,
    }  # fmt: skip
    return Look(**{**plain, **facts})


def image(**facts: object) -> Look:
    plain = {
        "name": "scan.jpg", "size_bytes": 90_000, "kind": "jpeg", "true_kind": "jpeg", "ending": "jpg", "pages": 1,
        "pages_expected": 1, "width_px": 1200, "height_px": 1600, "dpi": ((1, 320),),
    }  # fmt: skip
    return Look(**{**plain, **facts})


HEAVY = 9_000_000
SAID: list[tuple[Look, str]] = [
    (pdf(trouble="missing"), "document.not_found"),
    (pdf(trouble="folder"), "document.folder"),
    (pdf(trouble="not_a_file"), "document.not_a_file"),
    (pdf(trouble="no_permission"), "document.no_permission"),
    (pdf(trouble="unreadable_file"), "document.disk_error"),
    (pdf(trouble="empty"), "document.empty"),
    (pdf(trouble="too_slow"), "document.too_slow"),
    (pdf(trouble="crashed"), "document.unreadable"),
    (pdf(password_needed=True, unread=True), "document.unreadable.locked"),
    (pdf(password_needed=True, unread=True), "document.password_needed.certificate"),
    (pdf(password_needed=True), "document.password_needed"),
    (image(unread=True, width_px=None), "document.unreadable.image"),
    (image(unread=True), "document.unreadable.dots"),
    (pdf(size_bytes=HEAVY, dpi=((1, 600), (2, 600), (3, 600))), "document.too_large.rescan"),
    (pdf(size_bytes=HEAVY, dpi=((1, 600),)), "document.too_large.parts"),
    (pdf(size_bytes=HEAVY, pages=1, pages_expected=1), "document.too_large"),
    (image(size_bytes=HEAVY), "document.too_large.picture"),
    (pdf(name="letter", ending=""), "document.extension_mismatch.none"),
    (pdf(name="letter.jpg", ending="jpg"), "document.extension_mismatch"),
    (pdf(name="reçu.pdf"), "document.name_unsafe"),
    (pdf(name="x" * 300 + ".pdf"), "document.name_unsafe.long"),
    (pdf(restricted=True, allows_all=True), "document.restricted.open"),
    (pdf(restricted=True), "document.restricted"),
    (pdf(preceded_bytes=1), "document.preceded"),
    (pdf(damage=("structure",)), "document.damaged.structure"),
    (pdf(damage=("truncated", "images")), "document.damaged.truncated"),
    (pdf(damage=("images", "streams")), "document.damaged.images"),
    (pdf(damage=("streams", "tail")), "document.damaged.streams"),
    (pdf(damage=("tail", "rebuilt")), "document.damaged.tail"),
    (pdf(damage=("truncated", "glued")), "document.damaged.glued"),
    (pdf(damage=("truncated", "as_text")), "document.damaged.as_text"),
    (pdf(damage=("streams",), signatures=1), "document.damaged.signed"),
    (pdf(pages_expected=5), "document.damaged.lost"),
    (pdf(pages_expected=5, pages_found=5), "document.damaged.hidden"),
    (pdf(damage=("truncated",), unread=True, opens=False, pages=None), "document.damaged.cut"),
    (pdf(damage=("truncated",), unread=True, opens=True, pages=None), "document.unreadable"),
    (image(damage=("truncated",)), "document.damaged.image"),
    (image(pages=1, pages_expected=2), "document.damaged.lost"),
    (pdf(unseen_pages=9), "document.pages_unseen"),
    (image(unseen_pages=9), "document.pages_unseen"),
    (pdf(pages=0, pages_expected=0), "document.no_pages"),
    (pdf(blank_pages=(2,)), "document.blank_pages"),
    (pdf(blank_pages=(2,), damage=("images",)), "document.blank_pages.damaged"),
    (pdf(blank_pages=(1, 2, 3)), "document.blank_pages.all"),
    (image(blank_pages=(1,)), "document.blank_pages.image"),
    (image(blank_pages=(1,), pages=2, pages_expected=2), "document.blank_pages"),
    (pdf(pages_without_box=(1,)), "document.page_size_missing"),
    (pdf(rotated_pages=(1,)), "document.rotated"),
    (pdf(dpi=((1, 99),)), "document.low_resolution"),
    (image(dpi=((1, 99),)), "document.low_resolution.image"),
    (pdf(dpi=((1, 900),), size_bytes=3_000_000), "document.high_resolution"),
    (pdf(grey_pages=(1,)), "document.grey"),
    (image(grey_pages=(1,)), "document.grey.image"),
    (pdf(has_text=False), "document.scan_only"),
    (pdf(names_absent=("Zoé",)), "document.name_absent"),
    (pdf(names_otherwise=(("Zoé", "Zoe"),)), "document.name_otherwise"),
    (pdf(read_by="x", read_names=(("Zoé", 61),)), "document.read_name"),
    (pdf(read_by="x", read_days=(("2020-01-02", 61),)), "document.read_days"),
    (pdf(read_by="x"), "document.read_nothing"),
    *((pdf(text_language=code), f"document.translation_needed.{code}") for code in
      ("ar", "es", "pt", "de", "it", "nl", "zh", "cyr")),
    (pdf(text_language="ko"), "document.translation_needed"),
    (pdf(xfa=True), "document.xfa"),
    (pdf(placeholder=True), "document.xfa.placeholder"),
    (pdf(placeholder=True, xfa=True), "document.xfa.placeholder"),
    (pdf(form_fields=2), "document.form_fields"),
    (pdf(javascript=True), "document.javascript"),
    (pdf(actions=("Launch",)), "document.actions"),
    (pdf(attachments=1), "document.attachments"),
    (pdf(invoice_data=True), "document.invoice_data"),
    (pdf(signatures=1), "document.signed"),
]  # fmt: skip
PHOTOS = [
    (image(kind="png", true_kind="png", ending="png", name="scan.png"), "document.photo_not_jpeg"),
    (image(width_px=419, height_px=540), "document.photo_too_small"),
    (image(width_px=1200, height_px=1200), "document.photo_shape"),
    (image(grey_pages=(1,)), "document.photo_grey"),
]


def sentence_of(found: Finding) -> str:
    """Return the code under which the sentence of a finding stands."""
    whole = f"{found.code}.{found.values.get('variant')}"
    return whole if whole in SENTENCES else found.code


@pytest.mark.parametrize(("look", "code"), SAID, ids=[f"{at}-{code}" for at, (_, code) in enumerate(SAID)])
def test_what_is_seen_earns_its_sentence(parameters, look, code):
    found = check_document(look, parameters, ON, {"colour"}, ("Zoé",))
    assert code in map(sentence_of, found)
    plain = check_document(pdf() if look.kind == "pdf" else image(), parameters, ON, {"colour"}, ("Zoé",))
    assert plain == ()


@pytest.mark.parametrize(("look", "code"), PHOTOS)
def test_what_is_no_photo_earns_its_sentence(parameters, look, code):
    assert [sentence_of(each) for each in check_document(look, parameters, ON, {"photo"})] == [code]


def test_each_sentence_is_earned_and_is_said_in_both_languages(parameters):
    every = [*SAID, *PHOTOS]
    known = {code for code in SENTENCES if code.startswith("document.") and "wrong_type" not in code}
    bare = {"document.damaged"} & known  # only ever said with what is damaged
    twin = duplicates([pdf(sha256="s"), pdf(sha256="s")])[1]
    assert {code for _, code in every} | {sentence_of(twin)} == known - ELSEWHERE - bare
    for look, _ in every:
        for found in (*check_document(look, parameters, ON, {"colour", "photo"}, ("Zoé",)), twin):
            told = [words_for(lang).of(found) for lang in LANGUAGES]
            assert len(set(told)) == len(LANGUAGES)
            assert not any("{" in each for each in told)
