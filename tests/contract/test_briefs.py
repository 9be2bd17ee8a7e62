"""Briefs of the shipped record: on paper as many pages as asked, with every number of the model and no other."""

import csv
import random
import re
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from data.store import SHIPPED
from tests.briefs import NUMBER, numbers, on_pages, shipped, view_of
from utils import wording
from utils.brief.model import LENGTHS, NothingFitsError, Scope
from utils.brief.paper import pdf
from utils.brief.scopes import brief_of
from utils.filters import Filters

STATES = 60
SCOPES: tuple[Scope, ...] = ("situation", "partner", "topic", "situation")


@cache
def ids(table):
    with (SHIPPED / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(next(iter(row.values())) for row in csv.DictReader(lines))


@pytest.fixture(autouse=True)
def _english():
    wording.speak("en")
    yield
    wording.speak("en")


def closed_up(text):
    """Without any blank: where a line breaks is no matter."""
    return re.sub(r"\s", "", text)


def asked(seed):
    """A state of the filters, as a reader might come to it: none, one or several of them."""
    chance = random.Random(seed)
    some = {
        "partner": ids("partners"),
        "framework": ids("frameworks"),
        "theme": ids("themes"),
        "topic": ids("topics"),
        "series": ids("series"),
    }
    keys = chance.sample(sorted(some), chance.choice((0, 1, 1, 2)))
    chosen: dict[str, Any] = {
        key: tuple(sorted(chance.sample(some[key], chance.choice((1, 1, 2, 4))))) for key in keys
    }
    since = date(2005, 1, 1) + timedelta(days=chance.randrange(6000)) if chance.random() < 0.4 else None
    as_of = date(2021, 1, 1) + timedelta(days=chance.randrange(2000)) if chance.random() < 0.4 else None
    return Filters(**chosen, since=since, as_of=as_of)


def on_paper(brief):
    """What is wrong with the PDF of a brief; empty where it is whole."""
    pages = on_pages(pdf(brief))
    wrong = []
    if len(pages) != brief.pages:
        wrong.append(f"{len(pages)} pages for {brief.pages}")
    for said in (brief.frame.marking, brief.frame.marking, brief.frame.filters, brief.frame.as_of):
        wrong += [f"no {said}" for page in pages if closed_up(said) not in closed_up(page)]
    if any(closed_up(page).count(closed_up(brief.frame.marking)) < 2 for page in pages):
        wrong.append("marking not above and below")
    there, told = set(NUMBER.findall(" ".join(pages))), numbers(brief)
    if there != told:
        wrong.append(f"paper only {sorted(there - told)}, model only {sorted(told - there)}")
    if closed_up(brief.bottom_line) not in closed_up(pages[0]):
        wrong.append("no bottom line")
    return wrong


@pytest.fixture(autouse=True)
def _quiet(caplog):
    """No server runs here, which the caches remark upon each time."""
    caplog.set_level("ERROR", logger="streamlit")


@pytest.mark.no_cover
def test_the_paper_says_what_the_model_says_whatever_the_filters():
    wrong, written, seed = {}, 0, 0
    while written < STATES:
        seed += 1
        filters = asked(seed)
        scope = SCOPES[seed % 4]
        subject = "" if scope == "situation" else random.Random(seed).choice(ids(f"{scope}s"))
        try:
            brief = brief_of(view_of(shipped(), filters), scope, subject, LENGTHS[str(1 + seed % 2)])
        except NothingFitsError:
            continue
        written += 1
        if faults := on_paper(brief):
            wrong[scope, subject, str(filters)] = faults
    assert wrong == {}


@pytest.mark.no_cover
def test_every_meeting_has_a_brief_and_a_sample_of_them_is_whole_on_paper():
    view, wrong = view_of(shipped()), {}
    for place, meeting_id in enumerate(ids("meetings")):
        brief = brief_of(view, "meeting", meeting_id, LENGTHS[str(1 + place % 2)])
        if not brief.bottom_line or not brief.sources:
            wrong[meeting_id] = "not whole"
        if place % 6 == 0 and (faults := on_paper(brief)):
            wrong[meeting_id] = faults
    assert wrong == {}


@pytest.mark.no_cover
def test_fifteen_partners_are_whole_on_paper_in_french():
    view, wrong = view_of(shipped("fr")), {}
    wording.speak("fr")
    view = view_of(shipped("fr"))
    for partner_id in random.Random(15).sample(ids("partners"), 15):
        brief = brief_of(view, "partner", partner_id)
        if faults := on_paper(brief):
            wrong[partner_id] = faults
    assert wrong == {}


def test_the_numbers_of_a_brief_are_those_of_a_count_of_the_tables():
    """Made with the csv module alone: meetings, and those that name the partner."""
    with (SHIPPED / "participation.csv").open(encoding="utf-8", newline="") as lines:
        naming = {row["meeting_id"] for row in csv.DictReader(lines) if row["partner_id"] == "GEO"}
    brief = brief_of(view_of(shipped()), "partner", "GEO")
    assert f"named at {len(naming)} of the {len(ids('meetings'))} meetings on record" in brief.bottom_line
    assert len(brief.table.rows) == min(10, len(naming))
