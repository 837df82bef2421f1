"""What each programme asks: one record a programme, read from templates/programmes.

The rules ask the record and never the name: a class that Canada adds, changes or ends is a file of the templates.
Numbers that change through time are parameters, named here by their id: those of templates/rules, or those that the
programme's own file holds. A programme of which the templates know nothing has no record, and is never guessed.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from casefile.rules.book.dated import ParameterFile
from casefile.rules.days import in_range
from casefile.rules.facts import UNDECIDED, ContractKind, OfferBasis
from casefile.rules.findings import Label, Source

__all__ = [
    "ABILITIES",
    "Claim",
    "Counting",
    "EducationClaim",
    "FundsClaim",
    "GridClaim",
    "IntentClaim",
    "LanguageClaim",
    "LanguageFloor",
    "NominationProgramme",
    "Programme",
    "ProgrammeRules",
    "Programmes",
    "Topic",
    "TradeClaim",
    "WorkClaim",
]

ABILITIES = ("listening", "reading", "writing", "speaking")
Topic = Literal["work", "language", "education", "grid", "funds", "trade", "intent"]


class Claim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """One thing a programme asks or does not ask: since when, on whose word.

    `because` is the whole sentence that says so to the applicant, where the checklist's own would not do.
    """

    since: date
    source: Source
    because: Label | None = None


class Counting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which work counts. As it stands: all paid work, anywhere, of every level.

    Never volunteers' work, nor unauthorised work in Canada (IRPR s. 73(2); IRPA s. 30). `highest_teer` is the last
    level of the classification that counts; `trades_only` asks for the list of trades instead; without
    `study_counts` the days of full-time study do not count; with `after_qualification` only the days after one is
    qualified to practise the trade do. `self_employed_contested` and `employer_abroad_contested` say where such work
    counts with a proviso only.
    """

    highest_teer: int = 5
    trades_only: bool = False
    canada_only: bool = False
    kinds_left_out: frozenset[ContractKind] = frozenset({"volunteer"})
    study_counts: bool = True
    after_qualification: bool = False
    self_employed_contested: Literal["never", "in_canada", "always"] = "in_canada"
    employer_abroad_contested: bool = False


