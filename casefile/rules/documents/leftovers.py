"""What other programs leave in folders, known by its name: no paper of anybody's."""

import re

__all__ = ["leftover_kind", "passed_over"]

_KINDS = (
    (re.compile(r"~\$.+|\.~lock\..+#|.+\.(?:lck|lock)"), "lock_file"),
    (
        re.compile(r".+\.(?:part|partial|crdownload|download|opdownload|aria2|!ut|filepart)|unconfirmed .+"),
        "unfinished",
    ),
    (re.compile(r"\..+\.icloud"), "icloud"),
    (re.compile(r"\._.+"), "mac_leftover"),
    (
        re.compile(r"thumbs\.db|ehthumbs\.db|desktop\.ini|\.ds_store|icon\r|.+:zone\.identifier|.+\.tmp|.+~"),
        "system",
    ),
)
_PASSED_OVER = frozenset({"lock_file", "mac_leftover", "system"})


def leftover_kind(name: str) -> str:
    """Return lock_file, unfinished (a download), icloud (a file that is only there), mac_leftover, system, or empty."""
    low = name.casefold()
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(low)), "")


def passed_over(name: str) -> bool:
    """Say whether a file of a folder is left out without a word: never a download that did not finish, nor a paper
    that is still elsewhere. What is hidden otherwise is somebody's own business.
    """
    kind = leftover_kind(name)
    return kind in _PASSED_OVER or (name.startswith(".") and kind != "icloud")
