"""The deliberate errors, each with its exit code.

CasefileError
├── UsageError (2)          what was typed or handed over cannot be used
│   └── NotInForceError     a rule is asked for a day it does not cover
├── NotFoundError (3)       no such case, file, line, stage
└── StoreError (4)          the data on disk cannot be used or changed
    ├── LockedError         another program is changing the case
    ├── DamagedError        the file cannot be read; nothing is overwritten
    ├── NewerSchemaError    written by a newer casefile
    └── DiskError           full, read-only, or failing

An error carries a stable code and plain values; its sentence, in both
languages, lives in ``casefile.i18n.sentences`` under that code.
"""

from typing import Any, ClassVar

__all__ = [
    "CasefileError",
    "DamagedError",
    "DiskError",
    "LockedError",
    "NewerSchemaError",
    "NotFoundError",
    "NotInForceError",
    "StoreError",
    "UsageError",
]


class CasefileError(Exception):
    """Something the person can understand and mend; never a bug."""

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={value!r}" for key, value in self.values.items())
        return f"{self.code}({shown})"


class UsageError(CasefileError):
    """What was typed or handed over cannot be used; ``problems`` lists several at once."""

    exit_code = 2

    def __init__(self, code: str, problems: tuple["UsageError", ...] = (), **values: Any) -> None:
        super().__init__(code, **values)
        self.problems = problems


class NotInForceError(UsageError):
    """A dated rule has no value on the day asked for."""


class NotFoundError(CasefileError):
    """What was named does not exist."""

    exit_code = 3


class StoreError(CasefileError):
    """The data on disk cannot be used or changed."""

    exit_code = 4


class LockedError(StoreError):
    """Another program holds the case."""


class DamagedError(StoreError):
    """The file cannot be read; it is left as it is."""


class NewerSchemaError(StoreError):
    """The case was written by a newer casefile."""


class DiskError(StoreError):
    """The disk is full, read-only, or failing."""
