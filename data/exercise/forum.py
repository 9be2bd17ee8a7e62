"""The bi-annual meetings of an exercise: sessions, topics, speakers by role, participants, recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from data.exercise import words
from data.exercise.attendance import attendance
from data.exercise.rows import Rows
from data.exercise.vocabulary import Vocabulary
from data.exercise.words import MARK, Told

MAIN = "exercise"
"""The id of the series of bi-annual meetings; the other ids of an exercise begin with it."""

_RAISED, _KEPT = 8, 5
"""How many topics a meeting raises, and how many of them the next one takes up again at most."""


def hold(rows: Rows, facts: Vocabulary, chance: Random, years: int) -> int:
    """Add the bi-annual meetings of so many years up to the day of the facts; gives how many there are."""
    rows.add(
        "series",
        series_id=MAIN,
        name=words.SERIES.about(),
        cadence="twice a year",
        source_id="exercise-agenda",
    )
    habits = attendance(facts, chance)
    topics: list[str] = []
    days = list(_days(facts.created, chance, years))
    for day in days:
        carried = chance.sample(topics, min(len(topics), chance.randint(2, _KEPT)))
        fresh = [topic for topic in facts.ids("topics") if topic not in carried]
        topics = [*carried, *chance.sample(fresh, min(len(fresh), _RAISED - len(carried)))]
        _meeting(rows, chance, day)
        _agenda(rows, facts, chance, day, topics)
        came = habits.at(day.isoformat())
        _list(rows, facts, day, came)
        _forum(rows, facts, chance, day, topics, came)
    return len(days)


def _days(last: date, chance: Random, years: int) -> Iterator[date]:
    """A day in spring and one in autumn of each year, none after `last`."""
    for year in range(last.year - years + 1, last.year + 1):
        for begin, span in ((date(year, 3, 20), 60), (date(year, 10, 5), 40)):
            day = begin + timedelta(chance.randrange(span))
            working = day - timedelta(max(0, day.weekday() - 3))
            if working <= last:
                yield working


def _id(day: date) -> str:
    return f"{MAIN}-{day.isoformat()}"


def _meeting(rows: Rows, chance: Random, day: date) -> None:
    title = words.SPRING if day.month < 7 else words.AUTUMN
    virtual = chance.random() < 0.08
    rows.add(
        "meetings", meeting_id=_id(day), series_id=MAIN, start_date=day.isoformat(), end_date=day.isoformat(),
        title=title.about(year=Told(str(day.year), str(day.year))),
        city="" if virtual else f"{chance.choice(words.PLACES)} ({MARK})",
        mode="virtual" if virtual else "in-person", host=f"Exercise control ({MARK})", audience="all-partners",
        participant_list="complete", summary=words.SUMMARY.about(), source_id="exercise-agenda",
    )  # fmt: skip


def _agenda(rows: Rows, facts: Vocabulary, chance: Random, day: date, topics: list[str]) -> None:
    """Opening, working sessions on one or two topics each, the open forum on what is left, closing."""
    _session(rows, day, 1, "opening", words.OPENING.about(), ())
    raised, position = list(topics), 2
    while len(raised) > 2:
        kind = chance.choice(tuple(words.SESSIONS))
        some = chance.randint(1, 2)
        taken, raised = raised[:some], raised[some:]
        title = words.SESSIONS[kind].about(topic=_topic(facts, taken[0]))
        _session(rows, day, position, kind, title, taken)
        position += 1
    _session(rows, day, position, "open-forum", words.FORUM.about(), raised)
    _session(rows, day, position + 1, "closing", words.CLOSING.about(), ())


def _session(
    rows: Rows, day: date, position: int, kind: str, title: Told, topics: list[str] | tuple[()]
) -> None:
    session = f"{_id(day)}-s{position}"
    rows.add(
        "sessions", session_id=session, meeting_id=_id(day), position=str(position), kind=kind, title=title,
        source_id="exercise-agenda",
    )  # fmt: skip
    for topic in topics:
        rows.add("session_topics", session_id=session, topic_id=topic)
    rows.add(
        "appearances", meeting_id=_id(day), session_id=session, person=f"Speaker {position} ({MARK})",
        role=words.ROLES[kind].about(), organisation=f"Exercise staff ({MARK})", source_id="exercise-agenda",
    )  # fmt: skip


def _list(rows: Rows, facts: Vocabulary, day: date, came: list[str]) -> None:
    nations = set(facts.ids("partners", kind="nation"))
    for partner in came:
        rows.add(
            "participation", meeting_id=_id(day), partner_id=partner, evidence="listed", source_id="exercise-list",
            note=MARK,
        )  # fmt: skip
    counted = sum(partner in nations for partner in came)
    for measure, qualifier, value in (
        ("partner_nations", "exact", counted),
        ("organisations", "exact", len(came) - counted),
        ("participants", "about", round(2.3 * len(came), -1)),
    ):
        rows.add(
            "attendance_claims", meeting_id=_id(day), measure=measure, qualifier=qualifier, value=f"{value:.0f}",
            source_id="exercise-list", note=MARK,
        )  # fmt: skip


def _forum(
    rows: Rows, facts: Vocabulary, chance: Random, day: date, topics: list[str], came: list[str]
) -> None:
    """What the partners ask for: mostly one of them, now and then all; the older, the likelier it is settled."""
    age = (facts.created - day).days
    for number in range(1, chance.randint(3, 6)):
        settled = chance.random() < min(0.95, age / 1100)
        status = chance.choice(("done", "done", "declined") if settled else ("open", "accepted"))
        due = day + timedelta(chance.randrange(150, 700))
        topic = chance.choice(topics)
        joint = not came or chance.random() < 0.2
        rows.add(
            "recommendations", recommendation_id=f"{_id(day)}-r{number}", meeting_id=_id(day),
            partner_id="" if joint else chance.choice(came), topic_id=topic,
            text=chance.choice(words.ASKED).about(topic=_topic(facts, topic)), status=status,
            due=due.isoformat(), owner=f"{chance.choice(words.OWNERS)} ({MARK})", source_id="exercise-forum",
        )  # fmt: skip


def _topic(facts: Vocabulary, topic: str) -> Told:
    name = next(row["name"] for row in facts.tables["topics"] if row["topic_id"] == topic)
    return Told(name, facts.french("topics", "name")[topic])
