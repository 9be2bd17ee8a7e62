"""The data dictionary in docs/ is the one that the declarations give."""

from pathlib import Path

import pytest

from data.dictionary import dictionary
from data.schema import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_the_data_dictionary_is_current():
    assert PAGE.read_text(encoding="utf-8") == dictionary(), (
        "python -m data dictionary > docs/data-dictionary.md"
    )


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_the_dictionary_has_every_table_and_column(table):
    section = dictionary().split(f"\n## {table.name}\n")[1].split("\n## ")[0]
    for column in table.columns:
        assert f"`{column.name}`" in section
        assert column.meaning in section
        assert column.kind.promise in section


def test_every_reference_goes_to_a_table_with_a_key_of_one_column():
    keys = {table.name: table.key for table in TABLES}
    for table in TABLES:
        assert all(name in table.by_name for name in table.key)
        for column in table.columns:
            assert column.refers is None or len(keys[column.refers]) == 1
