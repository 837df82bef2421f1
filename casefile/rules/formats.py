"""Dates, numbers, sizes and money as French and English paper writes them, spacing included.

French: U+202F groups thousands and stands before ; ! ? %, U+00A0 before : and the units. Both Canadian usages.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Any, Literal

from casefile.rules.hidden import MASK, HiddenAmount
from casefile.rules.text import MONTHS, MONTHS_SHORT

__all__ = ["WEEKDAYS", "DateStyle", "day", "figure", "moment", "money", "size"]

DateStyle = Literal["long", "short", "tiny", "weekday", "month", "month_alone"]

NARROW = "\u202f"
FIXED = "\u00a0"
WEEKDAYS: dict[str, tuple[str, ...]] = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def day(value: date, lang: str, style: DateStyle = "long") -> str:
    """Return a day in words; never all in digits, which two countries read differently."""
    long = style in {"long", "weekday", "month"}
    month = (MONTHS if long else MONTHS_SHORT)[lang][value.month - 1]
    if lang == "fr":
        number = "1er" if value.day == 1 else str(value.day)
        texts = {
            "tiny": f"{number}{FIXED}{month}",
            "month_alone": month,
            "month": f"{month}{FIXED}{value.year}",
            "weekday": f"{WEEKDAYS['fr'][value.weekday()]} {number}{FIXED}{month}{FIXED}{value.year}",
        }
        return texts.get(style, f"{number}{FIXED}{month}{FIXED}{value.year}")
    texts = {
        "tiny": f"{month}{FIXED}{value.day}",
        "month_alone": month,
        "month": f"{month}{FIXED}{value.year}",
        "weekday": f"{WEEKDAYS['en'][value.weekday()]}, {month}{FIXED}{value.day},{FIXED}{value.year}",
    }
    return texts.get(style, f"{month}{FIXED}{value.day},{FIXED}{value.year}")


def moment(value: datetime, lang: str, *, seconds: bool = False) -> str:
    """Return a moment in words with its time zone (10 mars 2024 à 14 h 05 min 33 s UTC)."""
    zone = value.strftime("%Z") or "UTC"
    if lang == "fr":
        clock = f"{value.hour}{FIXED}h{FIXED}{value.minute:02}"
        if seconds:
            clock += f"{FIXED}min{FIXED}{value.second:02}{FIXED}s"
        return f"{day(value.date(), lang)} à {clock} {zone}"
    clock = f"{value.hour:02}:{value.minute:02}" + (f":{value.second:02}" if seconds else "")
    return f"{day(value.date(), lang)} at {clock} {zone}"


def figure(number: Any, lang: str, places: int = 2) -> str:
    """Return a number with that many decimals (half-even), thousands grouped."""
    if isinstance(number, Fraction):
        scaled = round(number * 10**places)
        exact = Decimal(scaled).scaleb(-places)
    else:
        exact = Decimal(str(number)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    text = f"{exact:,.{places}f}"
    if lang == "fr":
        return text.replace(",", NARROW).replace(".", ",").replace("-", "−")
    return text.replace("-", "−")


def size(size_bytes: int, lang: str) -> str:
    """Return a size in decimal units, as portals count them: 4.1 MB is 4,100,000 bytes."""
    units = ("o", "ko", "Mo", "Go") if lang == "fr" else ("bytes", "kB", "MB", "GB")
    if size_bytes < 1000:
        return f"{size_bytes}{FIXED}{units[0]}"
    if size_bytes < 1_000_000:
        return f"{figure(Fraction(size_bytes, 1000), lang, 0)}{FIXED}{units[1]}"
    unit, scale = (units[2], 1_000_000) if size_bytes < 1_000_000_000 else (units[3], 1_000_000_000)
    places = 2 if size_bytes / scale < 10 else 1
    return f"{figure(Fraction(size_bytes, scale), lang, places)}{FIXED}{unit}"


def money(amount_cad: Any, lang: str) -> str:
    """Return whole Canadian dollars (15 263 $, $15,263); those that are hidden are the mask."""
    if isinstance(amount_cad, HiddenAmount):
        return MASK
    text = figure(amount_cad, lang, 0)
    return f"{text}{FIXED}$" if lang == "fr" else f"${text}"
