"""What a snapshot says of itself, and the button that makes it."""

from utils.wording import _


def title() -> str:
    """What the file is."""
    return _("Partner engagement: all pages in one file")


def contents() -> str:
    """The name of the list of sections."""
    return _("Contents")


def elsewhere() -> str:
    """In the place of a table that stands in the file already."""
    return _("The same rows stand elsewhere in this file.")


def label() -> str:
    """The words of the button that makes the file."""
    return _("All pages, offline (HTML)")


def zoom() -> dict[str, str]:
    """What the buttons over a map are called, by Plotly's English words."""
    return {"Zoom in": _("Zoom in"), "Zoom out": _("Zoom out"), "Reset": _("Show all again")}
