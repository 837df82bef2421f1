"""What a person would see, as text, and the application on a desk."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from time import monotonic
from typing import Any

from textual.worker import WorkerError

from casefile.services.desk import Desk
from casefile.tui.app import CasefileApp


def look(app: Any) -> str:
    """Return the screen as lines of text, without the blanks at their ends."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


_MEANINGS = ("success", "warning", "error", "muted")


def coloured(app: Any) -> str:
    """Return what the screen says in each of the colours that mean something, a line each."""
    variables = app.theme_variables
    meant = {variables[f"text-{each}"].lower(): each for each in _MEANINGS}
    found: dict[str, list[str]] = {each: [] for each in _MEANINGS}
    for strip in app.screen._compositor.render_strips():
        for text, style, _ in strip:
            written = style.color.get_truecolor().hex if style is not None and style.color is not None else ""
            if written in meant and any(each.isalnum() for each in text):
                found[meant[written]].append(" ".join(text.split()))
    return "\n".join(f"{each}: {' | '.join(texts)}" for each, texts in found.items() if texts)


def words_shown(app: Any) -> str:
    """Return the words of the screen one after the other, whatever line and frame they stand in."""
    return " ".join(look(app).replace("│", " ").split())


async def settled(pilot: Any) -> None:
    """Wait until threads and screens have come to rest."""
    for _ in range(3):
        with suppress(WorkerError):  # told on the screen, or cancelled with what it was for
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        while pilot.app.is_ahead:
            await pilot.pause(0.01)
    await laid_out(pilot)


async def laid_out(pilot: Any) -> None:
    """Lay out what waits for the screen's next turn, which a busy computer may take a while to come to."""
    if pilot.app.screen_stack:
        pilot.app.screen._on_timer_update()
        await pilot.pause()


async def until(pilot: Any, true: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait for something that comes by itself: true as soon as it is, refused when it never is, on any machine.

    No widget is asked meanwhile whether it is at rest, as a pause of the pilot asks each of them at each turn.
    """
    end = monotonic() + seconds
    while not true():
        assert monotonic() < end, look(pilot.app)
        await asyncio.sleep(0.01)
        pilot.app.screen._on_timer_update()


async def press(pilot: Any, *keys: str) -> None:
    """Press keys one after the other, each time until all is at rest."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


@asynccontextmanager
async def running(
    desk: Desk, *, lang: str = "en", size: tuple[int, int] = (80, 24), **more: Any
) -> AsyncIterator[Any]:
    """Run the application on that desk and give its pilot once the first screen is drawn."""
    app = CasefileApp(desk, lang=lang, **more)  # type: ignore[arg-type]
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            yield pilot
    finally:
        desk.close()
