"""One thing has one name, and one name is one thing: a public name is defined in one module of the program."""

import ast
import os
from collections import defaultdict
from collections.abc import Callable

from tests.sources import PACKAGE, TOGETHER, trees

pytestmark = TOGETHER
ASKED_THE_SAME = {
    "command": "what a verb of the command line does: its module has the verb's name",
    **dict.fromkeys(
        ("add", "import_", "list_", "remove", "set_"), "a verb of a group of verbs, named as it is typed"
    ),
    "main": "where a process begins",
    "run": "where an interface begins: the command line, the screens",
    "fit": "asked of the process that waits, done in the one that is confined",
    "load_rulebook": "the door of its room, and the room",
    "look_into": "asked of each kind of file",
    "warm_up": "asked of each parser before a child is made",
}
"""The functions that several modules define because the same thing is asked of each of them, by reason."""


def name_of(each: ast.stmt) -> str:
    """Return what a definition names, the empty text for what is none."""
    if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name):
        return each.targets[0].id
    return getattr(each, "name", "")


def defined(wanted: Callable[[ast.stmt], bool]) -> dict[str, list[str]]:
    """Return the modules that define each public name that is wanted."""
    found: dict[str, list[str]] = defaultdict(list)
    for path, tree in trees().items():
        for each in tree.body:
            if wanted(each) and not (name := name_of(each)).startswith("_"):
                found[name].append(path.relative_to(PACKAGE).as_posix())
    return found


def is_kind(each: ast.stmt) -> bool:
    """Say whether a statement names a kind of thing: a class, or an alias of a type that stands for nothing else."""
    if isinstance(each, ast.Assign):
        name = name_of(each)
        variable = isinstance(each.value, ast.Call) and ast.unparse(each.value.func) == "TypeVar"
        return name[:1].isupper() and not name.isupper() and not variable
    return isinstance(each, ast.ClassDef)


def test_no_two_kinds_of_things_have_one_name():
    assert {name: places for name, places in defined(is_kind).items() if len(places) > 1} == {}


def test_functions_share_a_name_only_where_the_same_is_asked_of_each():
    functions = defined(lambda each: isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
    twice = {name: places for name, places in functions.items() if len(places) > 1}
    assert {name: places for name, places in twice.items() if name not in ASKED_THE_SAME} == {}
    assert set(ASKED_THE_SAME) <= set(twice), "a reason that serves no more"


def test_the_tests_that_read_the_program_share_one_process(request):
    if "PYTEST_XDIST_WORKER" in os.environ:
        assert request.node.nodeid.endswith("@sources")
