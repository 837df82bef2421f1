"""A file that only a passphrase opens, in the age format (age-encryption.org/v1): other programs open it too."""

from contextlib import suppress
from pathlib import Path

from casefile.errors import CasefileError, UsageError
from casefile.services.store.reading import read_bytes

__all__ = ["LEAST_LETTERS", "MOST_BYTES", "is_sealed", "sealed", "unsealed"]

LEAST_LETTERS = 12
MOST_BYTES = 2 * 1024**3  # it is worked on in memory, so that nothing readable ever lies on a disk
_HEADER = b"age-encryption.org/v1\n"


def is_sealed(path: Path) -> bool:
    """Say whether the file begins as a sealed one does; a pipe, a device and what cannot be read do not."""
    with suppress(CasefileError):
        return read_bytes(path, len(_HEADER))[0] == _HEADER
    return False


def sealed(content: bytes, passphrase: str) -> bytes:
    """Return the content sealed; raises UsageError (store.passphrase_short, store.seal_too_large, store.no_seal)."""
    if len(passphrase.strip()) < LEAST_LETTERS:
        raise UsageError("store.passphrase_short", least=LEAST_LETTERS)
    if len(content) > MOST_BYTES:
        raise UsageError("store.seal_too_large", limit_bytes=MOST_BYTES)
    try:
        from pyrage import passphrase as age
    except ImportError:
        raise UsageError("store.no_seal") from None
    done: bytes = age.encrypt(content, passphrase)
    return done


def unsealed(content: bytes, passphrase: str, path: Path) -> bytes:
    """Return what was sealed; `path` names the file. Raises UsageError (store.passphrase_wrong, store.no_seal)."""
    try:
        from pyrage import DecryptError
        from pyrage import passphrase as age
    except ImportError:
        raise UsageError("store.no_seal") from None
    try:
        done: bytes = age.decrypt(content, passphrase)
    except DecryptError:
        raise UsageError("store.passphrase_wrong", path=str(path)) from None
    return done
