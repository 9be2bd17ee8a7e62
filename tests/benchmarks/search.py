"""How long the search takes over many entries: `python -m tests.benchmarks.search [entries]`, 10,000 by default."""

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median
from time import perf_counter

from data.record import open_record
from utils.metrics.entries import entries
from utils.search import Entry, Index

ASKED = (
    "georgia", "sweeden", "ukriane", "meeting", "nato meeting", "military committee", "miltary comittee", "a", "me",
    "bi-annual meeting with partners", "workshop on the strategic concept in brussels", "nothing like it",
)  # fmt: skip
ROUNDS = 9
MOST_MILLISECONDS = 100


def main(arguments: Sequence[str]) -> int:
    """Print the time of each search; gives 1 where one is over the bar."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.search", description=__doc__)
    parser.add_argument("entries", nargs="?", type=int, default=10_000)
    wanted = parser.parse_args(arguments).entries
    many = multiplied(wanted)
    made = milliseconds(lambda: Index(many))
    index = Index(many)
    print(f"{wanted:,} entries, index made in {made:.0f} ms")
    slowest = 0.0
    for words in ASKED:
        took = median(milliseconds(partial(index.find, words)) for _ in range(ROUNDS))
        slowest = max(slowest, took)
        print(f"{took:6.1f} ms  {words}")
    return int(slowest > MOST_MILLISECONDS)


def multiplied(number: int) -> list[Entry]:
    """So many entries: those of the shipped record, and more of the same words in another order."""
    chance = random.Random(20241120)
    rows = entries(open_record()).collect(backend="pandas").to_pandas().to_dict(orient="records")
    own = [Entry(str(row["kind"]), str(row["id"]), str(row["name"])) for row in rows]
    words = [word for entry in own for word in entry.name.split()]
    more = (
        Entry("session", str(place), " ".join(chance.choices(words, k=8)), None, (f"word{place}",))
        for place in range(max(number - len(own), 0))
    )
    return [*own, *more][:number]


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
