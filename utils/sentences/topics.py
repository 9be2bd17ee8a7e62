"""What the topics say: headlines and titles about breakdown, continuity and change."""

import pandas as pd

from utils import terms
from utils.sentences import Words, counts
from utils.wording import _, day, in_turn, labelled, markdown, ngettext, number_text

ICONS = {"new": "+", "back": "↩", "continued": "=", "dropped": "−"}
"""The sign of each kind of change, so that none is told by colour alone."""

Block = tuple[str, str, list[tuple[str, str, list[str], bool]]]
"""Title, subtitle, and groups: a group's title, its sign, its names, and whether it is the one to look at first."""


def headline(series: str, marks: pd.DataFrame, meetings: int) -> str:
    """The Topics page in one sentence: how many topics run through all meetings of the series, how many came up once."""
    if marks.empty:
        return _("{series}: no topic on record here").format(series=markdown(series))
    at = marks.groupby("topic_id")["meeting_id"].nunique()
    every, once = int((at == meetings).sum()), int((at == 1).sum())
    if meetings == 1:
        sentence = ngettext(
            "{series}: {n} topic at the one meeting shown",
            "{series}: {n} topics at the one meeting shown",
            len(at),
        )
        return sentence.format(series=markdown(series))
    through = ngettext(
        "{n} topic runs through all {meetings} meetings shown",
        "{n} topics run through all {meetings} meetings shown",
        every,
    )
    if every == 0:
        through = _("no topic runs through all {meetings} meetings shown")
    rest = ngettext("{n} of {all} was raised only once", "{n} of {all} were raised only once", once)
    return _("{series}: {through}; {rest}").format(
        series=markdown(series),
        through=through.format(meetings=number_text(meetings)),
        rest=rest.format(all=number_text(len(at))),
    )


def grid_title(marks: pd.DataFrame) -> str:
    """The topic raised at the most meetings, and how many others came back."""
    if marks.empty:
        return _("No topic on record at these meetings")
    at = marks.groupby(["topic_id", "topic"], sort=False)["meeting_id"].nunique().reset_index()
    most = at[at["meeting_id"] == at["meeting_id"].max()]
    again = int((at["meeting_id"] > 1).sum())
    if again == 0:
        return _("No topic has come back so far")
    if len(most) > 1:
        return ngettext(
            "{n} topic came back at a later meeting", "{n} topics came back at a later meeting", again
        )
    others = ngettext("{n} other topic came back", "{n} other topics came back", again - 1)
    return _("{topic} comes up at the most meetings, {meetings}; {others}").format(
        topic=markdown(most.iloc[0]["topic"]),
        meetings=number_text(int(most.iloc[0]["meeting_id"])),
        others=others,
    )


def grid_subtitle(series: str) -> str:
    """Measure, scope and encoding of the grid."""
    return _(
        "{series}: topics raised at each meeting; number = sessions. Filled: first time in the series · grey: raised before · blank: not on record"
    ).format(series=markdown(series))


def change_title(changes: pd.DataFrame) -> str:
    """`3 topics new, 2 continued, 10 dropped`."""
    per = changes["change"].value_counts()
    new = int(per.get("new", 0) + per.get("back", 0))
    sentence = ngettext(
        "{n} topic new, {continued} continued, {dropped} dropped",
        "{n} topics new, {continued} continued, {dropped} dropped",
        new,
    )
    return sentence.format(
        continued=number_text(int(per.get("continued", 0))), dropped=number_text(int(per.get("dropped", 0)))
    )


def change_subtitle(this: pd.Timestamp, before: pd.Timestamp) -> str:
    """Which two meetings are compared."""
    return _("{this} against {before}, the meeting before it in the series").format(
        this=day(this), before=day(before)
    )


def nothing_to_compare(this: pd.Timestamp) -> str:
    """The first meeting of a series has none before it."""
    return _("The meeting of {day} is the first of its series: there is nothing to compare it with.").format(
        day=day(this)
    )


