"""One file under the limit: time, memory, size and legibility, against one common quality and other programs.

Run: python benchmarks/fit.py [scans|photos]. The papers are drawn by benchmarks/scans.py. Ghostscript and OCRmyPDF are
compared where they are installed, as they come and at the same size, on the same papers, the same measure and the words
that tesseract reads.
"""

import contextlib
import io
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Self

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PIL import Image
from scans import make_photos, make_scans

from casefile.rules.fitting.limits import FitRules, fit_rules_on
from casefile.rules.fitting.outcome import FitRequest
from casefile.services.calendar import PublicHolidays
from casefile.services.documents.viewer import Viewer
from casefile.services.fitting import pictures
from casefile.services.fitting.fitting import CancelledError, fit
from casefile.services.fitting.legibility import SEEN_DPI, Print, legibility
from casefile.services.rulebook import load_rulebook

LIMIT = 4_000_000
A4_INCHES = (8.27, 11.69)
SEEN = tuple(round(inches * SEEN_DPI) for inches in A4_INCHES)


def main() -> None:
    """Measure what is asked for, both when nothing is."""
    rules = fit_rules_on(load_rulebook(PublicHolidays()).parameters, date(2026, 6, 1))
    asked = sys.argv[1:] or ["scans", "photos"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "scans" in asked:
            scans(folder, rules)
        if "photos" in asked:
            photos(folder, rules)


def scans(folder: Path, rules: FitRules) -> None:
    """Measure twelve scans at 300 dpi."""
    papers = make_scans(folder)
    print(f"12 scans at 300 dpi, {sum(each.stat().st_size for each in papers):,} bytes, to {LIMIT:,}:")
    before = processor_seconds()
    begun = time.perf_counter()
    with Memory() as memory:
        outcome, contents = fit(FitRequest(sources=tuple(map(str, papers)), rules=rules, limit_bytes=LIMIT))
    wall = time.perf_counter() - begun
    cpu = processor_seconds() - before
    peak = memory.peak
    worst, mean = measured(contents[0], papers)
    looked = [3, 4]  # a page with a stamp and one full of small print: reading all of them takes minutes
    plain = words_read(as_they_came(papers, looked), len(looked))
    print(
        f"  casefile fit      {len(contents[0]):>9,} bytes  {wall:5.1f} s wall  {cpu:5.1f} s processor  {peak:4.0f} MB"
    )
    print(
        f"    legibility: its own worst page {min(page.legibility or 1 for page in outcome.pages):.3f};"
        f" drawn by a viewer, worst {worst:.3f}, mean {mean:.3f};"
        f" {kept_share(plain, words_read(some_pages(contents[0], looked), len(looked)))}"
    )
    dpi = outcome.pages[0].dpi_after or 0
    common = common_quality(papers, dpi, len(contents[0]))
    print(
        f"  one common quality at {dpi} dpi and that size: own worst page {common[1]:.3f} (quality {common[0]})"
    )
    for told, content, seconds in others(folder, papers, LIMIT):
        worst, mean = measured(content, papers)
        print(
            f"  {told:<17} {len(content):>9,} bytes  {seconds:5.1f} s wall;"
            f" drawn by a viewer, worst {worst:.3f}, mean {mean:.3f};"
            f" {kept_share(plain, words_read(some_pages(content, looked), len(looked)))}"
        )


def some_pages(content: bytes, numbers: Sequence[int]) -> bytes:
    """Return a PDF of those pages (from 0)."""
    from pypdf import PdfReader, PdfWriter

    reader, writer, whole = PdfReader(io.BytesIO(content)), PdfWriter(), io.BytesIO()
    for number in numbers:
        writer.add_page(reader.pages[number])
    writer.write(whole)
    return whole.getvalue()


def as_they_came(papers: Sequence[Path], numbers: Sequence[int]) -> bytes:
    """Return a PDF of those scans, without loss."""
    from casefile.services.fitting.assembly import Assembly, WantedPage
    from casefile.services.fitting.sources import open_source

    pictures.warm_up()
    sources = [open_source(str(papers[number])) for number in numbers]
    whole = Assembly(sources, [WantedPage(at, 0) for at in range(len(sources))], "a4", lambda *_: None)
    whole.fill(lambda *_: None)
    return whole.content()


def photos(folder: Path, rules: FitRules) -> None:
    """Measure sixty phone photos: memory, the longest silence, how soon a cancelled run is over."""
    papers = make_photos(folder)
    question = FitRequest(sources=tuple(map(str, papers)), rules=rules, limit_bytes=LIMIT * 2)
    told_at = [time.perf_counter()]
    silences: list[float] = []

    def progress(*_: object) -> None:
        now = time.perf_counter()
        silences.append(now - told_at[0])
        told_at[0] = now

    begun = time.perf_counter()
    with Memory() as memory:
        outcome, contents = fit(question, progress)
    wall = time.perf_counter() - begun
    print(f"60 photos of 12 MP, {sum(each.stat().st_size for each in papers):,} bytes, to {LIMIT * 2:,}:")
    print(
        f"  {sum(map(len, contents)):,} bytes, said: {', '.join(each.code for each in outcome.findings) or 'nothing'};"
        f" {wall:.0f} s wall, {memory.peak:.0f} MB, longest silence {max(silences[1:]):.1f} s"
    )
    stop = threading.Event()
    threading.Timer(3, stop.set).start()
    stopped: list[float] = []
    try:
        fit(question, None, lambda: stop.is_set() and (stopped.append(time.perf_counter()) or True))
    except CancelledError:
        print(f"  cancelled after 3 s: over {time.perf_counter() - stopped[0]:.2f} s later")


class Memory:
    """The most memory that all processes below this one held together, in MB, looked at ten times a second.

    What several share is counted once (the proportional set size of Linux); elsewhere, the largest process.
    """

    def __enter__(self) -> Self:
        self.peak = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self.peak = self.peak or resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            self.peak = max(self.peak, sum(map(held_kilobytes, below(os.getpid()))) / 1024)


def below(process: int) -> list[int]:
    """Return the processes started by this one, and by those."""
    found = []
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for each in children.read_text().split():
                found += [int(each), *below(int(each))]
    return found


def held_kilobytes(process: int) -> int:
    """Return the proportional set size of a process, 0 when it is gone."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def processor_seconds() -> float:
    """Return the processor time of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(content: bytes, papers: Sequence[Path]) -> tuple[float, float]:
    """Return the worst and the mean legibility of the pages, and of the scans, as a viewer draws them."""
    from casefile.services.fitting.assembly import Assembly, WantedPage
    from casefile.services.fitting.sources import open_source

    pictures.warm_up()
    sources = [open_source(str(each)) for each in papers]
    whole = Assembly(sources, [WantedPage(at, 0) for at in range(len(papers))], "a4", lambda *_: None)
    whole.fill(lambda *_: None)
    with Viewer(whole.content()) as first, Viewer(content) as second:
        kept = [legibility(Print.of(page(first, at)), page(second, at)) for at in range(len(papers))]
    return min(kept), sum(kept) / len(kept)


def page(viewer: Viewer, number: int) -> Image.Image:
    """Return a page in greys at the resolution at which pages are compared."""
    wide, high, colours = viewer.picture(number, SEEN[0], SEEN[1])
    return Image.frombytes("RGB", (wide, high), colours).convert("L").resize(SEEN)


def common_quality(papers: Sequence[Path], dpi: int, size_bytes: int) -> tuple[int, float]:
    """Return the highest quality with which all pages together weigh no more, and the legibility of the worst."""
    from casefile.services.fitting.encoding import prepared, put_together, tried
    from casefile.services.fitting.sources import open_source
    from casefile.services.fitting.weighty import file_picture

    ready = []
    for path in papers:
        source = open_source(str(path))
        ready.append(prepared(file_picture(None, source, source.frames[0], 300), dpi, grey=False))
    low, high = 30, 92
    while low < high:
        middle = (low + high + 1) // 2
        weight = sum(weigh(put_together(each.planes), middle) for each in ready)
        low, high = (middle, high) if weight <= size_bytes else (low, middle - 1)
    return low, min(tried(each, low).legibility for each in ready)


def weigh(dots: Image.Image, quality: int) -> int:
    """Return the bytes of a picture with a quality."""
    whole = io.BytesIO()
    dots.save(whole, "JPEG", quality=quality, optimize=True, progressive=True)
    return whole.tell()


def others(folder: Path, papers: Sequence[Path], size_bytes: int) -> Iterator[tuple[str, bytes, float]]:
    """Yield what other programs make of the same scans, where they are installed and run.

    As they come, and as near below `size_bytes` as their own settings bring them.
    """
    merged = folder / "merged.pdf"
    images = [Image.open(each) for each in papers]
    images[0].save(merged, "PDF", save_all=True, append_images=images[1:], resolution=300, quality=95)
    made = folder / "other.pdf"
    for told, command in _commands(merged, made).items():
        if shutil.which(command[0]) is None:
            print(f"  {told}: not installed, not compared")
        elif (done := _run(told, command, made)) is not None:
            yield told, *done
    for program, settings in _by_setting(merged, made).items():
        if shutil.which(program) is not None:
            best = _nearest(settings, made, size_bytes)
            if best is not None:
                yield best


def _commands(merged: Path, made: Path) -> dict[str, list[str]]:
    gs = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={made}"]
    return {
        "gs /ebook": [*gs, "-dPDFSETTINGS=/ebook", str(merged)],
        "ocrmypdf -O3": ["ocrmypdf", "-O3", "--tesseract-timeout", "0", str(merged), str(made)],
    }


def _by_setting(merged: Path, made: Path) -> dict[str, list[tuple[str, list[str]]]]:
    """Return, by program, its ways from large to small: resolutions of Ghostscript, qualities of OCRmyPDF."""
    gs = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={made}"]
    resolutions = [
        (f"gs {dpi} dpi", [*gs, *(f"-d{kind}ImageResolution={dpi}" for kind in ("Color", "Gray")),
                           "-dDownsampleColorImages=true", "-dDownsampleGrayImages=true",
                           "-dColorImageDownsampleThreshold=1.0", "-dGrayImageDownsampleThreshold=1.0",
                           "-dColorImageDownsampleType=/Bicubic", "-dPassThroughJPEGImages=false", str(merged)])
        for dpi in (225, 200, 150)
    ]  # fmt: skip
    qualities = [
        (f"ocrmypdf q{quality}", ["ocrmypdf", "-O3", "--jpeg-quality", str(quality), "--tesseract-timeout", "0",
                                  str(merged), str(made)])
        for quality in (45, 25)
    ]  # fmt: skip
    return {"gs": resolutions, "ocrmypdf": qualities}


def _nearest(
    ways: Sequence[tuple[str, list[str]]], made: Path, size_bytes: int
) -> tuple[str, bytes, float] | None:
    for told, command in ways:
        done = _run(told, command, made)
        if done is None:
            return None
        if len(done[0]) <= size_bytes:
            return told, *done
    return None


def _run(told: str, command: list[str], made: Path) -> tuple[bytes, float] | None:
    """Return what the program makes, and its seconds; None, and a word, where it does not run."""
    begun = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        why = next((line for line in done.stderr.splitlines() if line.strip()), "")
        print(f"  {told}: does not run here, not compared ({why.strip()[:90]})")
        return None
    return made.read_bytes(), time.perf_counter() - begun


def words_read(content: bytes, count: int) -> list[list[str]] | None:
    """Return the words that an OCR program reads on the pages of a file; None where it is not installed."""
    if shutil.which("tesseract") is None:
        return None
    found = []
    with Viewer(content) as viewer, tempfile.TemporaryDirectory() as name:
        for at in range(count):
            wide, high, colours = viewer.picture(at, SEEN[0] * 2, SEEN[1] * 2)
            path = Path(name) / "page.png"
            Image.frombytes("RGB", (wide, high), colours).convert("L").save(path, compress_level=1)
            command = ["tesseract", str(path), "-", "-l", "fra+eng", "--psm", "6"]
            alone = {
                **os.environ,
                "OMP_THREAD_LIMIT": "1",
            }  # its threads wait for each other on a busy machine
            told = subprocess.run(command, check=True, capture_output=True, text=True, env=alone).stdout
            found.append(told.split())
    return found


def kept_share(before: list[list[str]] | None, after: list[list[str]] | None) -> str:
    """Return the share of the words read on the scans that is read on the file too, as it is printed."""
    if before is None or after is None:
        return "tesseract not installed"
    shared = sum(
        sum((Counter(one) & Counter(other)).values()) for one, other in zip(before, after, strict=True)
    )
    return f"words kept {shared / max(1, sum(map(len, before))):.3f}"


if __name__ == "__main__":
    main()
