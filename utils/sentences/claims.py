"""What is eligible, claimed and named at one meeting, side by side: three counts that are never mixed."""

import pandas as pd

from utils import terms
from utils.sentences import counts
from utils.sentences.people import named_of
from utils.sentences.ways import Sheet
from utils.wording import _, day, labelled, listing, markdown, ngettext, number_text

_NAMED_IN_FULL = 3
_NATIONS = "partner_nations"


def bars(meeting: pd.Series, roll: pd.DataFrame) -> pd.DataFrame:
    """The three counts as `figures.counts.three` draws them. Columns: id, value, qualifier, label, rest."""
    rows = [_eligible_bar(meeting), _claimed_bar(meeting), _named_bar(meeting, roll)]
    return pd.DataFrame(rows, columns=["id", "value", "qualifier", "label", "rest"]).astype(
        {"value": "Int64"}
    )


def differing(claims: pd.DataFrame) -> list[str]:
    """Where sources cannot all be right, one line a meeting: `28 Feb 2024: 30 (Mirage News) or 29 (NATO)`."""
    differ = claims[claims["conflict"]]
    return [_difference(rows) for _key, rows in differ.groupby(["meeting_id", "measure"], sort=False)]


def _difference(rows: pd.DataFrame) -> str:
    values: dict[str, list[str]] = {}
    for qualifier, value, publisher in zip(rows["qualifier"], rows["value"], rows["publisher"], strict=True):
        values.setdefault(counts.claimed(qualifier, value), []).append(markdown(publisher))
    told = [
        _("**{value}** ({publishers})").format(value=value, publishers=", ".join(dict.fromkeys(publishers)))
        for value, publishers in values.items()
    ]
    return _("{day}: {claims}").format(day=day(rows["start_date"].iloc[0]), claims=" · ".join(told))


def others(meeting: pd.Series, claims: pd.DataFrame) -> pd.DataFrame:
    """What other claims say of the partner nations, where it is another number. Columns: value, label."""
    nations = claims[(claims["measure"] == _NATIONS) & ~claims["primary"]]
    said = dict.fromkeys(zip(nations["qualifier"], nations["value"], strict=True))
    rows = [
        {
            "value": int(value),
            "label": _("another source: {value}").format(value=counts.claimed(qualifier, value)),
        }
        for qualifier, value in said
        if (qualifier, value) != (meeting["qualifier"], meeting["claimed"])
    ]
    return pd.DataFrame(rows, columns=["value", "label"])


def bars_title(meeting: pd.Series) -> str:
    """What is reported and what is named: `The primary source reports 30 partner nations; 1 is named`."""
    named = ngettext("{n} is named", "{n} are named", int(meeting["named"]))
    if pd.isna(meeting["claimed"]):
        return _("No number of partner nations is reported; {named}").format(named=named)
    sentence = ngettext(
        "The primary source reports {claimed} partner nation; {named}",
        "The primary source reports {claimed} partner nations; {named}",
        int(meeting["claimed"]),
    )
    return sentence.format(claimed=counts.claimed(meeting["qualifier"], meeting["claimed"]), named=named)


def bars_subtitle() -> str:
    """Measure and encoding of the three bars."""
    return _(
        "Three different counts, never added or divided. Outline: eligible by membership · hatched: reported by a source, "
        "open at the end where it says ‘over’ · solid: named in a source"
    )


def bars_source(meeting: pd.Series, roll: pd.DataFrame, claims: pd.DataFrame) -> str:
    """Where the three counts come from, what *eligible* means, and which organisations are named beside the nations."""
    nations = claims[claims["measure"] == _NATIONS]
    told = [
        _("Source: memberships; {claims} of partner nations; {rows} of participation.").format(
            claims=ngettext("{n} claim", "{n} claims", len(nations)),
            rows=ngettext("{n} row", "{n} rows", len(named_of(roll))),
        )
    ]
    if pd.notna(meeting["eligible"]):
        told.append(
            _("Eligible: all active partner nations of the audience on the day, not a list of invitations.")
        )
    organisations = named_of(roll).loc[lambda rows: rows["standing"] == "organisation", "partner"].tolist()
    if organisations:
        told.append(_("Named also, not counted: {names}.").format(names=markdown(listing(organisations))))
    guests = named_of(roll).loc[lambda rows: rows["standing"] == "guest", "partner"].tolist()
    if guests:
        told.append(
            _("Named, and not among those eligible: {names}.").format(names=markdown(listing(guests)))
        )
    return " ".join(told)


