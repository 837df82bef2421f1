"""An afternoon at the terminal, word for word: what each verb answers, where it says it, and how it ends.

The case is fictional; the day is fixed, and lies in a period whose figures are known. What a change of the rules or of
a sentence makes of the answers is seen in the comparison: `pytest --snapshot-update` takes it over, once it was read.

It goes through `casefile.cli` as a whole: app, session, output, report, report_text, records, checked, assignments,
hours_text, offers, journal, spoken, failures, asking, verb, chosen, contracts; and the verbs rules_diff, list_cases,
print_case, import_case, remove_document, completion aside.
"""

import json
import re
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from casefile import clock
from tests.cli.conftest import Casefile

DAY = "2025-06-15"
MADE = """
new 'Anna Exemple' --programme fsw --in 2025
set 'Anna Exemple' given_name=Anna born_on=1992-03-04 marital_status=married residence=FR
set 'Anna Exemple' spouse.given_name=Paul spouse.born_on=1990-01-02 spouse.accompanying=yes
set 'Anna Exemple' child-1.born_on=2020-05-06 child-1.accompanying=no
set 'Anna Exemple' spouse.accompanying=perhaps marital_state=single
work add 'Anna Exemple' --employer 'Alpha SA' --noc 21232 --country FR --first 2019-01-07 --last 2021-01-29 --hours 37.5
work add 'Anna Exemple' --employer 'Alpha SA' --noc 21232 --country FR --first 2021-02-01 --hours 35
work add 'Anna Exemple' --employer 'Autre SARL' --noc 21232 --country FR --first 2018-01-01 --last 2017-01-01 --hours 35
fact add 'Anna Exemple' stay country=FR first=1992-03-04
fact add 'Anna Exemple' diploma title=Licence level=bachelor_or_3yr country=FR evaluated_on=2024-11-05
fact add 'Anna Exemple' test name=tef_canada taken_on=2024-10-01 speaking=500 listening=500 writing=9
fact list 'Anna Exemple'
fact set 'Anna Exemple' y1 last=2025-01-01
stage 'Anna Exemple' profile --on 2025-02-01
stage 'Anna Exemple' invitation --on 2025-05-20
note 'Anna Exemple' 'Asked the bank.'
attach 'Anna Exemple' principal/passport {tmp}/passport.pdf
attach 'Anna Exemple' principal/nowhere {tmp}/passport.pdf
attach 'Anna Exemple' passport {tmp}/missing.pdf
line 'Anna Exemple' principal/police_certificate/FR --state requested --note 'sent in May'
tick 'Anna Exemple' principal/passport
tick 'Anna Exemple' principal/passport identity_page
remove-document 'Anna Exemple' f9
undo 'Anna Exemple'
redo 'Anna Exemple'
redo 'Anna Exemple'
"""
ASKED = """
show 'Anna Exemple'
facts 'Anna Exemple'
checklist 'Anna Exemple'
due 'Anna Exemple'
due
hours 'Anna Exemple'
hours 'Anna Exemple' --explain
history 'Anna Exemple'
points 'Anna Exemple'
funds 'Anna Exemple'
answers 'Anna Exemple'
updates 'Anna Exemple'
occupations 21232
list
list --search nobody --tag none
check 'Anna Exemple'
check {tmp}/passport.pdf {tmp}/missing.pdf
audit 'Anna Exemple'
doctor 'Anna Exemple'
restore 'Anna Exemple'
rehearse 'Anna Exemple'
rules diff 2024-01-01 2025-01-01 'Anna Exemple'
remove 'Anna Exemple'
letter 'Anna Exemple' nothing
print 'Anna Exemple' due -o {tmp}/due.txt
move 'Anna Exemple' 2026
export 'Anna Exemple' {tmp}/anna.zip
import {tmp}/anna.zip
backup {tmp}/stick
backup {tmp}/stick --check
show Nobody
show 'Anna Exempl'
frobnicate
set
"""
_OWN = (
    (r"\b[0-9a-f]{64}\b", "<sum>"),
    (r"\b[0-9a-f]{16}\b", "<id>"),
    (r"\b\d+(?:[.,]\d+)? (?:KB|MB|kB)\b", "<size>"),
    (r'"bytes": \d+', '"bytes": <size>'),
)


@pytest.fixture
def told(casefile: Casefile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command; return it with its code, its answer and what was said beside it, without what differs by run."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2025, 6, 15, 14, 30, tzinfo=UTC))
    monkeypatch.setattr(clock, "local", lambda moment: moment)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "passport.pdf").write_bytes(b"%PDF-1.4 not much of one")

    def tell(line: str, *more: str) -> str:
        answer = casefile(*shlex.split(line.format(tmp=tmp_path)), *more, "--today", DAY)
        text = f"$ casefile {line} {' '.join(more)}\n[{answer.code}]\n{answer.out}{_marked(answer.err)}"
        text = text.replace(str(tmp_path), "<tmp>").replace(" ", " ")
        for pattern, name in _OWN:
            text = re.sub(pattern, name, text)
        return text

    return tell


def _marked(said: str) -> str:
    return "".join(f"! {line}\n" for line in said.splitlines())


def test_an_afternoon_at_the_terminal(told: Any, snapshot: Any):
    parts = [told(line, "--lang", "en") for line in (MADE + ASKED).strip().splitlines() if line]
    assert "\n".join(parts) == snapshot


def test_the_same_for_a_script(told: Any, snapshot: Any):
    for line in MADE.strip().splitlines():
        told(line, "--lang", "en")
    shapes = {}
    for line in ASKED.strip().splitlines():
        text = told(line, "--lang", "en", "--json")
        code, _, out = text.partition("\n")[2].partition("\n")
        body = out.partition("\n! ")[0]
        shapes[line] = (
            [code, _shape(json.loads(body.replace(": <size>", ": 0")))] if body.startswith("{") else [code]
        )
    assert shapes == snapshot


def _shape(value: Any, depth: int = 0) -> Any:
    """Return what a script relies on: the names, the first of a list, and values but for sentences."""
    if isinstance(value, dict):
        return {name: _shape(each, depth + 1) for name, each in value.items() if name != "message"}
    if isinstance(value, list):
        return [_shape(value[0], depth + 1), f"{len(value)} in all"] if value else []
    return value if not isinstance(value, str) or len(value) < 60 else value[:20]
