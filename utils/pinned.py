"""The edition that a reader keeps to where it is not the present one: in the address, and in every link of the page."""

import streamlit as st

from data.editions.content import Content

EDITION_KEY = "edition"
DRAFT = "draft"
"""What the address calls the package that its reader has brought and not published."""
_DRAFT = "package that is not published"
_PINNED = "edition that is not the present one"


def edition() -> str:
    """The edition that the address names; empty for the present one."""
    return st.query_params.get(EDITION_KEY, "")


def pin(name: str) -> None:
    """Have every link keep to this edition; an empty name lets them lead to the present one."""
    st.session_state[_PINNED] = name


def pinned() -> dict[str, list[str]]:
    """The parameter of a link that keeps to the edition that is shown; none for the present one."""
    name = st.session_state.get(_PINNED)
    return {EDITION_KEY: [name]} if name else {}


def keep_draft(content: Content | None) -> None:
    """Let this session, and no other, look at a package that is not published; None for none."""
    st.session_state[_DRAFT] = content


def draft() -> Content | None:
    """The package that this session alone may look at."""
    content = st.session_state.get(_DRAFT)
    return content if isinstance(content, Content) else None
