"""What is wrong with a case file that cannot be read is told by its kind, whatever program spoilt it."""

import json
from pathlib import Path

import pytest

from casefile.errors import CasefileError
from casefile.services.store import codec
from casefile.services.store.codec import DEPTH_LIMIT, HEAD, decode

WHOLE = {"schema": 1, "generation": 1, "id": "x"}


def file(head: object = None, **tables: object) -> bytes:
    return json.dumps({HEAD: {"1": {**WHOLE, **(head or {})}}, **tables}).encode()


def nested(levels: int) -> object:
    return {"a": nested(levels - 1)} if levels else {}


def read(content: bytes) -> str:
    try:
        decode(content, Path("case.json"))
    except CasefileError as problem:
        return problem.code
    return ""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "store.empty"),
        (b"\0" * 50, "store.zeros"),
        (file() + b"\0", "store.zeros"),
        (b"\xff\xfe{}", "store.not_utf8"),
        (b'{"case": {"1": {"id": "\\ud800"}}}', "store.not_utf8"),
        (b"{", "store.not_json"),
        (file()[:-1], "store.not_json"),
        (b"[" * 5000, "store.too_deep"),
        (b"[]", "store.not_a_case"),
        (b"{}", "store.not_a_case"),
        (file(lines=[]), "store.not_a_table"),
        (file(lines={"1": []}), "store.not_a_record"),
        (file(lines={"01": {}}), "store.not_a_record"),
        (file(lines={"0": {}}), "store.not_a_record"),
        (file(lines={"x": {}}), "store.not_a_record"),
        (file(lines={"9" * 16: {}}), "store.not_a_record"),
        (file(lines={"9" * 15: {}}), ""),
        (file({"schema": True}), "store.no_schema"),
        (file({"schema": 0}), "store.no_schema"),
        (file({"generation": 0}), "store.no_schema"),
        (file({"generation": "1"}), "store.no_schema"),
        (file({"id": ""}), "store.no_schema"),
        (file({"id": 1}), "store.no_schema"),
        (b'{"lines": {}}', "store.no_schema"),
        (file(lines={"1": nested(DEPTH_LIMIT)}), ""),
        (file(lines={"1": nested(DEPTH_LIMIT + 1)}), "store.too_deep"),
        (file(), ""),
    ],
)
def test_a_file_that_cannot_be_read_is_named_by_what_is_wrong_with_it(content: bytes, code: str):
    assert read(content) == code


@pytest.mark.parametrize(("more", "code"), [(0, ""), (-1, "store.too_large")])
def test_a_file_of_the_greatest_size_is_read(monkeypatch: pytest.MonkeyPatch, more: int, code: str):
    content = file()
    monkeypatch.setattr(codec, "SIZE_LIMIT_BYTES", len(content) + more)
    assert read(content) == code


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"HERE"', json.dumps(nested(DEPTH_LIMIT - 1)), ""),
        ('"HERE"', json.dumps(nested(DEPTH_LIMIT)), "store.too_deep"),
        ('"HERE"', "[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT, ""),
        ('"HERE"', "[" * (DEPTH_LIMIT + 1) + "]" * (DEPTH_LIMIT + 1), "store.too_deep"),
        ('"HERE"', json.dumps([[]] * DEPTH_LIMIT * 2), ""),
        ('"schema": 1', '"schema": 0', "store.no_schema"),
        ('"schema": 1', '"schema": 99', "store.newer_schema"),
        ('"1": {"a"', '"01": {"a"', "store.not_a_record"),
        ('{"a": "HERE"}', "[]", "store.not_a_record"),
    ],
)
def test_a_file_laid_out_as_this_program_does_is_looked_at_as_closely(old: str, new: str, code: str):
    tables = {HEAD: {"1": WHOLE}, "lines": {"1": {"a": "HERE"}}}
    text = codec.encode(tables, Path("case.json")).decode()
    assert text.count(old) == 1
    assert read(text.replace(old, new).encode()) == code
