"""One inspector for all the tests of this folder: its child starts once."""

import pytest

from casefile.resources import templates
from casefile.rules.book.dated import parse_parameter
from casefile.rules.book.parameters import Parameters
from casefile.services.documents.inspector import Inspector


def read_parameters() -> Parameters:
    read = (
        parse_parameter(path.read_text(encoding="utf-8"), f"documents/{name}")
        for name, path in templates("rules/documents", ".toml")
    )
    return Parameters({parameter.id: parameter for parameter in read})


@pytest.fixture(scope="session")
def parameters():
    return read_parameters()


@pytest.fixture(scope="session")
def inspector(parameters):
    with Inspector(parameters) as made:
        yield made


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a file and returns its path."""

    def written(content: bytes, name: str = "paper.pdf"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return written


@pytest.fixture
def codes(inspector, write):
    """Return a function: the codes said of these bytes, with the verdict last."""

    def said(content: bytes, name: str = "paper.pdf", **asked):
        report = inspector.report(write(content, name), **asked)
        return [found.code.removeprefix("document.") for found in report.findings] + [report.verdict]

    return said
