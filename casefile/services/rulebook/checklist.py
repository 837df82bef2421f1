"""The checklist's definition with the names of countries, read once from the templates."""

from functools import cache

import msgspec

from casefile.resources import template_rows, template_text
from casefile.rules.book.checklist import ChecklistDefinition
from casefile.rules.checklist.file import parse_checklist, parse_country_notes
from casefile.rules.findings import Label

__all__ = ["load_checklist"]


@cache
def load_checklist(name: str = "express_entry") -> ChecklistDefinition:
    """Return that checklist, the user's own templates replacing ours; raises UsageError on a faulty file."""
    definition = parse_checklist(template_text(f"checklists/{name}.toml"), f"checklists/{name}.toml")
    return msgspec.structs.replace(
        definition,
        countries=_labels("countries/names.csv"),
        places=_labels("countries/places.csv"),
        notes=parse_country_notes(template_text("countries/police.toml"), "countries/police.toml"),
    )


def _labels(name: str) -> dict[str, Label]:
    rows = template_rows(name, "code", "en", "fr")
    return {row["code"]: Label(row["en"], row["fr"]) for row in rows}
