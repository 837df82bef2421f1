"""The server's routes with a small program in the place of the screens: who gets in, what goes through, how it ends."""

import asyncio
import json
import os
import re
import signal
import socket
import sys
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import SimpleNamespace

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from casefile.services.serving import received
from casefile.services.serving.guard import known_hosts
from casefile.services.serving.page_view import STATIC
from casefile.services.serving.server import Served, Server, _hear, serve

PROGRAM = r"""
import json, os, sys
from textual_serve._binary_encode import dump
def send(kind, payload):
    os.write(1, kind + len(payload).to_bytes(4, "big") + payload)
os.write(1, b"starting\n__GANGLION__\n")
send(b"D", f"size {os.environ['COLUMNS']}x{os.environ['ROWS']} pid {os.getpid()}".encode())
sent = [b"first ", b"second", b""]
while head := sys.stdin.buffer.read(5):
    payload = sys.stdin.buffer.read(int.from_bytes(head[1:], "big"))
    if head[:1] == b"D":
        send(b"D", b"typed " + payload)
        if payload == b"v":
            send(b"M", json.dumps({"type": "deliver_file_start", "key": "k1", "open_method": "browser", "encoding": "",
                                   "mime_type": "text/html", "path": "/x/Liste d\u2019\u00e9t\u00e9.pdf"}).encode())
        continue
    told = json.loads(payload)
    if told["type"] == "deliver_chunk_request":
        send(b"P", dump(("deliver_chunk", told["key"], sent.pop(0))))
    elif told["type"] == "quit":
        break
    else:
        send(b"D", payload)
"""
WORDS = dict.fromkeys(
    ("choose", "drop", "sending", "failed", "ended", "again"), "<b>&"
) | {"host": "no such host", "origin": "from elsewhere", "unknown": "no secret", "full": "all taken"}  # fmt: skip


SIZE = {"width": 90, "height": 30}
MEANT = {"stdin": ("x",), "ping": ("x", 3), "resize": (SIZE,)}
NONSENSE = (
    "", "{", "[]", "7", "null", '["stdin"]', '["resize"]', '["ping"]',
    *(
        json.dumps([kind, given])
        for kind in (*MEANT, "quit", "focus", "deliver_chunk_request", 3)
        for given in (None, "x", 3, [], {}, SIZE, {"width": 90}, {"width": -1, "height": "x"}, {**SIZE, "width": 10**6})
        if given not in MEANT.get(kind, ())
    ),
)  # fmt: skip
"""What a page says that the program is never told: every word with what does not belong to it."""


def what_is_served(most=2, program=PROGRAM, failed=print):
    return Served(
        command=[sys.executable, "-c", program], settings=dict(os.environ), most=most, lang="en", words=WORDS,
        failed=failed, received=lambda taken, refused: f"took {','.join(taken)} refused {','.join(refused)}",
    )  # fmt: skip


@asynccontextmanager
async def serving(tmp_path, most=2, program=PROGRAM):
    failed = []
    served = what_is_served(most, program, failed.append)
    server = Server(served, known_hosts("127.0.0.1", "pc"), tmp_path / "received")
    async with (
        TestServer(server.application()) as run,
        aiohttp.ClientSession(
            cookie_jar=aiohttp.CookieJar(unsafe=True), timeout=aiohttp.ClientTimeout(total=20)
        ) as client,
    ):
        yield SimpleNamespace(
            client=client,
            base=str(run.make_url("")).rstrip("/"),
            token=server.token,
            server=server,
            failed=failed,
        )


async def entered(here):
    """Go in by the secret; return the address of the page and the page."""
    answer = await here.client.get(f"{here.base}/", params={"token": here.token})
    assert answer.status == 200
    return str(answer.url), await answer.text()


def paths(page):
    return re.search(r'data-upload="([^"]+)"', page)[1], re.search(r'websocket-url="([^"]+)"', page)[1]


async def opened(here, origin=None, size="?width=90&height=30"):
    address, page = await entered(here)
    upload, screens = paths(page)
    socket = await here.client.ws_connect(address + screens + size, headers={"Origin": origin or here.base})
    return socket, address, upload


async def text(socket):
    message = await asyncio.wait_for(socket.receive(), 20)
    return message.data.decode() if isinstance(message.data, bytes) else message.data


async def until(met):
    for _ in range(200):
        if met():
            return True
        await asyncio.sleep(0.05)
    return False


