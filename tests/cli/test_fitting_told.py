"""What is told of a file that was made of others: each page in a row, the files, and how it ends."""

import json
from pathlib import Path
from types import SimpleNamespace as Of
from typing import Any

import pytest

from casefile.cli import fitting
from casefile.cli.session import Session
from casefile.rules.fitting.outcome import PageFate


@pytest.fixture
def session() -> Session:
    return Session(["--lang", "en"])


def page(**told: Any) -> PageFate:
    return PageFate(**{"number": 3, "source": 1, "page": 2, "kind": "picture"} | told)


@pytest.mark.parametrize(
    ("told", "dpi", "size", "legible"),
    [({}, "—", "—", "as it was"), ({"dpi_before": 300, "dpi_after": 300}, "300", "—", "as it was"),
     ({"dpi_before": 300, "dpi_after": 150, "bytes_before": 2_000_000, "bytes_after": 500_000, "legibility": 0.98765},
      "300 → 150", "2.00 MB → 500 kB", "0.988"),
     ({"bytes_before": 500_000, "bytes_after": 500_000}, "—", "500 kB", "as it was"),
     ({"bytes_before": 500_000}, "—", "500 kB", "as it was"),
     ({"bytes_after": 500_000}, "—", "— → 500 kB", "as it was")],
)  # fmt: skip
def test_what_became_of_a_page_is_one_row(
    session: Session, told: dict[str, Any], dpi: str, size: str, legible: str
):
    row = fitting._row(session, page(**told), ["a.pdf", "b.pdf"])
    assert [each.replace("\u00a0", " ").replace("\u202f", " ") for each in row] == [
        "3", "b.pdf, p. 2", "picture", dpi, size, legible, "✓ good",
    ]  # fmt: skip


@pytest.mark.parametrize("dry_run", [True, False])
@pytest.mark.parametrize("in_case", [True, False])
@pytest.mark.parametrize("changed", ["nothing", "merged", "recompressed"])
@pytest.mark.parametrize("possible", [True, False])
@pytest.mark.parametrize("as_json", [True, False])
def test_what_a_file_that_was_made_answers(
    session: Session, dry_run: bool, in_case: bool, changed: str, possible: bool, as_json: bool,
    capsys: pytest.CaptureFixture[str],
):  # fmt: skip
    outcome: Any = Of(
        sources=(Of(path="/s/a.pdf", pages=1, size_bytes=9), Of(path="C:\\s\\b.pdf", pages=2, size_bytes=8)),
        pages=(page(),), findings=(), possible=possible, changed=changed, page_count=3,
        files=(Of(size_bytes=1000, page_count=3),),
    )  # fmt: skip
    made: Any = Of(outcome=outcome, files=(Path("/o/one.pdf"),))
    session.as_json = as_json
    asked: Any = Of(limit_bytes=4_000_000)
    code = fitting.tell_fitted(session, made, asked, dry_run=dry_run, in_case=in_case)
    assert code == (0 if possible else 1)
    out = capsys.readouterr().out
    if as_json:
        data = json.loads(out)["data"]
        written = str(Path("/o/one.pdf")) if possible and not dry_run else None
        assert (data["out"], data["files"][0]["out"]) == (written, written)
        assert (data["bytes"], data["limit"], data["pages"], data["parts"]) == (1000, 4_000_000, 3, 1)
        assert [each["path"] for each in data["sources"]] == ["/s/a.pdf", "C:\\s\\b.pdf"]
        assert (data["page_table"][0]["source"], data["page_table"][0]["legibility"]) == (
            "C:\\s\\b.pdf",
            "1.000",
        )
        return
    assert "b.pdf, p. 2" in out
    assert ("Nothing was written." in out) is not possible
    assert ("Would be one file of 3 pages" in out) is (possible and dry_run)
    assert (f"{Path('/o/one.pdf')}: 3 pages" in out) is (possible and not dry_run)
    assert ("Attached to the line" in out) is (possible and in_case and not dry_run and changed != "nothing")
    assert ("byte for byte" in out) is (possible and changed == "nothing")
    assert ("Nothing was recompressed." in out) is (possible and changed == "merged")
