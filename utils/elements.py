"""What reaches the page: HTML of ours, put together into as few elements as can be.

Streamlit's own elements, one for each line, take the browser several milliseconds each at every change.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import NoReturn

import streamlit as st

from utils.prose import box


class Html:
    """HTML as it is: a plain text Streamlit would first look up as the name of a file, and then dedent."""

    def __init__(self, body: str) -> None:
        self._body = body

    def _repr_html_(self) -> str:
        return self._body


Act = Callable[[], object]
Side = AbstractContextManager[None]


@dataclass(slots=True)
class _Held:
    """What waits to be shown as one element, HTML and what shows elements of its own; what is to be done after it."""

    shown: "list[str | Act | _Sides]" = field(default_factory=list)
    later: list[Act] = field(default_factory=list)

    def parts(self) -> list[str | Act]:
        """Each in its order, HTML that follows HTML as one."""
        told = (part.told() if isinstance(part, _Sides) else part for part in self.shown)
        parts: list[str | Act] = []
        for part in told:
            if isinstance(part, str) and parts and isinstance(parts[-1], str):
                parts[-1] += part
            else:
                parts.append(part)
        return parts

    def show(self, name: str = "") -> None:
        """Show it, in a box of that class where it is all HTML and there is a name."""
        parts = self.parts()
        for part in parts:
            if not isinstance(part, str):
                apart(part)
            else:
                put(box(name, part) if name and part and len(parts) == 1 else part)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Two sides beside each other, with their widths."""

    left: _Held
    right: _Held
    widths: tuple[int, int]
    near: bool
    columns: bool

    def told(self) -> str | Act:
        """The two as HTML; where that cannot be, what shows them as Streamlit's columns."""
        sides = self.left.parts(), self.right.parts()
        if self.columns or not all(isinstance(part, str) for side in sides for part in side):
            return self._columns
        share = f'style="--left:{self.widths[0] / sum(self.widths):g}"'
        name = "sides near" if self.near else "sides"
        return f'<div class="{name}" {share}>{"".join(box("", *map(str, side)) for side in sides)}</div>'

    def _columns(self) -> None:
        columns = st.columns(self.widths, gap="medium" if self.near else "large")
        for column, side in zip(columns, (self.left, self.right), strict=True):
            with column:
                side.show()


_HELD: ContextVar[_Held | None] = ContextVar("held", default=None)


def put(body: str, *, width: str = "stretch") -> None:
    """Show HTML on the page, as wide as there is room or (`content`) as it needs; nothing where there is none."""
    held = _HELD.get()
    if held is not None:
        held.shown.append(body)
    elif body:
        st.html(Html(body), width=width)  # type: ignore[arg-type]  # whatever says its own HTML


def apart(act: Act) -> None:
    """Show what is no HTML of ours: at once, or at its place once what is joined is shown, which it divides."""
    held = _HELD.get()
    if held is None:
        act()
    else:
        held.shown.append(act)


def after(act: Act) -> None:
    """Do something at once, or once what is joined is shown, which keeps its place whether or not it is done."""
    held = _HELD.get()
    if held is None:
        act()
    else:
        held.later.append(act)


@contextmanager
def joined(name: str = "") -> Iterator[None]:
    """All that is put inside becomes one element, in a box of that class where there is a name.

    What is no HTML of ours stands `apart`, or comes `after`.
    """
    held, ended = _Held(), False
    try:
        with _into(held):
            yield
    except _EndedError:
        ended = True
    finally:
        held.show(name)
        for act in held.later:
            after(act)
    if ended:
        end()


class _EndedError(Exception):
    """The page ends here: on its way out all that is joined is shown, for which Streamlit must not have stopped yet."""


def end() -> NoReturn:
    """End the page; what is joined so far is shown."""
    if _HELD.get() is not None:
        raise _EndedError
    st.stop()


def sides(left: int, right: int, *, near: bool = False, columns: bool = False) -> tuple[Side, Side]:
    """Two sides as wide as that beside each other, or `near` each other; on a phone the right one below the left.

    `with` fills them; they are part of what they are joined with. Raises LookupError outside of what is joined.
    They are Streamlit's `columns` where one of them holds what is no HTML, or may under other filters: a page that is
    one thing and then the other is drawn anew as a whole.
    """
    held = _HELD.get()
    if held is None:
        msg = "sides stand in what is joined"
        raise LookupError(msg)
    both = _Sides(_Held(later=held.later), _Held(later=held.later), (left, right), near, columns)
    held.shown.append(both)
    return _into(both.left), _into(both.right)


@contextmanager
def _into(held: _Held) -> Iterator[None]:
    """Whatever is shown inside waits there."""
    token = _HELD.set(held)
    try:
        yield
    finally:
        _HELD.reset(token)
