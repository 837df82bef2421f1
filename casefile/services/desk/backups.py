"""Copies of the desk in another place."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casefile import clock
from casefile.rules.findings import Finding
from casefile.services.desk.assessments import DeskAssessments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casefile.services.store.backup import Backup, Progress
    from casefile.services.store.backup_states import State
    from casefile.services.store.listing import Head

__all__ = ["DeskBackups"]

_DAYS_BETWEEN_COPIES = 30


class DeskBackups(DeskAssessments):
    """Copies made, looked at and put together again."""

    def back_up(self, place: Path, cases: Sequence[Path] = (), progress: Progress | None = None) -> Backup:
        """Bring the copies in another place up to date: of these cases, else of the whole desk.

        Raises UsageError (store.backup_inside), DiskError; a case that cannot be copied is named in the answer.
        """
        from casefile.services.store.backup import back_up

        at = clock.now()
        done = back_up(cases or [head.path for head in self.heads()], place, self.home, at, progress)
        if not cases:
            told = {str(self.home): {"at": at.isoformat(), "place": str(done.place)}}
            self.remember(backups={**self._backups(), **told})
        return done

    def backup_due(self, heads: Sequence[Head]) -> Finding | None:
        """Return a reminder when the last copy of these cases of the desk is a month old, or they have none."""
        told = self._backups().get(str(self.home))
        last = told if isinstance(told, dict) else {}
        before = clock.now() - timedelta(days=_DAYS_BETWEEN_COPIES)
        try:
            last_at = datetime.fromisoformat(str(last.get("at")))
        except ValueError:
            last_at = None
        if last_at is not None:
            values = {"day_on": clock.local(last_at).date(), "place": str(last.get("place", ""))}
            return (
                Finding(code="case.backup_old", severity="note", values=values) if last_at < before else None
            )
        old = any(not head.example and head.changed_at and head.changed_at < before for head in heads)
        return Finding(code="case.backup_never", severity="note", values={}) if old else None

    def _backups(self) -> dict[str, Any]:
        told = self.settings().get("backups")
        return told if isinstance(told, dict) else {}

    def backup_states(self, place: Path) -> list[State]:
        """Return the states of cases that the copies in a place hold; raises NotFoundError."""
        from casefile.services.store.backup_states import every_state

        return [state for _, state in every_state(place) if state is not None]

    def check_backup(self, place: Path) -> list[Finding]:
        """Read every copy in a place again and return what is wrong; raises NotFoundError."""
        from casefile.services.store.backup_states import inspect

        return inspect(place)

    def restore_backup(
        self, place: Path, ref: str, folder: Path | None = None, number: int | None = None
    ) -> Path:
        """Put a case together from the copies in a place, on the desk or in that folder, and return where it is."""
        from casefile.services.store.backup_restoring import restore_backup

        return restore_backup(place, ref, self.home, folder, number)
