"""What the list of partners says, and the comparison of a few of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from utils import terms
from utils.filters import Filters
from utils.sentences.ribbon import spell_words
from utils.sentences.ways import Link, Sheet
from utils.wording import _, day, listing, markdown, ngettext, number_text

_MOST = 3
"""So many others stand beside a partner."""

_LISTED = ("name", "status", "framework", "last", "meetings", "programmes")


def headline(listed: pd.DataFrame, when: date, *, chosen: bool) -> str:
    """How many of the nations on record are active partners on the day, and how many of those are named."""
    if listed.empty:
        return _("No partner on record fits the filters")
    nations = listed[listed["kind"] == "nation"]
    active = nations[nations["status"] == "active"]
    sentence = (
        _("{active} of {all} chosen nations are active partners on {day}; {named} of them named at a meeting shown")
        if chosen
        else _("{active} of {all} nations on record are active partners on {day}; {named} of them named at a meeting shown")
    )  # fmt: skip
    return sentence.format(
        active=number_text(len(active)),
        all=number_text(len(nations)),
        day=day(when),
        named=number_text(int((active["meetings"] > 0).sum())),
    )


def empty(filters: Filters, names: Mapping[str, Mapping[str, str]]) -> str:
    """No partner fits: what was asked for, and that it can be widened."""
    told = [*(names["partner"][key] for key in filters.partner), *(names["framework"][key] for key in filters.framework)]  # fmt: skip
    return _("No partner on record fits all of this: {filters}. Take one of the filters off:").format(
        filters=markdown(listing(told)) if told else "–"
    )


def sheet(rows: pd.DataFrame, listed: pd.DataFrame) -> Sheet:
    """The rows of the list under how many there are and, of all `listed`, what else there is beside active nations."""
    title = ngettext("{n} partner", "{n} partners", len(rows))
    return Sheet(title, _beside(listed), rows, _LISTED, "partner_id", tall=640)


def _beside(listed: pd.DataFrame) -> str:
    nations = listed[listed["kind"] == "nation"]
    per = nations["status"].value_counts()
    return _(
        "Nations: suspended {suspended}, former {former}, never a partner {never} · organisations {organisations}. Meetings: those shown that name it. Choose a row to open the partner."
    ).format(
        suspended=number_text(int(per.get("suspended", 0))),
        former=number_text(int(per.get("former", 0))),
        never=number_text(int(per.get("never", 0))),
        organisations=number_text(len(listed) - len(nations)),
    )


def list_source() -> str:
    """Where the list comes from."""
    return _("Sources: memberships, programme participation, participation.")


def find_label() -> str:
    """What the search box over the list is for."""
    return _("Find a partner, status, framework or programme")


def rows(listed: pd.DataFrame, programmes: pd.DataFrame) -> pd.DataFrame:
    """The list as it is read. Columns: partner_id, name, status, framework, last, meetings, programmes (names)."""
    taken: dict[str, list[str]] = {}
    pairs = zip(programmes["partner_id"], programmes["abbreviation"], programmes["programme"], strict=True)
    for partner_id, short, name in pairs:
        taken.setdefault(partner_id, []).append(short if isinstance(short, str) else name)
    return listed[["partner_id", "name"]].assign(
        status=[_status(row) for row in listed.to_dict(orient="records")],
        framework=listed["framework"].fillna("–"),
        last=listed["last"],
        meetings=listed["meetings"],
        programmes=[", ".join(sorted(set(taken.get(key, [])))) for key in listed["partner_id"]],
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """Whom the address sets beside a partner: its text, the ids that are known, at most three, and the rest of it."""

    asked: str
    ids: tuple[str, ...]
    unknown: tuple[str, ...]


def compared(asked: str, partner_id: str, listed: pd.DataFrame) -> Compared:
    """Read a comma-separated list of ids; the partner itself and a repeated id are passed over."""
    known = listed["partner_id"].tolist()
    values = dict.fromkeys(value.strip() for value in asked.split(",") if value.strip())
    others = [value for value in values if value in known and value != partner_id]
    return Compared(asked, tuple(others[:_MOST]), tuple(value for value in values if value not in known))


def not_known(others: Compared) -> str:
    """Which ids of the comparison the record does not hold."""
    if not others.unknown:
        return ""
    names = markdown(listing(others.unknown)[:120])
    return _("Compare: “{ids}” is not known to this record. It was left out.").format(ids=names)


def compare_label() -> str:
    """What the box over the comparison is for."""
    return _("Compare with up to three others")


def nobody() -> str:
    """The comparison with nobody in it."""
    return _("Nobody yet")


def compare_choices(others: Compared, listed: pd.DataFrame, partner_id: str) -> dict[str, str]:
    """What the box offers, by what it writes to the address: those compared now, and each that can be added."""
    names = dict(zip(listed["partner_id"], listed["name"], strict=True))
    now = {others.asked: listing(names[key] for key in others.ids)} if others.ids else {}
    if len(others.ids) == _MOST:
        return now
    free = [key for key in names if key not in (*others.ids, partner_id)]
    return now | {",".join([*others.ids, key]): _("+ {partner}").format(partner=names[key]) for key in free}


def compare_title() -> str:
    """The heading over the comparison."""
    return _("Side by side with other partners")


COMPARED = ("name", "status", "framework", "meetings", "last", "programmes", "shared")
"""The columns of the comparison."""


def compare_rows(
    listed: pd.DataFrame, shared: pd.DataFrame, others: Compared, partner_id: str
) -> pd.DataFrame:
    """The partners side by side, the page's own first.

    `framework` is that which decides the status, with its dates; `shared` the topics in common with the first, of all
    its own. Columns: partner_id, and those of `COMPARED`, as they are read.
    """
    chosen = listed.set_index("partner_id").loc[[partner_id, *others.ids]].reset_index()
    topics = shared.set_index("partner_id").loc[chosen["partner_id"]]
    common = [
        _("{part} of {whole}").format(part=number_text(int(part)), whole=number_text(int(whole)))
        for part, whole in zip(topics["shared"], topics["topics"], strict=True)
    ]
    rows = chosen.to_dict(orient="records")
    return chosen[["partner_id", "name"]].assign(
        status=[_status(row) for row in rows],
        framework=[_framework(row) for row in rows],
        meetings=chosen["meetings"],
        last=[day(last) if pd.notna(last) else "–" for last in chosen["last"]],
        programmes=chosen["programmes"],
        shared=["–", *common[1:]],
    )


def compare_note() -> str:
    """How the comparison reads."""
    return _(
        "Framework: the one that decides the status · meetings on record that name it, whatever the filters · topics in common with the first: of the topics at the meetings that name it, how many are also at meetings that name the first"
    )


def beside(listed: pd.DataFrame, shared: pd.DataFrame, others: Compared, partner_id: str) -> Sheet:
    """The rows of `compare_rows` with their links."""
    rows = compare_rows(listed, shared, others, partner_id)
    return Sheet(compare_title(), "", rows, COMPARED, links=tuple(compare_links(rows, others)))


def compare_links(rows: pd.DataFrame, others: Compared) -> list[Link]:
    """The way to each of the others, and the way to leave each out of the comparison."""
    first, *rest = zip(rows["partner_id"], rows["name"], strict=True)
    opened = [(f"{markdown(name)} ›", "pages/partner.py", {"id": key}) for key, name in rest]
    left = [
        (
            _("× leave out {partner}").format(partner=markdown(name)),
            "pages/partner.py",
            {"id": first[0], "with": ",".join(other for other in others.ids if other != key)},
        )
        for key, name in rest
    ]
    return [*opened, *left]


def _status(row: Mapping[Any, object]) -> str:
    """The status in a word, and how it ended."""
    status = str(row["status"])
    if status == "former":
        return _("former: {reason}").format(reason=terms.word("end reason", str(row["end_reason"])))
    if status == "never" and row["kind"] != "nation":
        return _("in no framework on record")
    return terms.word("status", status)


def _framework(row: Mapping[Any, object]) -> str:
    """The framework that decides the status, with its dates."""
    if not isinstance(row["framework"], str):
        return "–"
    return _("{framework}, {dates}").format(framework=row["framework"], dates=spell_words(row))
