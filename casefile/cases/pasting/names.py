"""What a few words of a CV name: an employer, a job or a place, as far as their own shape tells."""

import re

import msgspec

from casefile.cases.cells import Country
from casefile.rules.text import words_of

__all__ = ["Named", "looks_like_job", "named_in", "names_someone", "without_length", "word_set"]

_COMMAS = re.compile(r"\s*,(?!\d)\s*|\s+[–—-]\s+")
_LENGTH = re.compile(
    r"[\s,;·(\t]*\b(?:\d+|moins d['’]un|less than a)\s*(?:ans?|années?|years?|yrs?|mois|months?|mos?)\b\.?"
    r"(?:\s*(?:et|and|,)?\s*\d+\s*(?:mois|months?|mos?)\b\.?)?\s*\)?",
    re.IGNORECASE,
)
_JOB_WORD = re.compile(r"\w{2,}(?:eur|euse|trice|ier|iere|ien|ienne|iste|ist|er|or|ant|ante)s?")


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


_JOBS = word_set(
    "stagiaire intern trainee chef cheffe chargee charge cadre vie clerk nurse analyst analyste lead agent agente "
    "secretaire responsable architecte architect barista cook scientist associate accountant comptable apprenti "
    "apprentie alternant alternante vendeur vendeuse consultant consultante professeur professeure maitre"
)
_OF_HOURS = word_set(
    "heure heures hour hours hrs par per semaine week hebdo weekly temps plein full time noc cnp"
)
_COMPANIES = word_set(
    "inc ltd llc ltee corp co sa sas sarl sasu eurl gmbh plc group groupe universite university agence agency "
    "ecole school college hopital hospital mairie ville city banque bank cabinet institut institute center centre"
)


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """Who a line names, as what, and where; empty when it is not told."""

    employer: str
    title: str = ""
    city: str = ""
    country: str = ""


def looks_like_job(text: str) -> bool:
    """Say whether the words are rather those of a job than of an employer: développeuse web, Software Developer."""
    words = words_of(text)
    if not words or _COMPANIES.intersection(words):
        return False
    return bool(_JOBS.intersection(words)) or any(_JOB_WORD.fullmatch(each) for each in (words[0], words[-1]))


def names_someone(text: str) -> bool:
    """Say whether the words name an employer or a place, and not only hours, how long it lasted, or a job."""
    words = [word for word in words_of(without_length(text)) if len(word) > 2 and word.isalpha()]
    return bool(set(words) - _OF_HOURS) and not looks_like_job(" ".join(words))


def without_length(text: str) -> str:
    """Return the text without how long a period lasted: · 4 yrs 3 mos, (1 an 7 mois)."""
    return _LENGTH.sub(" ", text)


def named_in(text: str, to_country: Country) -> Named:
    """Return what “Software Developer, Acme Ltd, Toronto, Canada” names; all of it is the employer when unsure."""
    parts = [part for part in _COMMAS.split(text) if part]
    code = to_country(parts[-1]) if len(parts) > 2 and len(parts[-1]) > 2 else None
    rest = parts[:-1] if code else parts
    if len(rest) < 2 or looks_like_job(rest[0]) == looks_like_job(rest[1]):
        return Named(employer=text)
    employer, title = (rest[1], rest[0]) if looks_like_job(rest[0]) else (rest[0], rest[1])
    return Named(employer=employer, title=title, city=", ".join(rest[2:3]), country=code or "")
