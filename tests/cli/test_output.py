import json

import pytest

from casefile.cli.output import json_text


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        {"a": [], "b": {}, "c": [1, 2.5, None, True, 'é"\\/\u2028\t', {"x": {}}]},
        "x",
        3,
        [[[]]],
        {"": [{}]},
    ],
    ids=str,
)
def test_json_is_laid_out_as_python_lays_it_out(value):
    assert json_text(value) == json.dumps(value, ensure_ascii=False, indent=2)


def test_a_byte_that_is_no_letter_travels_as_its_escape():
    text = json_text({"name": "scan\udcff.pdf"})
    assert text == '{\n  "name": "scan\\udcff.pdf"\n}'
    assert json.loads(text) == {"name": "scan\udcff.pdf"}


def test_what_drives_a_terminal_travels_as_its_escape():
    """A name may hold a C1 control, which some terminals obey, or a mark that reorders what is shown."""
    told = {"name": "a\x9b31m\u202eb\u2066\x7f\x1b[0m\u200f", "é\u202d": ["\n\t"]}
    text = json_text(told)
    assert all(sign.isprintable() for sign in text if sign != "\n")
    assert "é" in text
    assert json.loads(text) == told
