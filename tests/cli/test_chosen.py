"""What is said of a tag, a person or a folder that no case has, and what the shell is offered, in this process."""

from types import SimpleNamespace

import click
import pytest

from casefile.cli.app import group
from casefile.cli.chosen import choice_of, warn_unknown
from casefile.cli.completion import completed
from casefile.services.store.listing import Head
from tests.cli.conftest import Casefile

CASES = (
    Head(place="a", group="2026/spring", tags=("urgent", "Été"), responsible="Me Jo Martin"),
    Head(place="b", group="old", tags=(), responsible=""),
    Head(place="c"),
)


def warned(share_safe=False, **told):
    said = []
    session = SimpleNamespace(share_safe=share_safe, warn=said.append)
    warn_unknown(session, {"tags": (), "responsible": "", "group": "", **told}, CASES)
    return [(each.code, each.severity, each.values["name"], each.values["known"]) for each in said]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"tags": ("urgent",)}, ""),
        ({"tags": ("URGENT", "ete")}, ""),
        ({"tags": ("urge",)}, "case.no_such_tag"),
        ({"tags": ("urgent", "spring")}, "case.no_such_tag"),
        ({"responsible": "jo"}, ""),
        ({"responsible": "Me JO MARTIN"}, ""),
        ({"responsible": "Joanna"}, "case.nobody_responsible"),
        ({"group": "2026"}, ""),
        ({"group": "/2026/spring/"}, ""),
        ({"group": "OLD"}, ""),
        ({"group": "spring"}, "case.no_such_group"),
        ({"group": "2026/spr"}, "case.no_such_group"),
        ({"group": "20"}, "case.no_such_group"),
        ({}, ""),
    ],
)
def test_what_no_case_has_is_named_with_what_they_have(told, code):
    known = {
        "case.no_such_tag": ["urgent", "Été"],
        "case.nobody_responsible": ["Me Jo Martin"],
        "case.no_such_group": ["2026", "2026/spring", "old"],
    }
    (asked,) = told.values() if told else ("",)
    name = asked[-1] if isinstance(asked, tuple) else asked
    assert warned(**told) == ([(code, "note", name, known[code])] if code else [])
    assert warned(share_safe=True, **told) == []  # the names there are tell whose cases they are


@pytest.mark.parametrize(
    ("standing", "those"),
    [
        (None, ("open", "closed")),
        ("all", ()),
        ("archived", ("archived",)),
        ("closed", ("closed",)),
    ],
)
def test_the_archived_are_passed_over_unless_they_are_asked_for(standing, those):
    assert choice_of({"standing": standing, "other": 1}, search="x").standings == those


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("anna", ["Anna O’Brien (fille)"]), ("ete", ["Été"]), ("nobody", ["nobody"])],
)
def test_a_name_is_offered_however_it_is_begun(casefile: Casefile, typed, offered):
    casefile("new", "Anna O’Brien (fille)")
    casefile("new", "Été")
    assert [each.value for each in completed("CASE", typed, click.Context(group))] == offered


def test_what_a_case_holds_is_offered_by_any_part_of_a_key(casefile: Casefile):
    casefile("new", "Anna", "--lang", "en")
    casefile("set", "Anna", "given_name=Anna")
    casefile("fact", "add", "Anna", "contract", "employer=X", "noc=22222", "country=FR", "first=2015-01-01",
             "hours_per_week=35")  # fmt: skip

    def offered(metavar: str, typed: str = "", verb: str = "", **given: str) -> list[str]:
        context = click.Context(group, info_name=verb)
        context.params = {"case": "Anna", **given}
        return [each.value for each in completed(metavar, typed, context)]

    assert offered("KEY", "work") == offered("SLOT", "principal/work_pr") == ["principal/work_proof/c1"]
    assert offered("KEY", "ork_proof") == []
    assert offered("CONTENT", "", key="principal/work_proof/c1")
    assert offered("KIND", "sta") == ["stay"]
    assert {"spouse", "child"} <= set(offered("KIND"))
    assert "stay" not in offered("KIND", verb="letter")
    assert offered("RECORD") == ["principal", "c1"]
    assert offered("CONTRACT") == ["c1"]
    assert offered("PERSON") == ["principal"]
    assert offered("DOCUMENT") == offered("NOTHING") == []
    assert offered("KEY=VALUE", "cou", kind="stay") == ["country="]
    assert offered("KEY=VALUE", "hours_per", contract="c1") == offered("KEY=VALUE", "hours_per", record="c1")
    assert offered("KEY=VALUE", "hours_per") == []
    assert {"marital_status=", "given_name="} <= set(offered("KEY=VALUE"))
    assert not {"id=", "contracts="} & set(offered("KEY=VALUE"))
