"""The program's own source, parsed once for every test that reads it: those tests share one process by TOGETHER."""

import ast
import gc
from functools import cache
from pathlib import Path

import pytest

import casefile

PACKAGE = Path(casefile.__file__).parent
TOGETHER = pytest.mark.xdist_group("sources")


@cache
def trees() -> dict[Path, ast.Module]:
    """Return every module of the program by its path, in the order of the paths.

    They are hundreds of thousands of objects that stay: the collector looks at none of them, now or later.
    """
    gc.disable()
    try:
        return {path: ast.parse(path.read_bytes()) for path in sorted(PACKAGE.rglob("*.py"))}
    finally:
        gc.freeze()
        gc.enable()


@cache
def nodes() -> dict[Path, tuple[ast.AST, ...]]:
    """Return every node of every module, those above before those below: walked once."""
    gc.disable()
    try:
        return {path: tuple(ast.walk(tree)) for path, tree in trees().items()}
    finally:
        gc.freeze()
        gc.enable()


@cache
def calls() -> tuple[ast.Call, ...]:
    """Return every call the program writes."""
    return tuple(node for found in nodes().values() for node in found if isinstance(node, ast.Call))
