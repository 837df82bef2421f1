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

    from casefile.services.store.backup import Backup, BackupProgress
    from casefile.services.store.backup_restoring import PutBack
    from casefile.services.store.backup_states import State
    from casefile.services.store.listing import Head

__all__ = ["DeskBackups"]

_DAYS_BETWEEN_COPIES = 30


class DeskBackups(DeskAssessments):
    """Copies made, looked at and put together again."""

    def back_up(
        self, place: Path, cases: Sequence[Path] = (), progress: BackupProgress | None = None
    ) -> Backup:
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
        last = self._last()
        before = clock.now() - timedelta(days=_DAYS_BETWEEN_COPIES)
        last_at = _moment(last.get("at"))
        if last_at is not None:
            values = {"day_on": clock.local(last_at).date(), "place": str(last.get("place", ""))}
            return (
                Finding(code="case.backup_old", severity="note", values=values) if last_at < before else None
            )
        old = any(not head.example and head.changed_at and head.changed_at < before for head in heads)
        return Finding(code="case.backup_never", severity="note", values={}) if old else None

    def backup_word(self, heads: Sequence[Head]) -> Finding | None:
        """Return the reminder of `backup_due`, unless it was put away within a month."""
        away_at = _moment(self._last().get("put_away_at"))
        if away_at is not None and away_at >= clock.now() - timedelta(days=_DAYS_BETWEEN_COPIES):
            return None
        return self.backup_due(heads)

    def put_backup_word_away(self) -> None:
        """Say nothing of copies for a month; a copy made meanwhile counts anew."""
        told = {**self._last(), "put_away_at": clock.now().isoformat()}
        self.remember(backups={**self._backups(), str(self.home): told})

    def _last(self) -> dict[str, Any]:
        told = self._backups().get(str(self.home))
        return told if isinstance(told, dict) else {}

    def _backups(self) -> dict[str, Any]:
        told = self.settings().get("backups")
        return told if isinstance(told, dict) else {}

    def backup_states(self, place: Path) -> list[State]:
        """Return the states of cases that the copies in a place hold; raises NotFoundError."""
        from casefile.services.store.backup_states import every_state

        return [state for _, state in every_state(place) if state is not None]

    def unread_states(self, place: Path) -> list[Finding]:
        """Return a finding for each state there that cannot be read; raises NotFoundError."""
        from casefile.services.store.backup_states import every_state, unreadable

        return [unreadable(path) for path, state in every_state(place) if state is None]

    def check_backup(self, place: Path) -> list[Finding]:
        """Read every copy in a place again and return what is wrong; raises NotFoundError."""
        from casefile.services.store.backup_states import inspect

        return inspect(place)

    def restore_backup(
        self, place: Path, ref: str, folder: Path | None = None, number: int | None = None
    ) -> PutBack:
        """Put a case together from the copies in a place, on the desk or in that folder; what lacks there is named."""
        from casefile.services.store.backup_restoring import restore_backup

        return restore_backup(place, ref, self.home, folder, number)


def _moment(told: object) -> datetime | None:
    """Return the moment that a setting tells, None when it tells none."""
    try:
        moment = datetime.fromisoformat(str(told))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
