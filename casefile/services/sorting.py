"""A folder of scans, read by the checks and offered file by file to the lines of a case; nothing is changed."""

import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from casefile.cases.assessment import Assessment
from casefile.cases.sorting import LineOffer, Sorting, marked_twice
from casefile.errors import NotFoundError, UsageError
from casefile.rules.documents.looks import Report
from casefile.rules.findings import Text
from casefile.services.documents.folders import files_under
from casefile.services.documents.inspector import FilesProgress, Inspector, Wanted, jobs_for
from casefile.services.documents.readers import PictureReader

__all__ = ["MOST_FILES", "SortedFolder", "files_to_sort", "sorted_folder"]

MOST_FILES = 1000
"""A folder with more is no folder of an application's scans, and a person confirms each."""


class SortedFolder(msgspec.Struct, frozen=True):
    """What each file of a folder seems to be for; `links` counts links to files elsewhere, which are left alone.

    `seen` is the case whose lines they are offered to.
    """

    offers: tuple[LineOffer, ...]
    links: int
    seen: Assessment


def sorted_folder(
    folder: Path,
    case_folder: Path,
    sorting: Sorting,
    inspector: Inspector,
    progress: FilesProgress | None = None,
    cancelled: Callable[[], bool] | None = None,
    reader: PictureReader | None = None,
) -> SortedFolder:
    """Return the offers, in the order of the files' names; those begun before `cancelled()` said so.

    `reader` reads the papers that are pictures.

    Raises NotFoundError (sort.missing), UsageError (sort.not_a_folder, in_case, empty, too_many).
    """
    files, links = files_to_sort(folder, case_folder)
    wanted = [Wanted(each, names=sorting.names, phrases=sorting.phrases) for each in files]
    reports = inspector.reports_of(
        wanted, jobs_for(len(wanted)), progress, cancelled, sorting.seen.on, reader
    )
    offers = [
        _offer(sorting, path, report, _within(path, folder))
        for path, report in zip(files, reports, strict=False)
    ]
    return SortedFolder(tuple(marked_twice(offers)), links, sorting.seen)


def _within(path: str, folder: Path) -> str:
    """Return the folders that lie between the folder and the file, with slashes; empty when there are none."""
    between = Path(os.path.relpath(Path(path).parent, folder)).as_posix()
    return "" if between == "." else between


def _offer(sorting: Sorting, path: str, report: Report, between: str) -> LineOffer:
    """Return the offer of a file; of one that cannot be read, with what the checks say of it."""
    offer = msgspec.structs.replace(sorting.offer(path, report.look), within=between)
    if offer.standing != "unreadable" or not report.findings:
        return offer
    worst = report.findings[0]
    return msgspec.structs.replace(offer, reasons=(Text(worst.code, worst.values),))


def files_to_sort(folder: Path, case_folder: Path) -> tuple[list[str], int]:
    """Return the files of a folder by their paths, without reading any, and how many links were left alone.

    Raises NotFoundError (sort.missing), UsageError (sort.not_a_folder, in_case, empty, too_many).
    """
    _refuse_wrong(folder, case_folder)
    own = os.path.realpath(case_folder)
    files, links = [], 0
    for path in files_under(str(folder)):
        if _is_under(os.path.realpath(path), own):
            continue  # what is in the case already needs no sorting
        if os.path.islink(path):  # noqa: PTH114 - a name no disk can hold must answer no
            links += 1
            continue
        files.append(path)
        if len(files) > MOST_FILES:
            raise UsageError("sort.too_many", path=str(folder), most=MOST_FILES)
    if not files:
        raise UsageError("sort.empty", path=str(folder))
    return files, links


def _refuse_wrong(folder: Path, case_folder: Path) -> None:
    try:
        is_folder = folder.is_dir()
        there = is_folder or folder.exists()
    except (OSError, ValueError):
        is_folder = there = False
    if not there:
        raise NotFoundError("sort.missing", path=str(folder))
    if not is_folder:
        raise UsageError("sort.not_a_folder", path=str(folder))
    if _is_under(os.path.realpath(folder), os.path.realpath(case_folder)):
        raise UsageError("sort.in_case", path=str(folder))
    if not os.access(folder, os.R_OK | os.X_OK):
        raise UsageError("sort.no_permission", path=str(folder))


def _is_under(place: str, folder: str) -> bool:
    return place == folder or place.startswith(folder + os.sep)
