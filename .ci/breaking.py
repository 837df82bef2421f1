"""The small breakages a file offers: found in its syntax tree, made in its text."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

_FLIPPED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_IN_ANY_ORDER = {"max", "min", "suppress"}
_ORDERED = {"sorted": "list", "reversed": "iter"}
_LEAVING = (ast.Return, ast.Raise, ast.Continue)
_NUMBER = re.compile(r"(?<![\w.\"-])\d+(?![\w.\"-])")


class Breakage(NamedTuple):
    """One change of a text: what stands from `start` to `end` (letters) becomes `new`."""

    file: str
    line: int
    kind: str
    start: int
    end: int
    old: str
    new: str

    def applied(self, text: str) -> str:
        """Return the broken text."""
        return text[: self.start] + self.new + text[self.end :]

    def __str__(self) -> str:
        old, new = (" ".join(each.split())[:60] for each in (self.old, self.new))
        return f"{self.file}:{self.line} {self.kind}: {old} -> {new}"


def of_python(file: str, text: str) -> Iterator[Breakage]:
    """Yield the breakages of a module, in the order of its text; annotations and `__all__` offer none."""
    tree = ast.parse(text)
    starts = _line_starts(text)
    for node in _code_of(tree):
        for kind, broken, new in _breakages(node):
            start = starts[broken.lineno - 1] + _letters(text, starts, broken.lineno, broken.col_offset)
            end = starts[broken.end_lineno - 1] + _letters(
                text, starts, broken.end_lineno, broken.end_col_offset
            )
            made = Breakage(file, broken.lineno, kind, start, end, text[start:end], new)
            if made.old not in {new, f"({new})"}:
                yield made


def of_template(file: str, text: str) -> Iterator[Breakage]:
    """Yield each whole number of a rule file as one more; days, addresses and texts offer none."""
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if re.match(r"(value|lead_days|each_more|\w*_days) = ", line):
            for found in _NUMBER.finditer(line):
                start, end = at + found.start(), at + found.end()
                yield Breakage(file, number, "number of a rule", start, end, found[0], str(int(found[0]) + 1))
        at += len(line)


def _code_of(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs: no annotation, no decorator, no block for type checkers, nothing inside a formatted text."""
    if isinstance(node, ast.JoinedStr):  # before Python 3.12 the tree does not know where its parts stand
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
                continue
            if isinstance(child, ast.AST):
                yield from _code_of(child)


def _in_order(node: ast.Call, first: ast.Name, second: ast.Name) -> bool:
    """Say whether what is called may tell its first argument from its second."""
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return first.id != second.id and called not in _IN_ANY_ORDER


def _breakages(node: ast.AST) -> Iterator[tuple[str, ast.AST, str]]:
    for kinds in (_of_conditions, _of_bounds, _of_calls, _of_statements):
        yield from kinds(node)


def _of_conditions(node: ast.AST) -> Iterator[tuple[str, ast.AST, str]]:
    match node:
        case ast.Compare(ops=[one]):
            flipped = ast.Compare(node.left, [_FLIPPED[type(one)]()], node.comparators)
            yield "comparison flipped", node, f"({ast.unparse(flipped)})"
        case ast.BoolOp(op=ast.And()):
            yield "and become or", node, f"({ast.unparse(ast.BoolOp(ast.Or(), node.values))})"
        case ast.BoolOp(op=ast.Or(), values=values):
            yield "alternative dropped", node, f"({ast.unparse(values[0])})"
        case ast.UnaryOp(op=ast.Not()):
            yield "not dropped", node, f"({ast.unparse(node.operand)})"
        case ast.IfExp():
            swapped = ast.IfExp(node.test, node.orelse, node.body)
            yield "branches swapped", node, f"({ast.unparse(swapped)})"
        case ast.Set(elts=[*others, _]) if others:
            yield "member dropped", node, ast.unparse(ast.Set(others))


def _of_bounds(node: ast.AST) -> Iterator[tuple[str, ast.AST, str]]:
    match node:
        case ast.BinOp(op=ast.Add() | ast.Sub(), right=ast.Constant(value=int(value))):
            yield "one more", node.right, str(value + 1)
        case ast.Call(
            func=ast.Name(id="timedelta"), keywords=[ast.keyword(value=ast.Constant(value=int(value)))]
        ):
            yield "one more", node.keywords[0].value, str(value + 1)
        case ast.Call(func=ast.Name(id="max" | "min"), args=[one, _, *_]) if not isinstance(one, ast.Starred):
            yield "bound dropped", node, f"({ast.unparse(one)})"
        case ast.Assign(targets=[ast.Name()], value=ast.Constant(value=bool(value))):
            yield "named value turned over", node.value, str(not value)
        case ast.Assign(targets=[ast.Name()], value=ast.Constant(value=int(value))):
            yield "named value one more", node.value, str(value + 1)


def _of_calls(node: ast.AST) -> Iterator[tuple[str, ast.AST, str]]:
    match node:
        case ast.Call(args=[ast.Name() as first, ast.Name() as second, *_]) if _in_order(node, first, second):
            swapped = ast.Call(node.func, [second, first, *node.args[2:]], node.keywords)
            yield "arguments swapped", node, ast.unparse(swapped)
        case ast.Call(func=ast.Name(id="sorted" | "reversed" as called), args=[one]):
            yield "order dropped", node, f"{_ORDERED[called]}({ast.unparse(one)})"


def _of_statements(node: ast.AST) -> Iterator[tuple[str, ast.AST, str]]:
    match node:
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant | ast.Name):
            yield "return emptied", node, "return None"
        case ast.If(body=[only], orelse=[]) if isinstance(only, _LEAVING):
            yield "guard dropped", node.test, "False"
        case ast.Expr(value=ast.Call()):
            yield "step dropped", node, "pass"
        case ast.With(items=[ast.withitem(context_expr=ast.Call(func=ast.Name(id="locked")) as lock)]):
            yield "lock not taken", lock, "__import__('contextlib').nullcontext()"


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _letters(text: str, starts: list[int], line: int, octets: int) -> int:
    """Return how many letters lie before that octet of the line: the tree counts octets."""
    return len(text[starts[line - 1] : starts[line]].encode()[:octets].decode())
