"""How a nation is coloured and worded on the map: by framework and state, or by its number of meetings."""

import pandas as pd

from utils.figures.style import Palette
from utils.wording import _, figure_text, ngettext

NAMED = ("named", "guest")
"""The states in which the record names the nation."""


def fill(slot: int, state: str, colours: Palette) -> str:
    """Full where named, faint where eligible and not named; guests and suspended partners in no framework's."""
    if state == "suspended":
        return colours.suspended
    return colours.slate if state == "guest" else colours.framework(slot, state == "named")


def edge(slot: int, state: str, colours: Palette) -> str:
    """The line round a ring: the full colour, whatever its fill."""
    return colours.slate if state in ("suspended", "guest") else colours.framework(slot)


def band_fills(nations: pd.DataFrame, colours: Palette) -> list[str]:
    """The colour of each nation's band; suspended and never named, the colour of the suspended."""
    return [
        colours.suspended if state == "suspended" and not band else colours.bands[band]
        for state, band in zip(nations["state"], nations["band"], strict=True)
    ]


def framework_label(framework: str, state: str) -> str:
    """The framework, inert, and the state in words."""
    words = {
        "named": _("named"),
        "guest": _("named, not a partner on that day"),
        "eligible": _("eligible, not named"),
        "suspended": _("cooperation suspended"),
    }
    return " · ".join(part for part in (figure_text(framework), words[state]) if part)


def evidence_words(evidence: object) -> str:
    """How the record names it, after its symbol; nothing where it does not."""
    words = {"named": _("● in the text"), "listed": _("◆ on a list"), "host": _("■ as host")}
    return words[evidence] if isinstance(evidence, str) else ""


def counted(nations: pd.DataFrame) -> list[str]:
    """How often each is named, and that cooperation with it is suspended where it is."""
    numbers = [int(number) for number in nations["meetings"]]
    counts = [ngettext("named at {n} meeting", "named at {n} meetings", number) for number in numbers]
    return [
        f"{count} · {_('cooperation suspended')}" if state == "suspended" else count
        for count, state in zip(counts, nations["state"], strict=True)
    ]
