"""A case that goes to and fro between two people: each round shows what is new, and in the end both say the same.

What they have in common is worked out by `store.forking`, of the differences of `store.merging`.
"""

import json
import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from casefile.cases.changes import (
    add_contract,
    add_fact,
    edit_contract,
    remove_contract,
    set_line,
    set_scalars,
    write_note,
)
from casefile.cases.ids import TABLES
from casefile.cases.joining import CopyOffer
from casefile.cases.model import Case
from casefile.errors import UsageError
from casefile.rules.facts import SameEmployer, Stay
from casefile.services.desk import Desk
from casefile.services.desk.copies import OtherCopy
from tests.services.store.fictional import attach, contract, paper


class Editor:
    """One of two people with a desk of their own."""

    def __init__(self, home: Path) -> None:
        self.desk, self.path = Desk(home), home / "Anna"

    @property
    def case(self) -> Case:
        return self.desk.open(self.path).case

    def copy_of(self, other: "Editor") -> OtherCopy:
        folder = self.path.with_name(".sent")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(other.path, folder)
        return OtherCopy(folder=folder, name="Anna", case=self.desk.open(folder).case)

    def offers(self, other: "Editor") -> tuple[CopyOffer, ...]:
        return self.desk.offers(self.path, self.copy_of(other))

    def take(self, other: "Editor", wanted: Callable[[CopyOffer], bool] = lambda _: True) -> list[CopyOffer]:
        """Take over what is wanted; return what was not."""
        copy = self.copy_of(other)
        found = self.desk.offers(self.path, copy)
        accepted = [each for each in found if wanted(each)]
        if accepted:
            self.desk.take_over(self.path, copy, accepted)
        return [each for each in found if each not in accepted]

    def change(self, *changes: Any) -> None:
        for each in changes:
            self.desk.change(self.path, each)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Editor, Editor]:
    anna, paul = Editor(tmp_path / "here"), Editor(tmp_path / "there")
    anna.path = anna.desk.new("Anna")
    anna.change(set_scalars(programme="fsw"), add_contract(contract("First")))
    shutil.copytree(anna.path, paul.path)
    return anna, paul


def brief(found: Any) -> list[tuple[str, str, str, bool]]:
    return [(each.kind, each.table, each.field, each.conflict) for each in found]


def marital(value: str) -> Any:
    return set_scalars(marital_status=value)


def test_the_second_round_shows_only_what_is_new_and_what_was_declined(two):
    anna, paul = two
    paul.change(marital("single"), set_scalars(sibling_in_canada=True), write_note("one"))
    left = anna.take(paul, lambda each: each.field != "sibling_in_canada")
    assert brief(left) == [("changed", "facts", "sibling_in_canada", False)]
    assert anna.offers(paul) == tuple(left)
    paul.change(marital("married"))
    assert brief(anna.offers(paul)) == [
        ("changed", "facts", "marital_status", False),
        ("changed", "facts", "sibling_in_canada", False),
    ]
    anna.change(marital("widowed"))
    assert brief(anna.offers(paul))[0] == ("changed", "facts", "marital_status", True)
    assert brief(paul.offers(anna)) == [("changed", "facts", "marital_status", True)]


def test_what_was_taken_over_and_then_changed_here_is_new_to_the_other(two):
    anna, paul = two
    paul.change(marital("single"))
    anna.take(paul)
    assert paul.offers(anna) == ()
    anna.change(marital("married"))
    assert brief(paul.offers(anna)) == [("changed", "facts", "marital_status", False)]
    assert anna.offers(paul) == ()
    paul.take(anna)
    assert (anna.offers(paul), paul.offers(anna)) == ((), ())


def test_what_both_told_alike_is_no_conflict_once_they_met(two):
    anna, paul = two
    for each in two:
        each.change(marital("single"))
    paul.change(write_note("look"))
    anna.take(paul)
    paul.change(marital("married"))
    assert brief(anna.offers(paul)) == [("changed", "facts", "marital_status", False)]


