"""What is written can be read and what is drawn can be seen: measured on every screen, in both of our themes."""

from collections.abc import Iterator

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.geometry import Region
from textual.theme import BUILTIN_THEMES

from casefile.tui.base import Dialog
from casefile.tui.colours import SIGN, TEXT, THEMES, contrast, readable
from casefile.tui.screens.case.case import SECTIONS, CaseScreen
from casefile.tui.screens.desk.desk import DeskScreen
from tests.tui.desks import desk_with, document, example_case
from tests.tui.everywhere import EVERY
from tests.tui.look import running, settled

PICTURE = "▀"
OWN = [each.name for each in THEMES]
OTHERS = [each for each in BUILTIN_THEMES.values() if not each.ansi]


def drawn(app) -> Iterator[tuple[Segment, int, int]]:
    """Give what is on the screen, or in the frame of its dialog: what lies behind one is dimmed on purpose."""
    frame = app.screen.query(".frame") if isinstance(app.screen, Dialog) else ()
    region = frame.first().region if frame else Region(0, 0, *app.size)
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            if segment.cell_length and region.contains(x, y):
                yield segment, x, y
            x += segment.cell_length


def faint(app) -> list[str]:
    """Return what stands out too little: the text, where, its contrast and the colours."""
    found = []
    for segment, x, y in drawn(app):
        text, style = segment.text.strip(), segment.style
        if not text or PICTURE in text or style is None or style.color is None or style.bgcolor is None:
            continue
        written, ground = (Color.from_rich_color(each) for each in (style.color, style.bgcolor))
        least = TEXT if any(sign.isalnum() for sign in text) else SIGN
        if contrast(written, ground) < least:
            found.append(
                f"{text!r} at {x},{y}: {contrast(written, ground):.2f}, {written.hex} on {ground.hex}"
            )
    return found


@pytest.fixture
def papers():
    """A case with a file, so that each screen has something to show."""
    return example_case(documents=(document(1, "principal/passport", "passeport.pdf"),))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("theme", OWN)
async def test_every_section_can_be_read(theme, size, papers):
    desk = desk_with(papers)
    async with running(desk, case=desk.path, theme=theme, size=size) as pilot:
        wrong = {}
        for section in SECTIONS:
            await pilot.app.screen.show(section)
            await settled(pilot)
            wrong[section] = faint(pilot.app)
        assert {name: told for name, told in wrong.items() if told} == {}


@pytest.mark.parametrize("theme", OWN)
async def test_every_screen_can_be_read(theme, papers):
    desk = desk_with(papers)
    (desk.put(papers, "damaged") / "case.json").write_bytes(b"")
    async with running(desk, case=desk.path, theme=theme) as pilot:
        app, case, wrong = pilot.app, pilot.app.screen, {}
        for kind, make in EVERY.items():
            while app.screen is not case:
                await app.pop_screen()
            if kind is not CaseScreen:
                await app.push_screen(make(app, desk.path, case.assessment))
            await pilot.pause(0.05)  # not all at rest: some read a folder as long as they are there
            wrong[kind.__name__] = faint(app)
        assert DeskScreen.__name__ in wrong
        assert {name: told for name, told in wrong.items() if told} == {}


@pytest.mark.parametrize("theme", OTHERS, ids=lambda each: each.name)
def test_the_signs_of_every_theme_can_be_read_on_all_they_stand_on(theme):
    given = {**theme.to_color_system().generate(), **theme.variables}
    told = {**given, **readable(given, dark=theme.dark)}
    grounds = (
        "background",
        "surface",
        "panel",
        "block-cursor-background",
        "block-cursor-blurred-background",
        "field",
    )
    written = ("text", "text-muted", "text-accent", "text-success", "text-warning", "text-error")
    pairs = [(name, TEXT) for name in written] + [
        ("border", SIGN),
        ("border-blurred", SIGN),
        ("scrollbar", SIGN),
    ]
    for ground in grounds:
        below = Color.parse(given["background"])
        on = below.blend(Color.parse(told[ground]), Color.parse(told[ground]).a, 1.0)
        faint = {name for name, least in pairs if contrast(Color.parse(told[name]), on) < least}
        assert faint == set(), ground


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#abc", "#abc", 1.0)],
)
def test_contrast_is_that_of_the_published_formula(one, other, told):
    assert contrast(Color.parse(one), Color.parse(other)) == pytest.approx(told, abs=0.005)
