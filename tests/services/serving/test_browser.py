"""The screens in a real browser without a window: read, typed, printed and downloaded, sent, and refused elsewhere."""

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from casefile.services.desk import Desk
from casefile.services.desk_demo import make_demo
from tests.services.serving.chromium import CHROMIUM, browser

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")]
ELSEWHERE = """
new Promise((done) => {
  const socket = new WebSocket(%r);
  socket.onopen = () => done("open");
  socket.onerror = () => done("refused");
})
"""


@pytest.fixture
def desk() -> Path:
    """A desk with the example case, and another so that the list comes first."""
    home = Path(os.environ["CASEFILE_HOME"])
    made = Desk(home=home)
    make_demo(made, home / "Anna Exemple", "en")
    made.new("Zoé", programme="cec", lang="en")
    made.close()
    return home


@asynccontextmanager
async def served():
    """Run `casefile serve` as a person does; end it as Ctrl+C does, which leaves nothing running and nothing behind."""
    pipe = asyncio.subprocess.PIPE
    run = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "casefile", "--lang", "en", "serve", "--port", "0", stdout=pipe, stderr=pipe
    )
    assert run.stdout is not None
    address = (await asyncio.wait_for(run.stdout.readline(), 30)).decode().strip()
    try:
        yield address
    finally:
        run.send_signal(2)
        _, said = await asyncio.wait_for(run.communicate(), 40)
    assert run.returncode == 0, said
    assert list((Path(os.environ["XDG_STATE_HOME"]) / "casefile" / "received").iterdir()) == []


async def test_a_person_works_in_the_browser(desk, tmp_path):
    (tmp_path / "downloads").mkdir()
    scan = tmp_path / "Police d’été.pdf"
    scan.write_bytes(next((desk / "Anna Exemple").rglob("employer_letter.pdf")).read_bytes())
    async with served() as address, browser(tmp_path) as page:
        await page.open(address)
        assert await page.sees("Zoé")
        assert "token" not in await page.run("location.href")
        assert await page.run("document.fonts.check(\"16px 'Roboto Mono'\")")
        await page.press("Enter")
        assert await page.sees("planned filing")
        await page.picture(tmp_path / "case.png")

        await page.press("p")
        assert await page.sees("Ten-year history")
        await page.call(
            "Input.dispatchKeyEvent",
            type="rawKeyDown",
            key="s",
            code="KeyS",
            windowsVirtualKeyCode=83,
            modifiers=2,
        )
        assert await page.sees("Download the page")
        await page.press("v")
        assert await page.until(
            lambda: any(each.suffix == ".pdf" for each in (tmp_path / "downloads").iterdir())
        )
        printed = next((tmp_path / "downloads").iterdir())
        assert printed.read_bytes().startswith(b"%PDF")
        assert printed.read_bytes() in [
            each.read_bytes() for each in (desk / "Anna Exemple" / "exports").iterdir()
        ]
        await page.press("Escape")
        assert await page.sees("planned filing")

        await page.give("#files", scan)
        assert await page.sees("Which line is this for?")
        assert (
            await page.run("document.querySelector('#told').textContent")
            == "1 file received: Police d’été.pdf"
        )
        await page.picture(tmp_path / "sent.png")
        await page.press(*"police", "Enter")
        assert await page.until(lambda: any((desk / "Anna Exemple").rglob("*police*/*.pdf")))

        own = address.partition("/?")[0]
        assert {each.replace("ws://", "http://").startswith(own) for each in page.asked} == {True}, page.asked
        assert not [each for each in page.complaints if "Content Security Policy" in each]


async def test_a_page_from_elsewhere_in_the_same_browser_is_refused(desk, tmp_path):
    elsewhere = tmp_path / "evil.html"
    elsewhere.write_text("<p>hello</p>")
    async with served() as address, browser(tmp_path) as page:
        await page.open(address)
        assert await page.sees("Zoé")
        place = await page.run("location.href")
        sockets = (
            place.replace("http", "ws") + "screens/" + (await page.run("document.body.dataset.upload"))[7:]
        )
        assert await page.run(ELSEWHERE % sockets) == "refused"  # the address of a page serves once
        await page.run("location.reload()")
        assert await page.sees("Zoé")
        await page.open(elsewhere.as_uri())
        assert await page.until(lambda: any(each.endswith("evil.html") for each in page.asked)), page.asked
        await asyncio.sleep(0.5)
        assert await page.run(ELSEWHERE % sockets) == "refused"
        assert (
            await page.run(f"fetch({place!r}).then((answer) => answer.text(), () => 'refused')") == "refused"
        )
