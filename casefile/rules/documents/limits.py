"""The dated numbers of the checks: what the portal accepts on a day."""

from datetime import date

import msgspec

from casefile.rules.book.parameters import Parameters

__all__ = ["Limits", "limits_on"]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The dated numbers of the checks on one day: bytes, dots per inch, pixels, characters."""

    limit_bytes: int
    accepted: tuple[str, ...]
    dpi_least: int
    dpi_most: int
    photo_width_px: int
    photo_height_px: int
    name_length: int


def limits_on(parameters: Parameters, on: date) -> Limits:
    """Return the limits in force on that day; raises NotInForceError before the record begins."""

    def value(name: str) -> int:
        return parameters.on(f"documents.{name}", on).number

    return Limits(
        limit_bytes=value("limit_bytes"),
        accepted=tuple(parameters.on("documents.accepted_kinds", on).value),
        dpi_least=value("dpi_least"),
        dpi_most=value("dpi_most"),
        photo_width_px=value("photo_width_px"),
        photo_height_px=value("photo_height_px"),
        name_length=value("name_length"),
    )
