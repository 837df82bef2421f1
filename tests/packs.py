"""Rule packs of their own for tests: a fictional fourth class added to ours, or in the place of all three."""

import shutil
from pathlib import Path

from casefile import resources
from casefile.services.rulebook import pack, programmes

_NUMBER = """
[[parameters]]
id = "programmes.single.{name}"
unit = "{unit}"
label = {{ en = "{name} (Single Class)", fr = "{name} (catégorie unique)" }}
read_on = "application"
checked_on = 2026-11-20
[[parameters.values]]
from = 2013-05-04
value = {value}
source = {{ title = "Fictional regulation" }}
"""
SINGLE = """id = "single"
kind = "class"
place = 4
short = { en = "SGL", fr = "CUQ" }
title = { en = "Single Class", fr = "Catégorie unique" }
full_title = { en = "Single Federal Class", fr = "Catégorie fédérale unique" }
about = { en = "Single: a year of work anywhere.", fr = "Unique : un an de travail n’importe où." }
checked_on = 2026-11-20
[work]
from = 2013-05-04
source = { title = "Fictional regulation" }
hours = "programmes.single.hours"
months = "programmes.single.months"
years = "programmes.single.years"
occupations = "mixed"
continuous = false
highest_teer = 3
[language]
from = 2013-05-04
source = { title = "Fictional language rule" }
floors = [{ levels = "programmes.single.language" }]
[education]
from = 2013-05-04
needed = false
source = { title = "Fictional regulation" }
[grid]
from = 2013-05-04
applies = false
source = { title = "Fictional regulation" }
[funds]
from = 2013-05-04
asked = true
source = { title = "Fictional funds rule" }
[intent]
from = 2013-05-04
outside_quebec = true
source = { title = "Fictional regulation" }
""" + "".join(
    _NUMBER.format(name=name, unit=unit, value=value)
    for name, unit, value in (
        ("hours", "hour", "1560"),
        ("months", "month", "12"),
        ("years", "year", "3"),
        ("language", "CLB", "{ listening = 6, reading = 6, writing = 6, speaking = 6 }"),
    )
)


def forget() -> None:
    """Have the templates read again: a test has changed where they are."""
    pack.load_parameters.cache_clear()
    programmes._read.cache_clear()


def drop(folder: Path, text: str = SINGLE, name: str = "single") -> None:
    """Write one programme's file into a folder of templates."""
    (folder / "programmes").mkdir(parents=True, exist_ok=True)
    (folder / "programmes" / f"{name}.toml").write_text(text, encoding="utf-8")


def copied_without_the_classes(folder: Path) -> None:
    """Copy our templates, the files of our three classes left out."""
    ours = {"fsw.toml", "cec.toml", "fst.toml"}
    shutil.copytree(
        resources.templates_root(), folder, ignore=lambda at, names: ours if at.endswith("programmes") else ()
    )