def test_what_was_changed_twice_here_is_compared_with_what_it_was_before_both(two):
    anna, paul = two
    paul.change(write_note("look"), marital("single"), marital("married"))
    anna.change(marital("single"))
    assert brief(paul.offers(anna)) == [("changed", "facts", "marital_status", True)]


def test_undo_of_a_take_over_takes_the_common_state_back_and_redo_makes_it_again(two):
    anna, paul = two
    paul.change(marital("single"))
    before = anna.offers(paul)
    anna.take(paul)
    anna.desk.undo(anna.path)
    assert anna.offers(paul) == before
    anna.change(marital("married"))
    assert brief(anna.offers(paul)) == [("changed", "facts", "marital_status", True)]
    anna.desk.undo(anna.path)
    anna.desk.redo(anna.path)
    assert brief(anna.offers(paul)) == [("changed", "facts", "marital_status", True)]


def test_a_take_over_from_a_third_copy_says_nothing_of_the_second(two, tmp_path: Path):
    anna, paul = two
    lea = Editor(tmp_path / "third")
    shutil.copytree(anna.path, lea.path)
    lea.change(marital("single"), write_note("of Lea"))
    paul.change(marital("single"), marital("married"))
    anna.take(lea)
    assert brief(anna.offers(paul)) == [("changed", "facts", "marital_status", True)]
    assert brief(paul.offers(anna)) == [
        ("changed", "facts", "marital_status", True),
        ("note", "journal", "", False),
    ]


def test_two_that_take_over_from_each_other_at_once_are_left_with_a_conflict(two):
    anna, paul = two
    anna.change(marital("single"))
    paul.change(marital("married"))
    annas = paul.copy_of(anna)
    anna.take(paul)
    paul.desk.take_over(paul.path, annas, paul.desk.offers(paul.path, annas))
    assert (anna.case.facts.marital_status, paul.case.facts.marital_status) == ("married", "single")
    for one, other in ((anna, paul), (paul, anna)):
        assert brief(one.offers(other)) == [("changed", "facts", "marital_status", True)]


def test_a_contract_that_is_called_otherwise_here_keeps_its_line_and_its_papers(two, tmp_path: Path):
    anna, paul = two
    anna.change(add_contract(contract("Ours")))
    paul.change(add_contract(contract("Theirs")), set_line("principal/work_proof/c2", note="of theirs"))
    paul.change(add_fact("same_employers", SameEmployer(one="c1", other="c2")))
    attach(paul.path, paper(tmp_path, "theirs.pdf"), "principal/work_proof/c2")
    anna.take(paul)
    case = anna.case
    assert [(each.id, each.employer) for each in case.facts.contracts] == [
        ("c1", "First"), ("c2", "Ours"), ("c3", "Theirs"),
    ]  # fmt: skip
    assert [(each.id, each.note) for each in case.lines] == [("principal/work_proof/c3", "of theirs")]
    assert [each.slot for each in case.documents] == ["principal/work_proof/c3"]
    assert (case.facts.same_employers[0].one, case.facts.same_employers[0].other) == ("c1", "c3")
    paul.change(edit_contract(msgspec.structs.replace(paul.case.facts.contracts[1], title="Welder")))
    paul.change(set_line("principal/work_proof/c2", note="again"))
    assert brief(anna.offers(paul)) == [
        ("changed", "contracts", "title", False),
        ("changed", "lines", "note", False),
    ]
    assert brief(paul.offers(anna)) == [("added", "contracts", "", False)]
    paul.take(anna)
    anna.take(paul)
    assert told(anna.case) == told(paul.case)


