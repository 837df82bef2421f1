"""The server of the screens: one desk, one secret, a program for each page, all of it gone when it ends."""

import asyncio
import json
import secrets
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from aiohttp import BodyPartReader, WSMsgType, web
from aiohttp.helpers import content_disposition_header
from textual_serve._binary_encode import load

from casefile.services.serving.downloads import Downloads
from casefile.services.serving.guard import Door, is_secret, known_hosts, refusal
from casefile.services.serving.page_view import HEADERS, STATIC, first_page, static
from casefile.services.serving.program import Program, environment
from casefile.services.serving.received import ReceivedFiles, new_folder

__all__ = ["Served", "Server", "serve"]

_COOKIE = "casefile"
_PAGES_WAITING = 64
_TYPED_BYTES = 4_000_000
_MOST_CELLS = 1_000
_END_SECONDS = 10.0
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, kw_only=True)
class Served:
    """What is served: the command a page runs, its environment, how many at once, and what is said on the pages.

    `words` are whole sentences by name, in one language; `received` builds the one that tells which files came;
    `failed` writes down what nobody expected.
    """

    command: Sequence[str]
    settings: Mapping[str, str]
    most: int
    lang: str
    words: Mapping[str, str]
    received: Callable[[Sequence[str], Sequence[str]], str]
    failed: Callable[[BaseException], object]


@dataclass
class _Page:
    """One page that is open: its program, what it sent, what it is offered."""

    received: ReceivedFiles
    program: Program | None = None
    downloads: Downloads = field(default_factory=Downloads)
    socket: web.WebSocketResponse | None = None