class WorkClaim(Counting, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """The experience asked: which work counts, and the parameters of how much, over how long, how recent.

    `occupations` says whether the whole of it lies in one occupation or may be mixed; `continuous` whether it must be
    without a break.
    """

    since: date
    source: Source
    hours: str
    months: str
    years: str
    occupations: Literal["one", "mixed"]
    continuous: bool
    because: Label | None = None


class LanguageFloor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The least level (CLB, NCLC) of each ability: `levels` is the parameter's id, `teers` the work it is for.

    Where work is mixed, the occupation with the most experience decides (R 87.1(2)(e)).
    """

    levels: str
    teers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)


class LanguageClaim(Claim, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The language asked, one floor for each level of work."""

    floors: tuple[LanguageFloor, ...]

    def floor(self, teer: int) -> LanguageFloor | None:
        """Return the floor for an occupation of that level, None where the programme does not take it."""
        return next((each for each in self.floors if teer in each.teers), None)


class EducationClaim(Claim, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether a Canadian diploma, or a foreign one with its evaluation, is needed."""

    needed: bool


class GridClaim(Claim, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether the selection grid of IRPR ss. 78 to 83 applies, with its pass mark."""

    applies: bool


class FundsClaim(Claim, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether settlement funds are shown, and the offers that exempt someone authorised to work in Canada.

    `letter` is the sentence a letter of exemption says of a programme that asks for none, `letter_of_nominee` the one
    of a nominee who meets it too, `letter_of_offer` the one of an offer that exempts. Such an offer is for an
    occupation of `offers_highest_teer` at most.
    """

    asked: bool
    exempting_offers: tuple[OfferBasis, ...] = ()
    offers_highest_teer: int = 5
    letter: Label | None = None
    letter_of_nominee: Label | None = None
    letter_of_offer: Label | None = None


class TradeClaim(Claim, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a certificate of qualification, or an offer in Canada, is needed besides the work (R 87.2(3)(d))."""

    certificate_or_offer: bool


class IntentClaim(Claim, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether one must mean to live outside Quebec."""

    outside_quebec: bool


class Programme(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="other"
):
    """What a case can say of its programme; `about` is a sentence that helps to choose.

    `title` is the short name of a list, `full_title` the official one; `place` orders the list. Other than a class:
    a nomination, under which one is invited by one of the classes, and "not chosen yet".
    """

    id: str
    place: int
    short: Label
    title: Label
    full_title: Label
    about: Label
    checked_on: date
    parameters: tuple[ParameterFile, ...] = ()


class NominationProgramme(Programme, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="nomination"):
    """A nomination by a province: the applicant also meets one of the classes (IRPA s. 10.1(1.1), IRPR s. 87)."""


class ProgrammeRules(Programme, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="class"):
    """A class of economic immigration and all it asks.

    `first` and `last` are the filing days it is open on, None without an end. `stands_in` marks the class by which
    those are judged who have not chosen; `nominee_order` the order in which a nominee's hours are tried.
    """

    work: WorkClaim
    language: LanguageClaim
    education: EducationClaim
    grid: GridClaim
    funds: FundsClaim
    intent: IntentClaim
    trade: TradeClaim | None = None
    first: date | None = None
    last: date | None = None
    stands_in: bool = False
    nominee_order: int = 99

    def in_force(self, day: date) -> bool:
        """Say whether an application may be filed under it on that day."""
        return in_range(day, self.first, self.last)

    @property
    def needs_trade(self) -> bool:
        """Say whether a certificate or an offer is needed besides the work."""
        return self.trade is not None and self.trade.certificate_or_offer

    def claim(self, topic: Topic | None) -> Claim | WorkClaim | None:
        """Return what it says of one topic, None where it says nothing."""
        found: Claim | WorkClaim | None = getattr(self, topic) if topic else None
        return found

    def source_of(self, topic: Topic | None) -> Source | None:
        """Return on whose word it says something of one topic, None where it says nothing."""
        found = self.claim(topic)
        return None if found is None else found.source


class Programmes(msgspec.Struct, frozen=True):
    """Every programme of the templates by its id, in the order of the lists."""

    by_id: Mapping[str, Programme] = {}

    def __getitem__(self, id: str) -> ProgrammeRules:
        """Return the record of a class; raises KeyError when there is no class of that id."""
        found = self.chosen(id)
        if found is None:
            raise KeyError(id)
        return found

    @property
    def ids(self) -> tuple[str, ...]:
        """Return what a case may say of its programme."""
        return tuple(self.by_id)

    @property
    def classes(self) -> tuple[ProgrammeRules, ...]:
        """Return the classes, those closed included."""
        return tuple(each for each in self.by_id.values() if isinstance(each, ProgrammeRules))

    @property
    def highest_teer(self) -> int:
        """Return the last level of the classification that a class takes, the lists of trades aside."""
        return max((each.work.highest_teer for each in self.classes if not each.work.trades_only), default=5)

    def in_force(self, day: date) -> tuple[ProgrammeRules, ...]:
        """Return the classes under which an application may be filed on that day."""
        return tuple(each for each in self.classes if each.in_force(day))

    def knows(self, id: str) -> bool:
        """Say whether the templates know that programme."""
        return id in self.by_id or id == UNDECIDED

    def chosen(self, id: str) -> ProgrammeRules | None:
        """Return the class of that id, None for a nomination, for "not chosen yet" and for an unknown one."""
        found = self.by_id.get(id)
        return found if isinstance(found, ProgrammeRules) else None

    def nominates(self, id: str) -> bool:
        """Say whether that programme is a nomination."""
        return isinstance(self.by_id.get(id), NominationProgramme)

    def possible(self, id: str) -> tuple[ProgrammeRules, ...]:
        """Return the classes a case of that programme may be judged by: the one chosen, else all."""
        found = self.chosen(id)
        return (found,) if found is not None else self.classes

    def title(self, id: str) -> Label:
        """Return the name of a list, the id itself when the programme is unknown."""
        return self.by_id[id].title if id in self.by_id else _as_told(id)

    def short(self, id: str) -> Label:
        """Return the shortest name, the id itself when the programme is unknown."""
        return self.by_id[id].short if id in self.by_id else _as_told(id)

    def judged_as(self, id: str, day: date, underlying: str | None = None) -> ProgrammeRules:
        """Return the class the papers are asked by on that day.

        The class chosen while it is open; for a nominee the `underlying` one, when known; else the one that stands in.
        """
        chosen = self.chosen(id) or (self.chosen(underlying) if underlying else None)
        if chosen is not None and chosen.in_force(day):
            return chosen
        standing = self.in_force(day) or self.classes
        return next((each for each in standing if each.stands_in), standing[0])


def _as_told(id: str) -> Label:
    """Return an unknown id as it can be shown: it may be anything that somebody wrote into a case."""
    shown = "".join(sign for sign in id[:40] if sign.isprintable())
    return Label(shown, shown)
