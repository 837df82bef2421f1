"""Occupations of the National Occupational Classification 2021: read and checked."""

import csv
import io
import re
from collections.abc import Mapping

from casefile.errors import UsageError
from casefile.rules.book.rulebook import Occupation
from casefile.rules.findings import Finding, Label

__all__ = ["check_noc", "parse_occupations"]

_COLUMNS = ("code", "title_en", "title_fr", "trade")
_CODE = re.compile(r"[0-9]{5}")


def parse_occupations(text: str, origin: str) -> dict[str, Occupation]:
    """Return the occupations of a table code,title_en,title_fr,trade (yes or no), by code.

    Raises UsageError (rule.file_wrong) naming the file and the line.
    """
    reader = csv.DictReader(io.StringIO(text), strict=True)
    if tuple(reader.fieldnames or ()) != _COLUMNS:
        raise UsageError("rule.file_wrong", origin=origin, problem=",".join(_COLUMNS))
    found: dict[str, Occupation] = {}
    for row in reader:
        code = row["code"] or ""
        whole = None not in row and row["title_en"] and row["title_fr"] and row["trade"] in ("yes", "no")
        if not whole or code in found or not _CODE.fullmatch(code):
            raise UsageError("rule.file_wrong", origin=origin, problem=f"{reader.line_num}: {code}")
        label = Label(en=row["title_en"], fr=row["title_fr"])
        found[code] = Occupation(code=code, title=label, trade=row["trade"] == "yes")
    return found


def check_noc(
    noc: str, occupations: Mapping[str, Occupation], highest_teer: int, subject: str = ""
) -> list[Finding]:
    """Return what is to be said of a code.

    Four digits of 2016, malformed, not in the classification, of a TEER above the highest that any class takes.
    """
    values = {"noc_code": noc}
    if not _CODE.fullmatch(noc):
        edition = "contract.noc_2016" if re.fullmatch(r"[0-9]{4}", noc) else "contract.noc_malformed"
        return [Finding(code=edition, severity="blocker", subject=subject, values={"text": noc})]
    known = occupations.get(noc)
    if known is None:
        return [Finding(code="contract.noc_unknown", severity="warning", subject=subject, values=values)]
    if known.teer > highest_teer:
        found = values | {"title": known.title, "teer_code": known.teer, "highest_teer": highest_teer}
        return [Finding(code="hours.teer_too_high", severity="warning", subject=subject, values=found)]
    return []
