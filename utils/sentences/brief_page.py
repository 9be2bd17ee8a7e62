"""What the Brief page says round the brief: its choices, its buttons, and what to do where one is open."""

import pandas as pd

from utils.wording import _, day, number_text

Choice = tuple[str, dict[str, str], bool]
"""A link that sets the page's options: its words, the options, and whether it is the present one."""


def scope_names() -> dict[str, str]:
    """What a brief can be about."""
    return {
        "situation": _("The situation"),
        "meeting": _("One meeting"),
        "partner": _("One partner"),
        "topic": _("One topic"),
    }


def format_names() -> dict[str, str]:
    """The formats, as the buttons call them."""
    return {
        "pdf": _("PDF, for print"),
        "pptx": _("Slides (PPTX)"),
        "docx": _("Document (DOCX)"),
        "html": _("Web page (HTML)"),
        "md": _("Text (Markdown)"),
    }


def page_headline() -> str:
    """The Brief page in one sentence."""
    return _("The page you take into the room, with the numbers of the dashboard")


def page_note() -> str:
    """How the page is used."""
    return _(
        "Choose what it is about; the filters above apply. All five files are written from one model, so they cannot disagree."
    )


def scope_links(scope: str, length: str) -> list[Choice]:
    """What the brief can be about, as links; the length stays."""
    return [(name, {"scope": key, "pages": length}, key == scope) for key, name in scope_names().items()]


def length_links(scope: str, subject: str, length: str) -> list[Choice]:
    """How long the brief may be, as links; what it is about stays."""
    names = {"1": _("One page"), "2": _("Two pages")}
    asked = {"scope": scope, "id": subject}
    return [(name, asked | {"pages": key}, key == length) for key, name in names.items()]


def meeting_names(listed: pd.DataFrame) -> list[str]:
    """The meetings by day and title, as the box offers them."""
    pairs = zip(listed["start_date"], listed["title"], strict=True)
    return [_("{day}: {title}").format(day=day(start), title=title) for start, title in pairs]


def subject_label(scope: str) -> str:
    """What the box with the meetings, partners or topics is for."""
    return {"meeting": _("Meeting"), "partner": _("Partner"), "topic": _("Topic")}[scope]


def first_of(scope: str) -> str:
    """What stands in the box where nothing is chosen."""
    return {
        "meeting": _("The latest that fits"),
        "partner": _("Choose a partner"),
        "topic": _("Choose a topic"),
    }[scope]


def to_choose(scope: str) -> str:
    """What to do where the brief needs a subject and has none."""
    return {
        "meeting": _("Choose the meeting that the brief is about."),
        "partner": _("Choose the partner that the brief is about."),
        "topic": _("Choose the topic that the brief is about."),
    }[scope]


def preview_alt(title: str, page: int, pages: int) -> str:
    """The picture of a page in plain words."""
    return _(
        "Page {page} of {pages} of the brief “{title}”. The HTML and Markdown files have the same text."
    ).format(page=number_text(page), pages=number_text(pages), title=title)
