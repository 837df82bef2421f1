"""Make the pictures of the README anew from the example case: two screens and a printed page, in both languages.

Run from the root of the project: python .ci/pictures.py

Every picture carries the words it shows: a screen in its own text, the page in the comment of its file, so that a test
can tell when it no longer looks like the program.
"""

import asyncio
import io
import os
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
SCREENS = {"overview": "o", "checklist": "l"}
SIZE = (100, 30)
_FONT_OF_THE_NETWORK = re.compile(r"@font-face\s*{[^}]*}\s*")
_WIDTH = 900
sys.path[:0] = [str(ROOT)]


async def screens(lang: str, home: Path) -> dict[str, str]:
    """Return the screens of the example case as SVG, by name; nothing of them is fetched from the network."""
    from casefile.services.desk import Desk
    from casefile.services.desk_demo import make_demo
    from casefile.tui.app import CasefileApp

    desk = Desk(home)
    path = make_demo(desk, None, lang)  # type: ignore[arg-type]
    app = CasefileApp(desk, lang=lang, case=path)  # type: ignore[arg-type]
    made = {}
    async with app.run_test(size=SIZE, notifications=False) as pilot:
        for name, key in SCREENS.items():
            await _rested(pilot)
            await pilot.press(key)
            await _rested(pilot)
            made[name] = _FONT_OF_THE_NETWORK.sub("", app.export_screenshot(title="casefile"))
    desk.close()
    return made


async def _rested(pilot: object) -> None:
    for _ in range(4):
        await pilot.app.workers.wait_for_complete()  # type: ignore[attr-defined]
        await pilot.pause()  # type: ignore[attr-defined]


def page(lang: str, home: Path) -> tuple[bytes, str]:
    """Return the first page of the example's checklist as PDF, and its words."""
    from pypdf import PdfReader

    from casefile.i18n.words import words_for
    from casefile.services.desk import Desk

    desk = Desk(home)
    case = desk.open(next(head.path for head in desk.heads())).case
    content, _ = desk.print_bytes(desk.assess(case), "checklist", "pdf", words_for(lang), "a4")  # type: ignore[arg-type]
    return content, PdfReader(io.BytesIO(content)).pages[0].extract_text()


def drawn(content: bytes, words: str) -> bytes:
    """Return the first page of a PDF as a small PNG in greys, its words with it."""
    import pypdfium2
    from PIL.PngImagePlugin import PngInfo

    sheet = pypdfium2.PdfDocument(content)[0]
    picture = sheet.render(scale=_WIDTH / sheet.get_width()).to_pil().convert("L").quantize(16)
    told, stream = PngInfo(), io.BytesIO()
    told.add_itxt("Comment", " ".join(words.split()), zip=True)
    picture.save(stream, "PNG", optimize=True, pnginfo=told)
    return stream.getvalue()


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        os.environ["CASEFILE_CONFIG"] = str(Path(place) / "config")
        os.environ["CASEFILE_CACHE"] = str(Path(place) / "cache")
        for lang in ("en", "fr"):
            home = Path(place) / lang
            for name, svg in asyncio.run(screens(lang, home)).items():
                (FOLDER / f"{name}-{lang}.svg").write_text(svg, encoding="utf-8")
            (FOLDER / f"page-{lang}.png").write_bytes(drawn(*page(lang, home)))


if __name__ == "__main__":
    main()
