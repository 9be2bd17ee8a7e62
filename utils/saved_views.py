"""Saved views: named links from one small file, each judged before it is offered."""

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs

from utils.filters import FILTER_KEYS, ID_FILTERS, Filters, Known, iso_day
from utils.wording import LANGUAGES, SOURCE_LANGUAGE

PLACE = "DASHBOARD_VIEWS"
"""The environment variable that names another file."""

_ROOT = Path(__file__).parent.parent
_SHIPPED = _ROOT / "data" / "views.toml"
_FRONT = "dashboard.py"
_KEY = re.compile(r"[a-z_]+")
_MOST, _LONGEST = 30, 60


class SavedViewsError(Exception):
    """The file breaks a promise; the message says where, what and how to mend it."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named link: its names by language, the page's script, and the address's parameters."""

    names: Mapping[str, str]
    script: str
    query: Mapping[str, Sequence[str]]

    def name(self, language: str) -> str:
        """The name in that language, else in English."""
        return self.names.get(language) or self.names[SOURCE_LANGUAGE]

    def fits(self, known: Known) -> bool:
        """Whether a record that holds these ids has all that the view filters by."""
        return all(set(self.query.get(key, ())) <= known[key] for key in ID_FILTERS)


def chosen() -> Path:
    """The file that the environment names, or the shipped one."""
    return Path(os.environ.get(PLACE) or _SHIPPED)


def saved_views(path: Path) -> tuple[SavedView, ...]:
    """The views of a file, in its order. Raises SavedViewsError at the first broken promise."""
    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        message = f"{path.name} cannot be read: {error}"
        raise SavedViewsError(message) from error
    listed = said.get("view", [])
    if set(said) - {"view"} or not _is_tables(listed):
        message = f"{path.name}: it holds [[view]] tables and nothing else."
        raise SavedViewsError(message)
    if len(listed) > _MOST:
        message = f"{path.name}: it holds {len(listed)} views; a menu has room for {_MOST}."
        raise SavedViewsError(message)
    views = []
    for number, table in enumerate(listed, start=1):
        try:
            views.append(_view(table))
        except ValueError as error:
            message = f"{path.name}, view {number}: {error}"
            raise SavedViewsError(message) from error
    return tuple(views)


def _is_tables(listed: object) -> bool:
    return isinstance(listed, list) and all(isinstance(table, dict) for table in listed)


def _view(table: Mapping[str, object]) -> SavedView:
    """One view; raises ValueError with what is wrong and how to mend it."""
    texts = {key: value.strip() for key, value in table.items() if isinstance(value, str) and value.strip()}
    odd = sorted(set(table) - {"link", *LANGUAGES})
    if odd:
        raise ValueError(f"“{odd[0]}” means nothing here. A view has {', '.join(LANGUAGES)} and link.")
    missing = [key for key in (SOURCE_LANGUAGE, "link", *table) if key not in texts]
    if missing:
        raise ValueError(f'{missing[0]} is missing or not a text. Give it as {missing[0]} = "…".')
    names = {key: texts[key] for key in LANGUAGES if key in texts}
    long = [name for name in names.values() if len(name) > _LONGEST]
    if long:
        raise ValueError(f"the name “{long[0]}” is longer than {_LONGEST} characters. Shorten it.")
    path, _mark, asked = texts["link"].partition("?")
    return SavedView(names, _script(path), _query(asked))


def _script(path: str) -> str:
    script = f"pages/{path}.py" if path else _FRONT
    if path and (not _KEY.fullmatch(path) or not (_ROOT / script).is_file()):
        pages = ", ".join(sorted(page.stem for page in (_ROOT / "pages").glob("*.py")))
        raise ValueError(f"there is no page “{path}”. Begin the link with one of {pages}, or with “?”.")
    return script


def _query(asked: str) -> dict[str, list[str]]:
    try:
        query = parse_qs(asked, keep_blank_values=True, strict_parsing=bool(asked), errors="strict")
    except ValueError:
        raise ValueError(f"“{asked}” is not a list of key=value joined by “&”.") from None
    for key, values in query.items():
        if not _KEY.fullmatch(key) or key in {"lang", "embed", "figure"}:
            raise ValueError(f"“{key}” has no place in a saved view. Take it out of the link.")
        if not all(values):
            raise ValueError(f"{key} has no value. Give it one or take it out of the link.")
    days = {key: value for key in FILTER_KEYS if key not in ID_FILTERS for value in query.get(key, ())}
    wrong = [value for value in days.values() if iso_day(value) is None]
    if wrong:
        raise ValueError(f"“{wrong[0]}” is not a day. Write it as 2024-02-28.")
    return Filters.from_query(query).to_query() | {k: v for k, v in query.items() if k not in FILTER_KEYS}
