"""The record in the reader's language."""

from data.engine import on_polars
from tests.records import record_of, rows
from utils.localised import localised, ordered


def test_a_name_is_replaced_where_the_record_has_a_translation():
    record = record_of(
        partners=[("DEU", "nation", "Germany"), ("CHE", "nation", "Switzerland")],
        translations=[("partners", "CHE", "name", "fr", "Suisse")],
    )
    told = localised(record, "fr").partners.select("partner_id", "name")
    assert rows(told) == [("DEU", "Germany"), ("CHE", "Suisse")]


def test_another_language_leaves_the_english():
    record = record_of(
        partners=[("CHE", "nation", "Switzerland")],
        translations=[("partners", "CHE", "name", "fr", "Suisse")],
    )
    for language in ("en", "de"):
        assert rows(localised(record, language).partners.select("name")) == [("Switzerland",)]


def test_several_columns_of_a_table_are_replaced_and_the_rest_stays():
    record = record_of(
        themes=[
            {"theme_id": "water", "name": "Water", "description": "What flows"},
            {"theme_id": "craft", "name": "Craft", "description": "What floats"},
        ],
        translations=[
            ("themes", "water", "name", "fr", "Eau"),
            ("themes", "water", "description", "fr", "Ce qui coule"),
            ("themes", "craft", "description", "fr", "Ce qui flotte"),
        ],
    )
    told = localised(record, "fr")
    assert rows(told.themes) == [(2, "water", "Eau", "Ce qui coule"), (3, "craft", "Craft", "Ce qui flotte")]
    assert told.themes.collect_schema().names() == record.themes.collect_schema().names()


def test_what_is_empty_in_english_may_have_a_text_in_french():
    record = record_of(
        partners=[("CHE", "nation", "Switzerland")],
        translations=[("partners", "CHE", "official_name", "fr", "Confédération suisse")],
    )
    assert rows(localised(record, "fr").partners.select("official_name")) == [("Confédération suisse",)]


def test_an_appearance_is_translated_by_its_english_value():
    record = record_of(
        appearances=[
            {"meeting_id": "forum-2024-02-28", "person": "Ada Muster", "rank": "Admiral", "role": "Chair"},
            {"meeting_id": "forum-2024-02-28", "person": "Tom Sample", "rank": "Admiral"},
        ],
        translations=[
            ("appearances", "Admiral", "rank", "fr", "Amiral"),
            ("appearances", "Chair", "role", "fr", "Présidente"),
        ],
    )
    told = localised(record, "fr").appearances.select("person", "rank", "role")
    assert rows(told) == [("Ada Muster", "Amiral", "Présidente"), ("Tom Sample", "Amiral", None)]


def test_the_order_of_the_rows_stays():
    record = record_of(
        topics=[("c", "theme", "C"), ("a", "theme", "A"), ("b", "theme", "B")],
        translations=[("topics", "b", "name", "fr", "bé"), ("topics", "c", "name", "fr", "cé")],
    )
    told = localised(record, "fr").topics.select("row", "topic_id", "name")
    assert rows(told) == [(2, "c", "cé"), (3, "a", "A"), (4, "b", "bé")]


def test_partners_sort_as_one_looks_for_them():
    named = ["Zambia", "Égypte", "Estonie", "eau", "Eau", "Émirats arabes unis"]
    record = ordered(
        on_polars(record_of(partners=[(f"P{n}", "organisation", name) for n, name in enumerate(named)]))
    )
    told = record.partners.sort("name").select("name")
    assert [name for (name,) in rows(told)] == [
        "Eau",
        "eau",
        "Égypte",
        "Émirats arabes unis",
        "Estonie",
        "Zambia",
    ]
    assert rows(record.partners.select("partner_id")) == [(f"P{n}",) for n in range(6)]


def test_a_record_without_translations_is_the_same():
    record = record_of(partners=["CHE"])
    assert localised(record, "fr") is not None
    assert rows(localised(record, "fr").partners) == rows(record.partners)
