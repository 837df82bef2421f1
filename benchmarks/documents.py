"""Run the document checks over a folder of PDFs whose truth is known, and print the table of what they reach.

    python benchmarks/documents.py [CORPUS] [--jobs N] [--no-qpdf] [--list]

CORPUS holds pdf/ and pdf.tsv (by default ../shared/corpus). `qpdf --check` runs on the same files beside, file by
file, where it is installed. `--list` names the files behind each shortfall.
"""

import argparse
import collections
import contextlib
import csv
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from casefile.rules.documents.looks import Report
from casefile.services.documents.cache import LookCache
from casefile.services.documents.inspector import Inspector
from casefile.services.rulebook.pack import load_parameters

DAMAGE = {"document.damaged", "document.unreadable", "document.no_pages", "document.too_slow"}
UNREAD = {"document.unreadable", "document.too_slow"}
QPDF_SECONDS = 15.0


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


def qpdf_times(folder: Path, names: list[str]) -> list[float]:
    """Return the seconds qpdf --check takes for each file, cut off where it hangs."""
    times = []
    for name in names:
        start = time.perf_counter()
        command = ["qpdf", "--check", str(folder / name)]
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(command, capture_output=True, timeout=QPDF_SECONDS, check=False)
        times.append(time.perf_counter() - start)
    return times


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
    with (
        tempfile.TemporaryDirectory() as scratch,
        Inspector(load_parameters(), cache=LookCache(Path(scratch))) as inspector,
    ):
        start = time.perf_counter()
        found = inspector.reports(paths, jobs=told.jobs)
        first = time.perf_counter() - start
        start = time.perf_counter()
        inspector.reports(paths, jobs=1)
        again = time.perf_counter() - start
    rows = rows_of(truth, dict(zip(names, found, strict=True)))
    for title, short, count in rows:
        share = 100 * (count - len(short)) / count if count else 100
        print(f"{share:6.1f} %  {count - len(short):4}/{count:<4}  {title}")
        if told.list and short:
            print("          " + " ".join(short))
    each = first / len(paths) * 1000
    times = f"again, nothing changed: {again / len(paths) * 1000:.3f} ms ({first / again:.0f} times faster)"
    print(f"{each:6.1f} ms a file in {told.jobs} processes; {times}")
    if shutil.which("qpdf") and not told.no_qpdf:
        theirs = qpdf_times(folder, names)
        mean = sum(theirs) / len(theirs) * 1000
        print(f"{mean:6.1f} ms a file with qpdf --check, one by one: {mean / each:.1f} times as long")
    return 0


if __name__ == "__main__":
    sys.exit(main())
