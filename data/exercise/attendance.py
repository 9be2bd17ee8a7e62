"""Who comes: each partner has a habit of its own, and comes more readily where it came the time before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from data.exercise.vocabulary import Vocabulary

_HABIT = (4.0, 1.6)
"""Shape of the habits: most partners come to most meetings, a few to hardly any."""

_AGAIN, _GUEST = 0.12, 0.05


@dataclass(slots=True)
class Attendance:
    """The partners' habits, and who came the time before."""

    facts: Vocabulary
    chance: Random
    habits: Mapping[str, float]
    before: frozenset[str] = frozenset()

    def at(self, day: str) -> list[str]:
        """Who comes to a meeting open to all on that day: those eligible by habit, and now and then a guest."""
        eligible = set(self.facts.eligible(day))
        came = [partner for partner in self.habits if self.chance.random() < self._odds(partner, eligible)]
        self.before = frozenset(came)
        return came

    def _odds(self, partner: str, eligible: set[str]) -> float:
        if partner not in eligible:
            return _GUEST
        return min(0.98, self.habits[partner] + (_AGAIN if partner in self.before else -_AGAIN))


def attendance(facts: Vocabulary, chance: Random) -> Attendance:
    """The partners with a habit each, before the first meeting."""
    habits = {partner: chance.betavariate(*_HABIT) for partner in facts.ids("partners")}
    return Attendance(facts, chance, habits)


def drawn(facts: Vocabulary, chance: Random, day: str, audience: str, size: int) -> list[str]:
    """So many participants of an event: of those eligible first, then of the others."""
    eligible = list(facts.eligible(day, audience))
    chosen = chance.sample(eligible, min(size, len(eligible)))
    if len(chosen) < size:
        asked = set(eligible)
        rest = [partner for partner in facts.ids("partners") if partner not in asked]
        chosen += chance.sample(rest, min(size - len(chosen), len(rest)))
    return chosen
