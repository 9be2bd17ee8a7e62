"""A register as large as is asked for: events of many series, each with a session, topics and participants."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from data.exercise import words
from data.exercise.attendance import drawn
from data.exercise.forum import MAIN
from data.exercise.rows import Rows
from data.exercise.vocabulary import Vocabulary
from data.exercise.words import MARK, Told
from data.schema import EVERY_PARTNER, INVITED

_KINDS = ("briefing", "workshop", "panel", "exchange", "visit")


def fill(rows: Rows, facts: Vocabulary, chance: Random, years: int, sizes: list[int]) -> None:
    """Add an event for each of the numbers of participants, on days of so many years up to the day of the facts."""
    first = date(facts.created.year - years + 1, 1, 1)
    days = (facts.created - first).days
    most = max(1, days // 3)
    series = 0
    while sizes:
        series += 1
        held, sizes = sizes[:most], sizes[most:]
        name = f"{MAIN}-{series:02d}"
        told = words.TALKS.about(number=Told(str(series), str(series)))
        rows.add("series", series_id=name, name=told, cadence="ad hoc", source_id="exercise-agenda")
        for offset, size in zip(sorted(chance.sample(range(days), len(held))), held, strict=True):
            _event(rows, facts, chance, name, (first + timedelta(offset)).isoformat(), size)


def sizes(chance: Random, events: int, participations: int, most: int) -> list[int]:
    """So many numbers of participants, each at most `most`, whose sum is that of the participations."""
    base, more = divmod(participations, events) if events else (0, 0)
    found = [base + (place < more) for place in range(events)]
    for place in range(0, events - 1, 2):
        moved = chance.randint(0, min(base // 2, most - found[place + 1]))
        found[place] -= moved
        found[place + 1] += moved
    return found


def _event(rows: Rows, facts: Vocabulary, chance: Random, series: str, day: str, size: int) -> None:
    meeting = f"{series}-{day}"
    audience = chance.choice((INVITED, INVITED, EVERY_PARTNER, *facts.ids("frameworks")))
    rows.add(
        "meetings", meeting_id=meeting, series_id=series, start_date=day, end_date=day,
        title=f"Staff talks of {day} ({MARK})", mode="unknown", audience=audience,
        participant_list=chance.choice(("complete", "complete", "complete", "partial")),
        source_id="exercise-agenda",
    )  # fmt: skip
    session, kind = f"{meeting}-s1", chance.choice(_KINDS)
    rows.add(
        "sessions", session_id=session, meeting_id=meeting, position="1", kind=kind, title=f"Talks ({MARK})",
        source_id="exercise-agenda",
    )  # fmt: skip
    rows.add("session_topics", session_id=session, topic_id=chance.choice(facts.ids("topics")))
    for partner in drawn(facts, chance, day, audience, size):
        rows.add(
            "participation", meeting_id=meeting, partner_id=partner, evidence="listed", source_id="exercise-list",
            note=MARK,
        )  # fmt: skip
