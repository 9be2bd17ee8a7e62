"""What a reader brings and what becomes of it: judged, compared, published, rolled back. Kept in his session alone."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

import streamlit as st

from data.editions.audit import LOCAL
from data.editions.changes import Changes
from data.editions.content import Content
from data.editions.history import KEPT, Entry, history_of
from data.editions.place import Place, place
from data.editions.publish import Published, SupersededError, UnknownEditionError, difference
from data.editions.seal import digest
from data.editions.shelf import DamagedError, UnreachableError, UnwritableError
from data.workbooks import template
from utils import drafts, export, panel, prose, sheets, show, sign_in
from utils.address import link, query_of
from utils.drafts import Draft, Preview
from utils.elements import put
from utils.measure import View, opened
from utils.pinned import DRAFT, EDITION_KEY, keep_draft
from utils.sentences import history as of_history
from utils.sentences import importing as told
from utils.wording import markdown

_KINDS = ("zip", "xlsx")
_DRAFT, _OUTCOME = "draft of this session", "what became of the last step"
T = TypeVar("T")


def rules(at: Place) -> None:
    """What is taken, the template to fill in, and why nothing can be published where that is so."""
    show.section(told.rules_title(), *told.rules())
    with st.container(key="import-take", horizontal=True):
        panel.hand_out("template", told.template_label(), "partner-engagement-template.xlsx", template)
    if at.off is not None:
        st.warning(told.off(at.off))


def brought() -> Draft | None:
    """The file that the reader has chosen, judged once; it stays over a look at other pages."""
    file = st.file_uploader(told.choose_label(), _KINDS, key="import-file", on_change=_keep, args=(None,))
    known: Draft | None = st.session_state.get(_DRAFT)
    if file is None:
        return known
    content = file.getvalue()
    if known is not None and (known.name, known.sum) == (file.name, digest(content)):
        return known
    with st.spinner(told.judging()):
        _keep(drafts.draft_of(content, file.name))
    return st.session_state[_DRAFT]  # type: ignore[no-any-return]  # as it was just kept


def _keep(draft: Draft | None) -> None:
    st.session_state[_DRAFT] = draft
    keep_draft(draft.content if draft else None)


def verdict(draft: Draft) -> None:
    """What was found: the verdict, and every fault and warning with its place."""
    title = told.verdict_title(draft.verdict, draft.counts)
    show.section(title, told.verdict_note(draft.name, draft.verdict))
    if draft.faults:
        sheets.rows_table(told.fault_rows(draft.faults), told.FAULTS, alt=title, key="faults")
        panel.hand_out("faults", told.faults_label(), "faults.csv", lambda: draft.every_fault)


def compared(draft: Content, view: View, at: Place) -> None:
    """What publishing would change, and the button that does it once every warning is ticked."""
    present = opened(view.language).record
    key = f"{draft.edition} {present.edition}"
    try:
        seen = _once("preview", key, lambda: drafts.preview(at, present, draft))
    except (DamagedError, UnreachableError) as error:
        st.warning(markdown(str(error)))
        return
    show.section(
        told.preview_title(seen.changes), *told.preview_notes(seen.changes, present.edition, seen.coverage)
    )
    if seen.same:
        return
    sheets.short_table(seen.tables, told.COUNTS, alt=told.preview_title(seen.changes))
    _rows("draft", seen.changes)
    front = query_of(view.filters) | {EDITION_KEY: [DRAFT]}
    put(prose.box("links", prose.inline(link(told.look(), "dashboard.py", front))), width="content")
    ticked = [st.checkbox(words, key=f"tick-{name} {key}") for name, words in _warnings(seen)]
    if at.off is None:
        st.button(
            told.publish_label(),
            key="publish",
            type="primary",
            disabled=not all(ticked),
            on_click=_publish,
            args=(draft, seen.parent),
        )


def _warnings(seen: Preview) -> list[tuple[str, str]]:
    """What has to be ticked before this is published, each under a name."""
    found = [("coverage", told.thinner(*seen.coverage))] if seen.thinner else []
    return [*found, ("rows", told.shrinking(seen.shrinking))] if len(seen.shrinking) else found


def history(at: Place) -> list[Entry]:
    """What was published, latest first; nothing where no editions are kept."""
    if at.kept is None or at.off == "no-disk":
        return []
    with at.kept.reading() as desk:
        return list(reversed(history_of(desk).entries))[:KEPT]


def past(entries: Sequence[Entry], view: View) -> None:
    """The history as a table."""
    show.section(of_history.history_title(entries), of_history.history_note())
    if entries:
        rows = of_history.history_rows(entries, LOCAL)
        sheets.rows_table(rows, of_history.HISTORY, alt=of_history.history_title(entries), key="history")
    else:
        show.provenance(view)


def going_back(entries: Sequence[Entry], view: View, at: Place, chosen: str) -> None:
    """How an edition that was chosen differs from the present one, and the button that brings it back."""
    present = opened(view.language).record.edition
    try:
        found = _once("difference", f"{present} {chosen}", lambda: difference(at.shelf, present, chosen))
    except (DamagedError, UnknownEditionError, UnreachableError) as error:
        st.warning(markdown(str(error)))
        return
    show.section(
        of_history.back_title(found),
        of_history.back_note(next(one for one in entries if one.edition == chosen)),
    )
    _rows("history", found)
    if at.off is None and chosen != present:
        sure = st.checkbox(of_history.sure(), key=f"sure {present} {chosen}")
        st.button(
            of_history.back_label(),
            key="roll-back",
            disabled=not sure,
            on_click=_roll_back,
            args=(chosen, present),
        )


def outcome() -> None:
    """What became of the last step, told once."""
    done = st.session_state.pop(_OUTCOME, None)
    if done is not None:
        good, words = done
        (st.success if good else st.warning)(words)


def _rows(key: str, changes: Changes) -> None:
    rows = of_history.change_rows(changes)
    if len(rows):
        shown = rows.head(of_history.SHOWN)
        sheets.rows_table(
            shown, of_history.CHANGES, alt=of_history.changes_alt(len(shown), len(rows)), key=f"changes-{key}"
        )
        show.small(of_history.changes_alt(len(shown), len(rows)))
        panel.hand_out(f"changes-{key}", of_history.changes_label(), "changes.csv", partial(export.csv, rows))


def _publish(content: Content, expected: str) -> None:
    _done(
        lambda: place().publish(
            content, by=sign_in.who(), now=datetime.now(UTC), expected=expected, what="import"
        )
    )


def _roll_back(edition: str, expected: str) -> None:
    _done(lambda: place().roll_back(edition, by=sign_in.who(), now=datetime.now(UTC), expected=expected))


def _done(act: Callable[[], Published]) -> None:
    """Do it if the reader may at this moment, and remember what is to be told of it."""
    st.session_state[_OUTCOME] = _told_of(act) if sign_in.may("publish") else (False, told.not_allowed())


def _told_of(act: Callable[[], Published]) -> tuple[bool, str]:
    try:
        done = act()
    except SupersededError as error:
        return False, told.superseded(error.present)
    except (UnwritableError, UnreachableError, DamagedError, UnknownEditionError) as error:
        return False, told.refused(str(error))
    return True, told.done(done)


def _once(name: str, key: str, make: Callable[[], T]) -> T:
    """What `make` gives, made once for this key and kept in this session until another is asked for."""
    known = st.session_state.get(name)
    if known is None or known[0] != key:
        known = (key, make())
        st.session_state[name] = known
    found: T = known[1]
    return found
