"""One way to ask the engine in this process, where a fault shows."""

from datetime import date

import pytest
from PIL import Image

from casefile.rules.fitting.limits import FitRules
from casefile.rules.fitting.outcome import FitRequest
from casefile.services.fitting import engine, pictures
from tests.services.fitting.making import paper, saved

RULES = FitRules(
    on=date(2025, 3, 4), limit_bytes=4_000_000, rungs=(300, 250, 200, 175, 150), quality_least=50,
    legible_good=0.95, legible_least=0.9,
)  # fmt: skip


@pytest.fixture(autouse=True)
def sizes(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)
    pictures.warm_up()


@pytest.fixture
def write(tmp_path):
    def written(content: bytes, name: str):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return written


@pytest.fixture
def scans(write):
    """Return a function that writes so many scans and returns their paths."""

    def made(count: int, **how):
        return [write(saved(paper(number, **how)), f"scan{number}.jpg") for number in range(count)]

    return made


@pytest.fixture
def fit():
    """Return a function: the outcome and the bytes of a fit of these paths."""

    def asked(paths, limit=4_000_000, **how):
        question = FitRequest(
            sources=tuple(str(each) for each in paths), rules=RULES, limit_bytes=limit, **how
        )
        return engine.fit(question, lambda *_: None)

    return asked


@pytest.fixture
def codes(fit):
    """Return a function: the codes of what is said of a fit."""

    def said(paths, limit=4_000_000, **how):
        return [each.code for each in fit(paths, limit, **how)[0].findings]

    return said
