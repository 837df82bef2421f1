"""The example case: fictional facts from templates/, small files each with its fault, everything through the desk."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from casefile.cases.changes import enter_stage, set_line
from casefile.cases.facts_toml import parse_facts
from casefile.i18n.words import N_, Words, words_for
from casefile.resources import template_text

if TYPE_CHECKING:
    from casefile.i18n.words import Lang
    from casefile.rules.book.stages import StageName
    from casefile.services.desk import Desk

__all__ = ["REFERENCE_ON", "make_demo"]

REFERENCE_ON = date(2025, 1, 15)

_NAME = N_("Demonstration (fictional)")
_STAGES: tuple[tuple[StageName, date, datetime | None], ...] = (
    ("language_test", date(2024, 11, 12), None),
    ("diploma_evaluation", date(2024, 12, 2), None),
    ("profile", date(2025, 1, 10), datetime(2025, 1, 10, 14, 5, 33, tzinfo=UTC)),
)
# Which example file goes under which line, by what the file shows.
_FILES = {
    "fine": "work_proof",
    "truncated": "work_proof",
    "too_large": "education_proof",
    "protected": "proof_of_funds",
    "jpeg": "passport",
}


def make_demo(desk: Desk, folder: Path | None, lang: Lang) -> Path:
    """Make the example case and return its folder: `folder`, else a place on the desk; never over another case.

    Raises DiskError when the folder cannot be written.
    """
    words = words_for(lang)
    origin = "examples/demo.toml"
    facts = parse_facts(template_text(origin), origin)
    path = desk.new(
        words(_NAME), programme=facts.programme, lang=lang, folder=_free(folder), facts=facts,
        reference_on=REFERENCE_ON, example=True,
    )  # fmt: skip
    _go_through_stages(desk, path)
    _attach_files(desk, path, lang)
    _request_police_certificate(desk, path, words)
    return path


def _free(folder: Path | None) -> Path | None:
    """Return the folder when nothing is in it, else the first free name beside it (demo 2, demo 3)."""
    if folder is None:
        return None
    number, free = 1, folder
    while free.exists() and (not free.is_dir() or any(free.iterdir())):
        number += 1
        free = folder.with_name(f"{folder.name} {number}")
    return free


def _go_through_stages(desk: Desk, path: Path) -> None:
    labels = {stage.id: stage.label for stage in desk.rulebook.stages}
    for stage, on, at in _STAGES:
        desk.change(path, enter_stage(stage, on, at=at, label=labels[stage]))


def _attach_files(desk: Desk, path: Path, lang: Lang) -> None:
    from casefile.services.documents.examples import make_examples

    with TemporaryDirectory(prefix="casefile-") as folder:
        for shows, file in make_examples(Path(folder), lang).items():
            desk.attach(path, _FILES[shows], [file])


def _request_police_certificate(desk: Desk, path: Path, words: Words) -> None:
    line = desk.line_of(desk.assess(desk.open(path).case), "police_certificate/FR")
    told = words("Asked for online; the paper comes by post.")
    desk.change(
        path, set_line(line.key, line.item.title, state="requested", requested_on=date(2025, 1, 6), note=told)
    )
