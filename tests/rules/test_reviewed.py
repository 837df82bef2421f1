"""Every number that is a rule stands twice: in its template, and in tests/reviewed.txt, read again in the source."""

import pytest

from tests.reviewed import copied, lines

LOOK = "read it again in its source, then write it in tests/reviewed.txt (python -m tests.reviewed prints the lines)"


def test_no_value_is_in_the_templates_alone():
    known = set(copied())
    assert [line for line in lines() if line not in known] == [], LOOK


def test_no_value_is_in_the_second_copy_alone():
    present = set(lines())
    assert [line for line in copied() if line not in present] == [], LOOK


@pytest.mark.parametrize("size", ["1", "2", "3", "4", "5", "6", "7", "each_more"])
def test_each_table_of_funds_asks_more_than_the_one_before(size):
    import json

    tables = [
        json.loads(line.split(" | ")[3]) for line in lines() if line.startswith("rule | funds.settlement")
    ]
    amounts = [table[size] for table in tables]
    assert amounts == sorted(set(amounts))
    assert all(list(table.values())[:7] == sorted(set(list(table.values())[:7])) for table in tables)
