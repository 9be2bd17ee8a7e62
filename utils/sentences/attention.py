"""What needs attention, in words: each rule's name and sentence, what it found, and what is wrong with its settings."""

from collections.abc import Sequence

import pandas as pd

from utils.sentences.counts import meetings, sessions
from utils.wording import _, in_turn, listing, markdown, ngettext, number_text

Section = tuple[str, list[str]]
"""A heading and its paragraphs."""


def title() -> str:
    """What the rules are about."""
    return _("Needs attention")


def headline(found: int, on: int) -> str:
    """How many of the rules that looked found something."""
    if not found:
        return _("Nothing needs attention")
    return ngettext(
        "Needs attention, by {found} of {n} rule",
        "Needs attention, by {found} of {n} rules",
        on,
    ).format(found=number_text(found))


def series_overdue() -> str:
    """The rule's name."""
    return _("Series overdue")


def series_overdue_rule(threshold: float) -> str:
    """What the rule looks for."""
    return _(
        "no meeting of the series found for more than {times} times its own median gap, whatever the filters leave of it. None found is not none held."
    ).format(times=number_text(threshold))


def series_overdue_line(rows: pd.DataFrame, threshold: float) -> str:
    """What the rule found."""
    return ngettext(
        "{n} series: none found for over {times} times its median gap",
        "{n} series: none found for over {times} times their median gap",
        len(rows),
    ).format(times=number_text(threshold))


def partner_not_named() -> str:
    """The rule's name."""
    return _("Partner not named for long")


def partner_not_named_rule(threshold: float) -> str:
    """What the rule looks for."""
    return _(
        "an active partner nation not named at the last {meetings}, or more, of those that were open to it and publish any names. Not named is not known: it may well have been in the room."
    ).format(meetings=meetings(int(threshold)))


def partner_not_named_line(rows: pd.DataFrame, threshold: float) -> str:
    """What the rule found."""
    return ngettext(
        "{n} partner not named at {meetings} or more in a row",
        "{n} partners not named at {meetings} or more in a row",
        len(rows),
    ).format(meetings=meetings(int(threshold)))


def topic_dropped() -> str:
    """The rule's name."""
    return _("Topic dropped")


def topic_dropped_rule(threshold: float) -> str:
    """What the rule looks for."""
    return _(
        "a topic raised at {meetings} of a series in a row or more, and at none since. Only meetings with a topic on record are looked at, and fewer topics may mean less text."
    ).format(meetings=meetings(int(threshold)))


def topic_dropped_line(rows: pd.DataFrame, threshold: float) -> str:
    """What the rule found; a topic counts once for every series that dropped it."""
    return ngettext(
        "{n} topic dropped after {meetings} in a row or more",
        "{n} topics dropped after {meetings} in a row or more",
        len(rows),
    ).format(meetings=meetings(int(threshold)))


def claims_in_conflict() -> str:
    """The rule's name."""
    return _("Claims in conflict")


def claims_in_conflict_rule(threshold: float) -> str:
    """What the rule looks for."""
    return _(
        "numbers that sources give for one meeting, that cannot all be true and are at least {apart} apart."
    ).format(apart=number_text(threshold))


def claims_in_conflict_line(rows: pd.DataFrame, threshold: float) -> str:  # noqa: ARG001 - told as the others are
    """What the rule found."""
    return ngettext(
        "{n} claim about {meetings} cannot be true",
        "{n} claims about {meetings} cannot all be true",
        len(rows),
    ).format(meetings=meetings(rows["meeting_id"].nunique()))


def meeting_without_sessions() -> str:
    """The rule's name."""
    return _("Meeting without sessions")


def meeting_without_sessions_rule(threshold: float) -> str:
    """What the rule looks for."""
    if threshold == 1:
        return _("a meeting with no session on record.")
    return _("a meeting with fewer than {sessions} on record.").format(sessions=sessions(int(threshold)))


def meeting_without_sessions_line(rows: pd.DataFrame, threshold: float) -> str:
    """What the rule found."""
    if threshold == 1:
        return _("{meetings} with no session on record").format(meetings=meetings(len(rows)))
    return _("{meetings} with fewer than {sessions} on record").format(
        meetings=meetings(len(rows)), sessions=sessions(int(threshold))
    )


def stated(name: str, sentence: str) -> str:
    """A rule as it is shown with what it found."""
    return _("**{rule}**: {sentence}").format(rule=name, sentence=sentence)


def note(found: int, on: int) -> str:
    """The quiet line where there is no list: that the rules looked and found nothing, or that none looked."""
    if not on:
        return _("Every rule is switched off")
    if found:
        return ""
    return ngettext("{n} rule looked and found no row", "{n} rules looked and found no row", on)


def section(rules: Sequence[str], off: Sequence[str]) -> Section:
    """The rules on the Method page: those that are on with their sentences, the names of those that are off."""
    told = [
        _(
            "The front page has one line for each rule that finds something, with what it found and how many. No rule says that somebody was not there. Whoever runs the dashboard can set each threshold and switch each rule off."
        )
    ]
    if off:
        told.append(_("Switched off here: {rules}.").format(rules=listing(off)))
    return title(), [*told[:1], *rules, *told[1:]]


def unsettled(file: str, faults: Sequence[str]) -> str:
    """That the settings cannot be used, and why."""
    return _("No rule was asked: {file} has to be mended. {faults}").format(
        file=markdown(file), faults=in_turn(faults)
    )


def not_toml(problem: str) -> str:
    """The file cannot be read."""
    return _("It is not TOML ({problem}). Write each setting as “key = value” under its “[rule]”").format(
        problem=markdown(problem)
    )


def unknown_rule(rule: str, known: Sequence[str]) -> str:
    """A heading that is no rule."""
    return _("“{rule}” is no rule. Take it out, or write one of these: {known}").format(
        rule=markdown(rule), known=markdown(", ".join(known))
    )


def not_a_rule(rule: str) -> str:
    """A rule that is set to a value."""
    return _(
        "“{rule}” is set to a value. Write “[{rule}]” on a line of its own, and its settings below"
    ).format(rule=markdown(rule))


def unknown_key(rule: str, key: str) -> str:
    """A key that no rule has."""
    return _("“{key}” means nothing. Take it out: a rule has “on” and “threshold”").format(
        key=markdown(f"{rule}.{key}")
    )


def not_a_switch(rule: str, value: str) -> str:
    """A switch that is neither on nor off."""
    return _("“{key}” is {value}. Write true or false").format(
        key=markdown(f"{rule}.on"), value=markdown(value)
    )


def not_a_threshold(rule: str, value: str, least: float, whole: bool) -> str:
    """A threshold that the rule cannot use."""
    sentence = (
        _("“{key}” is {value}. Write a whole number, {least} or more")
        if whole
        else _("“{key}” is {value}. Write a number, {least} or more")
    )
    return sentence.format(key=markdown(f"{rule}.threshold"), value=markdown(value), least=number_text(least))
