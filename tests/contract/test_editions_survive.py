"""Whatever happens while something is published, the old edition is there or the new one, whole; no hand mends it."""

import errno
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from data.editions.content import Content
from data.editions.folder import FolderShelf
from data.editions.publish import SupersededError, publish, roll_back
from data.editions.shelf import UnwritableError
from tests.editions import (
    NOW,
    DyingDisk,
    FailingDisk,
    ended,
    forked,
    history,
    log,
    nth,
    whole,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed")

KILLS = int(os.environ.get("KILLS", "300"))
RACES = int(os.environ.get("RACES", "100"))
FIRST, SECOND, THIRD = nth(1), nth(2), nth(3)


@pytest.fixture(scope="module")
def begun() -> Iterator[Path]:
    """A shelf with two editions, one behind, one present; where there is one, on a disk of memory, which is faster."""
    memory = Path("/dev/shm")  # noqa: S108  # below it stands a folder of our own
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        for content in (FIRST, SECOND):
            publish(FolderShelf(Path(folder, "begun")), content, by="Ada", now=NOW)
        yield Path(folder, "begun")


def copied(begun: Path, name: str) -> Path:
    """The same shelf, to be spoilt."""
    root = begun.parent / name
    shutil.rmtree(root, ignore_errors=True)
    return Path(shutil.copytree(begun, root))


def third(root: Path, disk: DyingDisk | FailingDisk | None = None) -> None:
    publish(FolderShelf(root, disk), THIRD, by="Ben", now=NOW, expected=SECOND.edition)


OLD = [FIRST.edition, SECOND.edition]
NEW = [*OLD, THIRD.edition]


def steps(begun: Path) -> int:
    """How many steps it takes to publish."""
    disk = FailingDisk(0)
    third(copied(begun, "counted"), disk)
    return disk.steps


def test_killed_at_any_step_the_old_edition_or_the_new_one_is_there_and_publishing_goes_on(begun):
    seen = set()
    for number in range(1, steps(begun) + 1):
        root = copied(begun, "spoilt")
        assert ended(forked(partial(third, root, DyingDisk(number)))) == -signal.SIGKILL
        found = whole(root)
        assert found in (OLD, NEW)
        seen.add(len(found))
        publish(FolderShelf(root), THIRD, by="Cy", now=NOW)
        assert whole(root) == NEW
        publish(FolderShelf(root), nth(4), by="Cy", now=NOW)
        assert (log(FolderShelf(root)).broken, log(FolderShelf(root)).lines) == (None, 4)
        assert not [path.name for path in root.iterdir() if path.name.startswith("tmp-")]
        assert len([path for path in root.iterdir() if path.is_dir()]) == 4
    assert seen == {2, 3}


@pytest.mark.no_cover
def test_killed_at_any_moment_no_edition_is_lost_torn_or_mixed(begun, tmp_path):
    """Each child publishes as fast as it can and is killed in the middle; the next one takes over what it finds."""
    chance = random.Random(5)
    root = copied(begun, "spoilt")
    published = tmp_path / "published"
    published.touch()

    ready, tell = os.pipe()
    wait, before = 0.02, 0

    def publishing(start: int) -> None:
        shelf = FolderShelf(root)
        os.write(tell, b".")
        with published.open("a") as told:
            for number in range(start, start + 1000):
                entry = publish(shelf, CONTENTS[number % len(CONTENTS)], by=str(number), now=NOW).entry
                told.write(f"{entry.number} {entry.edition}\n")
                told.flush()

    slowest = 0.0
    for kill in range(KILLS):
        child = forked(partial(publishing, kill * 7))
        os.read(ready, 1)
        time.sleep(chance.uniform(0, wait))
        os.kill(child, signal.SIGKILL)
        assert ended(child) == -signal.SIGKILL
        began = time.monotonic()
        found = whole(root)
        slowest = max(slowest, time.monotonic() - began)
        told = [line.split() for line in published.read_text().splitlines()]
        assert all(found[int(number) - 1] == edition for number, edition in told)
        # However busy the machine is, a child gets to about one edition, and dies anywhere in it.
        wait, before = wait * (0.9 if len(told) > before else 1.15), len(told)
    os.close(ready)
    os.close(tell)
    publish(FolderShelf(root), THIRD, by="Cy", now=NOW)
    found = whole(root)
    assert (found[-1], log(FolderShelf(root)).broken, slowest < 5) == (THIRD.edition, None, True)
    assert log(FolderShelf(root)).lines >= len(found) > KILLS / 5


CONTENTS = [nth(number) for number in range(10, 20)]


@pytest.mark.parametrize(("error", "full"), [(errno.ENOSPC, True), (errno.EIO, False)], ids=["full", "once"])
def test_whichever_step_goes_wrong_it_is_published_or_said_that_it_was_not(begun, error, full):
    wrong, reason = 0, ""
    for number in range(1, steps(begun) + 2):
        root = copied(begun, "spoilt")
        disk = FailingDisk(number, error, full=full)
        try:
            third(root, disk)
            said = NEW
        except UnwritableError as told:
            said, wrong, reason = OLD, wrong + 1, str(told)
        assert whole(root) == said
        publish(FolderShelf(root), THIRD, by="Cy", now=NOW)
        publish(FolderShelf(root), nth(4), by="Cy", now=NOW)
        assert whole(root) == [*NEW, nth(4).edition]
        assert (log(FolderShelf(root)).broken, log(FolderShelf(root)).lines) == (None, 4)
    assert (10 < wrong < number, reason) == (True, f"Nothing was changed: {os.strerror(error)}.")


@pytest.mark.no_cover
def test_of_two_processes_one_wins_every_race(begun):
    root = copied(begun, "spoilt")

    contents = [nth(100 + number) for number in range(2 * RACES)]

    def racing(content: Content, expected: str, start: float) -> None:
        time.sleep(max(0.0, start - time.monotonic()))
        try:
            publish(FolderShelf(root), content, by="Ben", now=NOW, expected=expected)
        except SupersededError:
            os._exit(7)

    for race in range(RACES):
        expected, start = history(FolderShelf(root))[-1].edition, time.monotonic() + 0.02
        pair = contents[2 * race : 2 * race + 2]
        racers = [forked(partial(racing, content, expected, start)) for content in pair]
        codes = list(map(ended, racers))
        assert sorted(codes) == [0, 7]
        assert history(FolderShelf(root))[-1].edition == pair[codes.index(0)].edition
    assert (len(whole(root)), log(FolderShelf(root)).lines) == (50, 2 + RACES)


def test_a_roll_back_is_whole_or_not_at_all_as_well(begun):
    for number in range(1, 40):
        root = copied(begun, "spoilt")
        disk = FailingDisk(number, errno.ENOSPC)
        try:
            roll_back(FolderShelf(root, disk), FIRST.edition, by="Ben", now=NOW)
            said = [*OLD, FIRST.edition]
        except UnwritableError:
            said = OLD
        assert whole(root) == said
        if disk.steps < number:
            return
    pytest.fail("a roll-back takes more steps than were tried")
