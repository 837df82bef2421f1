"""A real browser without a window, driven through its own debugging protocol; nothing but aiohttp is needed."""

import asyncio
import base64
import json
import re
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_ESCAPES = re.compile(r"\x1b(?:\[[0-9;?<>$]*[A-Za-z]|\][^\x07]*\x07|[()][A-Z0-9]|[=>78])")
KEYS = {"Enter": ("Enter", 13, "\r"), "Escape": ("Escape", 27, ""), "ArrowDown": ("ArrowDown", 40, "")}


class Browser:
    """One page; `asked` are the addresses it went to, `drawn` all that its terminal was sent, escapes left out."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._answers = socket, {}  # type: ignore[var-annotated]
        self._page = ""
        self.asked: list[str] = []
        self.drawn = ""
        self.complaints: list[str] = []
        self._listening = asyncio.create_task(self._listen())

    async def call(self, method: str, **more: Any) -> dict[str, Any]:
        number = len(self._answers) + 1
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        session = (
            {"sessionId": self._page} if self._page and not method.startswith(("Target", "Browser")) else {}
        )
        await self._socket.send_json({"id": number, "method": method, "params": more, **session})
        return await asyncio.wait_for(answer, 30)

    async def _listen(self) -> None:
        async for message in self._socket:
            told = json.loads(message.data)
            if "id" in told:
                self._answers[told["id"]].set_result(told.get("result", told))
            elif told.get("method") == "Network.webSocketFrameReceived":
                frame = told["params"]["response"]
                if frame["opcode"] == 2:
                    text = base64.b64decode(frame["payloadData"]).decode("utf-8", "replace")
                    self.drawn += _ESCAPES.sub("", text)
            elif told.get("method") in {"Network.requestWillBeSent", "Network.webSocketCreated"}:
                self.asked.append(told["params"].get("url") or told["params"]["request"]["url"])
            elif told.get("method") == "Log.entryAdded":
                self.complaints.append(told["params"]["entry"]["text"])

    async def open(self, address: str) -> None:
        made = await self.call("Target.createTarget", url="about:blank")
        self._page = ""
        page = await self.call("Target.attachToTarget", targetId=made["targetId"], flatten=True)
        self._page = page["sessionId"]
        for domain in ("Page", "Network", "Runtime", "DOM", "Log"):
            await self.call(f"{domain}.enable")
        await self.call("Page.navigate", url=address)

    async def run(self, script: str) -> Any:
        got = await self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        return got.get("result", {}).get("value")

    async def press(self, *keys: str) -> None:
        for key in keys:
            name, code, text = KEYS.get(key, (key, ord(key.upper()) if len(key) == 1 else 0, key))
            more = {"key": name, "windowsVirtualKeyCode": code, "text": text}
            await self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **more)
            await self.call("Input.dispatchKeyEvent", type="keyUp", key=name, windowsVirtualKeyCode=code)

    async def give(self, selector: str, *files: Path) -> None:
        root = (await self.call("DOM.getDocument"))["root"]["nodeId"]
        node = (await self.call("DOM.querySelector", nodeId=root, selector=selector))["nodeId"]
        await self.call("DOM.setFileInputFiles", nodeId=node, files=[str(each) for each in files])

    async def until(self, met: Callable[[], bool], seconds: float = 40) -> bool:
        for _ in range(int(seconds * 10)):
            if met():
                return True
            await asyncio.sleep(0.1)
        return False

    async def sees(self, text: str) -> bool:
        """Wait until the terminal was sent a text since the last time something was seen."""
        if not await self.until(lambda: text in self.drawn):
            return False
        self.drawn = ""
        return True

    async def picture(self, path: Path) -> None:
        got = await self.call("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(got["data"]))


@asynccontextmanager
async def browser(place: Path) -> AsyncIterator[Browser]:
    """Start the browser with a profile of its own; downloads go to `place`/downloads."""
    assert CHROMIUM
    process = await asyncio.create_subprocess_exec(
        CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,800",
        "--remote-debugging-port=0", "--no-first-run", "--disable-background-networking",
        f"--user-data-dir={place / 'profile'}", "about:blank",
        stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        address = ""
        while "ws://" not in address:
            assert process.stderr is not None
            line = await asyncio.wait_for(process.stderr.readline(), 30)
            assert line, "the browser did not start"
            address = line.decode(errors="replace").strip()
        async with aiohttp.ClientSession() as client:
            socket = await client.ws_connect(address[address.index("ws://") :], max_msg_size=0)
            found = Browser(socket)
            await found.call(
                "Browser.setDownloadBehavior",
                behavior="allow",
                downloadPath=str(place / "downloads"),
                eventsEnabled=True,
            )
            yield found
            await socket.close()
            await found._listening
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()
        transport = getattr(process, "_transport", None)
        if transport is not None:
            transport.close()
