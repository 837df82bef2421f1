"""Amounts that rules reckon with and nobody reads: what is shown to a stranger keeps its verdicts."""

__all__ = ["MASK", "HiddenAmount"]

MASK = "•••"


class HiddenAmount(int):
    """A whole amount that compares and adds up as any other; it and every sum of it are shown as the mask."""

    def __add__(self, other: int) -> "HiddenAmount":
        return HiddenAmount(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> "HiddenAmount":
        return HiddenAmount(int(self) - int(other))

    def __rsub__(self, other: int) -> "HiddenAmount":
        return HiddenAmount(int(other) - int(self))

    def __str__(self) -> str:
        return MASK

    __repr__ = __str__
