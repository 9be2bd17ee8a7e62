"""The rules of "Needs attention": each with its name, its sentence, its threshold, its rows and where to see them."""

import math
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pandas as pd

from utils.behind import Counted
from utils.measure import View, measure
from utils.metrics import attention as metrics
from utils.metrics.facts import Metric
from utils.sentences import attention as told
from utils.sentences.ways import Link, Way

PLACE = Path(__file__).parent.parent / "attention.toml"
"""The one file of settings; without it every rule stands as it is declared here."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `key` is its heading in the file, `rows` its metric.

    `name`, `sentence` (of the threshold) and `line` (of the rows and the threshold) are its words; `way` is the page on
    which its rows are seen. A threshold is at least 1, and a whole number unless `parts` allows decimals.
    """

    key: str
    threshold: float
    rows: Metric
    way: Way
    name: Callable[[], str]
    sentence: Callable[[float], str]
    line: Callable[[pd.DataFrame, float], str]
    parts: bool = False
    on: bool = True


RULES = (
    Rule(
        "series-overdue",
        2,
        metrics.overdue,
        ("pages/meetings.py", {}),
        told.series_overdue,
        told.series_overdue_rule,
        told.series_overdue_line,
        parts=True,
    ),
    Rule(
        "partner-not-named",
        10,
        metrics.not_named,
        ("pages/partners.py", {}),
        told.partner_not_named,
        told.partner_not_named_rule,
        told.partner_not_named_line,
    ),
    Rule(
        "topic-dropped",
        3,
        metrics.dropped,
        ("pages/topics.py", {}),
        told.topic_dropped,
        told.topic_dropped_rule,
        told.topic_dropped_line,
    ),
    Rule(
        "claims-in-conflict",
        1,
        metrics.conflicts,
        ("pages/data.py", {}),
        told.claims_in_conflict,
        told.claims_in_conflict_rule,
        told.claims_in_conflict_line,
    ),
    Rule(
        "meeting-without-sessions",
        1,
        metrics.few_sessions,
        ("pages/data.py", {}),
        told.meeting_without_sessions,
        told.meeting_without_sessions_rule,
        told.meeting_without_sessions_line,
    ),
)
"""The rules in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The rules as the file sets them; `faults` say in words what is wrong with it, and then no rule is asked."""

    rules: tuple[Rule, ...]
    faults: tuple["_Wrong", ...] = ()

    @property
    def on(self) -> tuple[Rule, ...]:
        """The rules to ask."""
        return () if self.faults else tuple(rule for rule in self.rules if rule.on)


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules found: a link with its rule for each that has rows; a quiet line where there is none."""

    title: str
    lines: tuple[tuple[Link, str], ...]
    note: str
    counted: tuple[Counted, ...] = ()


@cache
def settings() -> Settings:
    """What the file says, read once."""
    return read(PLACE.read_text("utf-8")) if PLACE.exists() else Settings(RULES)


def read(text: str) -> Settings:
    """The rules as a text in TOML sets them, or all that is wrong with it."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(RULES, (_Wrong(told.not_toml, (str(error),)),))
    known = [rule.key for rule in RULES]
    faults = [_Wrong(told.unknown_rule, (name, known)) for name in said if name not in known]
    rules = []
    for rule in RULES:
        set_to = said.get(rule.key, {})
        faults += _faults(rule, set_to)
        rules.append(rule if faults else replace(rule, **set_to))
    return Settings(tuple(rules), tuple(faults))


def rows(rule: Rule, view: View) -> pd.DataFrame:
    """The rows that a rule finds in a view, each with its source."""
    return measure(rule.rows, view, threshold=rule.threshold)


def found(view: View) -> Found:
    """What the rules find in a view, told line by line."""
    told_by = settings()
    if told_by.faults:
        return Found(told.title(), (), told.unsettled(PLACE.name, [fault() for fault in told_by.faults]))
    asked = [(rule, rows(rule, view)) for rule in told_by.on]
    lines = tuple(
        ((rule.line(frame, rule.threshold), *rule.way), _stated(rule).replace("**", ""))
        for rule, frame in asked
        if len(frame)
    )
    counted = tuple(Counted(rule.rows, asked={"threshold": rule.threshold}) for rule in told_by.on)
    return Found(told.headline(len(lines), len(asked)), lines, told.note(len(lines), len(asked)), counted)


def section() -> told.Section:
    """The rules with their thresholds, for the Method page."""
    told_by = settings()
    if told_by.faults:
        return told.title(), [told.unsettled(PLACE.name, [fault() for fault in told_by.faults])]
    off = [rule.name() for rule in told_by.rules if not rule.on]
    return told.section([_stated(rule) for rule in told_by.on], off)


def _stated(rule: Rule) -> str:
    return told.stated(rule.name(), rule.sentence(rule.threshold))


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A fault of the file, told in the language of whoever reads it."""

    say: Callable[..., str]
    about: tuple[object, ...]

    def __call__(self) -> str:
        return self.say(*self.about)


def _faults(rule: Rule, set_to: object) -> list[_Wrong]:
    """What is wrong with the settings of one rule."""
    if not isinstance(set_to, Mapping):
        return [_Wrong(told.not_a_rule, (rule.key,))]
    faults = [_Wrong(told.unknown_key, (rule.key, key)) for key in set_to if key not in {"on", "threshold"}]
    if not isinstance(set_to.get("on", True), bool):
        faults.append(_Wrong(told.not_a_switch, (rule.key, _shown(set_to["on"]))))
    if not _fits(rule, set_to.get("threshold", rule.threshold)):
        faults.append(
            _Wrong(told.not_a_threshold, (rule.key, _shown(set_to["threshold"]), 1, not rule.parts))
        )
    return faults


def _fits(rule: Rule, threshold: object) -> bool:
    kinds = (int, float) if rule.parts else (int,)
    number = isinstance(threshold, kinds) and not isinstance(threshold, bool)
    return number and 1 <= threshold < math.inf  # type: ignore[operator]  # a number


def _shown(value: object) -> str:
    """A value as TOML writes it."""
    return str(value).lower() if isinstance(value, bool) else repr(value)
