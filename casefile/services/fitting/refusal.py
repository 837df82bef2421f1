"""Why nothing is made: a code with its values, carried from where it is seen to the person."""

from typing import Any

__all__ = ["RefusedError"]


class RefusedError(Exception):
    """The file cannot be made, for a reason of which a sentence tells; `source` counts from 0, None for no one."""

    def __init__(self, code: str, source: int | None = None, **values: Any) -> None:
        super().__init__(code, values)
        self.code = code
        self.source = source
        self.values = values
