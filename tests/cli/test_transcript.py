"""An afternoon at the terminal, word for word: what each verb answers, where it says it, and how it ends.

The case is fictional; the day is fixed, and lies in a period whose figures are known. What a change of the rules or of
a sentence makes of the answers is seen in the comparison: `pytest --snapshot-update` takes it over, once it was read.

It goes through `casefile.cli` as a whole: app, session, output, report, report_text, records, checked, assignments,
hours_text, offers, journal, spoken, failures, asking, verb, chosen, contracts, facts_in; and the verbs rules_diff,
list_cases, print_case, import_case, remove_document, completion aside.
"""

import json
import os
import re
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from casefile import clock
from casefile.services.store.codec import encode
from tests.cli.conftest import Casefile
from tests.faults.odd_files import rich_tables

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
OTHERWISE = """
backup {tmp}/stick
due
list
kit --programme cec -o {tmp}/kit.toml
kit --programme cec -o {tmp}/kit.toml
kit --programme cec -o {tmp}/kit.toml --replace --json
new 'Anna Exemple' --programme fsw --in 2025
restore 'Anna Exemple'
audit 'Anna Exemple'
letter 'Anna Exemple'
letter 'Anna Exemple' --json
mend 'Anna Exemple'
facts 'Anna Exemple' --import {tmp}/first.toml --dry-run
facts 'Anna Exemple' --import {tmp}/first.toml --dry-run --json
facts 'Anna Exemple' --import {tmp}/first.toml
facts 'Anna Exemple' --import {tmp}/first.toml
facts 'Anna Exemple' --import {tmp}/first.toml --dry-run
note 'Anna Exemple' 'Asked the bank.'
audit 'Anna Exemple' --json
attach 'Anna Exemple' principal/passport {tmp}/passport.pdf
line 'Anna Exemple' spouse/passport --note 'she looks for it'
facts 'Anna Exemple' --import {tmp}/other.toml --dry-run
facts 'Anna Exemple' --import {tmp}/less.toml --dry-run
facts 'Anna Exemple' --import {tmp}/less.toml --dry-run --json
facts 'Anna Exemple' --import {tmp}/less.toml
facts 'Anna Exemple' --import {tmp}/less.toml --replace-all
undo 'Anna Exemple'
attach 'Anna Exemple' spouse/passport {tmp}/passport.pdf
facts 'Anna Exemple' --import {tmp}/less.toml --dry-run
facts 'Anna Exemple' --import {tmp}/first.toml --share-safe
facts 'Anna Exemple' --import {tmp}/first.toml --export {tmp}/out.toml
facts 'Anna Exemple' --edit
facts 'Anna Exemple' --edit --import {tmp}/first.toml
facts 'Anna Exemple' --edit --export {tmp}/out.toml
facts 'Anna Exemple' --export {tmp}/out.toml
facts 'Anna Exemple' --export {tmp}/out.toml
facts 'Anna Exemple' --export {tmp}/out.toml --replace
facts 'Anna Exemple' --share-safe
facts
stage 'Anna Exemple' invitation
stage 'Anna Exemple' invitation --on 2025-05-20 --at 2025-05-21T10:00:00Z
stage 'Anna Exemple' language_test --on 2025-02-01
stage 'Anna Exemple' diploma_evaluation --on 2025-01-20
stage 'Anna Exemple' profile --on 2025-01-31
stage 'Anna Exemple' profile --on 2025-01-31 --json
stage 'Anna Exemple' profile --on 2025-02-01
stage 'Anna Exemple' invitation --at 2025-06-14T23:10:00Z --due-at 2025-08-10T12:00:00Z
stage 'Anna Exemple' invitation --outcome declined --on 2025-06-15
stage 'Anna Exemple' profile --outcome refused --on 2025-06-15
stage 'Anna Exemple' biometrics --on 2025-06-15
stage 'Anna Exemple' upload --on 2025-06-16
stage 'Anna Exemple' decision --outcome refused --on 2025-06-15
letter 'Anna Exemple'
letter 'Anna Exemple' --json
letter 'Anna Exemple' history_gap
letter 'Anna Exemple' history_gap --json
letter 'Anna Exemple' history_gap -o {tmp}/letter.txt
letter 'Anna Exemple' history_gap -o {tmp}/letter.txt --replace --json
letter 'Anna Exemple' history_gap -o {tmp}/letter.txt
letter 'Anna Exemple' -o {tmp}/letter.txt
print 'Anna Exemple' points -o {tmp}/points.txt
print 'Anna Exemple' points --share-safe
print 'Anna Exemple' checklist --share-safe --json
print 'Anna Exemple' checklist -o {tmp}/papers.txt --share-safe
print 'Anna Exemple' -o {tmp}/papers.doc
print 'Anna Exemple' -o {tmp}/folder.txt
due --late
due --within 30
due --within 0 --tag none
due --ics {tmp}/due.ics
due --ics {tmp}/due.ics
due --share-safe
due 'Anna Exemple' --on 2025-09-01
due 'Anna Exemple' --on 2026-09-01 --json
restore 'Anna Exemple'
restore 'Anna Exemple' --json
restore 'Anna Exemple' 2
restore 'Anna Exemple' 2 --generation 19
restore 'Anna Exemple' 16 --json
new Bruno
backup {tmp}/stick
backup {tmp}/stick
backup {tmp}/stick --json
note 'Anna Exemple' 'Asked the bank.'
backup {tmp}/stick
backup {tmp}/stick --list
backup {tmp}/stick --list --json
backup {tmp}/stick --check
backup {tmp}/stick --check --json
restore 'Anna Exemple' --from {tmp}/stick --dir {tmp}/back
restore 'Anna Exemple' 1 --from {tmp}/stick --json
"""
"""What goes otherwise than in an afternoon: refused, nothing there, written already, to show to others."""
SPOILT = """
backup {tmp}/stick --list
backup {tmp}/stick --check
backup {tmp}/stick --check --json
restore 'Anna Exemple' --from {tmp}/stick --dir {tmp}/again
backup {tmp}/stick
backup {tmp}/stick --json
backup {tmp}/stick Bruno --json
restore '{tmp}/desk/2025/Anna Exemple'
restore '{tmp}/desk/2025/Anna Exemple' --json
mend ./odd
mend ./odd --json
mend ./odd c1
mend ./odd c1 first=2017-09-01 --remove
mend ./odd c9 --remove
mend ./odd c1 first=2017-09-02
undo ./odd
mend ./odd c1 --remove
new 'Anna Exemple' --programme cec
due '{tmp}/desk/2025/Anna Exemple' '{tmp}/desk/Anna Exemple'
due '{tmp}/desk/2025/Anna Exemple' '{tmp}/desk/Anna Exemple' --share-safe
"""
"""With a copy, a state and a record that are not whole."""
MANY = """
bulk print {tmp}/pages deadlines --format txt
points {tmp}/first.toml --json
rounds {tmp}/first.toml --last 2
new --from {tmp}/first.toml
new Bruno --programme cec --in 2024
new Zoé --programme fst --in 2024
set Bruno tag=urgent responsible=Claire
set Bruno tags=urgent,new responsible=Claire client_reference=R-12
set Zoé standing=archived
list
list --by-deadline
list --csv
list --tag urgent
list --tag urgnt --responsible Clare --in 2023
list --standing archived
list --search zoe
list --share-safe
list --problem --due-by 2025-12-31
bulk print {tmp}/pages deadlines --format txt
bulk print {tmp}/pages deadlines --format txt
bulk print {tmp}/pages deadlines --format txt --only-new --json
bulk print {tmp}/shown points --format txt --share-safe
bulk export {tmp}/zips --in 2024
bulk calendar {tmp}/calendars --tag nothing
bulk calendar {tmp}/first.toml
rules diff 2024-01-01 2025-01-01
rules diff 2025-03-01 2025-06-01 --desk
rules diff 2024-01-01 2025-06-01 --desk --json
rules diff 2024-01-01 2025-06-01 Anna
rules diff 2025-01-01 2025-01-01 Anna
rules diff 2025-01-01
rules nothing
hours Anna --person spouse
hours Anna --on 2024-01-09
hours Anna --programme cec --json
points Anna --what-if tef_canada.speaking=456
points Anna --what-if diploma.level=doctoral --first-language en
points Anna --what-if nothing=1
rounds Anna --last 1 --json
fact add Anna stay country=CA first=2024-01-01 purpose=travel
fact add Anna stay country=Atlantis first=2024-01-01
fact set Anna y9 country=FR
fact list Anna stays
fact remove Anna y1
fact remove Anna spouse
fact remove Anna spouse --yes
undo Anna
work list Anna
work set Anna c1 hours_per_week=37,5 last=2025-01-31
work set Anna c1 nothing=1
work remove Anna c1
work list Anna
undo Anna
line Anna principal/passport --state requested --on 2025-06-01 --from 'the consulate' --expires 2024-01-01
line Anna principal/passport --state explained
line Anna nothing
import-list Anna {tmp}/wrong.csv
import-list Anna {tmp}/papers.csv
import-list Anna {tmp}/papers.csv --json
import-list Anna {tmp}/papers.csv --apply
import-list Anna {tmp}/papers.csv --apply
sort {tmp}/scans Anna --dry-run
sort {tmp}/scans Anna --line odd.pdf=principal/passport --yes
sort {tmp}/scans Anna --line odd.pdf=principal/passport --yes
fit Anna principal/passport --dry-run
fit Anna nothing
check Anna
check {tmp}/scans
move Bruno 2026
move Bruno 2026
set Anna marital_status=single destination_province=ON
note Anna 'After the copy.'
export Anna {tmp}/anna.zip --share
export Anna {tmp}/shown.zip --share-safe
undo Anna
undo Anna
import {tmp}/anna.zip
import {tmp}/anna.zip --anew --dir {tmp}/anew
set ./anew given_name=Zoé residence=BE
note ./anew 'Of the copy.'
set Anna residence=CH
export ./anew {tmp}/anew.zip
import {tmp}/anew.zip
import {tmp}/anew.zip --json
import {tmp}/anew.zip --take 1,9
import {tmp}/anew.zip --take 1
import {tmp}/anew.zip --take all --json
import {tmp}/first.toml
remove Bruno
remove Bruno --yes
doctor
doctor Anna --json
"""
"""What is asked of many cases, of files that are no case, and what else changes one."""
FIRST = """
programme = "fsw"
marital_status = "married"
[[persons]]
id = "principal"
role = "principal"
given_name = "Anna"
born_on = 1992-03-04
residence = "FR"
[[persons]]
id = "spouse"
role = "spouse"
given_name = "Paul"
[[stays]]
id = "y1"
country = "BE"
first = 2019-01-01
last = 2021-12-31
[[contracts]]
id = "c1"
employer = "Alpha SA"
noc = "21232"
country = "FR"
first = 2022-01-10
hours_per_week = "35"
[[accounts]]
id = "a1"
balance_cad = 21000
[[tests]]
id = "t1"
name = "tef_canada"
taken_on = 2025-08-01
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


def test_what_goes_otherwise_is_said_word_for_word(told: Any, tmp_path: Path, snapshot: Any):
    spouse = FIRST.index('[[persons]]\nid = "spouse"'), FIRST.index("[[stays]]")
    for name, text in (
        ("first", FIRST),
        ("other", FIRST.replace("2021-12-31", "2020-12-31").replace('"y1"', '"y2"')),
        ("less", FIRST[: spouse[0]] + FIRST[spouse[1] :].replace("married", "single")),
    ):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    parts = [_brief(told(line, "--lang", "en")) for line in OTHERWISE.strip().splitlines()]
    _spoil(tmp_path, Path(os.environ["CASEFILE_HOME"]) / "2025")
    parts += [_brief(told(line, "--lang", "en")) for line in SPOILT.strip().splitlines()]
    assert "\n".join(parts) == snapshot


def test_what_is_asked_of_many_cases_is_said_word_for_word(told: Any, tmp_path: Path, snapshot: Any):
    (tmp_path / "first.toml").write_text(FIRST, encoding="utf-8")
    for name, rows in (
        ("wrong", "passport,received,seen\nnothing,ready,\nprincipal/digital_photo,lost,\n"),
        ("papers", "principal/passport,received,seen\nspouse/digital_photo,ready,\n"),
    ):
        (tmp_path / f"{name}.csv").write_text(f"line,state,note\n{rows}", encoding="utf-8")
    (tmp_path / "scans").mkdir()
    for name in ("odd", "police certificate"):
        (tmp_path / "scans" / f"{name}.pdf").write_bytes(b"%PDF-1.4 not much of " + name.encode())
    parts = [_brief(told(line, "--lang", "en")) for line in MANY.strip().splitlines()]
    assert "\n".join(parts) == snapshot


def _brief(answer: str) -> str:
    """Return an answer whose JSON, if it is one, has the first of each list only."""
    answer = re.sub(r"\[[0-9a-f]{8}\]", "[<id>]", answer)
    answer = re.sub(r"\b[\d.]+\s(?:kB|bytes)(?: +|\b)", "<size> ", answer)
    told, brace, rest = answer.partition("\n{\n")
    body, _, said = rest.partition("\n}\n")
    if not brace:
        return answer
    data = json.loads("{" + body.replace(": <size>", ": 0") + "}")
    return f"{told}\n{json.dumps(_shape(data), indent=1, ensure_ascii=False)}\n{said}"


def _spoil(place: Path, desk: Path) -> None:
    """Spoil a copy of a file, a list of one copy, an earlier state and a record of a case."""
    states = sorted((place / "stick" / "cases").glob("Anna*/*.json"))
    files = json.loads(states[-1].read_text(encoding="utf-8"))["files"]
    content = next(told[0] for name, told in files.items() if name.startswith("documents/"))
    (place / "stick" / "files" / content[:2] / content).write_bytes(b"another")
    states[0].write_bytes(b"{")
    sorted((desk / "Anna Exemple" / ".previous").iterdir())[0].write_bytes(b"")
    (desk.parent / "Bruno" / "case.json").write_bytes(b"")
    tables = rich_tables()
    tables["contracts"]["1"]["first"] = "2017-09-01x"
    (place / "odd").mkdir(mode=0o700)
    (place / "odd" / "case.json").write_bytes(encode(tables, place))


def _shape(value: Any, depth: int = 0) -> Any:
    """Return what a script relies on: the names, the first of a list, and values but for sentences."""
    if isinstance(value, dict):
        return {name: _shape(each, depth + 1) for name, each in value.items() if name != "message"}
    if isinstance(value, list):
        return [_shape(value[0], depth + 1), f"{len(value)} in all"] if value else []
    return value if not isinstance(value, str) or len(value) < 60 else value[:20]
