"""One invocation in this process, and what came of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from casefile.cli.app import run


@dataclass
class Answer:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)["data"]

    @property
    def envelope(self) -> dict[str, Any]:
        return json.loads(self.out)


Casefile = Callable[..., Answer]


@pytest.fixture
def casefile(capsys: pytest.CaptureFixture[str]) -> Casefile:
    def call(*arguments: str) -> Answer:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return call


@pytest.fixture
def anna(casefile: Casefile) -> Path:
    answer = casefile("new", "Anna", "--programme", "fsw", "--lang", "en")
    assert answer.code == 0
    return Path(answer.out.strip())


@pytest.fixture
def contracts(tmp_path: Path) -> Path:
    path = tmp_path / "contracts.csv"
    path.write_text(
        "employer,noc,country,from,to,hours_per_week\n"
        "Exemple Numérique SAS,22222,FR,2015-12-14,2016-09-30,35\n"
        "Exemple Numérique SAS,22222,FR,2016-10-03,2017-08-31,35\n",
        encoding="utf-8",
    )
    return path
