"""The audit log: what is written there cannot be changed or taken away unseen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.editions.audit import Audited, note
from data.editions.folder import HEAD, LOG, FolderShelf
from data.editions.publish import publish
from tests.editions import NOW, log, nth


@pytest.fixture
def shelf(tmp_path: Path) -> FolderShelf:
    shelf = FolderShelf(tmp_path)
    for number in (1, 2, 3):
        publish(shelf, nth(number), by="Ada", now=NOW)
    export(shelf)
    return shelf


def export(shelf: FolderShelf) -> None:
    with shelf.writing() as desk:
        note(desk, "export", by="local", now=NOW, name="package.zip")


def lines(shelf: FolderShelf) -> list[bytes]:
    return (shelf.root / LOG).read_bytes().splitlines()


def rewrite(shelf: FolderShelf, kept: list[bytes]) -> None:
    (shelf.root / LOG).write_bytes(b"".join(line + b"\n" for line in kept))


def broken(shelf: FolderShelf) -> tuple[int | None, str]:
    judged = log(shelf)
    return judged.broken, judged.why


def test_a_log_as_it_was_written_is_intact(shelf):
    judged = log(shelf)
    assert (judged.lines, judged.broken, judged.torn) == (4, None, [])


def test_a_line_says_who_did_what_when(shelf):
    assert lines(shelf)[3].startswith(
        b'{"when": "2026-11-28T09:30:00Z", "by": "local", "what": "export", "name": "package.zip", "before": "'
    )


CHANGES: dict[str, tuple[Callable[[list[bytes]], list[bytes]], int, str]] = {
    "changed": (
        lambda kept: [kept[0], kept[1].replace(b"Ada", b"Eve"), *kept[2:]],
        2,
        "it is not as it was written",
    ),
    "taken out": (lambda kept: [kept[0], *kept[2:]], 2, "it does not follow from the line before it"),
    "put elsewhere": (
        lambda kept: [kept[1], kept[0], *kept[2:]],
        1,
        "it does not follow from the line before it",
    ),
    "put in": (lambda kept: [*kept[:2], kept[0], *kept[2:]], 3, "it does not follow from the line before it"),
    "no text": (lambda kept: [kept[0], b"\xff\xfe", *kept[2:]], 2, "it is not as it was written"),
    "last changed": (
        lambda kept: [*kept[:3], kept[3].replace(b"local", b"nobody")],
        4,
        "it is not the one that was written there",
    ),
    "end gone": (lambda kept: kept[:2], 3, "it is missing; the log once reached to line 4"),
    "all gone": (lambda _: [], 1, "it is missing; the log once reached to line 4"),
}


@pytest.mark.parametrize("how", CHANGES)
def test_the_first_line_that_is_not_as_it_was_written_is_named(shelf, how):
    change, line, why = CHANGES[how]
    rewrite(shelf, change(lines(shelf)))
    assert broken(shelf) == (line, why)


@pytest.mark.parametrize("how", CHANGES)
def test_what_was_broken_stays_broken_however_much_is_written_after_it(shelf, how):
    change, _line, _why = CHANGES[how]
    rewrite(shelf, change(lines(shelf)))
    for _ in range(3):
        export(shelf)
    assert log(shelf).broken is not None


def test_a_line_that_a_process_left_half_written_is_set_aside_and_named(shelf):
    whole = (shelf.root / LOG).read_bytes()
    for half in (1, 20, 100):
        (shelf.root / LOG).write_bytes(whole + lines(shelf)[3][:half])
        assert log(shelf) == Audited(5, None, "", [5], log(shelf).last, [(5, log(shelf).loose[0][1])])
    export(shelf)
    judged = log(shelf)
    assert (judged.lines, judged.broken, judged.torn) == (6, None, [5])
    assert lines(shelf)[4] == lines(shelf)[3][:100]
    assert b'"torn": ["' in lines(shelf)[5]


def test_a_line_that_was_whole_but_not_yet_remembered_is_taken(shelf):
    head = (shelf.root / HEAD).read_bytes()
    export(shelf)
    (shelf.root / HEAD).write_bytes(head)
    assert broken(shelf) == (None, "")
    export(shelf)
    assert (log(shelf).lines, log(shelf).broken) == (6, None)


def test_a_note_of_how_far_the_log_reaches_that_is_gone_or_changed_is_named(shelf):
    (shelf.root / HEAD).write_bytes(b'{"lines": 1, "last": ""}')
    assert broken(shelf) == (4, "what says how far the log reaches is not as it was written")
    (shelf.root / HEAD).unlink()
    assert broken(shelf) == (4, "nothing says whether it is the last line")


def test_an_entry_that_a_process_had_no_time_to_log_is_logged_at_the_next_turn(shelf):
    kept = lines(shelf)[:3]
    (shelf.root / LOG).unlink()
    (shelf.root / HEAD).unlink()
    publish(shelf, nth(4), by="Ben", now=NOW)
    assert (log(shelf).lines, log(shelf).broken) == (4, None)
    assert lines(shelf)[:3] == kept
