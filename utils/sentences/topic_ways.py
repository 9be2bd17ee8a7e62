"""Ways from topics and to them: links of topics, themes and the meetings that raise them, and what a click opens."""

from collections.abc import Iterator

import pandas as pd

from utils.sentences.ways import Link, Way, to
from utils.wording import _, clipped, day, markdown, number_text

SHOWN = 12
"""So many links of a kind stand in a row."""

_TITLE = 90


def open_theme(theme_id: str) -> Way:
    """The door of a theme's bar: the topics with the theme opened."""
    return "pages/topics.py", {"open": theme_id}


def numbered(names: pd.Series, ids: pd.Series, numbers: pd.Series, name: str = "topic_id") -> list[Link]:
    """Links of names with a number each; `name` says what the ids are."""
    return [
        (f"{markdown(label)} · {number_text(int(number))}", *to(name)(key))
        for label, key, number in zip(names, ids, numbers, strict=True)
    ]


def every_topic(topics: pd.DataFrame) -> Iterator[tuple[str, str, list[Link]]]:
    """Each theme's id and name with the links of its topics and the number of meetings that raise each, in order."""
    for theme_id, rows in topics.groupby("theme_id", sort=False):
        links = numbered(rows["topic"], rows["topic_id"], rows["meetings"])
        yield str(theme_id), markdown(rows["theme"].iloc[0]), links


def of_theme(topics: pd.DataFrame) -> list[Link]:
    """The links of one theme's topics with their mentions, and to all topics; to those alone where no theme is open."""
    return [*numbered(topics["topic"], topics["topic_id"], topics["mentions"]), _all_topics()]


def of_topic(topic: pd.Series) -> list[Link]:
    """The links to a topic's theme and to all topics."""
    theme = _("Theme: {theme}").format(theme=markdown(topic["theme"]))
    return [(theme, *open_theme(topic["theme_id"])), _all_topics()]


def of_meetings(rows: pd.DataFrame) -> list[Link]:
    """The links of the latest meetings of these rows, in their order: day and title."""
    first = rows.drop_duplicates("meeting_id").head(SHOWN)
    return [
        (f"{day(start)} · {markdown(clipped(title, _TITLE))}", *to("meeting_id")(meeting_id))
        for start, title, meeting_id in zip(
            first["start_date"], first["title"], first["meeting_id"], strict=True
        )
    ]


def of_grid(meetings: pd.DataFrame) -> list[Link]:
    """The links of the latest meetings of a grid by their days, in the order of its columns."""
    last = meetings.tail(SHOWN)
    return [
        (day(start), *to("meeting_id")(meeting_id))
        for start, meeting_id in zip(last["start_date"], last["meeting_id"], strict=True)
    ]


def _all_topics() -> Link:
    return _("All topics"), "pages/topic.py", {}
