"""Filters: one value, whatever the address says."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.filters import (
    DAY_FILTERS,
    FILTER_KEYS,
    ID_FILTERS,
    Filters,
    Misread,
    Query,
    distinct,
    iso_day,
    misread,
)

LAST = date(2026, 11, 23)
KNOWN = {key: frozenset({f"{key}-1", f"{key}-2", "shared"}) for key in ID_FILTERS}

ids = st.lists(st.text(min_size=1), max_size=4).map(distinct)
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))
filters = st.builds(Filters, **dict.fromkeys(ID_FILTERS, ids), **dict.fromkeys(DAY_FILTERS, days))

SOME_IDS = sorted(set().union(*KNOWN.values()))
some_ids = st.sampled_from(SOME_IDS)
some_days = st.dates(date(1890, 1, 1), date(2110, 1, 1)).map(date.isoformat)
keys = st.sampled_from(FILTER_KEYS) | st.text(max_size=12)
values = st.lists(some_ids | some_days | st.text(max_size=40), max_size=4)
addresses = st.dictionaries(keys, values, max_size=8)


@given(filters)
def test_the_address_of_filters_reads_as_the_same_filters(asked):
    assert Filters.from_query(asked.to_query()) == asked


@given(filters)
def test_within_twice_is_within_once(asked):
    once = asked.within(KNOWN, LAST)
    assert once.within(KNOWN, LAST) == once


def by_chance(seed: int) -> dict[str, list[str]]:
    """An address as nobody would write it: filters and other keys; ids, days near and far, and any text, some twice."""
    chance = random.Random(seed)

    def text() -> str:
        top = chance.choice((0x7F, 0x2FF, 0xD7FF, 0xD7FF))
        return "".join(chr(chance.randint(0, top)) for _ in range(chance.randint(0, chance.choice((3, 40)))))

    def value() -> str:
        known = chance.choice(SOME_IDS)
        day = date.fromordinal(chance.randint(date(1890, 1, 1).toordinal(), date(2110, 1, 1).toordinal()))
        spoilt = day.isoformat().replace(
            chance.choice("0123456789-"), chance.choice(("", "0", "-", "\u0663"))
        )
        return chance.choice((known, known, day.isoformat(), day.isoformat(), spoilt, text()))

    keys = [chance.choice((*FILTER_KEYS, text())) for _ in range(chance.randint(0, 8))]
    return {key: [value() for _ in range(chance.randint(0, 4))] for key in keys}


def left_out_and_not_named(query: Query) -> set[tuple[str, str]]:
    """The values of an address that are left out and not named, or named and not left out."""
    used = Filters.from_query(query).within(KNOWN, LAST)
    assert Filters.from_query(used.to_query()) == used
    named = {(wrong.key, wrong.value) for wrong in misread(query, KNOWN, LAST)}
    kept = {
        **{key: set(getattr(used, key)) for key in ID_FILTERS},
        **{key: {day.isoformat()} if (day := getattr(used, key)) else set() for key in DAY_FILTERS},
    }
    left = {
        (key, value)
        for key in query.keys() & set(FILTER_KEYS)
        for value in query[key]
        if value not in kept[key]
    }
    return named ^ left


@pytest.mark.no_cover
@given(addresses)
@settings(max_examples=500)
def test_any_address_is_read_and_every_value_left_out_is_named(query):
    assert left_out_and_not_named(query) == set()


@pytest.mark.no_cover
def test_five_thousand_addresses_by_chance_are_read_and_every_value_left_out_is_named():
    wrong = {seed: told for seed in range(5000) if (told := left_out_and_not_named(by_chance(seed)))}
    assert wrong == {}


def test_nothing_asked_is_everything_shown():
    assert Filters.from_query({}) == Filters()
    assert Filters().to_query() == {}
    assert Filters().chosen == ()


def test_ids_are_sorted_and_distinct():
    assert Filters.from_query({"partner": ["UKR", "GEO", "UKR", ""]}).partner == ("GEO", "UKR")


def test_the_address_has_ids_and_days_in_one_order():
    asked = Filters.from_query({"as_of": ["2024-02-28"], "topic": ["b", "a"], "partner": ["UKR"]})
    assert list(asked.to_query().items()) == [
        ("partner", ["UKR"]),
        ("topic", ["a", "b"]),
        ("as_of", ["2024-02-28"]),
    ]
    assert asked.chosen == ("partner", "topic", "as_of")


def test_of_several_days_the_first_counts_and_the_others_are_named():
    query = {"since": ["nonsense", "2022-01-01", "2023-01-01"]}
    assert Filters.from_query(query).since == date(2022, 1, 1)
    assert misread(query, KNOWN, LAST) == (
        Misread("since", "nonsense", "not-a-day"),
        Misread("since", "2023-01-01", "repeated"),
    )


def test_an_as_of_day_to_come_is_left_out_and_named():
    query = {"as_of": ["2026-11-24"]}
    assert Filters.from_query(query).within(KNOWN, LAST).as_of is None
    assert misread(query, KNOWN, LAST) == (Misread("as_of", "2026-11-24", "later"),)


def test_an_as_of_day_may_be_the_last_one():
    query = {"as_of": ["2026-11-23"]}
    assert Filters.from_query(query).within(KNOWN, LAST).as_of == LAST
    assert misread(query, KNOWN, LAST) == ()


def test_dates_to_come_are_no_fault_of_since_and_until():
    query = {"since": ["2099-01-01"], "until": ["2100-12-31"]}
    assert Filters.from_query(query).within(KNOWN, LAST).until == date(2100, 12, 31)
    assert misread(query, KNOWN, LAST) == ()


def test_an_unknown_id_is_left_out_and_named_and_the_known_ones_stay():
    query = {"partner": ["partner-1", "<script>"], "series": [""]}
    assert Filters.from_query(query).within(KNOWN, LAST) == Filters(partner=("partner-1",))
    assert misread(query, KNOWN, LAST) == (
        Misread("partner", "<script>", "unknown"),
        Misread("series", "", "unknown"),
    )


def test_an_id_is_known_to_its_own_filter_only():
    assert misread({"topic": ["theme-1"]}, KNOWN, LAST) == (Misread("topic", "theme-1", "unknown"),)


def test_keys_of_no_filter_are_none_of_its_business():
    assert misread({"meeting": ["x"], "Partner": ["y"]}, KNOWN, LAST) == ()


def test_a_filter_taken_off_leaves_the_others():
    asked = Filters(partner=("UKR",), since=date(2022, 1, 1))
    assert asked.without("since") == Filters(partner=("UKR",))
    assert asked.without("partner", "since") == Filters()


@pytest.mark.parametrize(
    "text",
    ["", "2024", "2024-02", "2024-02-30", "24-02-28", "2024-2-28", "1899-12-31", "2101-01-01", "2024-02-28 ",
     "2024-02-28T00:00", "20240228", "２０２４-02-28", "+024-02-28", "2024-W09-3"],
)  # fmt: skip
def test_only_a_whole_iso_day_from_1900_to_2100_is_a_day(text):
    assert iso_day(text) is None


@pytest.mark.parametrize("text", ["1900-01-01", "2024-02-29", "2100-12-31"])
def test_an_iso_day_is_read(text):
    assert iso_day(text) == date.fromisoformat(text)
