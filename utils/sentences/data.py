"""The Data page in words: how complete the record is, where its gaps are, what its sources support."""

from collections.abc import Callable, Hashable, Mapping

import pandas as pd

from utils import terms, wording
from utils.sentences import counts
from utils.sentences.ways import TALL, Link, Sheet, to
from utils.wording import _, day, labelled, markdown, ngettext, number_text, partial_day

_SOURCES = ("source", "url", "published", "rows", "supports")
TABLES = ("grid", "sources", "series")
"""The long tables to choose between, as the address names them."""

GAPS = 8
"""So many gaps are told of."""

_SIGNS = {2: "●", 1: "◐", 0: "○"}


def headline(fields: pd.DataFrame, meetings: int) -> str:
    """How much of what can be asked of the meetings is on record, and what is there least often."""
    there, partly, open_ = (int(fields[name].sum()) for name in ("there", "partly", "open"))
    sentence = _(
        "{there} of {asked} facts about {meetings} are on record, {partly} more in part; least often: “{field}”"
    )
    return sentence.format(
        there=number_text(there),
        asked=number_text(there + partly + open_),
        meetings=counts.meetings(meetings),
        partly=number_text(partly),
        field=markdown(terms.word("field", fields.iloc[-1]["field"])),
    )


def field_bars(fields: pd.DataFrame) -> pd.DataFrame:
    """The rows of the bars with the field in words. Columns: label, there, partly, open."""
    label = [terms.word("field", field) for field in fields["field"]]
    return fields[["there", "partly", "open"]].assign(label=label)


def fields_words(fields: pd.DataFrame, meetings: int) -> tuple[str, str, str, str]:
    """Title, subtitle, source and plain words of the bars."""
    subtitle = _("Meetings by field: solid = there ●, hatched = partly ◐, outline = not on record ○")
    source = ngettext(
        "Source: meetings and the tables that hang on them, {n} meeting.",
        "Source: meetings and the tables that hang on them, {n} meetings.",
        meetings,
    )
    return _fields_title(fields), subtitle, source, _fields_alt(fields)


def _fields_title(fields: pd.DataFrame) -> str:
    """How many fields are there, wholly or in part, for every meeting."""
    whole = int((fields["open"] == 0).sum())
    return ngettext("{n} field of {all} has no gap", "{n} fields of {all} have no gap", whole).format(
        all=number_text(len(fields))
    )


def _fields_alt(fields: pd.DataFrame) -> str:
    """The bars in plain words."""
    told = [
        _("{field}: {there} there, {partly} partly, {open} not").format(
            field=terms.word("field", row["field"]),
            there=number_text(row["there"]),
            partly=number_text(row["partly"]),
            open=number_text(row["open"]),
        )
        for row in fields.to_dict(orient="records")
    ]
    return _("Completeness of the record. {fields}.").format(fields=wording.in_turn(told))


def gaps_title(gaps: pd.DataFrame) -> str:
    """Which meeting is worth the first hour."""
    if gaps.empty:
        return _("No gap: every field of every meeting is on record")
    first = gaps.iloc[0]
    return _("An hour adds most here: {meeting}, {day}").format(
        meeting=markdown(first["title"]), day=day(first["start_date"])
    )


def gaps_rule(series: str) -> str:
    """The rule that ranks the gaps."""
    return _(
        "Rule: one hour looks up one meeting. A field that is not on record is worth 2 points, one in part 1; twice as many where figures count from it (number of nations, participants, sessions, topics), twice again in the series “{series}”. Of equals the latest comes first."
    ).format(series=markdown(series))


def most_useful(gaps: pd.DataFrame, fields: tuple[str, ...], series: str) -> Sheet:
    """The first gaps under the rule that ranks them, with the pages of their meetings; `series` counts twice."""
    rows = gap_rows(gaps, fields)
    return Sheet(gaps_title(gaps), gaps_rule(series), rows, list(rows.columns), links=tuple(gap_links(gaps)))