def test_a_journal_laid_out_in_another_order_says_the_same(two):
    anna, paul = two
    for each in two:
        each.change(*(write_note(f"{number} of {each.path.parent.name}") for number in range(9)))
    paul.change(marital("single"))
    before = anna.offers(paul)
    for each in two:
        file = each.path / "case.json"
        tables = json.loads(file.read_text(encoding="utf-8"))
        tables["journal"] = dict(reversed(tables["journal"].items()))
        file.write_text(json.dumps(tables), encoding="utf-8")
    assert anna.offers(paul) == before
    assert len(before) > 0


def test_an_agreement_that_names_a_record_once_means_both_copies_call_it_so(two):
    anna, paul = two
    paul.change(add_contract(contract("Theirs")))
    anna.take(paul)
    file = anna.path / "case.json"
    tables = json.loads(file.read_text(encoding="utf-8"))
    (agreed,) = [event["meeting"]["agreed"] for event in tables["journal"].values() if "meeting" in event]
    assert [each.pop("their_id") for each in agreed if each["table"] == "contracts"] == ["c2"]
    file.write_text(json.dumps(tables), encoding="utf-8")
    assert (anna.offers(paul), paul.offers(anna)) == ((), ())
    for one, other in ((anna, paul), (paul, anna)):
        other.change(edit_contract(msgspec.structs.replace(other.case.facts.contracts[1], title="Welder")))
        assert brief(one.offers(other)) == [("changed", "contracts", "title", False)]
        other.desk.undo(other.path)


def test_a_paper_taken_out_there_is_offered_to_be_taken_out_here(two, tmp_path: Path):
    anna, paul = two
    attach(paul.path, paper(tmp_path))
    anna.take(paul)
    paul.desk.remove_document(paul.path, paul.case.documents[0].id)
    assert brief(anna.offers(paul)) == [("removed", "documents", "", False)]
    anna.take(paul)
    assert anna.case.documents == ()
    anna.desk.undo(anna.path)
    assert (anna.path / anna.case.documents[0].path).is_file()


def told(case: Case) -> dict[str, Any]:
    """Return what a case says, whatever its records are called."""
    names = {
        each.id: f"{each.employer} {each.first}"
        for each in case.facts.contracts
    }  # fmt: skip

    def named(key: str) -> str:
        head, _, of = key.rpartition("/")
        gone = of.startswith("c") and of not in names
        return f"{head}/{'gone' if gone else names.get(of, of)}"

    def plain(table: str, record: Any) -> str:
        fields = msgspec.to_builtins(record) | ({"id": ""} if table != "persons" else {})
        return repr({name: names.get(value, value) if name in {"one", "other"} else value
                     for name, value in sorted(fields.items())})  # fmt: skip

    facts = {table: sorted(plain(table, each) for each in case.records(table)) for table in TABLES}
    return facts | {
        "scalars": {name: getattr(case.facts, name) for name in type(case.facts).__struct_fields__
                    if name not in TABLES},
        "lines": sorted(repr((named(each.id), each.note, each.state)) for each in case.lines
                        if each.note or each.state != "to_request"),
        "files": sorted({(named(each.slot), each.sha256) for each in case.documents}),
        "tags": case.tags,
    }  # fmt: skip


