"""The brief on one topic: where it was raised, beside whom, and what became of it."""

import pandas as pd

from utils.brief import parts
from utils.brief.model import Brief, Chart, Fact, NothingFitsError, Pages, Section
from utils.measure import View, measure
from utils.metrics import map as on_map
from utils.metrics import meetings, series, topics
from utils.metrics import topic as metrics
from utils.sentences import brief as told
from utils.sentences import topic as page
from utils.terms import column
from utils.wording import plain

_SESSIONS = ("start_date", "title", "kind", "session")
_SESSION_ROWS = 8


def brief(view: View, topic_id: str, pages: Pages) -> Brief:
    """The brief on a topic at the meetings that the filters leave. Raises NothingFitsError where it is none."""
    one = {"topic_id": topic_id}
    profiles = measure(metrics.profiles, view, rows=one)
    if profiles.empty:
        raise NothingFitsError(plain(told.unknown_subject("topic", topic_id)))
    topic = profiles.iloc[0]
    sessions, years = measure(metrics.sessions, view, rows=one), measure(metrics.by_year, view, rows=one)
    partners, related = measure(metrics.partners, view, rows=one), measure(metrics.related, view, rows=one)
    sources = measure(metrics.sources, view, rows=one)
    source = page.source(sessions, sources)
    words, rows = page.years_words(years, source), page.session_rows(sessions, sources)
    listed, rest = parts.sources(page.cited(sources), pages)
    numbers = told.topic_facts(topic, len(partners))
    nations = _nations(view, partners)
    here = nations.loc[nations["state"].isin(["named", "guest"]), "name"].tolist()
    title, day = told.topic_map_title(len(here)), view.record.as_of
    return Brief(
        scope="topic",
        title=str(topic["topic"]),
        bottom_line=plain(page.headline(topic)),
        facts=(Fact(*numbers[0]), Fact(*numbers[1]), Fact(*numbers[2])),
        map=parts.map_of(nations, day, title, told.topic_map_key(day), told.map_alt(title, here)),
        chart=Chart(
            title=plain(words.title),
            subtitle=told.years_key(),
            source=plain(words.source),
            alt=plain(words.alt),
            series=(column("sessions"),),
            bars=parts.single(years, "year", "sessions", 40),
        ),
        table=parts.table(page.sessions_title(sessions), rows, _SESSIONS, _SESSION_ROWS),
        changed=_changed(view, topic_id, partners, related),
        unknown=parts.section(told.unknown_title(), *told.topic_limits()),
        more=(),
        sources_title=told.sources_title(),
        sources=listed,
        sources_rest=rest,
        second=(
            parts.table(page.sessions_title(sessions), rows, _SESSIONS, 26),
            parts.table(page.partners_title(partners), partners, ("partner", "meetings", "last"), 20),
        )[: 2 * (pages - 1)],
        frame=parts.frame(view),
    )


def _nations(view: View, partners: pd.DataFrame) -> pd.DataFrame:
    """The nations of the day, full where a meeting that raises the topic names them."""
    nations = measure(on_map.nations, view.whole, day=view.record.as_of)
    here = nations["partner_id"].isin(partners["partner_id"])
    active = nations["status"] == "active"
    state = nations["state"].where(~active, "active").where(~(here & active), "named")
    return nations.assign(state=state.where(~(here & ~active), "guest"))


def _changed(view: View, topic_id: str, partners: pd.DataFrame, related: pd.DataFrame) -> Section:
    """What became of it at the latest meeting of the leading series, and what it is raised beside."""
    pairs = [
        (told.partners_head(), told.most_named(partners)),
        (told.related_head(), told.related(related)),
    ]
    lead = measure(series.cadence, view.whole)
    if lead.empty:
        return Section(told.became_title(), parts.headed(pairs))
    first, one = lead.iloc[0], {"topic_id": topic_id}
    latest = measure(meetings.turnout, view.whole, rows={"series_id": first["series_id"]}).iloc[-1]
    changes = measure(topics.changes, view.whole, rows=one | {"meeting_id": latest["meeting_id"]})
    marks = measure(metrics.strip, view.whole, rows=one | {"series_id": first["series_id"]})
    standing = page.standing(first["series"], latest, changes, marks)
    return Section(told.became_title(), parts.headed([("", standing), *pairs]))
