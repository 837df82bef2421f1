"""The months as papers from elsewhere spell them, beside the French and English ones."""

from collections.abc import Mapping

from casefile.rules.text import MONTH_NUMBERS, folded

__all__ = ["ABROAD", "MONTH_OF"]

_NAMES = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "Jänner Feber Mrz Apr Mai Juni Juli Aug Sept Okt Nov Dez",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "gen feb mar apr mag giu lug ago sett ott nov dic",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november desember",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "január február március április május június július augusztus szeptember október november december",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
)
"""Whole and shortened, from January on, in the case that dates ask for. Source: Unicode CLDR, months of the Gregorian
calendar. Short names that are common English words (set, out) are left out.
"""
_OTHERWISE = {"maerz": 3, "jaenner": 1, "setiembre": 9}

ABROAD: Mapping[str, int] = {
    name: number
    for names in _NAMES
    for number, name in enumerate(folded(names).split(), start=1)
    if name not in MONTH_NUMBERS
} | _OTHERWISE
"""The number of a month by its folded name in any of the other languages."""

MONTH_OF: Mapping[str, int] = {**MONTH_NUMBERS, **ABROAD}
"""The number of a month by its folded name in any language here."""