class Server:
    """The routes and who may use them."""

    def __init__(self, served: Served, door: Door, folder: Path) -> None:
        self._served, self._door, self._folder = served, door, folder
        self.token, self._cookie = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self._place = f"/{secrets.token_urlsafe(16)}/"
        self._waiting: dict[str, None] = {}
        self._open: dict[str, _Page] = {}

    def application(self) -> web.Application:
        """Return the application; the cookie goes only to a path that no other server knows to ask a browser for."""
        app = web.Application(middlewares=[self._guarded])
        place = self._place
        app.add_routes([
            web.get("/", self._enter), web.get(place, self._first), web.get(f"{place}static/{{name}}", self._static),
            web.get(f"{place}screens/{{page}}", self._screens), web.post(f"{place}upload/{{page}}", self._upload),
            web.get(f"{place}download/{{page}}/{{key}}", self._download),
        ])  # fmt: skip
        app.on_response_prepare.append(_with_headers)
        app.on_shutdown.append(self._close)
        return app

    # -- who may

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        entering = request.path == "/"
        upgrade = request.headers.get("Upgrade", "").lower() == "websocket"
        why = refusal(
            self._door, host=request.headers.get("Host", ""), origin=request.headers.get("Origin"),
            site=request.headers.get("Sec-Fetch-Site"), changes=upgrade or request.method != "GET", entering=entering,
        )  # fmt: skip
        if why:
            return self._said(why, 403)
        if not entering and not is_secret(request.cookies.get(_COOKIE, ""), self._cookie):
            return self._said("unknown", 403)
        try:
            return await handler(request)
        except web.HTTPException as problem:
            return web.Response(status=problem.status, text=problem.reason)
        except ConnectionError:  # the page has gone: nobody is there to be told
            raise
        except Exception as problem:  # noqa: BLE001 - the border: no page is shown a traceback
            self._served.failed(problem)
            return self._said("failed", 500)

    def _said(self, word: str, status: int) -> web.Response:
        return web.Response(status=status, text=self._served.words[word])

    async def _enter(self, request: web.Request) -> web.StreamResponse:
        """Take the secret out of the address, and give a cookie in its place."""
        if not is_secret(request.query.get("token", ""), self.token):
            return self._said("unknown", 403)
        answer = web.Response(status=303, headers={"Location": self._place})
        answer.set_cookie(_COOKIE, self._cookie, path=self._place, httponly=True, samesite="Strict")
        return answer

    # -- what there is

    async def _first(self, _request: web.Request) -> web.StreamResponse:
        if len(self._open) >= self._served.most:
            return self._said("full", 503)
        page = secrets.token_urlsafe(16)
        self._waiting[page] = None
        while len(self._waiting) > _PAGES_WAITING:
            self._waiting.pop(next(iter(self._waiting)))
        text = first_page(page, self._served.lang, self._served.words)
        return web.Response(text=text, content_type="text/html")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in STATIC:
            raise web.HTTPNotFound
        content, kind = static(name)
        return web.Response(
            body=content, content_type=kind, headers={"Cache-Control": "private, max-age=3600"}
        )

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        """Keep what a page sends, and give the screens its paths, as a terminal does with files dropped on it."""
        page = self._page(request)
        if not request.content_type.startswith("multipart/"):
            raise web.HTTPBadRequest
        taken: list[Path] = []
        refused: list[str] = []
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                raise web.HTTPBadRequest
            name = part.filename or ""
            path = await page.received.take(name, _pieces(part))
            if path is None:
                refused.append(name)
                break  # what is left of it is not read
            taken.append(path)
        if taken and page.program is not None:
            await page.program.type(f"\x1b[200~{chr(10).join(map(str, taken))}\x1b[201~")
        told = self._served.received([each.name for each in taken], refused)
        return web.Response(text=told, status=413 if refused else 200)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        found = self._page(request).downloads.take(request.match_info["key"])
        if found is None:
            raise web.HTTPNotFound
        answer = web.StreamResponse()
        answer.content_type = "application/octet-stream"
        answer.headers["Content-Disposition"] = content_disposition_header("attachment", filename=found.name)
        answer.enable_chunked_encoding()
        await answer.prepare(request)
        try:
            async for piece in found.read():
                await answer.write(piece)
            await answer.write_eof()
        except TimeoutError:  # cut off, so that the browser says that it has not the whole of it
            if request.transport is not None:
                request.transport.abort()
        return answer

    def _page(self, request: web.Request) -> _Page:
        found = self._open.get(request.match_info["page"])
        if found is None:
            raise web.HTTPNotFound
        return found

    # -- the screens

    async def _screens(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["page"]
        if name not in self._waiting:
            raise web.HTTPNotFound
        if len(self._open) >= self._served.most:
            return self._said("full", 503)
        self._waiting.pop(name)
        page = self._open[name] = _Page(ReceivedFiles(self._folder / name))
        try:
            page.socket = web.WebSocketResponse(heartbeat=20, max_msg_size=_TYPED_BYTES)
            await page.socket.prepare(request)
            await self._run(page, page.socket, request)
            return page.socket
        finally:
            if page.program is not None:
                await asyncio.shield(page.program.stop())
            page.received.clear()
            self._open.pop(name, None)

    async def _run(self, page: _Page, browser: web.WebSocketResponse, request: web.Request) -> None:
        width, height = (_cells(request.query.get(side, "")) for side in ("width", "height"))
        settings = environment(self._served.settings, width or 80, height or 24)
        settings["CASEFILE_RECEIVED"] = str(page.received.folder)
        page.program = await Program.start(self._served.command, settings)
        showing = asyncio.create_task(_show(page, page.program, browser))
        try:
            async for message in browser:
                if message.type is WSMsgType.TEXT:
                    await _hear(page.program, browser, message.data)
        finally:
            showing.cancel()
            with suppress(asyncio.CancelledError, ConnectionError):
                await showing

    async def _close(self, _app: web.Application) -> None:
        for page in list(self._open.values()):
            if page.socket is not None:
                with suppress(ConnectionError, RuntimeError):
                    await page.socket.close()


async def _with_headers(_request: web.Request, answer: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        if name not in answer.headers or name == "Server":
            answer.headers[name] = value


async def _pieces(part: BodyPartReader) -> AsyncIterator[bytes]:
    while piece := await part.read_chunk():
        yield piece


async def _show(page: _Page, program: Program, browser: web.WebSocketResponse) -> None:
    """Hand what the program draws to the page, and what it offers; when it ends, the page is told."""
    async for kind, payload in program.packets():
        if kind == b"D":
            await browser.send_bytes(payload)
        elif kind == b"P":
            _, key, piece = cast("tuple[str, str, bytes]", load(payload))
            page.downloads.arrived(key, piece)
        elif kind == b"M":
            await _told(page, program, browser, json.loads(payload))
    if program.told:
        await browser.send_bytes(program.told.replace(b"\n", b"\r\n"))
    await browser.close()


async def _told(
    page: _Page, program: Program, browser: web.WebSocketResponse, told: Mapping[str, Any]
) -> None:
    if told.get("type") == "deliver_file_start":
        key = str(told["key"])
        page.downloads.offer(key, Path(str(told["path"])).name, program)
        await browser.send_str(json.dumps(["deliver_file_start", key]))


async def _hear(program: Program, browser: web.WebSocketResponse, text: str) -> None:
    """Hand what the page says to the program; what it should not say is let go.

    Whether the page has the keyboard is not handed on: a dialog that opens meanwhile, for a file dropped on the page,
    would take no keys.
    """
    try:
        kind, *rest = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return
    given = rest[0] if rest else None
    if kind == "stdin" and isinstance(given, str):
        await program.type(given)
    elif kind == "resize" and isinstance(given, dict):
        width, height = _cells(given.get("width")), _cells(given.get("height"))
        if width and height:
            await program.tell(type="resize", width=width, height=height)
    elif kind == "ping" and isinstance(given, str | int | float):
        await browser.send_str(json.dumps(["pong", given]))


def _cells(told: object) -> int:
    """Return a number of columns or lines, 0 for what is none."""
    text = str(told)
    return min(int(text), _MOST_CELLS) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


async def serve(
    served: Served, host: str, port: int, ready: Callable[[str], None], names: Sequence[str] = ()
) -> None:
    """Serve until the process is asked to end; `ready` is given the address once it can be opened.

    `names` are those of a proxy before it, which it answers to as well. Raises OSError when the host or the port
    cannot be had.
    """
    folder = new_folder()
    server = Server(served, known_hosts(host, socket.gethostname(), names), folder)
    runner = web.AppRunner(server.application(), access_log=None, shutdown_timeout=_END_SECONDS)
    received = ReceivedFiles(folder)
    try:
        await runner.setup()
        await web.TCPSite(runner, host, port).start()
        ended = _end_asked()
        ready(_address(host, runner.addresses[0][1], server.token))
        await ended.wait()
    finally:
        await runner.cleanup()
        received.clear()


def _address(host: str, port: int, token: str) -> str:
    name = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not listened on
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/?token={token}"


def _end_asked() -> asyncio.Event:
    """Return what is set when the process is to end: Ctrl+C, the end of its session, or of the terminal."""
    ended = asyncio.Event()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError):
                asyncio.get_running_loop().add_signal_handler(number, ended.set)
    return ended
