"""One file of a line's papers, on the screen: counted, arranged, made, taken back."""

from pathlib import Path
from threading import Event

from casefile.rules.fitting.outcome import FitFile, FitOutcome, PageFate, SourceFate
from casefile.services.desk import Desk
from casefile.services.fitting.fitting import CancelledError
from casefile.services.one_file import Fitted
from casefile.tui.screens.case.one_file import FitDialog
from tests.tui.desks import desk_with, document, example_case
from tests.tui.look import look, press, running, settled, until


def two_papers() -> Desk:
    papers = (document(1, "principal/passport", "[/] one.jpg"), document(2, "principal/passport", "two.jpg"))
    return desk_with(example_case(documents=papers))


class Counting:
    """What the desk is asked to count, and an answer for each."""

    def __init__(self) -> None:
        self.asked = []
        self.wait: Event | None = None
        self.cancelled = 0

    def __call__(self, path, key, asked, progress=None, cancelled=None, *, dry_run=False, keep=None):
        self.kept = keep
        self.asked.append((asked, dry_run))
        while self.wait is not None and not self.wait.wait(0.01):
            if cancelled is not None and cancelled():
                self.cancelled += 1
                raise CancelledError
        places = asked.pages or (1, 2)
        pages = tuple(
            PageFate(number=at, source=place - 1, page=1, kind="picture", dpi_before=300, dpi_after=200,
                     bytes_before=900_000, bytes_after=200_000, legibility=0.93, verdict="look")
            for at, place in enumerate(places, 1)
        )  # fmt: skip
        file = FitFile(size_bytes=400_000, changed="recompressed", pages=pages)
        sources = tuple(SourceFate(path=each, pages=1, size_bytes=900_000) for each in ("a", "b"))
        outcome = FitOutcome(sources=sources, files=(file,), pages=pages)
        return Fitted(outcome, ("passport.pdf",), (Path("passport.pdf"),)), None


async def opened(pilot, section="d"):
    await press(pilot, section, "ctrl+f")
    await until(pilot, lambda: isinstance(pilot.app.screen, FitDialog))
    await until(pilot, lambda: "Would be one file" in look(pilot.app))


async def test_what_would_become_of_each_page_is_shown(monkeypatch):
    desk, counting = two_papers(), Counting()
    monkeypatch.setattr(desk, "fit_line", counting)
    async with running(desk) as pilot:
        await opened(pilot)
        text = look(pilot.app)
        assert "[/] one.jpg, p. 1" in text
        assert "200 dpi" in text
        assert "! look at it" in text
        assert counting.asked[0][1]


async def test_pages_are_put_in_order_turned_and_left_out_and_counted_again(monkeypatch):
    desk, counting = two_papers(), Counting()
    monkeypatch.setattr(desk, "fit_line", counting)
    async with running(desk) as pilot:
        await opened(pilot)
        await press(pilot, "right")
        await until(pilot, lambda: counting.asked[-1][0].pages == (2, 1))
        await press(pilot, "T")
        await until(pilot, lambda: counting.asked[-1][0].turns == ((1, 90),))
        assert "↻90°" in look(pilot.app)
        await press(pilot, "space")
        await until(pilot, lambda: counting.asked[-1][0].pages == (2,))
        assert "left out" in look(pilot.app)
        assert all(dry_run for _, dry_run in counting.asked)


async def test_closing_ends_the_count_and_changes_nothing(monkeypatch):
    desk, counting = two_papers(), Counting()
    counting.wait = Event()
    monkeypatch.setattr(desk, "fit_line", counting)
    async with running(desk) as pilot:
        await press(pilot, "d")
        await pilot.press("ctrl+f")
        await until(pilot, lambda: counting.asked)
        await pilot.press("escape")
        await until(pilot, lambda: counting.cancelled == 1)
        await settled(pilot)
        assert len(desk.case.documents) == 2


async def test_what_cannot_be_made_is_said_where_it_was_asked(monkeypatch):
    desk, counting = two_papers(), Counting()
    monkeypatch.setattr(desk, "fit_line", counting)
    async with running(desk) as pilot:
        await opened(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: not counting.asked[-1][1])
        await until(pilot, lambda: "there is nothing to make" in look(pilot.app))


async def test_the_page_after_stands_beside_the_page_before_and_goes_with_the_dialog(monkeypatch):
    desk, counting, drawn = two_papers(), Counting(), []

    def made(file, page, width, height):
        drawn.append((file, page))
        return [[((0, 200, 0), (0, 200, 0))] * 4] * 2

    monkeypatch.setattr(desk, "fit_line", counting)
    monkeypatch.setattr(desk, "preview_made", made)
    async with running(desk, size=(150, 40)) as pilot:
        await opened(pilot)
        await until(pilot, lambda: drawn == [(Path("passport.pdf"), 1)])
        await until(pilot, lambda: "After, page 1" in look(pilot.app) and "Before" in look(pilot.app))
        kept = counting.kept
        assert kept.is_dir()
        await press(pilot, "right")
        await until(pilot, lambda: drawn[1:] == [(Path("passport.pdf"), 2)])
        await until(pilot, lambda: not kept.exists())
        await press(pilot, "space")
        await until(pilot, lambda: "After" not in look(pilot.app))
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        await press(pilot, "space")
        await until(pilot, lambda: "Before" in look(pilot.app))
        assert "After" not in look(pilot.app)
        await press(pilot, "B")
        await until(pilot, lambda: "After, page 2" in look(pilot.app))
        kept = counting.kept
        await press(pilot, "escape")
        await until(pilot, lambda: not kept.exists())


async def test_a_picture_is_drawn_for_the_width_there_is_and_never_broken_into_more_lines(monkeypatch):
    desk, counting, widths = two_papers(), Counting(), []

    def page(folder, paper, number, width, height):
        widths.append(width)
        return [[((0, 200, 0), (0, 200, 0))] * width] * height

    monkeypatch.setattr(desk, "fit_line", counting)
    monkeypatch.setattr(desk, "preview", page)
    async with running(desk, size=(120, 40)) as pilot:
        await opened(pilot, "l")
        for count, size in enumerate((None, (80, 24), (120, 40)), 1):
            if size is not None:
                await pilot.resize_terminal(*size)
            await until(pilot, lambda count=count: len(widths) == count)
            await until(pilot, lambda: f" {'▀' * widths[-1]} " in look(pilot.app))
            assert {row.count("▀") for row in look(pilot.app).split("\n")} == {0, widths[-1]}
        assert widths[0] == widths[2] > widths[1]
