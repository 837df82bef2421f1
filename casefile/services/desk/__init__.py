"""The desk: the only door for both interfaces, one method for each thing a person can ask.

Each subject is a module with a class of its own, and builds on the subjects below it. What only some questions need
(documents, printing, the calendar) is imported when it is asked.
"""

from __future__ import annotations

from casefile.services.desk.backups import DeskBackups
from casefile.services.desk.cases import DeskCases
from casefile.services.desk.copies import DeskCopies
from casefile.services.desk.fitting import DeskFitting
from casefile.services.desk.imports import DeskImports
from casefile.services.desk.printing import DeskPrinting
from casefile.services.desk.sorting import DeskSorting

__all__ = ["Desk"]


class Desk(DeskCases, DeskBackups, DeskCopies, DeskImports, DeskFitting, DeskSorting, DeskPrinting):
    """A folder of case folders, and all that can be done with them."""
