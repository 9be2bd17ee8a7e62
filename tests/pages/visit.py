"""Visits to a page as a reader would make them: by its address, in the test's own process."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from google.protobuf.message import Message  # type: ignore[import-untyped]  # Streamlit's own messages
from streamlit.testing.v1 import AppTest

from tests.contract.tree import ROOT
from utils.grid import grid_in
from utils.plot import Plot, plot_in

FRONT = "dashboard.py"
PAGES = (FRONT, *(f"pages/{page.name}" for page in sorted((ROOT / "pages").glob("*.py"))))

Address = Mapping[str, Sequence[str]]
_LINK = re.compile(
    r"\[(?P<label>(?:\\.|:\w+\[(?:\\.|[^\]\\])*\]|[^\[\]\\])+)\]"
    r"\((?P<page>[^)?\s]*)(?:\?(?P<query>[^)\s]*))?(?: \"(?P<told>(?:\\.|[^\"\\])*)\")?\)"
)


def visit(
    page: str,
    address: Address | None = None,
    *,
    user: Mapping[str, object] | None = None,
    secrets: Mapping[str, object] | None = None,
) -> AppTest:
    """A first visit to a page by its address, as somebody of whom a sign-in says this, under these secrets."""
    app = AppTest.from_file(str(ROOT / FRONT), default_timeout=60)
    app.user, app.secrets = dict(user or {}), dict(secrets or {})
    if page != FRONT:
        app.switch_page(page)
    return revisit(app, address or {})


def revisit(app: AppTest, address: Address) -> AppTest:
    """Another address of the page that is open, as a link or Back would bring it."""
    app.query_params.clear()
    for key, values in address.items():
        app.query_params[key] = list(values)
    return app.run()


def figures(app: AppTest) -> list[Plot]:
    """Every figure that the page draws, in order."""
    found = [plot_in(element.proto.body) for element in app.get("html")]
    return [plot for plot in found if plot is not None]


def grids(app: AppTest) -> list[pd.DataFrame]:
    """Every long table that the page shows, in order, its cells as they are read; the longest, on a canvas, last."""
    found = [grid_in(element.proto.body) for element in app.get("html")]
    told = [
        pd.DataFrame([[cell.text for cell in row] for row in grid.rows], columns=grid.heads)
        for grid in found
        if grid is not None
    ]
    return [*told, *(frame.value for frame in app.dataframe)]


def errors(app: AppTest) -> list[str]:
    """What went wrong, in the page's words."""
    return [error.message for error in app.exception]


def headline(app: AppTest) -> str:
    """The page's one h1 as it is read, its escapes undone; empty where it has none or several."""
    return readable(app.title[0].value) if len(app.title) == 1 else ""


def readable(text: str) -> str:
    """Markdown of escaped text as a reader sees it."""
    return text.replace("\\", "").replace("\N{WORD JOINER}", "").replace("\N{NO-BREAK SPACE}", " ")


def words(app: AppTest) -> list[str]:
    """Every text of the page, those of figures, tables and links too."""
    return [text for element in _elements(app) for told in _texts(element) for text in _read(told)]


def said(app: AppTest) -> str:
    """The page's running text as it is read."""
    return readable("\n".join(mark.value for mark in (*app.markdown, *app.info, *app.header)))


@dataclass(frozen=True, slots=True)
class Way:
    """A link in a text: its words as they are read, the page's name, its parameters, what it tells on hover."""

    label: str
    page: str
    query: str
    told: str


def ways(app: AppTest) -> list[Way]:
    """Every link to a page of ours in the texts of this one, in their order."""
    return [
        Way(
            readable(found["label"]),
            found["page"].removeprefix("./"),
            found["query"] or "",
            found["told"] or "",
        )
        for mark in app.markdown
        for found in _LINK.finditer(mark.value)
        if "://" not in found["page"]
    ]


def links(app: AppTest) -> dict[str, str]:
    """The links of `ways` by their words, each with its parameters; of several that are called alike the last."""
    return {way.label: way.query for way in ways(app)}


def _elements(app: AppTest) -> list[Message]:
    return [node.proto for node in app if isinstance(getattr(node, "proto", None), Message)]


def _read(text: str) -> list[str]:
    """A text as it is, or what a figure or a long table says that it holds."""
    plot, grid = plot_in(text), grid_in(text)
    if plot is not None:
        return [plot.alt, plot.figure]
    if grid is not None:
        return [grid.alt, *grid.heads, *(cell.text for row in grid.rows for cell in row)]
    return [text]


def _texts(message: Message) -> list[str]:
    found: list[str] = []
    for field, value in message.ListFields():
        several = value if field.is_repeated else [value]
        for one in several:
            if isinstance(one, str):
                found.append(one)
            elif isinstance(one, bytes):
                found.append(one.decode("utf-8", "ignore"))
            elif isinstance(one, Message):
                found += _texts(one)
    return found
