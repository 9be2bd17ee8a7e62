"""What the Recommendations page says: what partners asked for, what became of it, and what is overdue."""

from datetime import date

import pandas as pd

from utils import terms
from utils.sentences import Words
from utils.sentences.ways import TALL, Sheet
from utils.wording import _, clipped, day, in_turn, labelled, markdown, ngettext, number_text

VIEWS = ("topic", "partner", "age")
"""By what the recommendations are counted; the first where the address says nothing."""

LISTED = ("start_date", "partner", "topic", "words", "status", "due", "owner", "age")
LATE = ("due", "words", "partner", "owner", "status")
COUNTED = ("label", "still_open", "accepted", "done", "declined", "overdue")
_LONGEST = 60


def headline(asked: pd.DataFrame, as_of: date) -> str:
    """`87 recommendations of partners: 20 open or accepted, 8 of them overdue on 23 Nov 2026`."""
    unsettled = asked["status"].isin(["open", "accepted"])
    return _("{recommendations}: {unsettled} open or accepted, {late} of them overdue on {day}").format(
        recommendations=ngettext(
            "{n} recommendation of partners", "{n} recommendations of partners", len(asked)
        ),
        unsettled=number_text(int(unsettled.sum())),
        late=number_text(int(asked["overdue"].sum())),
        day=day(as_of),
    )


def none_headline(on_record: bool) -> str:
    """The headline where there is nothing to show."""
    if on_record:
        return _("No recommendation fits the filters")
    return _("No recommendation of a partner is on record")


def none_on_record() -> str:
    """Why there is nothing, and what would change it."""
    return _(
        "No source of this record tells what partners asked for in the open forum, so nothing can be said of it: that is not the same as that nothing was asked. A package with the table “recommendations” fills this page; the exercise data show how it then looks."
    )


def none_fits() -> str:
    """The filters leave nothing out of what is on record."""
    return _("There are recommendations on record, and none fits all of the filters. Take one of them off:")


def by_links(shown: str) -> list[tuple[str, dict[str, str], bool]]:
    """The switch of what the recommendations are counted by."""
    words = {"topic": _("By topic"), "partner": _("By partner"), "age": _("By age")}
    return [(words[name], {"by": "" if name == VIEWS[0] else name}, name == shown) for name in VIEWS]


def bars(counts: pd.DataFrame, by: str) -> pd.DataFrame:
    """The counts as rows of a figure: id, label, still_open, accepted, done, declined, overdue."""
    if by == "age":
        ids, labels = counts["band"], [_age(band) for band in counts["band"]]
    else:
        ids = counts[f"{by}_id"].fillna("")
        labels = [name if isinstance(name, str) else _nobody(by) for name in counts[by]]
    named = counts.rename(columns={"open": "still_open"})[list(COUNTED[1:])]
    return named.assign(id=[str(one) for one in ids], label=labels)[["id", *COUNTED]]


def bar_words(shown: pd.DataFrame, asked: pd.DataFrame, by: str) -> Words:
    """What the bars say."""
    subtitle = _(
        "■ blue: open · hatched: accepted, not done yet · grey: done · outline: declined; number = all"
    )
    told = [
        labelled(label, number_text(int(number)))
        for label, number in zip(shown["label"], shown[list(COUNTED[1:5])].sum(axis=1), strict=True)
    ]
    alt = _("Recommendations by status. {rows}. The table has every row.").format(rows=in_turn(told))
    return Words(_bar_title(shown, by), subtitle, _source(asked), alt)


def late(asked: pd.DataFrame, as_of: date) -> Sheet:
    """The overdue ones under how many they are and when one counts as overdue, longest overdue first."""
    rows = told_rows(asked[asked["overdue"] == 1])
    title = ngettext("{n} recommendation is overdue", "{n} recommendations are overdue", len(rows))
    note = _("Open or accepted, and due before {day}; longest overdue first").format(day=day(as_of))
    return Sheet(title, note, rows, LATE, "meeting_id")


def told_rows(asked: pd.DataFrame) -> pd.DataFrame:
    """Every recommendation in the reader's words."""
    return asked.assign(
        status=[terms.word("recommendation", status) for status in asked["status"]],
        partner=[name if isinstance(name, str) else _nobody("partner") for name in asked["partner"]],
        topic=[name if isinstance(name, str) else _nobody("topic") for name in asked["topic"]],
    )


def listed(rows: pd.DataFrame, words: str) -> Sheet:
    """Those that are found under how many they are, or that none fits `words`, and in which order they stand."""
    title = ngettext("{n} recommendation, one by one", "{n} recommendations, one by one", len(rows))
    note = _("Open and accepted ones first, soonest due first; a row opens the meeting where it was raised")
    head = title if len(rows) else _nothing_found(words)
    return Sheet(head, note, rows, LISTED, "meeting_id", alt=title, tall=TALL)


def status_label() -> str:
    """What the box of statuses is for."""
    return _("Status")


def statuses(known: tuple[str, ...]) -> dict[str, str]:
    """The statuses to choose from."""
    return {status: terms.word("recommendation", status) for status in known}


def any_status() -> str:
    """The choice of no status."""
    return _("All statuses")


def find_label() -> str:
    """What the search box is for."""
    return _("Find a recommendation")


def _nothing_found(words: str) -> str:
    return _("No recommendation here fits “{words}” and the status chosen").format(
        words=markdown(clipped(words, _LONGEST))
    )


def _bar_title(shown: pd.DataFrame, by: str) -> str:
    """Topics: the one with most that is not settled. Partners and ages: how many there are, without a ranking."""
    first, unsettled = shown.iloc[0], shown["still_open"] + shown["accepted"]
    if by == "topic" and unsettled.iloc[0] > 0:
        return ngettext(
            "Most not settled yet on {topic}: {n}",
            "Most not settled yet on {topic}: {n}",
            int(unsettled.iloc[0]),
        ).format(topic=markdown(first["label"]))
    if by == "topic":
        return _("All recommendations shown are settled")
    if by == "partner":
        raised = int((shown["id"] != "").sum())
        return ngettext(
            "{n} partner raised recommendations, by name",
            "{n} partners raised recommendations, by name",
            raised,
        )
    old = unsettled[shown["id"] == "3"].sum()
    return ngettext(
        "{n} older than two years and not settled yet",
        "{n} older than two years and not settled yet",
        int(old),
    )


def _source(asked: pd.DataFrame) -> str:
    told = ngettext("{n} source", "{n} sources", len(asked[["publisher", "source"]].drop_duplicates()))
    return ngettext(
        "Source: recommendations ({n} row), {sources}.",
        "Source: recommendations ({n} rows), {sources}.",
        len(asked),
    ).format(sources=told)


def _age(band: int) -> str:
    return (_("Under 6 months"), _("6 to 12 months"), _("1 to 2 years"), _("Over 2 years"))[int(band)]


def _nobody(by: str) -> str:
    return _("Raised jointly") if by == "partner" else _("On no topic of the record")
