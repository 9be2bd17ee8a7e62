"""Who took part in a meeting by name, who is not named, and who spoke."""

from typing import Any

import pandas as pd

from utils import terms
from utils.sentences.sources import citations
from utils.sentences.ways import PAGES_BY_ID, Link, Sheet
from utils.wording import _, markdown, ngettext, number_text

ROLL = ("partner", "standing", "in_record")
"""The columns that the table of all partners shows."""


def roll_rows(roll: pd.DataFrame) -> pd.DataFrame:
    """Every partner behind the bars, in words. Columns: partner_id, partner, standing, in_record."""
    said = [
        terms.word("evidence", evidence) if pd.notna(evidence) else terms.word("answer", answer)
        for evidence, answer in zip(roll["evidence"], roll["answer"], strict=True)
    ]
    standing = [terms.word("standing", word) for word in roll["standing"]]
    return roll[["partner_id", "partner"]].assign(standing=standing, in_record=said)


def named(meeting: pd.Series, roll: pd.DataFrame, sources: pd.DataFrame) -> Sheet:
    """Those named, with evidence and the words of the record. Rows: partner_id, partner, evidence, words, cited."""
    rows = named_of(roll)
    told = rows[["partner_id", "partner"]].assign(
        evidence=[terms.word("evidence", word) for word in rows["evidence"]],
        words=rows["note"].fillna(""),
        cited=citations(rows["source_id"], sources),
    )
    columns = ("partner", "evidence", "words", "cited")
    return Sheet(
        _who_title(rows), _who_note(meeting, rows), told, columns, "partner_id", _partner_links(rows)
    )


def spoke(speakers: pd.DataFrame, sources: pd.DataFrame) -> Sheet:
    """Who spoke, one row a person in a role. Rows: person, role, organisation, session, cited."""
    rows = speakers.assign(cited=citations(speakers["source_id"], sources))
    told: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for row in rows.to_dict(orient="records"):
        key = (ranked(row), _or_nothing(row["role"]), _or_nothing(row["organisation"]))
        seen = told.setdefault(key, {"sessions": [], "cited": []})
        if pd.notna(row["position"]):
            seen["sessions"].append(number_text(int(row["position"])))
        seen["cited"].append(row["cited"])
    columns = ["person", "role", "organisation", "session", "cited"]
    listed = [
        (*key, ", ".join(dict.fromkeys(seen["sessions"])) or "?", ", ".join(dict.fromkeys(seen["cited"])))
        for key, seen in told.items()
    ]
    return Sheet(_speakers_title(speakers), "", pd.DataFrame(listed, columns=columns), columns)


def _who_title(named: pd.DataFrame) -> str:
    if named.empty:
        return _("No partner is on record by name (?)")
    return ngettext("{n} partner is on record by name", "{n} partners are on record by name", len(named))


def _who_note(meeting: pd.Series, named: pd.DataFrame) -> str:
    """What it means not to be on the list."""
    if meeting["participant_list"] == "complete":
        return _("The source gives its list as complete.")
    if named.empty:
        return _("That none is named does not say who was there.")
    return _("The list is not complete: who is not named may have been there.")


def _partner_links(named: pd.DataFrame) -> tuple[Link, ...]:
    """Each with the sign of its evidence and the way to its page."""
    return tuple(
        (
            _sign(row["evidence"]) + " " + markdown(row["partner"]),
            PAGES_BY_ID["partner_id"],
            {"id": row["partner_id"]},
        )
        for row in named.to_dict(orient="records")
    )


def _speakers_title(speakers: pd.DataFrame) -> str:
    if speakers.empty:
        return _("No speaker on record (?)")
    return ngettext("{n} speaker on record", "{n} speakers on record", speakers["person"].nunique())


def ranked(row: dict[Any, Any]) -> str:
    """A person with the rank before the name, where there is one."""
    return f"{row['rank']} {row['person']}" if pd.notna(row["rank"]) else str(row["person"])


def named_of(roll: pd.DataFrame) -> pd.DataFrame:
    """The rows of those on record by name."""
    return roll[roll["evidence"].notna()]


def _or_nothing(value: object) -> str:
    return str(value) if pd.notna(value) else ""  # type: ignore[call-overload]  # one scalar


def _sign(evidence: str) -> str:
    return terms.word("evidence", evidence)[:1]