def gap_rows(gaps: pd.DataFrame, fields: tuple[str, ...]) -> pd.DataFrame:
    """The first gaps. Columns: start_date, title, points, gaps (the fields, in words)."""
    first = gaps.head(GAPS)
    told = [_open(row, fields) for row in first.to_dict(orient="records")]
    return first[["start_date", "title", "points"]].assign(gaps=told)


def gap_links(gaps: pd.DataFrame) -> list[Link]:
    """The pages of the first gaps, each by its day."""
    first = gaps.head(GAPS)
    return [
        (day(start), *to("meeting_id")(meeting_id))
        for start, meeting_id in zip(first["start_date"], first["meeting_id"], strict=True)
    ]


def _open(row: Mapping[Hashable, object], fields: tuple[str, ...]) -> str:
    """`○ Number, Place · ◐ Source`."""
    parts = []
    for mark in (0, 1):
        names = [terms.word("field", field) for field in fields if row[field] == mark]
        parts += [f"{_SIGNS[mark]} {', '.join(names)}"] if names else []
    return " · ".join(parts)


def freshness_title(series: pd.DataFrame) -> str:
    """How many series have been silent for more than twice their own gap."""
    long = int((series["state"] == "long").sum())
    return ngettext(
        "{n} of {series} series: none found for over twice its median gap",
        "{n} of {series} series: none found for over twice their median gap",
        long,
    ).format(series=number_text(len(series)))


def freshness_note() -> str:
    """How freshness is judged."""
    return _(
        "Days since the last meeting on record, beside the median of the days between meetings. None found is not none held; – one meeting alone has no gap."
    )


def freshness_rows(series: pd.DataFrame) -> pd.DataFrame:
    """Columns: series, last (day), median_gap, days_since, freshness (these three in words)."""
    return pd.DataFrame(
        {
            "series": series["series"],
            "last": series["last"],
            "median_gap": ["–" if pd.isna(gap) else number_text(round(gap)) for gap in series["median_gap"]],
            "days_since": [number_text(int(days)) for days in series["days_since"]],
            "freshness": [
                "–" if pd.isna(state) else terms.word("freshness", state) for state in series["state"]
            ],
        }
    )


def by_series(rows: pd.DataFrame, series: pd.DataFrame) -> Sheet:
    """Those of `freshness_rows` that are found, under how many of all `series` are silent for long."""
    return Sheet(freshness_title(series), freshness_note(), rows, list(rows.columns))


def table_links(shown: str) -> list[tuple[str, dict[str, str], bool]]:
    """The switch between the long tables."""
    words = {"grid": _("Meeting by meeting"), "sources": _("Sources"), "series": _("Series, how fresh")}
    return [(words[name], {"table": "" if name == TABLES[0] else name}, name == shown) for name in TABLES]


def field_by_field(rows: pd.DataFrame, grid: pd.DataFrame) -> Sheet:
    """Those of `grid_rows` that are found, under how many meetings the `grid` has; a row opens its meeting."""
    meetings = rows.assign(meeting_id=grid.loc[rows.index, "meeting_id"])
    return Sheet(grid_title(grid), grid_key(), meetings, list(rows.columns), "meeting_id", tall=TALL)


def grid_title(grid: pd.DataFrame) -> str:
    """The heading of the grid."""
    return ngettext(
        "What is on record of {n} meeting, field by field",
        "What is on record of {n} meetings, field by field",
        len(grid),
    )


def grid_key() -> str:
    """What the marks of the grid stand for, field by field."""
    return _(
        "● there, ◐ partly, ○ not on record, – does not apply. Number of nations: ● one exact number of partner nations that no source contradicts, ◐ another number. Participants: ● a complete list, ◐ some names. Sessions: ◐ one without a summary. Topics: ◐ a session without a topic. Speakers: ◐ one without an office. Audience: ● it is known who was eligible. Place: ◐ city or venue alone. Source: ◐ its link or its day alone."
    )


