"""Programs that read words in pictures, where one is installed: run on a sheet of greys, bounded, without a shell.

Tesseract by its own program; else RapidOCR, whose models come with its package. Neither is needed for anything, and
neither asks the network: a sheet goes in by a pipe, lines of words come out by another.
"""

import contextlib
import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from casefile.services.documents.sheets import GreySheet

__all__ = ["PictureReader", "Word", "found_reader", "words_on"]

_ROOT = str(Path(__file__).parents[3])
_SECONDS = 60.0  # by the clock, for one sheet
_PROCESSOR_SECONDS = 45
_OPEN_FILES = 64
_MOST_BYTES = 2_000_000
_MOST_WORDS = 5000
_WANTED = ("fra", "eng")
_GIGABYTE = 1 << 30
_WORD_ROW, _COLUMNS = "5", 12  # of tesseract's tables: the last three are the confidence, and the word


class PictureReader(NamedTuple):
    """A program that reads, and the memory (address space, bytes) it may take."""

    name: str
    command: tuple[str, ...]
    memory: int


class Word(NamedTuple):
    """A word that was read, how sure the program is of it (0 to 100), and its line, counted from the top."""

    text: str
    confidence: int
    line: int


@functools.cache
def found_reader() -> PictureReader | None:
    """Return the program of this computer that reads pictures, None when there is none."""
    return _tesseract() or _rapidocr()


def words_on(sheet: GreySheet, reader: PictureReader) -> list[Word]:
    """Return the words that the program reads on a sheet, none where it fails or takes too long."""
    environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1", "PYTHONPATH": _ROOT}
    environment |= {key: os.environ[key] for key in ("TESSDATA_PREFIX", "SYSTEMROOT") if key in os.environ}
    try:
        child = subprocess.Popen(  # noqa: S603 - no shell, and nothing of the file's in the arguments
            reader.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )  # fmt: skip
    except OSError:
        return []
    with child:
        _bound(child.pid, reader.memory)  # before it is given anything to read
        try:
            told, _ = child.communicate(sheet.as_pgm(), timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            told = b""
        except OSError:  # it went before it had read all
            told = b""
        finally:
            child.kill()
    return _words_of(told[:_MOST_BYTES].decode("utf-8", "replace"))


def _bound(pid: int, memory: int) -> None:
    """Bound what the program may use, where the system can do that from outside; everywhere its time is bounded."""
    if sys.platform != "linux":
        return
    import resource

    wanted = (
        (resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, _PROCESSOR_SECONDS), (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES), (resource.RLIMIT_CORE, 0),
    )  # fmt: skip
    for which, most in wanted:
        with contextlib.suppress(ValueError, OSError):
            resource.prlimit(pid, which, (most, most))


def _words_of(table: str) -> list[Word]:
    """Return the words of a table as tesseract prints it: one row for each, its place on the page first."""
    words: list[Word] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) != _COLUMNS or cells[0] != _WORD_ROW or not cells[-1].strip():
            continue
        with contextlib.suppress(ValueError):
            sure = min(100, max(0, round(float(cells[-2]))))
            line = lines.setdefault(tuple(cells[1:5]), len(lines))
            words.append(Word("".join(filter(str.isprintable, cells[-1])), sure, line))
        if len(words) >= _MOST_WORDS:
            break
    return words


def _tesseract() -> PictureReader | None:
    program = shutil.which("tesseract")
    if program is None:
        return None
    listed = _said(program, "--list-langs").splitlines()[1:]
    languages = [each for each in _WANTED if each in listed]
    if not languages:
        return None
    version = _said(program, "--version").split("\n", 1)[0].strip() or "tesseract"
    command = (program, "stdin", "stdout", "-l", "+".join(languages), "--dpi", "240", "tsv")
    return PictureReader(version[:40], command, _GIGABYTE)


def _said(program: str, *asked: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the program that was found, and words of ours
            [program, *asked], stdin=subprocess.DEVNULL, capture_output=True, timeout=10, check=False
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout or done.stderr).decode("utf-8", "replace")


def _rapidocr() -> PictureReader | None:
    if not all(map(_is_installed, ("rapidocr", "onnxruntime"))):
        return None
    command = (sys.executable, "-P", "-m", "casefile.services.documents.rapid")
    return PictureReader("RapidOCR", command, 4 * _GIGABYTE)


def _is_installed(package: str) -> bool:
    """Say whether a package lies where modules are looked for, without loading it: it takes seconds."""
    return any((Path(place) / package).is_dir() for place in sys.path if place)
