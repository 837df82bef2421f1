"""The rules a desk works with and the day it works on, and what is to be said of this computer."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from casefile import clock
from casefile.errors import NotInForceError
from casefile.resources import told_path
from casefile.rules.findings import Finding
from casefile.services import settings
from casefile.services.store.limits import limits_met

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from casefile.rules.book.parameters import Parameters
    from casefile.rules.book.rulebook import Rulebook
    from casefile.rules.points.grids import PointsBook
    from casefile.rules.programmes import Programmes

__all__ = ["DeskRules"]

T = TypeVar("T")
_YEARS_BELIEVED = 10  # a program that old would have been brought up to date: the clock is the likelier fault


class DeskRules:
    """A folder of case folders, with the rules of the day it is looked at."""

    def __init__(self, home: Path | None = None, today: date | None = None) -> None:
        """Stand at a folder; `today` takes the place of the day the calendar shows."""
        self.home = home or _home()
        self._today = today
        self._shown: dict[Path, str] = {}
        self._fell_back = self._doubt_told = False

    def today(self) -> date:
        """Return the day the desk works on: the one it was given, else the one the calendar shows."""
        return self._today or clock.today()

    def at_least_today(self) -> date:
        """Return today, or the day the rules were last checked when the clock is behind it."""
        return max(self.today(), self.parameters.newest_check)

    @property
    def programmes(self) -> Programmes:
        """Return the programmes of the rule pack, read once and without the rest of it."""
        from casefile.services.rulebook import load_programmes

        return load_programmes()

    @property
    def parameters(self) -> Parameters:
        """Return the dated numbers of the rule pack, read once and without the rest of it."""
        from casefile.services.rulebook import load_parameters

        return load_parameters()

    @property
    def has_rulebook(self) -> bool:
        """Say whether the rules are in memory: reading them takes a tenth of a second."""
        return "rulebook" in self.__dict__

    @cached_property
    def rulebook(self) -> Rulebook:
        """Return the rule pack, read once."""
        from casefile.services.calendar import PublicHolidays
        from casefile.services.rulebook import load_rulebook

        return load_rulebook(PublicHolidays())

    @property
    def grids(self) -> PointsBook:
        """Return the grids of points, read once."""
        from casefile.services.rulebook.points import load_points

        return load_points()

    def _by_the_clock(self, work: Callable[[date], T]) -> T:
        """Return what the rules of today give; of a day before all rules, on which no clock can be right, those of
        the day they were last checked.
        """
        day, checked_on = self.today(), self.parameters.newest_check
        try:
            return work(day)
        except NotInForceError:
            if day >= checked_on:
                raise
            self._fell_back = True
            return work(checked_on)

    def settings(self) -> dict[str, Any]:
        """Return the user's own choices (language, theme, last folder)."""
        return settings.read_settings()

    def unreadable_settings(self) -> Path | None:
        """Return the file of the user's choices when it cannot be read: it then counts as none."""
        return settings.unreadable_settings()

    def remember(self, **choices: Any) -> None:
        """Keep the user's own choices."""
        settings.remember(**choices)

    def remarks(self) -> list[Finding]:
        """Return what is to be said of this computer: its clock, and what its disks could not do; each once."""
        doubt = self._clock_doubt()
        return [*self._limits(), *([doubt] if doubt else [])]

    def _clock_doubt(self) -> Finding | None:
        """Return what makes the clock doubtful, once the rules were read: the days they were checked on are over."""
        if self._doubt_told or not self.has_rulebook:
            return None
        day, checked_on = self.today(), self.parameters.newest_check
        early = day < checked_on and (self._fell_back or (self._today is None and not clock.is_told()))
        if not early and day.year - checked_on.year < _YEARS_BELIEVED:
            return None
        self._doubt_told = True
        code = "clock.early" if early else "clock.late"
        return Finding(code=code, severity="warning", values={"day_on": day, "checked_on": checked_on})

    def _limits(self) -> list[Finding]:
        """Return what the disks met could not do, each only the first time it is met by this user."""
        met = limits_met()
        if not met:
            return []
        told = self.settings().get("limits_told")
        known = set(told) if isinstance(told, list) else set()
        new = [each for each in met if each.code not in known]
        if new:
            self.remember(limits_told=sorted(known | {each.code for each in new}))
        return new


def _home() -> Path:
    told = os.environ.get("CASEFILE_HOME", "").strip()
    if told:
        return told_path(told)
    from platformdirs import user_documents_path

    return user_documents_path() / "Casefile"
