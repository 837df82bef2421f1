"""One run of the screens, for one page: a process of its own, spoken to as Textual's web driver speaks.

A packet is a letter (D what a terminal gets, M a message as JSON, P a piece of a file), four bytes of size, and that.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress

__all__ = ["Program", "environment"]

_READY = b"__GANGLION__\n"
"""What the driver writes before its first packet."""
_LINES_BEFORE = 20
_QUIT_SECONDS = 5.0
"""How long a program may take to save what it is saving."""
_LAST_WORDS_SECONDS = 0.3
_TOLD_BYTES = 4_000


def environment(given: Mapping[str, str], width: int, height: int) -> dict[str, str]:
    """Return the environment of a program whose screen is in a browser; nothing of the library's debugging goes in."""
    kept = {name: value for name, value in given.items() if name not in {"TEXTUAL", "TEXTUAL_LOG"}}
    return {
        **kept, "TEXTUAL_DRIVER": "casefile.tui.browser:BrowserDriver", "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "COLUMNS": str(width), "ROWS": str(height),
    }  # fmt: skip


class Program:
    """The process, from its start to its end; `told` is what it said on stderr when it could not begin."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._stderr = asyncio.create_task(self._listen())
        self._watch = asyncio.create_task(self._until_gone())
        self.told = b""

    @classmethod
    async def start(cls, command: Sequence[str], settings: Mapping[str, str]) -> "Program":
        """Start it in a group of its own: the Ctrl+C that ends the server is not meant for it."""
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *command, stdin=pipe, stdout=pipe, stderr=pipe, env=settings, start_new_session=True
        )
        return cls(process)

    async def type(self, text: str) -> None:
        """Give it what is typed or pasted."""
        await self._send(b"D", text.encode("utf-8", "replace"))

    async def tell(self, **message: str | int) -> None:
        """Give it a message of the driver's: a size, a focus, a wish for a piece of a file."""
        await self._send(b"M", json.dumps(message).encode())

    async def _send(self, kind: bytes, payload: bytes) -> None:
        stdin = self._process.stdin
        if stdin is None or stdin.is_closing():
            return
        with suppress(ConnectionError, RuntimeError):  # it has just ended: nobody is there to be told
            stdin.write(kind + len(payload).to_bytes(4, "big") + payload)
            await stdin.drain()

    async def packets(self) -> AsyncIterator[tuple[bytes, bytes]]:
        """Yield what it sends, until it ends."""
        stdout = self._process.stdout
        if stdout is None or not await self._begun(stdout):
            return
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await stdout.readexactly(5)
                yield head[:1], await stdout.readexactly(int.from_bytes(head[1:], "big"))

    async def _begun(self, stdout: asyncio.StreamReader) -> bool:
        for _ in range(_LINES_BEFORE):
            line = await stdout.readline()
            if line == _READY:
                return True
            if not line:
                break
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stderr, 1)
        return False

    async def _until_gone(self) -> None:
        """End the packets with the process: what it forked may hold its pipe open for longer."""
        await self._process.wait()
        await asyncio.sleep(_LAST_WORDS_SECONDS)
        if self._process.stdout is not None:
            self._process.stdout.feed_eof()

    async def _listen(self) -> None:
        stderr = self._process.stderr
        while stderr is not None and (part := await stderr.read(_TOLD_BYTES)):
            self.told = (self.told + part)[-_TOLD_BYTES:]

    async def stop(self) -> None:
        """Let it end what it is at; end it, and what it started, when that takes too long."""
        await self.tell(type="quit")
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), _QUIT_SECONDS)
        self._end()
        await self._process.wait()
        self._stderr.cancel()
        self._watch.cancel()
        if self._process.stdin is not None:
            self._process.stdin.close()

    def _end(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                if self._process.returncode is None:
                    self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
