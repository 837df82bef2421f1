"""The store of cases: a folder each, TinyDB inside, and promises about what survives (docs: storage)."""

from typing import TYPE_CHECKING, Any

from casefile.services.store.exports import export_path, write_export, write_file
from casefile.services.store.folder import create_case, free_folder, is_case, new_id
from casefile.services.store.inspection import doctor, strayed
from casefile.services.store.limits import limits_met
from casefile.services.store.paths import document_path
from casefile.services.store.readback import Opened, read_case
from casefile.services.store.reading import Stamp, stamp
from casefile.services.store.versions import Generation, generations

if TYPE_CHECKING:
    from casefile.services.store.adding import attach_file, remove_document
    from casefile.services.store.archive import history
    from casefile.services.store.attachments import document_file
    from casefile.services.store.bag import Exported, export_case
    from casefile.services.store.choosing import Choice, chosen
    from casefile.services.store.journal import change_case, redo, undo
    from casefile.services.store.listing import Head, heads, twins
    from casefile.services.store.removal import Contents, contents, is_remainder, remains, remove_case
    from casefile.services.store.restoring import restore
    from casefile.services.store.unbag import import_case

__all__ = [
    "Choice",
    "Contents",
    "Exported",
    "Generation",
    "Head",
    "Opened",
    "Stamp",
    "attach_file",
    "change_case",
    "chosen",
    "contents",
    "create_case",
    "doctor",
    "document_file",
    "document_path",
    "export_case",
    "export_path",
    "free_folder",
    "generations",
    "heads",
    "history",
    "import_case",
    "is_case",
    "is_remainder",
    "limits_met",
    "new_id",
    "read_case",
    "redo",
    "remains",
    "remove_case",
    "remove_document",
    "restore",
    "stamp",
    "strayed",
    "twins",
    "undo",
    "write_export",
    "write_file",
]

_LATER = {
    "Choice": "choosing",
    "Contents": "removal",
    "Exported": "bag",
    "Head": "listing",
    "attach_file": "adding",
    "change_case": "journal",
    "chosen": "choosing",
    "contents": "removal",
    "document_file": "attachments",
    "export_case": "bag",
    "heads": "listing",
    "history": "archive",
    "import_case": "unbag",
    "redo": "journal",
    "is_remainder": "removal",
    "remains": "removal",
    "remove_case": "removal",
    "remove_document": "adding",
    "restore": "restoring",
    "twins": "listing",
    "undo": "journal",
}


def __getattr__(name: str) -> Any:
    """Import what changes, moves or lists cases, and TinyDB, zipfile or sqlite with it, when that is first asked."""
    if name not in _LATER:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"casefile.services.store.{_LATER[name]}"), name)
