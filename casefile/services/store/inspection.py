"""Looking a case folder over without touching anything: each thing found is named."""

import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from casefile.cases.model import Case, Document
from casefile.cases.unread import unread_findings
from casefile.errors import CasefileError
from casefile.rules.checklist.assumptions import no_applicant
from casefile.rules.findings import Finding, Severity
from casefile.services.store.archive import history
from casefile.services.store.attachments import sha256_of
from casefile.services.store.checksums import sums_text
from casefile.services.store.codec import Tables, decode, head_of
from casefile.services.store.headfields import archived_in
from casefile.services.store.headrecord import head_record
from casefile.services.store.migrations import migrated
from casefile.services.store.paths import (
    CASE_FILE,
    DOCUMENTS,
    EXPORTS,
    HISTORY,
    PREVIOUS,
    SUMS_FILE,
    TRASH,
    document_path,
    document_paths,
)
from casefile.services.store.platforms import is_in_cloud_only, is_link, stands_in_cloud
from casefile.services.store.reading import case_file, read_bytes, read_or_nothing
from casefile.services.store.records import JOURNAL, case_of
from casefile.services.store.versions import generations

__all__ = ["doctor", "strayed"]

_SETTLED_SECONDS = 2.0


def doctor(folder: Path) -> list[Finding]:
    """Return all that is wrong with a case folder, changes nothing; raises NotFoundError only."""
    found: list[Finding] = []
    tables: Tables | None = None
    try:
        path = case_file(folder)
        tables = decode(read_bytes(path)[0], path)
    except CasefileError as damage:
        if damage.exit_code == 3:
            raise
        found.append(_finding(damage.code, "blocker", **damage.values))
        found += _way_back(folder)
    if tables is not None:
        case = case_of(migrated(tables)[0])
        found += [
            *no_applicant(case.facts),
            *unread_findings(case),
            *_documents(folder, case),
            *_sums(folder, tables),
            *_copies(folder, head_of(tables)["id"]),
        ]
        found += [*_orphans(folder, case), *_gaps(folder, tables)]
    return [*found, *_links(folder), *_leftovers(folder), *_modes(folder), *_bad_generations(folder)]


def _links(folder: Path) -> Iterator[Finding]:
    """Name the parts of the case that are links: nothing is read or written through them."""
    for name in (DOCUMENTS, EXPORTS, HISTORY, PREVIOUS, TRASH):
        if is_link(folder / name):
            yield _finding("store.path_link", "blocker", path=str(folder / name))


def _finding(code: str, severity: Severity, subject: str = "", **values: object) -> Finding:
    return Finding(code=code, severity=severity, values=values, subject=subject)


def _way_back(folder: Path) -> Iterator[Finding]:
    good = next((each for each in generations(folder) if each.damage is None), None)
    if good is None:
        yield _finding("store.no_way_back", "blocker", path=str(folder))
    else:
        yield _finding("store.can_restore", "note", number_code=good.number, saved_at=good.changed_at)


def _documents(folder: Path, case: Case) -> Iterator[Finding]:
    for document in case.documents:
        values = {"name": document.original_name, "path": document.path}
        try:
            if (folder / document.path).is_symlink():
                yield _finding("store.document_link", "blocker", document.id, **values)
            elif is_in_cloud_only(document_path(folder, document.path).lstat()):
                yield _finding("store.document_in_cloud", "warning", document.id, **values)
            elif sha256_of(document_path(folder, document.path)) != document.sha256:
                yield _finding("store.document_changed", "blocker", document.id, **values)
        except FileNotFoundError:
            away = stands_in_cloud(folder / document.path)
            if away:
                yield _finding("store.document_in_cloud", "warning", document.id, **values)
            else:
                yield _finding("store.document_gone", "blocker", document.id, **values)
        except CasefileError as outside:
            yield _finding(outside.code, "blocker", document.id, **outside.values)
        except OSError:
            yield _finding("store.document_unreadable", "blocker", document.id, **values)


def _sums(folder: Path, tables: Tables) -> Iterator[Finding]:
    path = folder / SUMS_FILE
    if read_or_nothing(path) != sums_text(tables).encode():
        yield _finding("store.sums_differ", "note", path=str(path))


def _copies(folder: Path, case_id: str) -> Iterator[Finding]:
    """Give the other versions of this case that a sync service left, whatever it called them."""
    for path in sorted(folder.glob("*.json")):
        if path.name != CASE_FILE:
            with suppress(CasefileError, OSError):
                if head_record(path)[0].get("id") == case_id:
                    yield _finding("store.conflict_copy", "warning", path=str(path))


def _orphans(folder: Path, case: Case) -> Iterator[Finding]:
    known = {document.path for document in case.documents}
    for path in _files(folder / DOCUMENTS):
        relative = path.relative_to(folder).as_posix()
        if relative not in known and path.suffix != ".new":
            yield _finding("store.file_not_listed", "warning", path=relative)


def _gaps(folder: Path, tables: Tables) -> Iterator[Finding]:
    """Name the folder of the moved part of the journal when a step in it is missing."""
    moved = archived_in(head_of(tables))
    known = {event.number for event in history(folder)} | set(map(int, tables.get(JOURNAL, {})))
    if sum(1 <= number <= moved for number in known) < moved:
        yield _finding("store.history_gap", "warning", path=str(folder / HISTORY))


def _leftovers(folder: Path) -> Iterator[Finding]:
    for path in _files(folder):
        if path.suffix == ".new":
            yield _finding("store.leftover", "note", path=path.relative_to(folder).as_posix())


def _modes(folder: Path) -> Iterator[Finding]:
    """Name the first place others may enter or read, on systems that have such rights."""
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        yield _finding("store.open_to_others", "warning", path=str(folder))
        return
    for path in _files(folder):
        with suppress(OSError):
            if stat.S_IMODE(path.stat().st_mode) & 0o077:
                yield _finding("store.open_to_others", "warning", path=str(path))
                return


def _bad_generations(folder: Path) -> Iterator[Finding]:
    for each in generations(folder):
        if each.damage is not None:
            yield _finding("store.version_unreadable", "note", file=each.file)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


_known_sums: dict[tuple[str, int, int, int], str] = {}


def strayed(folder: Path, documents: Iterable[Document]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the documents whose file has vanished, and of those whose file has changed.

    Quick: a file is read again only when it was saved after it was attached; `doctor` reads them all.
    """
    vanished, changed = set(), set()
    place_of = document_paths(folder)
    for document in documents:
        try:
            if _has_changed(place_of(document.path), document):
                changed.add(document.id)
        except (OSError, CasefileError):
            vanished.add(document.id)
    return frozenset(vanished), frozenset(changed)


def _has_changed(path: Path, document: Document) -> bool:
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise FileNotFoundError(path)
    if found.st_size != document.size_bytes:
        return True
    if found.st_mtime <= document.attached_at.timestamp() + _SETTLED_SECONDS:
        return False
    key = (str(path), found.st_ino, found.st_size, found.st_mtime_ns)
    if key not in _known_sums:
        _known_sums[key] = sha256_of(path)
    return _known_sums[key] != document.sha256
