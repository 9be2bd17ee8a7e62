"""Finding by words: rows that hold them, and entries by name, whatever the case, the accents and a slip of the hand."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import OSA

_EXACT, _BEGINS, _INSIDE = 1.0, 0.9, 0.6
_TYPO = 0.8
"""How well a word of an entry answers a word that was asked: a typo by this much of its likeness."""

_SHORTEST = 4
"""Shorter words are taken as they are: too many others are one letter away."""

_LIKENESS = 0.7
"""From here on a word counts as the one that was meant: two slips in seven letters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found: what it is, the id of the page it opens, its name, its day where it has one."""

    kind: str
    id: str
    name: str
    day: date | None = None
    others: tuple[str, ...] = ()


class Index:
    """Entries by their words: made once, asked often.

    The words of all entries stand once each in a list; a word that was asked is compared with that list, and the
    entries of the words that answer it are ranked.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._names = [
            [" ".join(_words(folded(text))) for text in (entry.name, *entry.others)]
            for entry in self._entries
        ]
        self._holders: dict[str, list[int]] = {}
        for place, names in enumerate(self._names):
            for word in dict.fromkeys(word for name in names for word in name.split()):
                self._holders.setdefault(word, []).append(place)
        self._known = list(self._holders)

    def find(self, text: str, most: int = 8) -> list[Entry]:
        """The entries in which every word is found, best first; in the order of the index where they are equal.

        A name that is the text comes first, then one that begins with it, then those that hold all its words or their
        beginnings, then those in which a word is only like one that was asked.
        """
        asked = _words(folded(text))
        if not asked:
            return []
        answers = [self._answers(word) for word in dict.fromkeys(asked)]
        first, *rest = answers
        places = set(first).intersection(*rest)
        whole = " ".join(asked)
        ranked = nsmallest(most, (self._rank(place, whole, answers) for place in places))
        return [self._entries[place] for _tier, _quality, place in ranked]

    def _answers(self, asked: str) -> dict[int, float]:
        """How well each entry that answers one word does so."""
        found: dict[int, float] = {}
        for word, quality in self._like(asked).items():
            for place in self._holders[word]:
                found[place] = max(quality, found.get(place, 0))
        return found

    def _like(self, asked: str) -> dict[str, float]:
        """The known words that answer one that was asked."""
        like = {word: _INSIDE for word in self._known if asked in word} if len(asked) > 1 else {}
        like |= {word: _BEGINS for word in self._known if word.startswith(asked)}
        if asked in self._holders:
            like[asked] = _EXACT
        if len(asked) >= _SHORTEST:
            near = process.extract(
                asked, self._known, scorer=OSA.normalized_similarity, score_cutoff=_LIKENESS, limit=None
            )
            like = {word: _TYPO * likeness for word, likeness, _place in near} | like
        return like

    def _rank(self, place: int, whole: str, answers: Sequence[Mapping[int, float]]) -> tuple[int, float, int]:
        qualities = [answer[place] for answer in answers]
        names = self._names[place]
        if whole in names:
            tier = 0
        elif any(name.startswith(whole) for name in names):
            tier = 1
        else:
            tier = 2 if min(qualities) >= _BEGINS else 3
        return tier, -round(sum(qualities) / len(qualities), 2), place


def found(rows: pd.DataFrame, words: str) -> pd.DataFrame:
    """The rows in which every word stands somewhere, in the order given; all of them where there is no word."""
    asked = folded(words).split()
    if not asked:
        return rows
    texts = [folded(" ".join(map(str, row))) for row in rows.itertuples(index=False)]
    return rows[[all(word in text for word in asked) for text in texts]]


def folded(text: str) -> str:
    """The text without case and accents, for comparing."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