def grid_rows(grid: pd.DataFrame, fields: tuple[str, ...]) -> pd.DataFrame:
    """The grid with its marks as signs; the columns after day and title are called by the fields' words."""
    marks = {terms.word("field", field): [_sign(mark) for mark in grid[field]] for field in fields}
    return grid[["start_date", "title"]].assign(**marks)


def _sign(mark: float | None) -> str:
    return "–" if pd.isna(mark) else _SIGNS[int(mark)]


def by_source(rows: pd.DataFrame, sources: pd.DataFrame) -> Sheet:
    """Those of `source_rows` that are found, under how many `sources` there are."""
    return Sheet(sources_title(sources), sources_note(), rows, _SOURCES, tall=TALL)


def sources_title(sources: pd.DataFrame) -> str:
    """How many sources the rows shown rest on."""
    publishers = ngettext("{n} publisher", "{n} publishers", sources["publisher"].nunique())
    return ngettext(
        "The rows shown rest on {n} source of {publishers}",
        "The rows shown rest on {n} sources of {publishers}",
        len(sources),
    ).format(publishers=publishers)


def sources_note() -> str:
    """What the table of sources counts."""
    return _("Most rows first. A row names one source: the one it is taken from.")


def source_rows(sources: pd.DataFrame, tables: tuple[str, ...]) -> pd.DataFrame:
    """Columns: source (publisher and title), url, published (in words), rows (count), supports (counts in words)."""
    named = zip(sources["publisher"], sources["source"], strict=True)
    told = [
        ", ".join(_of_tables()[table](int(row[table])) for table in tables if row[table])
        for row in sources[list(tables)].to_dict(orient="records")
    ]
    return sources[["url", "rows"]].assign(
        source=[labelled(publisher, title) for publisher, title in named],
        published=["?" if pd.isna(text) else partial_day(text) for text in sources["published"]],
        supports=told,
    )


def _of_tables() -> dict[str, Callable[[int], str]]:
    """So many rows of a table, in words."""
    return {
        "meetings": counts.meetings,
        "sessions": counts.sessions,
        "appearances": lambda n: ngettext("{n} speaker", "{n} speakers", n),
        "participation": lambda n: ngettext("{n} participant named", "{n} participants named", n),
        "attendance_claims": lambda n: ngettext(
            "{n} number of participants", "{n} numbers of participants", n
        ),
        "series": lambda n: ngettext("{n} series", "{n} series", n),
        "memberships": lambda n: ngettext("{n} membership", "{n} memberships", n),
        "frameworks": lambda n: ngettext("{n} framework", "{n} frameworks", n),
        "programmes": lambda n: ngettext("{n} programme", "{n} programmes", n),
        "programme_participation": lambda n: ngettext(
            "{n} part in a programme", "{n} parts in programmes", n
        ),
        "milestones": lambda n: ngettext("{n} event", "{n} events", n),
        "recommendations": lambda n: ngettext("{n} recommendation", "{n} recommendations", n),
    }


def find_labels() -> dict[str, str]:
    """What the search box over each long table is for."""
    return {
        "grid": _("Find a meeting"),
        "sources": _("Find a publisher or title"),
        "series": _("Find a series"),
    }


def downloads_note() -> str:
    """What the files hold."""
    return _(
        "The package is whole and can be taken in again; the rows are those that the filters leave. Each file bears the marking. A text that a spreadsheet would read as a formula has one apostrophe in front."
    )


def package_label() -> str:
    """The button of the whole package."""
    return _("The whole package (zip)")


def tables_label() -> str:
    """The button of the filtered rows."""
    return _("The rows shown, every table (CSV in a zip)")


def map_link() -> Link:
    """Where the map is taken along."""
    return _("The map (GeoJSON): on its page"), "pages/map.py", {}


def import_link() -> Link:
    """Where a record of one's own is brought in."""
    return _("Import a record"), "pages/import.py", {}
