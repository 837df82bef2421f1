"""Hours, points and rounds of a case, and the occupations they are counted for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from casefile import clock
from casefile.cases.model import Case
from casefile.errors import NotInForceError
from casefile.rules.facts import Facts
from casefile.rules.findings import Finding
from casefile.services import settings
from casefile.services.desk.assessments import DeskAssessments

if TYPE_CHECKING:
    from datetime import date

    from casefile.cases.assessment import Assessment
    from casefile.cases.points import Books, PointsAnswer
    from casefile.rules.findings import Label
    from casefile.rules.hours.categories import CategoryHours
    from casefile.rules.hours.report import HoursReport
    from casefile.rules.occupations.titles import OccupationTexts
    from casefile.rules.points.crs import CrsPoints
    from casefile.rules.points.reading import Reading
    from casefile.rules.rounds.vetting import Vetted
    from casefile.services.rulebook.occupation_search import FoundOccupation, OccupationSearch

__all__ = ["DeskPoints"]

_TITLES_BYTES = 40_000_000  # the official table is about ten megabytes a language


class DeskPoints(DeskAssessments):
    """What a case counts for."""

    def search_occupations(self, query: str, limit: int = 20) -> tuple[FoundOccupation, ...]:
        """Return the occupations whose code or titles answer the query in either language, best first."""
        return self.occupation_search.search(query, limit)

    @cached_property
    def occupation_search(self) -> OccupationSearch:
        """Return the index of titles, made at the first search: a few tenths of a second."""
        from casefile.services.rulebook.occupation_search import OccupationSearch
        from casefile.services.rulebook.occupations import load_occupations, load_titles

        return OccupationSearch(load_occupations(), load_titles(settings.own_folder()))

    def occupation_exclusions(self) -> dict[str, list[str]]:
        """Return what each unit group says it does not hold, by code; nothing before the official file is imported."""
        from casefile.services.rulebook.occupations import load_exclusions

        return load_exclusions(settings.own_folder())

    def import_titles(self, name: str) -> OccupationTexts:
        """Keep the titles and exclusions of an official table in the user's own folder; searches then use them.

        Raises NotFoundError, UsageError (occupations.not_a_table, occupations.no_title), DiskError.
        """
        from casefile.rules.occupations.titles import parse_titles
        from casefile.services.rulebook.occupations import keep_texts, load_occupations
        from casefile.services.tables import read_table

        texts = parse_titles(read_table(name, _TITLES_BYTES), load_occupations())
        keep_texts(settings.own_folder(), texts)
        self.__dict__.pop("occupation_search", None)
        return texts

    def with_categories(self, seen: Assessment) -> Assessment:
        """Return the assessment with the answer for each category of category-based rounds in force that day."""
        found = self.category_hours(seen.case.facts, seen.on)
        return msgspec.structs.replace(seen, categories=found)

    def category_hours(self, facts: Facts, on: date) -> tuple[CategoryHours, ...]:
        """Return the answer of the contracts for each category of category-based rounds in force that day."""
        from casefile.rules.hours.categories import category_hours
        from casefile.services.rulebook.categories import load_categories

        return category_hours(
            facts.contracts, load_categories(), on, self.rulebook, same_employers=facts.same_employers
        )

    def unlisted_categories(self, on: date) -> tuple[Label, ...]:
        """Return the names of the categories of that day whose lists of occupations are not known."""
        from casefile.rules.hours.categories import unlisted
        from casefile.services.rulebook.categories import load_categories

        return tuple(each.title for each in unlisted(load_categories(), on))

    def hours_of_case(
        self, case: Case, *, on: date | None = None, invited_on: date | None = None
    ) -> HoursReport:
        """Return the hours of a case and nothing else: no other rule need be known for that day."""
        from casefile.cases.assess import hours_of_case

        day = case.reference_on or self.today()
        return hours_of_case(case, self.rulebook, day, on=on, invited_on=invited_on, local=clock.local)

    @cached_property
    def point_books(self) -> Books:
        """Return what points are counted with, read when first asked for."""
        from casefile.cases.points import Books
        from casefile.services.rulebook.categories import load_categories
        from casefile.services.rulebook.rounds import load_rounds

        return Books(
            rules=self.rulebook,
            points=self.grids,
            rounds=load_rounds(settings.own_folder()),
            categories=load_categories(),
        )

    def points(
        self, seen: Assessment, first_language: Literal["fr", "en"] | None = None, rounds: int = 10
    ) -> PointsAnswer:
        """Return the points, the programmes and the rounds of a case on the day it is judged for.

        Raises NotInForceError before the first grid.
        """
        from casefile.cases.points import assess_points

        return assess_points(
            seen, self.point_books, first_language=first_language, local=clock.local, most_rounds=rounds
        )

    def points_if_known(self, seen: Assessment) -> PointsAnswer | None:
        """Return the points of the day, None when no grid is known for it."""
        try:
            return self.points(seen)
        except NotInForceError:
            return None

    def points_to_show(self, seen: Assessment) -> PointsAnswer | None:
        """Return the points of a case in its disguise, without the birthdays to come: they are none of the family's."""
        from casefile.cases.points import without_birthdays

        points = self.points_if_known(seen)
        return without_birthdays(points) if points else None

    def supposed_answer(self, seen: Assessment, facts: Facts) -> PointsAnswer | None:
        """Return all that is said of the points of a case if its facts were these; None when no grid is known."""
        from casefile.cases.assess import hours_of_case

        case = msgspec.structs.replace(seen.case, facts=facts)
        hours = hours_of_case(case, self.rulebook, seen.today, on=seen.on)
        return self.points_if_known(msgspec.structs.replace(seen, case=case, hours=hours))

    def supposed_points(self, seen: Assessment, facts: Facts) -> tuple[Reading, CrsPoints]:
        """Return how facts only supposed of a case read on its day, and the ranking points they give: a few ms.

        Raises NotInForceError before the first grid.
        """
        from casefile.rules.points.crs import best_points
        from casefile.rules.points.reading import Readings
        from casefile.rules.stages.path import holding

        invited = holding(seen.case.stages).get("invitation")
        told = Readings(facts, self.rulebook, self.grids, seen.on, age_on=invited.on if invited else None)
        reading = told.on(seen.on)
        return reading, best_points(reading.most, self.grids.crs.on(seen.on))

    def doubts_of(self, facts: Facts) -> tuple[Finding, ...]:
        """Return what is asked back about the tests entered: which one it was, an old scale, a day still to come."""
        from casefile.rules.language.scores import doubts_of

        today, tests = self.today(), self.rulebook.tests
        return tuple(found for each in facts.tests for found in doubts_of(each, tests, today))

    def import_rounds(self, content: bytes, origin: str) -> Vetted:
        """Keep the rounds of the ministry's file in the user's own folder; later questions then use them.

        Raises UsageError (rounds.*), DiskError.
        """
        from casefile.rules.rounds.feed import parse_feed
        from casefile.rules.rounds.vetting import vetted
        from casefile.services.rulebook.rounds import keep_rounds
        from casefile.services.tables.decoding import text_in

        book, today = self.point_books.rounds, self.today()
        feed = parse_feed(text_in(content) or "", origin, book.about)
        months = self.rulebook.parameters.on("deadlines.profile_months", today).number
        found = vetted(feed, book, today, months, origin)
        keep_rounds(settings.own_folder(), found.kept)
        self.__dict__.pop("point_books", None)
        return found