async def until_gone(pid):
    return await until(lambda: not runs(pid))


def runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


async def test_only_the_secret_lets_in_and_the_cookie_that_follows_is_strict(tmp_path):
    async with serving(tmp_path) as here:
        for params in ({}, {"token": ""}, {"token": here.token[:-1]}, {"token": f"{here.token}x"}):
            answer = await here.client.get(f"{here.base}/", params=params)
            assert (answer.status, await answer.text()) == (403, "no secret")
        answer = await here.client.get(f"{here.base}/", params={"token": here.token}, allow_redirects=False)
        cookie = answer.headers["Set-Cookie"]
        place = answer.headers["Location"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert f"Path={place};" in cookie
        assert here.token not in cookie + place
        async with aiohttp.ClientSession() as stranger:
            for path in ("", "static/page.js", "download/a/b"):
                assert (await stranger.get(f"{here.base}{place}{path}")).status == 403


async def test_other_names_and_other_origins_get_nothing_with_the_cookie_too(tmp_path):
    async with serving(tmp_path) as here:
        address, page = await entered(here)
        upload, screens = paths(page)
        rebound = await here.client.get(address, headers={"Host": "evil.example"})
        assert (rebound.status, await rebound.text()) == (403, "no such host")
        framed = await here.client.get(address, headers={"Sec-Fetch-Site": "same-site"})
        assert (framed.status, await framed.text()) == (403, "from elsewhere")
        for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await here.client.ws_connect(address + screens, headers={"Origin": origin})
            assert refused.value.status == 403
            sent = await here.client.post(address + upload, data=form_of(b"x"), headers={"Origin": origin})
            assert sent.status == 403
        with pytest.raises(aiohttp.WSServerHandshakeError):  # a program that is no browser says no origin
            await here.client.ws_connect(address + screens)
        assert here.server._open == {}


async def test_no_answer_names_another_host_and_each_has_its_policy(tmp_path):
    async with serving(tmp_path) as here:
        address, page = await entered(here)
        for name in ("", *(f"static/{each}" for each in STATIC)):
            answer = await here.client.get(address + name)
            body = (await answer.read()).decode("utf-8", "replace")
            assert answer.status == 200
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'")
            assert "*" not in policy
            assert "//" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            code = re.sub(r"/\*.*?\*/", "", body, flags=re.DOTALL) if name.endswith(".css") else body
            if not name.endswith(".ttf"):
                assert re.findall(r"(?:https?|wss?):?//[\w.-]+|[\"'(]//[\w-]+\.[\w.-]+", code) == [], name
        assert "&lt;b&gt;&amp;" in page
        assert "<b>" not in page
        for nothing in ("static/", "static", "static/..%2fguard.py", "static/index.html", "download/", "x"):
            assert (await here.client.get(address + nothing)).status in {404, 405}
        for refused in (await here.client.get(here.base), await here.client.get(f"{here.base}/x")):
            assert "Content-Security-Policy" in refused.headers
            assert "aiohttp" not in refused.headers["Server"]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
async def test_what_is_typed_and_drawn_goes_through_and_the_program_ends_with_its_page(tmp_path):
    async with serving(tmp_path) as here:
        socket, _, _ = await opened(here)
        first = await text(socket)
        assert first.startswith("size 90x30 pid ")
        await socket.send_str(json.dumps(["stdin", "é"]))
        assert await text(socket) == "typed é"
        for nonsense in NONSENSE:
            await socket.send_str(nonsense)
        await socket.send_str(json.dumps(["resize", {"width": 120, "height": 40}]))
        assert json.loads(await text(socket)) == {"type": "resize", "width": 120, "height": 40}
        await socket.send_str(json.dumps(["ping", 12]))
        assert json.loads(await text(socket)) == ["pong", 12]
        await socket.close()
        assert await until_gone(int(first.split()[-1]))
        assert await until(lambda: not here.server._open)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
async def test_a_program_that_does_not_listen_is_ended_with_all_it_started(tmp_path, monkeypatch):
    from casefile.services.serving import program

    monkeypatch.setattr(program, "_QUIT_SECONDS", 0.2)
    deaf = (
        "import os, time; child = os.fork() or time.sleep(600);"
        "told = f'{os.getpid()} {child}'.encode();"
        "os.write(1, b'__GANGLION__\\nD' + len(told).to_bytes(4, 'big') + told); time.sleep(600)"
    )
    async with serving(tmp_path, program=deaf) as here:
        socket, _, _ = await opened(here)
        both = [int(pid) for pid in (await text(socket)).split()]
        await socket.close()
        assert [await until_gone(pid) for pid in both] == [True, True]


async def test_a_program_that_cannot_begin_says_why_on_the_page(tmp_path):
    async with serving(tmp_path, program="import sys; sys.exit('no desk here')") as here:
        socket, _, _ = await opened(here)
        assert "no desk here" in await text(socket)
        assert (await asyncio.wait_for(socket.receive(), 20)).type is aiohttp.WSMsgType.CLOSE


async def test_as_many_pages_as_may_be_and_each_address_of_one_serves_once(tmp_path):
    async with serving(tmp_path, most=1) as here:
        socket, address, _ = await opened(here)
        await text(socket)
        full = await here.client.get(address)
        assert (full.status, await full.text()) == (503, "all taken")
        await socket.close()
        assert await until(lambda: not here.server._open)
        again, _, _ = await opened(here)
        assert (await text(again)).startswith("size")
        await again.close()


async def test_a_page_that_was_never_opened_waits_until_sixty_four_others_do(tmp_path):
    async with serving(tmp_path, most=1) as here:
        address, page = await entered(here)
        waiting = [paths(page)[1]] + [
            paths(await (await here.client.get(address)).text())[1] for _ in range(64)
        ]
        statuses = []
        for screens in waiting[:2]:
            try:
                socket = await here.client.ws_connect(address + screens, headers={"Origin": here.base})
            except aiohttp.WSServerHandshakeError as refused:
                statuses.append(refused.status)
            else:
                statuses.append(101)
                await text(socket)
                with pytest.raises(
                    aiohttp.WSServerHandshakeError
                ) as full:  # and no other is let in meanwhile
                    await here.client.ws_connect(address + waiting[2], headers={"Origin": here.base})
                statuses.append(full.value.status)
                await socket.close()
        assert statuses == [404, 101, 503]


async def test_fewer_than_four_million_letters_are_taken_at_once(tmp_path):
    async with serving(tmp_path) as here:
        for size, closes in ((3_999_999, False), (4_000_000, True)):
            socket, _, _ = await opened(here)
            await text(socket)
            with suppress(ConnectionError):  # it may be closed before all is sent
                await socket.send_str("x" * size)
                await socket.send_str(json.dumps(["ping", 1]))
            message = await asyncio.wait_for(socket.receive(), 20)
            assert (message.type is not aiohttp.WSMsgType.TEXT) is closes
            await socket.close()


async def test_files_sent_are_typed_as_a_paste_of_their_paths_and_are_gone_with_the_page(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(received, "FILE_BYTES", 100)
    async with serving(tmp_path) as here:
        socket, address, upload = await opened(here)
        await text(socket)
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("file", b"one", filename="Été.pdf")
        form.add_field("file", b"two", filename="../../b.pdf")
        sent = await here.client.post(address + upload, data=form, headers={"Origin": here.base})
        assert (sent.status, await sent.text()) == (200, "took Été.pdf,b.pdf refused ")
        pasted = (await text(socket)).removeprefix("typed \x1b[200~").removesuffix("\x1b[201~").split("\n")
        folder = tmp_path / "received" / upload.rpartition("/")[2]
        assert pasted == [str(folder / "Été.pdf"), str(folder / "b.pdf")]
        assert (folder / "b.pdf").read_bytes() == b"two"
        large = await here.client.post(
            address + upload, data=form_of(b"x" * 101), headers={"Origin": here.base}
        )
        assert large.status == 413
        for other in ({"data": b"raw"}, {"data": {"a": "b"}}):
            odd = await here.client.post(address + upload, headers={"Origin": here.base}, **other)
            assert odd.status in {200, 400}
        unknown = await here.client.post(
            f"{address}upload/nobody", data=form_of(b"x"), headers={"Origin": here.base}
        )
        assert unknown.status == 404
        await socket.close()
        assert await until(lambda: not folder.exists())


def form_of(content):
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("file", content, filename="x")
    return form


async def test_a_file_offered_is_downloaded_once_under_its_name_and_never_shown_as_a_page(tmp_path):
    async with serving(tmp_path) as here:
        socket, address, upload = await opened(here)
        await text(socket)
        await socket.send_str(json.dumps(["stdin", "v"]))
        assert await text(socket) == "typed v"
        assert json.loads(await text(socket)) == ["deliver_file_start", "k1"]
        link = f"{address}download/{upload.rpartition('/')[2]}/k1"
        answer = await here.client.get(link)
        assert await answer.read() == b"first second"
        assert answer.headers["Content-Type"] == "application/octet-stream"
        disposition = answer.headers["Content-Disposition"]
        assert disposition.startswith("attachment;")
        assert "Liste%20d%E2%80%99%C3%A9t%C3%A9.pdf" in disposition
        assert (await here.client.get(link)).status == 404
        await socket.close()


async def test_a_disk_that_is_full_is_told_in_a_sentence_and_leaves_no_half_file(tmp_path, monkeypatch):
    async def full(_self, path, _parts):
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(received.ReceivedFiles, "_written", full)
    async with serving(tmp_path) as here:
        socket, address, upload = await opened(here)
        await text(socket)
        sent = await here.client.post(address + upload, data=form_of(b"x"), headers={"Origin": here.base})
        assert (sent.status, await sent.text()) == (500, WORDS["failed"])
        assert [each.errno for each in here.failed] == [28]
        assert list((tmp_path / "received" / upload.rpartition("/")[2]).iterdir()) == []
        await socket.close()


async def test_a_download_that_stops_half_way_is_no_whole_file(tmp_path, monkeypatch):
    from casefile.services.serving import downloads

    monkeypatch.setattr(downloads, "_PIECE_SECONDS", 0.3)
    lame = PROGRAM.replace('sent = [b"first ", b"second", b""]', "sent = [b'first ']").replace(
        "sent.pop(0)", "sent.pop(0) if sent else sys.stdin.buffer.read(10**6)"
    )
    async with serving(tmp_path, program=lame) as here:
        socket, address, upload = await opened(here)
        await text(socket)
        await socket.send_str(json.dumps(["stdin", "v"]))
        await text(socket)
        await text(socket)
        answer = await here.client.get(f"{address}download/{upload.rpartition('/')[2]}/k1")
        with pytest.raises(aiohttp.ClientError):
            await answer.read()
        await socket.close()


@pytest.mark.parametrize(
    "said",
    [
        "",
        "x",
        "5",
        "[]",
        "{}",
        "[" * 100_000,
        '["stdin", ' + "9" * 100_000 + "]",
        '["resize", {"width": {}}]',
    ],
)
async def test_what_a_page_should_not_say_is_let_go(said):
    """Nobody is asked anything: there is neither a program nor a browser to ask."""
    await _hear(None, None, said)


@pytest.fixture
def asked_to_end():
    """Return a function that asks this process to end; where nobody listens, nothing happens."""
    before = {}

    def asked(name):
        number = getattr(signal, name)
        before[number] = signal.signal(number, lambda *_: None)
        return lambda: os.kill(os.getpid(), number)

    yield asked
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.skipif(os.name != "posix", reason="asks a process to end as POSIX does")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
async def test_a_server_says_its_address_and_is_gone_with_all_it_received_when_asked_to_end(
    monkeypatch, tmp_path, asked_to_end, name
):
    end = asked_to_end(name)
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_told, **_how: tmp_path)
    ready = asyncio.get_running_loop().create_future()
    run = asyncio.create_task(serve(what_is_served(), "127.0.0.1", 0, ready.set_result, ["Cases.example"]))
    address = await asyncio.wait_for(ready, 20)
    base = address.partition("/?")[0]
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as client:
        hosts = ("cases.example", "evil.example", base.removeprefix("http://"))
        answers = [await client.get(address, headers={"Host": host}) for host in hosts]
        assert [each.status for each in answers] == [200, 403, 200]
        _, screens = paths(await answers[2].text())
        page = await client.ws_connect(f"{answers[2].url}{screens}", headers={"Origin": base})
        await text(page)
        assert len(list((tmp_path / "received").iterdir())) == 1
        end()
        assert (
            await asyncio.wait_for(page.receive(), 5)
        ).type is aiohttp.WSMsgType.CLOSE  # it does not wait for us
        await asyncio.wait_for(run, 5)
        with pytest.raises(aiohttp.ClientConnectionError):
            await client.get(address)
    assert list((tmp_path / "received").iterdir()) == []


async def test_a_port_that_is_taken_is_told_and_leaves_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_told, **_how: tmp_path)
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(OSError, match="address already in use"),
    ):
        await serve(what_is_served(), "127.0.0.1", taken.getsockname()[1], print)
    assert list((tmp_path / "received").iterdir()) == []
