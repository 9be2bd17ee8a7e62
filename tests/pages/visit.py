"""Visits to a page as a reader would make them: by its address, in the test's own process."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

import pandas as pd
from google.protobuf.message import Message  # type: ignore[import-untyped]  # Streamlit's own messages
from streamlit.testing.v1 import AppTest

from tests.contract.tree import ROOT
from utils.grid import Grid, grid_in
from utils.plot import Plot, plot_in

FRONT = "dashboard.py"
PAGES = (FRONT, *(f"pages/{page.name}" for page in sorted((ROOT / "pages").glob("*.py"))))

Address = Mapping[str, Sequence[str]]
_DRAWN = re.compile(
    """<div class='(?:figure|grid)' .*?></div>|<div class="grid short".*?</table></div>""",
    re.DOTALL,
)
_TAGS = frozenset(
    "a br button div h1 h2 h3 input label li nav option p section select small span strong table tbody td th"  # noqa: SIM905
    " thead tr ul".split()
)
_ATTRIBUTES = frozenset(
    "href title target rel for id class type role style scope hidden tabindex placeholder value"  # noqa: SIM905
    " aria-expanded aria-haspopup aria-label aria-sort data-ask data-done data-door data-edition data-figure"
    " data-grid data-key data-offers data-opened data-opens data-order data-part data-rows".split()
)
"""All that our own HTML is made of."""


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
    return [plot for plot in map(plot_in, _drawn(app)) if plot is not None]


def grids(app: AppTest) -> list[pd.DataFrame]:
    """Every long table that the page shows, in order, its cells as they are read; the longest, on a canvas, last."""
    return [*(_frame(grid) for grid in _grids(app) if grid.height), *(frame.value for frame in app.dataframe)]


def tables(app: AppTest) -> list[pd.DataFrame]:
    """Every short table that the page shows, in order, its cells as they are read."""
    return [_frame(grid) for grid in _grids(app) if not grid.height]


def _grids(app: AppTest) -> list[Grid]:
    return [grid for grid in map(grid_in, _drawn(app)) if grid is not None]


def _frame(grid: Grid) -> pd.DataFrame:
    return pd.DataFrame([[cell.text for cell in row] for row in grid.rows], columns=grid.heads)


def errors(app: AppTest) -> list[str]:
    """What went wrong, in the page's words."""
    return [error.message for error in app.exception]


def headline(app: AppTest) -> str:
    """The page's one h1 as it is read; empty where it has none or several."""
    found = headings(app, 1)
    return found[0] if len(found) == 1 else ""


def headings(app: AppTest, level: int = 2) -> list[str]:
    """The headings of a level as they are read, in order."""
    return [text for tag, text in _read(app).blocks if tag == f"h{level}"]


def tiles(app: AppTest) -> dict[str, str]:
    """The single numbers of the page by what they are called."""
    told = [text for tag, text in _read(app).blocks if tag in {"label", "value"}]
    return dict(zip(told[::2], told[1::2], strict=True))


def buttons(app: AppTest) -> list[str]:
    """The figures whose rows and sources a button opens, by their keys, in order."""
    return _read(app).buttons


def readable(text: str) -> str:
    """Markdown of escaped text as a reader sees it."""
    return text.replace("\\", "").replace("\N{WORD JOINER}", "").replace("\N{NO-BREAK SPACE}", " ")


def words(app: AppTest) -> list[str]:
    """Every text of the page, those of figures, tables and links too."""
    read = _read(app)
    told = [text for _tag, text in read.blocks]
    told += [hint for way in read.ways for hint in (way.told, way.query)]
    told += [text for plot in figures(app) for text in (plot.alt, plot.figure)]
    told += [grid.alt for grid in _grids(app)]
    told += [
        str(text)
        for grid in (*grids(app), *tables(app))
        for text in (*grid.columns, *grid.to_numpy().ravel())
    ]
    return told + [
        text for element in _elements(app) if not hasattr(element, "body") for text in _texts(element)
    ]


def strips(app: AppTest) -> list[str]:
    """The marking above and below the page."""
    found = re.findall('<div class="marking [a-z ]*">(.*?)</div>', "".join(_bodies(app)))
    return [unescape(strip) for strip in found]


