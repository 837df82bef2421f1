"""Files on their way from a program to its page: the program offers one, the page asks for it piece by piece."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from casefile.services.serving.program import Program

__all__ = ["Download", "Downloads"]

_PIECE_BYTES = 65_536
_PIECE_SECONDS = 30.0
_WAITING = 32
"""How many offers that no page came for are kept."""


@dataclass
class Download:
    """One file offered; `name` is what it is to be called."""

    name: str
    program: Program
    key: str
    pieces: asyncio.Queue[bytes] = field(default_factory=asyncio.Queue)

    async def read(self) -> AsyncIterator[bytes]:
        """Yield the file piece by piece; raises TimeoutError when the program does not go on with it."""
        while True:
            await self.program.tell(type="deliver_chunk_request", key=self.key, size=_PIECE_BYTES)
            piece = await asyncio.wait_for(self.pieces.get(), _PIECE_SECONDS)
            if not piece:
                return
            yield piece


class Downloads:
    """The files offered by the program of one page."""

    def __init__(self) -> None:
        self._offered: dict[str, Download] = {}
        self._going: dict[str, Download] = {}

    def offer(self, key: str, name: str, program: Program) -> None:
        """Keep an offer; the oldest goes when too many wait."""
        self._offered[key] = Download(name, program, key)
        while len(self._offered) > _WAITING:
            self._offered.pop(next(iter(self._offered)))

    def take(self, key: str) -> Download | None:
        """Return the file offered under a key, once."""
        found = self._offered.pop(key, None)
        if found is not None:
            self._going[key] = found
        return found

    def arrived(self, key: str, piece: bytes) -> None:
        """Hand a piece on; the last one is empty."""
        found = self._going.get(key)
        if found is not None:
            found.pieces.put_nowait(piece)
            if not piece:
                self._going.pop(key)
