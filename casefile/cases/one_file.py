"""A slot takes one file: which of a line's papers is that file, which are its originals, and what is one too many."""

from collections.abc import Sequence

import msgspec

from casefile.cases.assessment import Filed
from casefile.cases.model import Document
from casefile.rules.findings import Finding

__all__ = ["as_originals", "one_file_findings", "sources_of"]


def sources_of(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the papers of a line that its one file is made of: all but what was made before."""
    return tuple(each for each in documents if not each.made_from)


def as_originals(files: Sequence[Filed]) -> tuple[Filed, ...]:
    """Return the files of a line; of the originals of another one it is said that they stay at home.

    What is wrong with an original is no longer what the portal meets: the file made of it was checked for itself.
    """
    made_of = {source: each.document for each in files for source in each.document.made_from}
    return tuple(
        _original(each, made_of[each.document.id]) if each.document.id in made_of else each for each in files
    )


def _original(filed: Filed, made: Document) -> Filed:
    values = {"name": made.original_name}
    finding = Finding(code="document.original", severity="note", values=values, subject=filed.document.id)
    return msgspec.structs.replace(filed, verdict="ready", findings=(finding,))


def one_file_findings(files: Sequence[Filed], key: str) -> tuple[Finding, ...]:
    """Return what there is to say when a line holds more than the one file its slot takes.

    A file made of some of the papers beside others that are not in it is made again; parts made on purpose are only
    noted. Source: the portal has one place a slot (see the titles of the checklist's slots).
    """
    documents = [each.document for each in files]
    made = [each for each in documents if each.made_from]
    originals = {source for each in made for source in each.made_from}
    loose = [each for each in documents if not each.made_from and each.id not in originals]
    total = sum(each.size_bytes for each in (*made, *loose))
    values = {"count": len(made) + len(loose), "size_bytes": total, "key": key}
    if len(loose) > 1 or (loose and made):
        variant = {"variant": "again"} if made else {}
        return (
            Finding(
                code="checklist.several_files", severity="blocker", values={**values, **variant}, subject=key
            ),
        )
    if len(made) > 1:
        return (
            Finding(
                code="checklist.several_files",
                severity="note",
                values={**values, "variant": "parts"},
                subject=key,
            ),
        )
    return ()