def said(app: AppTest) -> str:
    """The page's running text as it is read."""
    return "\n".join(
        [*(text for _tag, text in _read(app).blocks), *(readable(note.value) for note in app.info)]
    )


@dataclass(frozen=True, slots=True)
class Way:
    """A link in a text: its words as they are read, the page's name, its parameters, what it tells on hover."""

    label: str
    page: str
    query: str
    told: str


def ways(app: AppTest) -> list[Way]:
    """Every link to a page of ours in the texts of this one, in their order."""
    return [way for way in _read(app).ways if "://" not in way.page]


def links(app: AppTest) -> dict[str, str]:
    """The links of `ways` by their words, each with its parameters; of several that are called alike the last."""
    return {way.label: way.query for way in ways(app)}


class _Reader(HTMLParser):
    """What a reader sees of texts: each block with its tag, the links, the figures that have a button."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self.ways: list[Way] = []
        self.buttons: list[str] = []
        self._tag, self._text, self._link = "", "", {"href": "", "title": ""}
        self._label = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part."""
        said = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._text += "\n"
        elif tag == "a":
            self._link, self._label = said, len(self._text)
        elif tag not in {"strong", "small", "span"}:
            self._end(said["class"] if said.get("class") in {"label", "quiet", "value"} else tag)
        if "data-rows" in said:
            self.buttons.append(said["data-rows"])

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        """End a part."""
        if tag == "a":
            page, _mark, query = self._link["href"].partition("?")
            label = readable(self._text[self._label :])
            self.ways.append(Way(label, page.removeprefix("./"), query, self._link.get("title", "")))
            self._text += " "
        elif tag not in {"strong", "small", "span"}:
            self._end("")

    def _end(self, tag: str) -> None:
        if text := readable(self._text.strip()):
            self.blocks.append((self._tag, text))
        self._tag, self._text = tag, ""


def _read(app: AppTest) -> _Reader:
    reader = _Reader()
    for body in _bodies(app):
        reader.feed(_DRAWN.sub("", body) + "<p></p>")
    return reader


def _bodies(app: AppTest) -> list[str]:
    """What the page writes as HTML, but for its style and its script."""
    return [one.proto.body for one in app.get("html") if not one.proto.unsafe_allow_javascript]


def offered(app: AppTest, key: str) -> dict[str, str]:
    """What the select box of an option offers, by what each choice writes to the address."""
    box = re.search(f'data-ask="{key}">(.*?)</select>', "".join(_bodies(app)))
    assert box, f"no select box for {key}"
    entries = re.findall('<option value="(.*?)">(.*?)</option>', box[1])
    return {unescape(value): unescape(name) for value, name in entries}


def foreign(app: AppTest) -> list[str]:
    """What of the page's HTML, or of the Markdown that is left, is not of our making."""
    finder = _Foreign()
    for body in _bodies(app):
        finder.feed(body)
    unescaped = re.compile(r"(?<!\\\\)(<script|!\[|:smile:|:red\[)")
    texts = [mark.value for mark in (*app.markdown, *app.info, *app.title, *app.header, *app.caption)]
    return finder.found + [text for text in texts if unescaped.search(text)]


class _Foreign(HTMLParser):
    """Finds tags, attributes and addresses that our own HTML has not."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag."""
        said = {name: value or "" for name, value in attrs}
        way = said.get("href", "")
        led = way.startswith(("https://", "http://")) or re.match(r"(\./|[a-z]*)(\?|$)", way)
        if tag not in _TAGS or set(said) - _ATTRIBUTES or not led:
            self.found.append(f"{tag} {said}")

    def handle_comment(self, data: str) -> None:
        """There is none of ours."""
        self.found.append(data)


def _drawn(app: AppTest) -> Iterator[str]:
    """The figures and tables of the page, each as its own element."""
    for body in _bodies(app):
        for found in _DRAWN.finditer(body):
            yield found[0]


def _elements(app: AppTest) -> list[Message]:
    return [node.proto for node in app if isinstance(getattr(node, "proto", None), Message)]


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
