"""What a text layer tells without being kept: days written, the language."""

import re
import unicodedata
from datetime import date

from casefile.rules.text import MONTH_NUMBERS, words_of

__all__ = ["days_in", "language_of", "plain"]

_MOST_DAYS = 10
_LEAST_WORDS = 12
_READ = 6000
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
    "tr": "ve bir bu ile icin olarak da de olan en cok gibi daha kadar ya ise",
}
_SCRIPTS = (
    ("ARABIC", "ar"),
    ("CYRILLIC", "cyr"),
    ("CJK", "zh"),
    ("HIRAGANA", "ja"),
    ("HANGUL", "ko"),
    ("GREEK", "el"),
)
_WORDS = {lang: frozenset(words.split()) for lang, words in _STOP_WORDS.items()}
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_SPELT = re.compile(rf"\b([0-3]?\d)(?:er|st|nd|rd|th)? ({_NAMES}) ((?:19|20)\d\d)\b")
_SPELT_MONTH_FIRST = re.compile(rf"\b({_NAMES}) ([0-3]?\d)(?:st|nd|rd|th)? ((?:19|20)\d\d)\b")
_DAY_FIRST = re.compile(r"\b([0-3]?\d)[/.]([01]?\d)[/.]((?:19|20)\d\d)\b")


def plain(text: str) -> str:
    """Return the text in small letters without accents; a passport's fillers (<) and signs become spaces."""
    return " ".join(words_of(text))


def days_in(text: str, low: str | None = None) -> tuple[str, ...]:
    """Return the days written in figures (ISO, day first) or with a month's name in English or French, as ISO text,
    each once: the ones in figures first, each way in order of appearance. `low` is the text made `plain`, if at hand.
    """
    found: dict[str, None] = {}
    text = text[:_READ]
    for year, month, day in _ISO.findall(text):
        _keep(found, year, month, day)
    for day, month, year in _DAY_FIRST.findall(text):
        _keep(found, year, month, day)
    low = plain(text) if low is None else low[:_READ]
    for day, month, year in _SPELT.findall(low):
        _keep(found, year, str(MONTH_NUMBERS[month]), day)
    for month, day, year in _SPELT_MONTH_FIRST.findall(low):
        _keep(found, year, str(MONTH_NUMBERS[month]), day)
    return tuple(found)[:_MOST_DAYS]


def _keep(found: dict[str, None], year: str, month: str, day: str) -> None:
    try:
        found[date(int(year), int(month), int(day)).isoformat()] = None
    except ValueError:
        return


def language_of(text: str, low: str) -> str:
    """Return the ISO 639-1 code of the language of a text (`low`: made `plain`), empty when it cannot be told.

    `cyr` stands for any language in Cyrillic script.
    """
    script = _script_of(text[:2000])
    if script:
        return script
    words = low[:_READ].split()[:600]
    if len(words) < _LEAST_WORDS:
        return ""
    counts = {lang: sum(word in stops for word in words) for lang, stops in _WORDS.items()}
    best, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    clear = counts[best] >= max(4, len(words) * 0.08) and counts[best] >= counts[second] * 1.2
    return best if clear else ""


def _script_of(text: str) -> str:
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) < 2 * _LEAST_WORDS:
        return ""
    foreign = [sign for sign in letters if ord(sign) > 0x36F]
    if len(foreign) * 2 < len(letters):
        return ""
    named = [unicodedata.name(sign, "") for sign in foreign[:400]]
    share = {code: sum(name.startswith(script) for name in named) for script, code in _SCRIPTS}
    best = max(share, key=share.__getitem__)
    return best if share[best] * 2 > len(named) else ""
