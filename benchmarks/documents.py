"""Run the document checks over a folder of PDFs whose truth is known, and print the table of what they reach.

    python benchmarks/documents.py [CORPUS] [--jobs N] [--no-qpdf] [--list]

CORPUS holds pdf/ and pdf.tsv (by default ../shared/corpus). Where qpdf is installed, `qpdf --check` runs on the same
files right after, as many at a time; both are given by the clock and by processor time. `--list` names the files behind
each shortfall.
"""

import argparse
import collections
import contextlib
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from casefile.rules.documents.looks import Report
from casefile.services.documents.cache import LookCache
from casefile.services.documents.inspector import Inspector
from casefile.services.rulebook.pack import load_parameters

DAMAGE = {"document.damaged", "document.unreadable", "document.no_pages", "document.too_slow"}
UNREAD = {"document.unreadable", "document.too_slow"}
QPDF_SECONDS = 15.0
MOST_ENGINES = 4


def codes(report: Report) -> set[str]:
    """Return the codes of a report."""
    return {finding.code for finding in report.findings}


def is_blocked_for_damage(report: Report) -> bool:
    """Whether the file is refused, or given up, for damage."""
    blocked = any(f.code in DAMAGE and f.severity == "blocker" for f in report.findings)
    return blocked or report.verdict == "unreadable" or bool(codes(report) & UNREAD)


def rows_of(truth: list[dict[str, str]], reports: dict[str, Report]) -> list[tuple[str, list[str], int]]:
    """Return (what was to be reached, files that fall short, files it is counted over)."""
    rows = []

    def row(title: str, chosen: list[str], good) -> None:
        rows.append((title, [name for name in chosen if not good(reports[name])], len(chosen)))

    opened = {each["file"]: int(each["opened_by"].partition("/")[0] or 0) for each in truth}
    of = collections.defaultdict(list)
    faults = collections.defaultdict(list)
    tags = collections.defaultdict(list)
    for each in truth:
        of[each["verdict"]].append(each["file"])
        if each["constructed_fault"]:
            faults[f"{each['constructed_fault']}: {each['original']}"].append(each["file"])
        for tag in each["tags"].split(","):
            tags[tag].append(each["file"])
    row("no crash", [t["file"] for t in truth], lambda r: r.look.trouble != "crashed")
    row("no hang", [t["file"] for t in truth], lambda r: r.look.trouble != "too_slow")
    row("damaged: found", of["damaged"], lambda r: codes(r) & DAMAGE or r.verdict == "unreadable")
    row("ok: never blocked for damage, never unreadable", of["ok"], lambda r: not is_blocked_for_damage(r))
    row("ok: no warning of damage (to keep low)", of["ok"], lambda r: not codes(r) & DAMAGE)
    sound = [
        each["file"]
        for each in truth
        if each["verdict"] == "ok" and each["qpdf_check"] == "qpdf:ok" and not each["constructed_fault"]
    ]
    sound = [name for name in sound if opened[name] >= MOST_ENGINES]
    row("sound for qpdf and four engines: no warning of damage", sound, lambda r: not codes(r) & DAMAGE)
    row("encrypted: a password is needed", of["encrypted"], lambda r: "document.password_needed" in codes(r))
    row(
        "opens without password: restricted",
        tags["enc-owner-only"],
        lambda r: "document.restricted" in codes(r),
    )
    row(
        "not a PDF: told",
        of["notpdf"],
        lambda r: codes(r) & {"document.wrong_type", "document.extension_mismatch", "document.empty"},
    )
    expected = {
        "zero-pages": "document.no_pages", "blank-page": "document.blank_pages", "xfa": "document.xfa",
        "javascript": "document.javascript", "signed": "document.signed", "embeddedfile": "document.attachments",
        "fileattachment": "document.attachments", "launch": "document.actions", "rotated": "document.rotated",
        "form": "document.form_fields", "scan": "document.scan_only", "please-wait": "document.xfa",
    }  # fmt: skip
    for tag, code in expected.items():
        row(f"tag {tag}: {code}", tags[tag], lambda r, code=code: code in codes(r))
    for fault, files in sorted(faults.items()):
        if fault.startswith(("damaged", "notpdf", "encrypted")):
            row(f"made {fault}", files, lambda r: r.verdict != "ready")
        else:
            row(f"made {fault} (opens)", files, lambda r: not is_blocked_for_damage(r))
    return rows


def qpdf_check(path: Path) -> None:
    """Have qpdf check one file, cut off where it hangs."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run(["qpdf", "--check", str(path)], capture_output=True, timeout=QPDF_SECONDS, check=False)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds by the clock and of processor (this process and those it ended) that some work takes."""
    start, spent = time.perf_counter(), processor_seconds()
    work()
    return time.perf_counter() - start, processor_seconds() - spent


def processor_seconds() -> float:
    """Return the processor time used so far, children that have ended included."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def main() -> int:
    """Run, print, return 0."""
    options = argparse.ArgumentParser(description="Document checks over a corpus.")
    options.add_argument(
        "corpus", nargs="?", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "corpus"
    )
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--no-qpdf", action="store_true")
    options.add_argument("--list", action="store_true")
    told = options.parse_args()
    folder = told.corpus / "pdf"
    with (told.corpus / "pdf.tsv").open(encoding="utf-8", newline="") as stream:
        truth = list(csv.DictReader(stream, delimiter="\t"))
    names = [each["file"] for each in truth]
    paths = [folder / name for name in names]
    parameters = load_parameters()
    found: list[Report] = []

    def checked(jobs: int) -> None:
        with Inspector(parameters, cache=LookCache(Path(scratch))) as inspector:
            found[:] = inspector.reports(paths, jobs=jobs)

    with tempfile.TemporaryDirectory() as scratch:
        first, spent = timed(lambda: checked(told.jobs))
        again, _ = timed(lambda: checked(1))
    rows = rows_of(truth, dict(zip(names, found, strict=True)))
    for title, short, count in rows:
        share = 100 * (count - len(short)) / count if count else 100
        print(f"{share:6.1f} %  {count - len(short):4}/{count:<4}  {title}")
        if told.list and short:
            print("          " + " ".join(short))
    count = len(paths)
    print(
        f"{first:6.1f} s, {spent:.1f} s of processor: {count} files in {told.jobs} processes, their start included"
    )
    print(f"{again:6.2f} s again, nothing changed ({first / again:.0f} times faster)")
    if shutil.which("qpdf") and not told.no_qpdf:
        with ThreadPoolExecutor(told.jobs) as pool:
            theirs, used = timed(lambda: list(pool.map(qpdf_check, paths)))
        print(
            f"{theirs:6.1f} s, {used:.1f} s of processor: qpdf --check, {told.jobs} at a time: "
            f"{theirs / first:.1f} times as long, {used / spent:.1f} times the processor"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
