"""What nobody sees goes out of a file being made; what is there twice stays once; what is not packed is packed."""

from collections.abc import Sequence
from typing import Any

from casefile.services.fitting.weighty import without_notes

__all__ = ["tidy"]

_DROPPED = ("/Metadata", "/PieceInfo", "/LastModified", "/StructParent", "/StructParents", "/Thumb", "/AF")
_WORTH_PACKING = 64


def tidy(writer: Any, waiting: Sequence[Any]) -> None:
    """Tidy all objects of the file; `waiting` are pictures that are still empty, and not equal for that."""
    _drop(writer)
    _tell_apart(writer.pages, waiting)
    for _ in range(2):  # what differed only by equal parts is equal the second time
        writer.compress_identical_objects()
    _drop(writer)
    _pack(writer._objects)


def _drop(writer: Any) -> None:
    from pypdf.generic import DictionaryObject, StreamObject

    for each in writer._objects:
        if isinstance(each, DictionaryObject):
            for key in _DROPPED:
                each.pop(key, None)
        if isinstance(each, StreamObject) and each.get("/Subtype") == "/Image":
            without_notes(each)


def _tell_apart(pages: Any, waiting: Sequence[Any]) -> None:
    """Number what must not be taken for equal: two equal pages stay two. The numbers go with what is dropped."""
    from pypdf.generic import NameObject, NumberObject

    for number, each in enumerate((*pages, *waiting)):
        each[NameObject("/PieceInfo")] = NumberObject(number)


def _pack(objects: list[Any]) -> None:
    from pypdf.generic import StreamObject

    for at, each in enumerate(objects):
        if isinstance(each, StreamObject) and "/Filter" not in each and len(each._data) > _WORTH_PACKING:
            packed = each.flate_encode()
            packed.indirect_reference = each.indirect_reference
            objects[at] = packed
