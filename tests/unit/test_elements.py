"""What is put on the page becomes as few elements as can be, in order."""

from contextlib import contextmanager

import pytest

from utils import elements


@pytest.fixture
def shown(monkeypatch):
    """What reaches the page, in order."""
    elements: list[str] = []
    monkeypatch.setattr("streamlit.html", lambda body, **_options: elements.append(body._repr_html_()))
    return elements


def test_what_is_joined_is_one_element_in_a_box_where_it_has_a_name(shown):
    with elements.joined():
        elements.put("<p>a</p>")
        with elements.joined("steps"):
            elements.put("<p>b</p>")
            elements.put("<p>c</p>")
        with elements.joined("empty"):
            elements.put("")
    elements.put("<p>d</p>")
    assert shown == ['<p>a</p><div class="steps"><p>b</p><p>c</p></div>', "<p>d</p>"]


def test_what_stands_apart_comes_after_what_was_joined_before_it(shown):
    with elements.joined():
        elements.put("<p>a</p>")
        elements.apart(lambda: shown.append("a widget"))
        elements.put("<p>b</p>")
        elements.put("<p>c</p>")
    assert shown == ["<p>a</p>", "a widget", "<p>b</p><p>c</p>"]


def test_what_is_not_all_html_has_no_box(shown):
    with elements.joined(), elements.joined("steps"):
        elements.put("<p>a</p>")
        elements.apart(lambda: shown.append("a widget"))
    assert shown == ["<p>a</p>", "a widget"]


def test_two_sides_are_part_of_what_they_are_joined_with(shown):
    with elements.joined():
        elements.put("<h1>a</h1>")
        left, right = elements.sides(60, 40)
        with right:
            elements.put("<p>c</p>")
        with left, elements.joined("steps"):
            elements.put("<p>b</p>")
            elements.after(lambda: shown.append("a dialog"))
        elements.put("<p>d</p>")
    both = '<div class="sides" style="--left:0.6"><div><div class="steps"><p>b</p></div></div><div><p>c</p></div></div>'
    assert shown == [f"<h1>a</h1>{both}<p>d</p>", "a dialog"]


def test_near_sides_say_so_and_an_empty_one_keeps_its_place(shown):
    with elements.joined():
        _left, right = elements.sides(73, 27, near=True)
        with right:
            elements.put("<p>a</p>")
    assert shown == ['<div class="sides near" style="--left:0.73"><div></div><div><p>a</p></div></div>']


@pytest.fixture
def columns(shown, monkeypatch):
    """Streamlit's columns, each told where it begins."""

    def made(widths, gap):
        return [
            column(f"{name} {width} {gap}") for name, width in zip(("left", "right"), widths, strict=True)
        ]

    @contextmanager
    def column(name):
        shown.append(name)
        yield

    monkeypatch.setattr("streamlit.columns", made)


@pytest.mark.usefixtures("columns")
def test_sides_that_are_not_all_html_are_columns(shown):
    with elements.joined():
        elements.put("<h1>a</h1>")
        left, right = elements.sides(60, 40)
        with left:
            elements.put("<p>b</p>")
        with right:
            elements.put("<p>c</p>")
            elements.apart(lambda: shown.append("a widget"))
        elements.put("<p>d</p>")
    assert shown == [
        "<h1>a</h1>",
        "left 60 large",
        "<p>b</p>",
        "right 40 large",
        "<p>c</p>",
        "a widget",
        "<p>d</p>",
    ]


@pytest.mark.usefixtures("columns")
def test_sides_may_be_columns_whatever_they_hold(shown):
    with elements.joined():
        left, _right = elements.sides(60, 40, near=True, columns=True)
        with left:
            elements.put("<p>a</p>")
    assert shown == ["left 60 medium", "<p>a</p>", "right 40 medium"]


def test_sides_need_something_to_be_part_of():
    with pytest.raises(LookupError, match="sides stand in what is joined"):
        elements.sides(60, 40)


def test_what_comes_after_is_done_once_all_that_is_joined_is_shown(shown):
    elements.after(lambda: shown.append("at once"))
    with elements.joined():
        with elements.joined("steps"):
            elements.after(lambda: shown.append("a dialog"))
            elements.put("<p>a</p>")
        elements.put("<p>b</p>")
    assert shown == ["at once", '<div class="steps"><p>a</p></div><p>b</p>', "a dialog"]


def failing() -> None:
    with elements.joined():
        elements.put("<p>a</p>")
        raise StopAsyncIteration


def test_where_a_page_fails_what_was_joined_is_shown(shown):
    with pytest.raises(StopAsyncIteration):
        failing()
    assert shown == ["<p>a</p>"]


def leave() -> None:
    elements.end()


def test_where_a_page_ends_what_was_joined_is_shown_and_nothing_else(shown, monkeypatch):
    monkeypatch.setattr("streamlit.stop", lambda: shown.append("the end"))
    with elements.joined():
        elements.put("<h1>a</h1>")
        left, _right = elements.sides(60, 40)
        with left, elements.joined("steps"):
            elements.put("<p>b</p>")
            leave()
        elements.put("<p>c</p>")
    both = (
        '<div class="sides" style="--left:0.6"><div><div class="steps"><p>b</p></div></div><div></div></div>'
    )
    assert shown == [f"<h1>a</h1>{both}", "the end"]
