"""The saved views as a menu: a word that opens links, each to a page with filters of its own."""

from collections.abc import Mapping
from functools import partial

from utils import prose, saved_views
from utils.address import link, query_of
from utils.filters import Filters
from utils.measure import View, of_record
from utils.saved_views import SavedView, SavedViewsError
from utils.wording import _, markdown


def menu(view: View) -> str:
    """The menu as HTML, with the views that the open record can show; nothing where there are none."""
    path = saved_views.chosen()
    changed = path.stat().st_mtime_ns if path.is_file() else 0
    views, problem = of_record(view, f"saved views {path} {changed}", partial(_read, view))
    if not views and not problem:
        return ""
    kept = query_of(Filters())
    ways = prose.entries((_way(saved, view.language, kept) for saved in views), "ways") if views else ""
    told = prose.paragraph(f":orange[▲ {problem}]") if problem else ""
    button = prose.opener("saved-views", prose.inline(_("Saved views")))
    return f'{button}<div hidden data-opened="saved-views">{ways}{told}</div>'


def _way(saved: SavedView, language: str, kept: Mapping[str, list[str]]) -> str:
    query = {key: list(values) for key, values in saved.query.items()} | dict(kept)
    return link(markdown(saved.name(language)), saved.script, query)


def _read(view: View) -> tuple[tuple[SavedView, ...], str]:
    """The views that fit the record, or in Markdown why none can be offered."""
    known = {key: frozenset(names) for key, names in view.names.items()}
    try:
        return tuple(
            saved for saved in saved_views.saved_views(saved_views.chosen()) if saved.fits(known)
        ), ""
    except SavedViewsError as error:
        return (), _("No saved view is offered: {problem}").format(problem=markdown(str(error)))
