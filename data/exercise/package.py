"""The whole package of an exercise, from a seed: its tables, its descriptor, its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from data.exercise import forum, register, words
from data.exercise.rows import Row, Rows
from data.exercise.vocabulary import KEPT, vocabulary
from data.exercise.words import MARK, MARKING
from data.found import DESCRIPTOR
from data.packing import as_json, rfc4180
from data.schema import BY_NAME

YEARS, SEED = 12, 1
"""What is made where nothing else is asked for."""

MOST_YEARS = 30
"""Before that there was no partner yet."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A package of made-up meetings: the rows of each table in the order of the schema, and its descriptor."""

    tables: Mapping[str, list[Row]]
    descriptor: Mapping[str, object]

    def files(self) -> dict[str, bytes]:
        """The package's files by name; the same exercise gives the same bytes everywhere."""
        written = {
            f"{name}.csv": rfc4180([BY_NAME[name].names, *rows]) for name, rows in self.tables.items() if rows
        }
        return {DESCRIPTOR: as_json(self.descriptor), **written}

    def rows(self) -> dict[str, list[dict[str, str]]]:
        """The rows of each table by column, as `record_of_tables` takes them."""
        return {
            name: [dict(zip(BY_NAME[name].names, row, strict=True)) for row in rows]
            for name, rows in self.tables.items()
        }

    def write(self, folder: Path) -> None:
        """Write the files into a folder, which is made where there is none."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.files().items():
            (folder / name).write_bytes(content)


def exercise(years: int = YEARS, seed: int = SEED, events: int = 0, participations: int = 0) -> Exercise:
    """Bi-annual meetings of so many years with complete lists, and a register that brings them up to so many events.

    The same arguments give the same rows, whatever the machine. Raises ValueError where so many participations do not
    fit the events, or the years are not from 1 to 30.
    """
    if not 1 <= years <= MOST_YEARS:
        raise ValueError(f"The years are from 1 to {MOST_YEARS}, and not {years}.")
    facts, chance, rows = vocabulary(), Random(seed), Rows()  # noqa: S311 - no secret: the same seed, the same rows
    for name in KEPT:
        rows.take(name, facts.tables[name])
    for source, title in words.SOURCES.items():
        rows.add("sources", source_id=source, publisher=MARK, title=title.about(), note=MARK)
    held = forum.hold(rows, facts, chance, years)
    more, rest = max(0, events - held), max(0, participations - len(rows.tables["participation"]))
    most = len(facts.tables["partners"])
    if rest > more * most:
        raise ValueError(f"{participations} participations are more than {events} events can have.")
    register.fill(rows, facts, chance, years, register.sizes(chance, more, rest, most))
    return Exercise(rows.tables, _descriptor(facts.created.isoformat(), years, seed))


def _descriptor(created: str, years: int, seed: int) -> dict[str, object]:
    return {
        "profile": "data-package",
        "name": "exercise-partner-engagement",
        "title": f"{MARK}: made-up meetings of {years} years",
        "version": f"{years}.{seed}",
        "created": created,
        "languages": ["en", "fr"],
        "marking": MARKING,
        "exercise": True,
        "main_series": forum.MAIN,
        "description": (
            "Every meeting, list, claim and recommendation is made up. Partners, frameworks, programmes, topics and "
            "milestones are those of the public record."
        ),
    }
