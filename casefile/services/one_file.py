"""One file made of papers and proved by the program's own checks, in a folder that goes when its use is over."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from casefile.errors import UsageError
from casefile.rules.documents.looks import Report
from casefile.rules.findings import Finding
from casefile.rules.fitting.outcome import FitOutcome, FitRequest
from casefile.rules.fitting.parts import part_name
from casefile.services.documents.inspector import Inspector
from casefile.services.fitting.fitting import FitProgress, fit
from casefile.services.store.modes import disk_errors

__all__ = ["Fitted", "kept_in", "made_files", "name_of_line", "refuse_over_sources", "refuse_wrong"]

LEAST_BYTES = 1000
"""A page with nothing on it weighs about that much: no limit below it can be met."""

_SAID_OF_SOURCES = {"document.name_unsafe", "document.name_absent", "document.duplicate"}


class Fitted(msgspec.Struct, frozen=True):
    """What came of a fit. `names` and `files` are those of the result, by part; nothing is made where `files` is empty.

    A source that is left as it is stands in `files` itself.
    """

    outcome: FitOutcome
    names: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    reports: tuple[Report, ...] = ()


def refuse_wrong(asked: FitRequest, portal_bytes: int) -> None:
    """Raise UsageError for what no file can be: a limit that none meets, a page named twice."""
    if asked.limit_bytes < LEAST_BYTES:
        raise UsageError("fit.limit_too_small", least_bytes=LEAST_BYTES, limit_bytes=portal_bytes)
    twice = next((each for each in asked.pages if asked.pages.count(each) > 1), None)
    if twice is not None:
        raise UsageError("fit.page_twice", page=twice)


def refuse_over_sources(asked: FitRequest, places: Sequence[Path]) -> None:
    """Raise UsageError when one of the places to be written is a source, by whatever name: originals are kept."""
    for place in places:
        with contextlib.suppress(OSError):  # one that is not there is no source
            if any(os.path.samefile(place, each) for each in asked.sources):  # noqa: PTH121
                raise UsageError("fit.over_source", path=str(place))


def name_of_line(key: str) -> str:
    """Return what the one file of a line is called, without its ending: passport, spouse_police_certificate_BE."""
    return key.removeprefix("principal/").replace("/", "_")


@contextlib.contextmanager
def made_files(
    asked: FitRequest,
    stem: str,
    inspector: Inspector,
    *,
    requirements: Collection[str] = frozenset(),
    names: Collection[str] = (),
    on: date | None = None,
    progress: FitProgress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Fitted]:
    """Yield the result, its files in a folder that is gone afterwards.

    What the checks would block is not yielded: the outcome says why. Raises CancelledError and DiskError.
    """
    outcome, contents = fit(asked, progress, cancelled)
    if not outcome.possible:
        yield Fitted(outcome)
        return
    count = len(contents)
    titles = tuple(f"{part_name(stem, number, count)}.pdf" for number in range(1, count + 1))
    with _folder() as folder:
        files = []
        for title, content in zip(titles, contents, strict=True):
            path = folder / title if content else Path(asked.sources[0])
            if content:
                with disk_errors(folder.parent):  # the folder itself is a name of ours
                    path.write_bytes(content)
            files.append(path)
        reports = tuple(inspector.report(path, requirements, names, on) for path in files)
        outcome = _with_checks(outcome, reports)
        yield Fitted(outcome, titles, tuple(files), reports) if outcome.possible else Fitted(outcome)


def kept_in(folder: Path, made: Fitted) -> Fitted:
    """Return the result with copies of its files in a folder, to be looked at later. Raises DiskError."""
    places = []
    for name, file in zip(made.names, made.files, strict=True):
        with disk_errors(folder / name):
            places.append(Path(shutil.copyfile(file, folder / name)))
    return msgspec.structs.replace(made, files=tuple(places))


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    """Yield a folder only its owner can enter; raises DiskError when there can be none."""
    with disk_errors(Path(tempfile.gettempdir())):
        holder = tempfile.TemporaryDirectory(prefix="casefile-", ignore_cleanup_errors=True)
    with holder as name:
        yield Path(name)


def _with_checks(outcome: FitOutcome, reports: Sequence[Report]) -> FitOutcome:
    found: dict[tuple[str, int | None], Finding] = {}
    for report in reports:
        for each in report.findings:
            if each.severity != "note" and each.code not in _SAID_OF_SOURCES:
                found.setdefault((each.code, each.page), each)
    return msgspec.structs.replace(outcome, findings=(*outcome.findings, *found.values()))
