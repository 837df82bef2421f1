"""Names in every script, with or without a font for it: the paper is printed, and no letter is lost in silence."""

import re
import sys
import unicodedata
from collections import defaultdict

import msgspec
import pytest

from casefile.i18n import words_for
from casefile.services.printing import build_page, render
from casefile.services.printing.letters import shown_letters, signs, unknown_letters, with_codes
from tests.services.printing import fictional
from tests.services.printing.reading import pages_read

TYPED = {
    "Thai": "สมชาย ใจดี", "Tamil": "தமிழ்", "Punjabi": "ਗੁਰਪ੍ਰੀਤ", "Malayalam": "മാത്യു", "Khmer": "សុខ", "Lao": "ສົມພອນ",
    "Burmese": "ဖြိုး", "Sinhala": "නිමල්", "Amharic": "አበበ", "Arabic": "فاطمة", "Hebrew": "שָׁלוֹם", "Hindi": "प्रिया",
    "Japanese": "株式会社 がぎぐ", "Korean": "김민준", "Emoji": "👩‍👩‍👧 🇨🇦 1️⃣ ☎️ 👍🏽",
    "NFD": "Zoe\u0301 Ho\u0302\u0309 Łódź", "Number sign": "\u0600\u0601\u06dd1", "Joiners": "ab\u200d\u200cc\u2060d",
    "Variation": "葛\U000e0100 ︎\ufe0f", "Unassigned": "\u0378\u0530\U000e0fff\U0003ffff", "Private": "\ue000\U00100000",
    "No character": "\ufffe\uffff\ufdd0", "Controls": "\x80\x9f\xad\u061c", "Lone mark": "\u0e47 \u0301 \u20e3",
    "Quotation": "\"\u0e47 \\\u0e47 {\u0e47} u{e47} \\u{e47}", "Bidi": "\u202egnp.exe\u2066x\u2069",
    "Tag": "\U000e0001\U000e0041",
}  # fmt: skip


def scripts() -> dict[str, str]:
    """Return a name for each script of Unicode: some of its letters with some of its marks after them."""
    letters: dict[str, list[str]] = defaultdict(list)
    marks: dict[str, list[str]] = defaultdict(list)
    for sign in map(chr, range(0xA0, sys.maxunicode)):
        kind, script = unicodedata.category(sign)[0], unicodedata.name(sign, "").partition(" ")[0]
        if kind in "LM" and script:
            (letters if kind == "L" else marks)[script.partition("-")[0]].append(sign)
    made = {}
    for script in letters.keys() | marks.keys():
        some, over = letters[script], marks[script]
        pairs = zip(some[:3] + some[-2:], (over[:3] + over[-2:] + [""] * 5), strict=False)
        made[script] = "".join(letter + mark for letter, mark in pairs) + "".join(some[3:6]) or "".join(over)
    return made


def printed(*names: str, lang="en"):
    """Return the text of the checklist with those names as files, without blanks, and the letters said missing."""
    lines = list(fictional.lines())
    files = tuple(fictional.filed(lines[0].key, name, 1000) for name in names)
    lines[0] = msgspec.structs.replace(lines[0], files=files)
    page = build_page(fictional.assessment(lines=tuple(lines)), words_for(lang), "checklist", "a4")
    done = render(page, "pdf")
    text = "\n".join(pages_read(done.content))
    return re.sub(r"[\s\u200b\u00a0\u202f]+", "", text), [note.values["letters"] for note in done.notes]


def rest_is_whole(text: str) -> bool:
    """Say whether the lines that have no odd letter are printed as ever."""
    wanted = [line.item.title.en for line in fictional.lines()]
    return all(re.sub(r"\s", "", title) in text for title in wanted) and "Jan" in text


def test_a_name_in_every_script_of_unicode_is_printed():
    every = scripts()
    assert len(every) > 160
    assert {"THAI", "TAMIL", "GURMUKHI", "MALAYALAM", "KHMER", "CJK", "ADLAM"} <= set(every)
    text, missing = printed(*(f"{script.lower()} {name} end" for script, name in sorted(every.items())))
    assert rest_is_whole(text)
    for script in every:
        assert re.search(f"{script.lower()}.*?end", text), script
    assert missing
    assert "[U+" in text


@pytest.mark.parametrize("kind", TYPED)
def test_a_name_as_it_is_typed_is_printed(kind):
    text, missing = printed(f"begin {TYPED[kind]} end")
    assert rest_is_whole(text)
    name = re.search("begin(.*?)end", text, re.S)
    assert name is not None
    coded = re.findall(r"\[U\+[0-9A-F+U]+\]", name[1])
    assert bool(coded) == bool(missing), "a letter named by its code is said, and the other way round"
    assert len(re.findall(r"\[U\+", text)) == len(coded), "nothing else of the page is named by codes"


def test_marks_stay_with_the_letter_that_is_named():
    text, missing = printed("ਗੁਰ")
    if not missing:
        pytest.skip("a font of this computer has Gurmukhi")
    assert "[U+0A17U+0A41U+0A30]" in text


@pytest.mark.parametrize(
    ("said", "letters"),
    [
        ("\\u{e47}", ("\u0e47",)),
        ("\\u{1f468}", ("\U0001f468",)),
        ("ส", ("ส",)),
        ("\\u{0}", ("\0",)),
        ("e\\u{301}", ("\u0301",)),
        ("é", ("é",)),
        ('\\"', ('"',)),
    ],
)
def test_a_mark_is_read_as_the_mark_it_is(said, letters):
    message = f'PDF/UA-1 error: the text `"{said}"` could not be displayed with font `"Libertinus Serif"`'
    assert unknown_letters(message) == letters


def test_a_digit_is_not_missing_because_its_mark_is():
    line = 'error: the text `"{}"` could not be displayed with font `"X"`\n'
    assert unknown_letters(line.format("1") + line.format("\\u{20e3}")) == ("\u20e3",)


def test_what_cannot_be_seen_is_told_by_its_code():
    assert shown_letters(["ส", "\u0e47", "\x80", "ส"]) == "ส U+0E47 U+0080"
    assert shown_letters(chr(0x4E00 + n) for n in range(100)).endswith("…")


def test_a_page_without_a_missing_letter_is_the_page():
    page = build_page(fictional.assessment(), words_for("fr"), "checklist", "a4")
    assert with_codes(page, ()) is page


def test_the_signs_a_font_is_asked_for_are_told_once_and_in_order():
    page = build_page(fictional.assessment(), words_for("fr"))
    asked = signs(msgspec.structs.replace(page, subject="株式株 ſƀ e\u0301 1\u0e47 \u200b")).split(" ")
    assert asked == sorted(set(asked))
    assert {"株", "式", "ƀ"} <= set(asked)
    assert not {"ſ", "e", "1", "\u0301", "\u0e47", "\u200b", ""} & set(asked)
