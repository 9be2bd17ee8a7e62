"""What the Participation page says of topics by partner and of partners that were at the same meetings."""

import pandas as pd

from utils.sentences.ways import Sheet
from utils.wording import _, in_turn, labelled, ngettext, number_text

BY_PARTNER = ("partner", "topics", "mostly")
PAIRS = ("partner", "other", "meetings", "last", "mostly")
_TOLD = 3
"""So many topics are told of each partner or pair."""


def topic_rows(topics: pd.DataFrame) -> pd.DataFrame:
    """A row a partner: partner_id, partner, topics (how many), mostly (the first of them with their meetings)."""
    told = [
        {"partner_id": key, "partner": name, "topics": len(own), "mostly": _mostly(own)}
        for (key, name), own in topics.groupby(["partner_id", "partner"], sort=False)
    ]
    return pd.DataFrame(told, columns=["partner_id", *BY_PARTNER])


def topics_title(rows: pd.DataFrame) -> str:
    """How many partners are on a list."""
    return ngettext(
        "Topics of the meetings that list {n} partner",
        "Topics of the meetings that list {n} partners",
        len(rows),
    )


def by_partner(rows: pd.DataFrame) -> Sheet:
    """The rows of `topic_rows`; one of many opens its partner."""
    return Sheet(topics_title(rows), "", rows, BY_PARTNER, "partner_id")


def by_pair(rows: pd.DataFrame) -> Sheet:
    """The rows of `pair_rows`; one of many opens the first of the two."""
    return Sheet(pairs_title(rows), "", rows, PAIRS, "partner_id")


def topics_note() -> str:
    """What the topics are and are not."""
    return _(
        "What the meetings were about whose complete list has the partner, with how many of them; not what the partner said"
    )


def keys(pairs: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """The ids of each pair, in order."""
    return tuple(zip(pairs["partner_id"], pairs["other_id"], strict=True))


def pair_rows(pairs: pd.DataFrame, topics: pd.DataFrame) -> pd.DataFrame:
    """The pairs with the first topics of the meetings they share."""
    by_pair = {key: _mostly(own) for key, own in topics.groupby(["partner_id", "other_id"], sort=False)}
    return pairs.assign(mostly=[by_pair.get(key, "") for key in keys(pairs)])


def pairs_title(pairs: pd.DataFrame) -> str:
    """How many meetings the first pair shares."""
    if pairs.empty:
        return _("No two partners share a complete list")
    return ngettext(
        "At most {n} complete list has the same two partners",
        "At most {n} complete lists have the same two partners",
        int(pairs.iloc[0]["meetings"]),
    )


def pairs_note() -> str:
    """What it means to share a meeting."""
    return _(
        "Two partners on the same list were at the same meeting: whether they talked is not known, and it is no measure of how close they are. At most 20 pairs; choose a partner above to see its own"
    )


def _mostly(topics: pd.DataFrame) -> str:
    first = topics.head(_TOLD)
    return in_turn(
        labelled(name, number_text(int(meetings)))
        for name, meetings in zip(first["topic"], first["meetings"], strict=True)
    )