class Hand:
    """Somebody who changes this and that; what is written is new each time."""

    def __init__(self, editor: Editor, chance: random.Random, name: str, files: Path) -> None:
        self.editor, self.chance, self.name, self.files, self.count = editor, chance, name, files, 0
        self.notes: set[str] = set()
        self.hired: set[str] = set()
        self.fired: set[str] = set()

    def word(self) -> str:
        self.count += 1
        return f"{self.name}{self.count}"

    def edit(self) -> None:
        ways = (self._scalar, self._hire, self._fire, self._retitle, self._stay, self._twin)
        self.chance.choice((*ways, self._line, self._note, self._file, self._unfile, self._undo))()

    def _scalar(self) -> None:
        self.editor.change(set_scalars(destination_province=self.chance.choice(("ON", "MB", "NB", "NS"))))

    def _hire(self) -> None:
        word = self.word()
        self.hired.add(word)
        self.editor.change(add_contract(contract(word)))

    def _contract(self) -> Any:
        contracts = self.editor.case.facts.contracts
        return self.chance.choice(contracts) if contracts else None

    def _fire(self) -> None:
        if one := self._contract():
            self.fired.add(one.employer)
            self.editor.change(remove_contract(one.id))

    def _retitle(self) -> None:
        if one := self._contract():
            self.editor.change(edit_contract(msgspec.structs.replace(one, title=self.word())))

    def _stay(self) -> None:
        first = date(2000 + self.count % 20, 1, 1 + self.chance.randrange(28))
        self.editor.change(add_fact("stays", Stay(country=self.chance.choice(("FR", "BE")), first=first)))

    def _twin(self) -> None:
        self.editor.change(
            add_fact("stays", Stay(country="ES", first=date(1999, 1, 1 + self.chance.randrange(3))))
        )

    def _line(self) -> None:
        one = self._contract()
        key = f"principal/work_proof/{one.id}" if one and self.chance.random() < 0.7 else "principal/passport"
        self.editor.change(set_line(key, note=self.word()))

    def _note(self) -> None:
        word = self.word()
        self.notes.add(word)
        self.editor.change(write_note(word))

    def _file(self) -> None:
        one = self._contract()
        key = f"principal/work_proof/{one.id}" if one and self.chance.random() < 0.7 else "principal/passport"
        word = self.word()
        attach(self.editor.path, paper(self.files, f"{word}.pdf", word.encode()), key)

    def _unfile(self) -> None:
        if documents := self.editor.case.documents:
            self.editor.desk.remove_document(self.editor.path, self.chance.choice(documents).id)

    def _undo(self) -> None:
        last = self.editor.case.journal[-1]
        if last.code in {"journal.facts_set", "journal.contracts_changed", "journal.line_changed"}:
            self.editor.desk.undo(self.editor.path)


def converged(seed: int, anna: Editor, paul: Editor, files: Path, rounds: int = 3) -> None:
    chance = random.Random(seed)
    hands = [Hand(anna, chance, "A", files), Hand(paul, chance, "P", files)]
    for _ in range(rounds):
        for hand in hands:
            for _ in range(chance.randrange(4)):
                hand.edit()
        one, other = chance.sample((anna, paul), 2)
        share = chance.choice((0.0, 0.5, 1.0))
        left = one.take(other, lambda _, share=share: chance.random() < share)
        again = one.offers(other)
        assert len(again) <= len(left), (seed, left, again)
    anna.take(paul)
    assert anna.offers(paul) == (), seed
    paul.take(anna)
    assert (anna.offers(paul), paul.offers(anna)) == ((), ()), seed
    assert told(anna.case) == told(paul.case), seed
    for each in (anna, paul):
        written = "\n\n".join(event.text for event in each.case.journal).split("\n\n")
        assert {note for hand in hands for note in hand.notes} <= set(written), seed
        kept = {one.employer for one in each.case.facts.contracts}
        assert {h for hand in hands for h in hand.hired} - {
            f for hand in hands for f in hand.fired
        } <= kept, seed


@pytest.mark.parametrize("seed", range(4))
def test_two_random_editors_who_take_everything_over_say_the_same(seed: int, two, tmp_path: Path):
    converged(seed, *two, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 140))
def test_many_random_editors_who_take_everything_over_say_the_same(seed: int, two, tmp_path: Path):
    converged(seed, *two, tmp_path, rounds=6)


def test_a_name_given_here_since_the_offer_was_made_is_not_given_twice(two):
    anna, paul = two
    paul.change(add_contract(contract("Theirs")))
    copy = anna.copy_of(paul)
    found = anna.desk.offers(anna.path, copy)
    anna.change(add_contract(contract("Ours")))
    with pytest.raises(UsageError, match="offers_changed"):
        anna.desk.take_over(anna.path, copy, found)