def change_groups(changes: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """Each kind of change with its count in words, and its topics in order; kinds without any are left out."""
    return [(title, names) for _change, title, names in _groups(changes)]


def themes_title(themes: pd.DataFrame) -> str:
    """The leading theme with its share of the mentions; a tie is said as one."""
    total, most = int(themes["mentions"].sum()), int(themes["mentions"].max())
    if total == 0:
        return _("No topic on record here")
    leading = themes[themes["mentions"] == most]["theme"].tolist()
    mentions = ngettext("{n} topic mention", "{n} topic mentions", total)
    if len(leading) > 1:
        return ngettext(
            "{n} theme shares the lead among {mentions}",
            "{n} themes share the lead among {mentions}",
            len(leading),
        ).format(mentions=mentions)
    return _("{theme}: {most} of the {mentions}").format(
        theme=markdown(leading[0]), most=number_text(most), mentions=mentions
    )


def topics_title(theme: str, topics: pd.DataFrame) -> str:
    """What one theme is made of."""
    raised = topics[topics["mentions"] > 0]
    return _("{theme}: {topics} raised").format(theme=markdown(theme), topics=counts.topics(len(raised)))


def kinds_title(kinds: pd.DataFrame) -> str:
    """The commonest kind of session."""
    total, first = int(kinds["sessions"].sum()), kinds.iloc[0]
    return _("{kind}: {most} of {sessions}").format(
        kind=markdown(terms.word("session kind", first["kind"])),
        most=number_text(int(first["sessions"])),
        sessions=counts.sessions(total),
    )


def years_title(years: pd.DataFrame) -> str:
    """The year with the most mentions."""
    if years.empty:
        return _("No mention in any year")
    per = years.groupby("year")["mentions"].sum()
    best = int(per[per == per.max()].index.min())
    return _("Most mentions fall in {year}: {most} of {total}").format(
        year=best, most=number_text(int(per.max())), total=number_text(int(per.sum()))
    )


def mentions_subtitle() -> str:
    """What a mention is."""
    return _("One mention = one topic in one session; a session may raise several")


def source(topics: pd.DataFrame, kinds: pd.DataFrame) -> str:
    """Where the topic counts come from, and what fewer of them may mean."""
    rows = ngettext("{n} row", "{n} rows", int(topics["mentions"].sum()))
    return _(
        "Source: session topics ({rows}, {sessions}), our coding of the published texts. Fewer topics may mean less text, not less talk."
    ).format(rows=rows, sessions=counts.sessions(int(kinds["sessions"].sum())))


def grid_source(marks: pd.DataFrame) -> str:
    """Where the grid comes from, and what a blank may mean."""
    rows = ngettext("{n} row", "{n} rows", int(marks["sessions"].sum()))
    return _(
        "Source: session topics ({rows}), our coding of the published texts. Fewer topics may mean less text, not less talk."
    ).format(rows=rows)


def grid_alt(series: str, marks: pd.DataFrame) -> str:
    """The grid in plain words, for those who do not see it."""
    at = (
        marks.groupby("topic", sort=False)["meeting_id"]
        .nunique()
        .sort_values(ascending=False, kind="stable")
        .head(8)
    )
    told = [
        _("{topic}: {meetings}").format(topic=topic, meetings=counts.meetings(int(n)))
        for topic, n in at.items()
    ]
    return _("Topics by meeting of {series}. Most often: {topics}. The table has every row.").format(
        series=series, topics=in_turn(told) or number_text(0)
    )


def years_subtitle() -> str:
    """What the bars by year are, and what they do not mean."""
    return _(
        "Mentions of each theme by year, one common scale; the first row has the meetings on record. More meetings on record, more mentions"
    )


def years_alt(years: pd.DataFrame) -> str:
    """The bars by year in plain words."""
    per = years.groupby("year")["mentions"].sum()
    told = ", ".join(labelled(str(year), number_text(int(n))) for year, n in per.items())
    return _("Topic mentions by year: {years}. The table has every row.").format(years=told or number_text(0))


def change_block(changes: pd.DataFrame, latest: pd.Series, previous: pd.DataFrame) -> Block:
    """Title, subtitle and the groups of chips of what changed at the latest meeting."""
    if previous.empty:
        return _("First meeting of its series"), nothing_to_compare(latest["start_date"]), []
    groups = [(title, ICONS[change], names, change == "new") for change, title, names in _groups(changes)]
    return (
        change_title(changes),
        change_subtitle(latest["start_date"], previous["start_date"].iloc[0]),
        groups,
    )


def open_label() -> str:
    """What the box above the bars is for."""
    return _("Open a theme")


def theme_names(themes: pd.DataFrame) -> dict[str, str]:
    """The themes' names by their ids, as the box offers them."""
    return dict(zip(themes["theme_id"], themes["theme"], strict=True))


def all_themes() -> str:
    """The bars with no theme opened."""
    return _("All themes")


def theme_bars(themes: pd.DataFrame) -> pd.DataFrame:
    """The themes as bars. Columns: id, label, value."""
    return themes.rename(columns={"theme_id": "id", "theme": "label", "mentions": "value"})[
        ["id", "label", "value"]
    ]


def topic_bars(topics: pd.DataFrame) -> pd.DataFrame:
    """The topics of one theme as bars. Columns: id, label, value."""
    return topics.rename(columns={"topic_id": "id", "topic": "label", "mentions": "value"})[
        ["id", "label", "value"]
    ]


def ranked_bars(themes: pd.DataFrame, inside: pd.DataFrame, opened: str) -> pd.DataFrame:
    """The bars of all themes, or of the topics inside the one that is open."""
    return topic_bars(inside) if opened else theme_bars(themes)


def kind_bars(kinds: pd.DataFrame) -> pd.DataFrame:
    """The kinds of session as bars, by their words. Columns: id, label, value."""
    words = [terms.word("session kind", kind) for kind in kinds["kind"]]
    return kinds.assign(label=words).rename(columns={"kind": "id", "sessions": "value"})[
        ["id", "label", "value"]
    ]


def bars_title(themes: pd.DataFrame, topics: pd.DataFrame, opened: str) -> str:
    """The title of the bars: of all themes, or of the topics of the one that is open."""
    if not opened:
        return themes_title(themes)
    return topics_title(
        themes.loc[themes["theme_id"] == opened, "theme"].iloc[0], topics[topics["theme_id"] == opened]
    )


def bars_alt(bars: pd.DataFrame) -> str:
    """Ranked bars in plain words."""
    told = [
        labelled(label, number_text(int(value)))
        for label, value in zip(bars["label"], bars["value"], strict=True)
    ]
    return _("Bars, most first. {bars}.").format(bars=in_turn(told))


def kinds_subtitle() -> str:
    """What is counted by kind."""
    return _("Sessions of each kind at the meetings shown")


def _groups(changes: pd.DataFrame) -> list[tuple[str, str, list[str]]]:
    """Kind of change, its title with the count, its topics in order; kinds without any are left out."""
    groups = []
    for change in ("new", "back", "continued", "dropped"):
        names = changes.loc[changes["change"] == change, "topic"].tolist()
        if names:
            word = markdown(terms.word("change", change))
            groups.append(
                (
                    change,
                    _("**{change}** · {number}").format(change=word, number=number_text(len(names))),
                    names,
                )
            )
    return groups


def grid_words(series: str, marks: pd.DataFrame) -> Words:
    """What the grid says."""
    return Words(grid_title(marks), grid_subtitle(series), grid_source(marks), grid_alt(series, marks))


def kinds_words(kinds: pd.DataFrame, bars: pd.DataFrame, source: str) -> Words:
    """What the bars of the kinds of session say."""
    return Words(kinds_title(kinds), kinds_subtitle(), source, bars_alt(bars))


def bars_words(
    themes: pd.DataFrame, topics: pd.DataFrame, opened: str, bars: pd.DataFrame, source: str
) -> Words:
    """What the bars of the themes, or of the topics of the one that is open, say."""
    return Words(bars_title(themes, topics, opened), mentions_subtitle(), source, bars_alt(bars))


def years_words(years: pd.DataFrame, source: str) -> Words:
    """What the bars by year say."""
    return Words(years_title(years), years_subtitle(), source, years_alt(years))
