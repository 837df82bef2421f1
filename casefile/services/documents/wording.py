"""What a text layer tells without being kept: the language."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from casefile.rules.text import plain_words

__all__ = [
    "is_in_latin_script",
    "language_of",
    "language_of_pages",
    "leans_to_french",
    "phrases_in",
    "plain_words",
]

_LETTER = re.compile(r"[A-Za-z]")
_LEAST_WORDS = 12
_READ = 6000
_SAMPLE = 600
_SET_APART = 0.3
_KANA = 10
_STOP_WORDS = {
    "en": "the of and to in is that for it with as was on are by this be from or have an at not which i we",
    "fr": "le la les des du de et un une dans pour que qui est sur par au aux avec ce cette nous vous son ses ne pas",
    "es": "el la los las de del y en que un una por con para es se no lo su al como mas o este esta",
    "pt": "o a os as de do da dos das e em que um uma por com para nao se na no ao como mais ou seu sua",
    "de": "der die das und in den von zu mit ist des im fur auf nicht ein eine dem sich als auch wird bei",
    "it": "il la i le di del della e in che un una per con non si da al dei nel sono come piu o alla",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er om ook als bij door naar of",
    "vi": "va cua la co cho trong duoc cac mot voi khong nguoi nay da tai ngay thang nam cong hoa",
    "ro": "si de la in cu pe din care este un o a nu pentru al se prin sau mai sunt ale",
    "pl": "w i z na do nie sie jest to od o za przez dla po oraz ze jako lub",
    "no": "og er som det til av har med ikke den jeg vi han hun fra ved skal blir eller etter efter kan om sin bliver",
    "sv": "och ar som det till av har med inte den jag vi han hon fran vid ska blir eller efter kan om sin",
    "tr": "ve bir bu ile icin olarak da de olan en cok gibi daha kadar ya ise",
}
_SCRIPTS = (
    ("ARABIC", "ar"),
    ("CYRILLIC", "cyr"),
    ("CJK", "zh"),
    ("HANGUL", "ko"),
    ("GREEK", "el"),
)
_WORDS = {
    lang: frozenset(word for word in words.split() if len(word) > 1) for lang, words in _STOP_WORDS.items()
}
"""A letter alone is no word: it may be a list's, an initial, or one of a word whose letters are set apart."""

_LANGUAGES_OF = {
    word: tuple(lang for lang in _WORDS if word in _WORDS[lang])
    for words in _WORDS.values()
    for word in words
}


def phrases_in(low: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """Return those of the phrases that stand in a text, all made `plain_words`."""
    return tuple(each for each in phrases if f" {each} " in f" {low} ")


def leans_to_french(low: str) -> bool:
    """Say whether a text (made `plain_words`) has more of the small words of French than of English."""
    words = low.split()[:_SAMPLE]
    french, english = (sum(word in _WORDS[lang] for word in words) for lang in ("fr", "en"))
    return french > english


def language_of(text: str, low: str) -> str:
    """Return the ISO 639-1 code of the language of a text (`low`: made `plain_words`), empty when it cannot be told.

    `cyr` stands for any language in Cyrillic script.
    """
    script = "" if text.isascii() else _script_of(text[:2000])
    if script:
        return script
    tokens = low[:_READ].split()[:_SAMPLE]
    words = [word for word in tokens if len(word) > 1]
    single = sum(len(word) == 1 and word.isalpha() for word in tokens)
    if len(words) < _LEAST_WORDS or single > len(tokens) * _SET_APART:
        return ""
    counts = Counter(dict.fromkeys(_WORDS, 0))
    for word in _LANGUAGES_OF.keys() & set(words):
        counts.update(dict.fromkeys(_LANGUAGES_OF[word], words.count(word)))
    best, second = (lang for lang, _ in counts.most_common(2))
    clear = counts[best] >= max(4, len(words) * 0.08) and counts[best] >= counts[second] * 1.2
    return best if clear else ""


def language_of_pages(pages: Sequence[str]) -> str:
    """Return the language of a document: English or French where any of its pages is in one of them, since an
    original lies beside its translation; else the one that at least half of its pages of text are in.
    """
    read = []
    for page in pages:
        language = language_of(page, plain_words(page))
        if language in {"en", "fr"}:
            return language
        if language or len(page.split()) >= _LEAST_WORDS:
            read.append(language)
    return next((one for one in read if one and read.count(one) * 2 >= len(read)), "")


def _script_of(text: str) -> str:
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) < 2 * _LEAST_WORDS:
        return ""
    foreign = [sign for sign in letters if ord(sign) > 0x36F]
    if len(foreign) * 2 < len(letters):
        return ""
    named = [unicodedata.name(sign, "") for sign in foreign[:400]]
    if sum(name.startswith(("HIRAGANA", "KATAKANA")) for name in named) * _KANA > len(named):
        return "ja"  # Chinese characters stand among them
    share = {code: sum(name.startswith(script) for name in named) for script, code in _SCRIPTS}
    best = max(share, key=share.__getitem__)
    return best if share[best] * 2 > len(named) else ""


def is_in_latin_script(text: str) -> bool:
    """Say whether most letters of a text are Latin ones: names in others cannot be compared."""
    if text.isascii():
        return _LETTER.search(text, 0, _READ) is not None
    letters = [sign for sign in text[:_READ] if sign.isalpha()]
    return sum(ord(sign) <= 0x24F or 0x1E00 <= ord(sign) <= 0x1EFF for sign in letters) * 2 > len(letters)