def bars_alt(meeting: pd.Series) -> str:
    """The three bars in plain words."""
    return _("Three bars. Eligible {eligible}, reported {claimed}, named {named}.").format(
        eligible=counts.eligible(meeting["eligible"]),
        claimed=counts.claimed(meeting["qualifier"], meeting["claimed"]),
        named=number_text(int(meeting["named"])),
    )


def side_by_side(claims: pd.DataFrame) -> Sheet:
    """The claims with their sources, primary first. Rows: measure, claimed, source, note."""
    said = [counts.claimed(q, v) for q, v in zip(claims["qualifier"], claims["value"], strict=True)]
    source = [
        labelled(name, title) for name, title in zip(claims["publisher"], claims["source"], strict=True)
    ]
    measure = [terms.word("measure", word) for word in claims["measure"]]
    columns = ("measure", "claimed", "source", "note")
    told = {"measure": measure, "claimed": said, "source": source, "note": claims["note"].fillna("")}
    rows = pd.DataFrame(told, columns=columns)
    note = _("The first row of a measure is the primary claim; every row stays. Measures are not compared.")
    return Sheet(_title(claims), note if said else "", rows, columns)


def _title(claims: pd.DataFrame) -> str:
    nations = claims[claims["measure"] == _NATIONS]
    if claims.empty:
        return _("No source gives a number (?)")
    if nations.empty:
        return ngettext(
            "{n} claim on record, none of partner nations",
            "{n} claims on record, none of partner nations",
            len(claims),
        )
    said = zip(nations["qualifier"], nations["value"], strict=True)
    values = list(dict.fromkeys(counts.claimed(qualifier, value) for qualifier, value in said))
    if len(values) == 1:
        sentence = ngettext(
            "{n} claim of partner nations: {values}",
            "{n} claims of partner nations, all {values}",
            len(nations),
        )
        return sentence.format(values=values[0])
    return _("{claims} of partner nations give {numbers}: {values}").format(
        claims=ngettext("{n} claim", "{n} claims", len(nations)),
        numbers=ngettext("{n} number", "{n} numbers", len(values)),
        values=listing(values),
    )


def _eligible_bar(meeting: pd.Series) -> tuple[str, object, object, str, str]:
    if pd.isna(meeting["eligible"]):
        return "eligible", None, None, _("– eligible"), _("by invitation: it is not known who was asked")
    label = ngettext("{n} eligible", "{n} eligible", int(meeting["eligible"]))
    rest = _("partner nations on {day}").format(day=day(meeting["start_date"]))
    return "eligible", int(meeting["eligible"]), None, label, rest


def _claimed_bar(meeting: pd.Series) -> tuple[str, object, object, str, str]:
    if pd.isna(meeting["claimed"]):
        return "claimed", None, None, _("? reported"), _("no source gives a number of partner nations")
    label = _("{number} reported").format(number=counts.claimed(meeting["qualifier"], meeting["claimed"]))
    return "claimed", int(meeting["claimed"]), meeting["qualifier"], label, _("by the primary source")


def _named_bar(meeting: pd.Series, roll: pd.DataFrame) -> tuple[str, object, object, str, str]:
    nations = named_of(roll).loc[lambda rows: rows["standing"] != "organisation", "partner"].tolist()
    told = [listing(nations)] if 0 < len(nations) <= _NAMED_IN_FULL else []
    silent = roll["answer"].value_counts()
    if silent.get("not-named", 0):
        told.append(ngettext("{n} not named", "{n} not named", int(silent["not-named"])))
    if silent.get("absent", 0):
        told.append(
            ngettext("{n} not on the complete list", "{n} not on the complete list", int(silent["absent"]))
        )
    label = ngettext("{n} named", "{n} named", int(meeting["named"]))
    return "named", int(meeting["named"]), None, label, " ".join(f"· {part}" for part in told)
