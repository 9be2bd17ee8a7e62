"""What is different from the meeting before in the series: counts, topics, partners named, speakers."""

import pandas as pd

from utils import terms
from utils.sentences import counts
from utils.sentences.ways import Sheet
from utils.wording import _, day, number_text


def since(
    now: pd.DataFrame,
    before: pd.DataFrame,
    listed: pd.DataFrame,
    changes: pd.DataFrame,
    partners: pd.DataFrame,
    speakers: pd.DataFrame,
) -> Sheet:
    """What is different from the meeting before in the series. Rows: what, change; none for the first one.

    `now` and `before` are of `metrics.meetings.turnout`, `listed` of `listed`, and holds both meetings; `changes` are of
    `metrics.topics.changes`, `partners` and `speakers` of `metrics.meeting.partners_compared` and `speakers_compared`.
    """
    columns = ("what", "change")
    if before.empty:
        nothing = _("The first meeting of its series: nothing to compare")
        return Sheet(nothing, "", pd.DataFrame(columns=columns), columns)
    both = [listed[listed["meeting_id"] == rows["meeting_id"].iloc[0]] for rows in (before, now)]
    told = [
        *_turnout_changed(now.iloc[0], before.iloc[0]),
        *_listed_changed(*both),
        *_topics_changed(changes),
        *_names_changed(_partner_changes(), partners, "partner"),
        *_names_changed(_speaker_changes(), speakers, "person"),
    ]
    title = _("What changed since {day}").format(day=day(before["start_date"].iloc[0]))
    return Sheet(title, "", pd.DataFrame(told, columns=columns), columns)


def _turnout_changed(now: pd.Series, before: pd.Series) -> list[tuple[str, str]]:
    reported = [counts.claimed(row["qualifier"], row["claimed"]) for row in (before, now)]
    eligible = [counts.eligible(row["eligible"]) for row in (before, now)]
    named = [number_text(int(row["named"])) for row in (before, now)]
    told = {"claimed": reported, "eligible": eligible, "named": named}
    return [(terms.column(column), " → ".join(values)) for column, values in told.items()]


def _listed_changed(before: pd.DataFrame, now: pd.DataFrame) -> list[tuple[str, str]]:
    return [
        (terms.column(column), " → ".join(number_text(int(rows[column].iloc[0])) for rows in (before, now)))
        for column in ("sessions", "topics")
    ]


def _topics_changed(changes: pd.DataFrame) -> list[tuple[str, str]]:
    words = {change: terms.word("change", change) for change in ("new", "back", "continued", "dropped")}
    return _names_changed(words, changes, "topic")


def _partner_changes() -> dict[str, str]:
    return {
        "now": _("Partners named here only"),
        "both": _("Partners named at both"),
        "before": _("Partners named then only"),
    }


def _speaker_changes() -> dict[str, str]:
    return {
        "now": _("Speakers here only"),
        "both": _("Speakers at both"),
        "before": _("Speakers then only"),
    }


def _names_changed(words: dict[str, str], rows: pd.DataFrame, column: str) -> list[tuple[str, str]]:
    found = {change: rows.loc[rows["change"] == change, column].tolist() for change in words}
    return [(words[change], ", ".join(names)) for change, names in found.items() if names]
