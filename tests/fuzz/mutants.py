"""Packages that were spoilt, or changed without harm, by chance: the same seed, the same package."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.river import River

CELLS = (
    "", " ", "x", "0", "1", "-1", "7", "007", "7.0", "1e3", "1,000", "\u0661\u0662", "inf", "NaN", "1_000", " 7",
    "N/A", "NA", "null", "#N/A", "#REF!", "TRUE", "2024", "2024-02", "2024-02-28", "2024-02-30", "2024-2-8",
    "28/02/2024", "Feb 2024", "20240228", "45352", "0000", "9999-12-31", "0001-01-01", "2024-13", "PRY", "pry",
    "landing", "Landing", "landing-2023-05-10", "=1+1", "'=1+1", "''x", "-x", "@x", "+1", "a,b", 'a"b', "a\nb",
    "a\r\nb", "a\rb", "\x00", "\x07", "\u200b", "\u202eabc", "caf\u00e9", "cafe\u0301", "\u00e2\u20ac\u2122", "\ufffd",
    "\U0001f600", "http://example.org/a", "https://example.org", "ftp://example.org", "javascript:alert(1)",
    "http://", "example.org", "x" * 300, "open", "Open", "exact", "named", "none", "complete", "invited",
    "all-partners", "fr", "en", "nation", "<b>", "![x](http://example.org/x.png)", "90", "-90.0", "90.1", "180",
    "12.5", "+12.5", "12,5", "-0", "stated",
)  # fmt: skip
SAID: tuple[object, ...] = (
    None,
    True,
    False,
    1,
    0,
    "",
    "x",
    "true",
    [],
    {},
    ["fr"],
    "landing",
    "nowhere",
    "\u202e",
    "#N/A",
    1.5,
)
FREE = (
    "title",
    "note",
    "summary",
    "description",
    "publisher",
    "official_name",
    "venue",
    "host",
    "owner",
    "capital",
)
TEXTS = [
    text for text in CELLS if text.strip() and not set(text) & set("\x00\x07\ufffd") and "a\rb" not in text
]
Dice = random.Random


def mutant(seed: int) -> River:
    """The River Forum with one to three changes."""
    dice = random.Random(seed)
    river = River()
    for _ in range(dice.choice((1, 1, 2, 3))):
        dice.choice(CHANGES)(river, dice)
    return river


def varied(seed: int) -> River:
    """The River Forum with other free texts, and its rows and columns in another order: still sound, mostly."""
    dice = random.Random(seed)
    river = River()
    for _ in range(8):
        table = _table(river, dice)
        column = dice.choice([name for name in river.tables[table][0] if name in FREE] or [""])
        if column:
            row = dice.randrange(2, len(river.tables[table]) + 1)
            river.cell(table, row, column, dice.choice(("'", "", "")) + dice.choice(TEXTS))
    dice.choice((rows_shuffled, columns_shuffled, said))(river, dice)
    return river


def _table(river: River, dice: Dice, *, rows: int = 1) -> str:
    return dice.choice([name for name, table in river.tables.items() if len(table) > rows] or ["sources"])


def _place(river: River, dice: Dice) -> tuple[str, int, int]:
    table = _table(river, dice)
    row = dice.randrange(1, max(len(river.tables[table]), 2)) if len(river.tables[table]) > 1 else 0
    return table, row, dice.randrange(max(len(river.tables[table][row]), 1))


def cell(river: River, dice: Dice) -> None:
    table, row, column = _place(river, dice)
    river.tables[table][row][column : column + 1] = [dice.choice(CELLS)]


def cell_of_its_column(river: River, dice: Dice) -> None:
    table, row, column = _place(river, dice)
    rows = [one for one in river.tables[table][1:] if len(one) > column]
    if rows:
        river.tables[table][row][column : column + 1] = [dice.choice(rows)[column]]


def bent_cell(river: River, dice: Dice) -> None:
    table, row, column = _place(river, dice)
    text = "".join(river.tables[table][row][column : column + 1])
    bent = (
        text.upper(),
        text.lower(),
        text + " ",
        " " + text,
        text + "\u200b",
        text[:-1],
        text + "0",
        text[::-1],
    )
    river.tables[table][row][column : column + 1] = [dice.choice(bent)]


def row_gone(river: River, dice: Dice) -> None:
    table = _table(river, dice)
    river.tables[table].pop(dice.randrange(1, len(river.tables[table])))


def row_twice(river: River, dice: Dice) -> None:
    rows = river.tables[_table(river, dice)]
    rows.insert(dice.randrange(1, len(rows) + 1), [*dice.choice(rows[1:])])


def rows_shuffled(river: River, dice: Dice) -> None:
    rows = river.tables[_table(river, dice)]
    rows[1:] = dice.sample(rows[1:], len(rows) - 1)


def blank_row(river: River, dice: Dice) -> None:
    rows = river.tables[_table(river, dice)]
    rows.insert(dice.randrange(1, len(rows) + 1), dice.choice(([], [""], [""] * len(rows[0]))))


def ragged(river: River, dice: Dice) -> None:
    table, row, _ = _place(river, dice)
    if dice.random() < 0.5 and len(river.tables[table][row]) > 1:
        river.tables[table][row].pop()
    else:
        river.tables[table][row].append(dice.choice(("", "x")))


def column_gone(river: River, dice: Dice) -> None:
    rows = river.tables[_table(river, dice)]
    at = dice.randrange(max(len(rows[0]), 1))
    for row in rows:
        del row[at : at + 1]


def column_called_otherwise(river: River, dice: Dice) -> None:
    header = river.tables[_table(river, dice)][0]
    at = dice.randrange(len(header)) if header else 0
    old = "".join(header[at : at + 1])
    header[at : at + 1] = [dice.choice((old.upper(), old + " ", "colour", "", dice.choice(header or [""])))]


def columns_shuffled(river: River, dice: Dice) -> None:
    rows = river.tables[_table(river, dice)]
    order = dice.sample(range(len(rows[0])), len(rows[0]))
    rows[:] = [[row[at] for at in order] if len(row) == len(order) else row for row in rows]


def table_gone(river: River, dice: Dice) -> None:
    del river.tables[_table(river, dice, rows=0)]


def table_empty(river: River, dice: Dice) -> None:
    rows = river.tables[_table(river, dice, rows=0)]
    del rows[dice.choice((0, 1, 1)) :]


def written_otherwise(river: River, dice: Dice) -> None:
    table = _table(river, dice)
    text = river.text(table)
    quoted = "".join(
        ",".join('"' + c.replace('"', '""') + '"' for c in row) + "\n" for row in river.tables[table]
    )
    river.raw(
        f"{table}.csv",
        dice.choice(
            (
                "\ufeff" + text,
                text.replace("\n", "\r\n"),
                text + "\n\n",
                text.removesuffix("\n"),
                quoted,
                text.encode("utf-16"),
                text.encode("cp1252", "replace") + b"\xe9\n",
                text.replace(",", ";"),
                text + ",",
            )
        ),
    )


def said(river: River, dice: Dice) -> None:
    keys = (
        "name",
        "title",
        "version",
        "marking",
        "exercise",
        "main_series",
        "languages",
        "created",
        "escape",
        "more",
    )
    river.says(**{dice.choice(keys): dice.choice(SAID)})


def said_otherwise(river: River, dice: Dice) -> None:
    river.raw(
        "datapackage.json", dice.choice((b"", b"{", b"[]", b'{"name":"a","name":"b"}', b"\xff", b'{"a":NaN}'))
    )


CHANGES: tuple[Callable[[River, Dice], None], ...] = (
    *(cell,) * 6, *(cell_of_its_column,) * 3, *(bent_cell,) * 4, row_gone, row_twice, rows_shuffled, blank_row,
    ragged, column_gone, column_called_otherwise, columns_shuffled, table_gone, table_empty, written_otherwise,
    said, said_otherwise,
)  # fmt: skip
