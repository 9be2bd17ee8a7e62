"""How a nation is coloured and worded on the map: by framework and state, or by its number of meetings."""

from dataclasses import dataclass

import pandas as pd

from utils.figures.style import Palette
from utils.wording import _, figure_text, ngettext

NAMED = ("named", "guest")
"""The states in which the record names the nation."""


@dataclass(frozen=True, slots=True)
class Nation:
    """One row of the map's frame."""

    partner_id: str
    name: str
    slot: int
    framework: str
    state: str
    evidence: str | None
    meetings: int
    band: int
    small: bool
    lon: float
    lat: float


def nations_of(frame: pd.DataFrame) -> list[Nation]:
    """The nations of `map.partners`, in their order; a column once a list is read many times faster."""
    columns = {name: frame[name].tolist() for name in Nation.__slots__}
    columns["evidence"] = [word if isinstance(word, str) else None for word in columns["evidence"]]
    return [Nation(*row) for row in zip(*columns.values(), strict=True)]


def fill(nation: Nation, colours: Palette) -> str:
    """Full where named, faint where active and not named; guests and suspended partners in no framework's."""
    if nation.state == "suspended":
        return colours.suspended
    return (
        colours.slate if nation.state == "guest" else colours.framework(nation.slot, nation.state == "named")
    )


def edge(nation: Nation, colours: Palette) -> str:
    """The line round a ring: the full colour, whatever its fill."""
    return colours.slate if nation.state in ("suspended", "guest") else colours.framework(nation.slot)


def band_fill(nation: Nation, colours: Palette) -> str:
    """The colour of its band; suspended and never named, the colour of the suspended."""
    return (
        colours.suspended if nation.state == "suspended" and not nation.band else colours.bands[nation.band]
    )


def framework_label(nation: Nation) -> str:
    """The framework, inert, and the state in words."""
    words = {
        "named": _("named"),
        "guest": _("named, as a guest"),
        "eligible": _("eligible, not named"),
        "active": _("active partner, not named"),
        "suspended": _("cooperation suspended"),
    }
    return " · ".join(part for part in (figure_text(nation.framework), words[nation.state]) if part)


def evidence_words(nation: Nation) -> str:
    """How the record names it, after its symbol; nothing where it does not."""
    words = {"named": _("● in the text"), "listed": _("◆ on a list"), "host": _("■ as host")}
    return words[nation.evidence] if nation.evidence else ""


def counted(nation: Nation) -> str:
    """How often it is named, and that cooperation with it is suspended where it is."""
    count = ngettext("named at {n} meeting", "named at {n} meetings", nation.meetings)
    return f"{count} · {_('cooperation suspended')}" if nation.state == "suspended" else count
