"""The ribbon of one partner: spells with the precision of their dates, ends, and the meetings that name it."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from utils.figures import ribbon

DAY = 86_400_000
COLUMNS = [
    "id", "label", "slot", "start_first", "start_last", "start_basis", "end_first", "end_last", "end_reason", "words",
]  # fmt: skip
TODAY = date(2024, 1, 1)
NOBODY = pd.DataFrame({"meeting_id": [], "start_date": pd.to_datetime([]), "title": [], "evidence": []})
NAMED = pd.DataFrame(
    {
        "meeting_id": ["forum-1", "forum-2"],
        "start_date": pd.to_datetime(["2010-06-01", "2012-06-01"]),
        "title": ["First <b>", "Second"],
        "evidence": ["named", "host"],
    }
)


def spells(*rows):
    frame = pd.DataFrame(rows, columns=COLUMNS)
    days = ["start_first", "start_last", "end_first", "end_last"]
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in days})


def spell(
    key, start=(None, None), end=(None, None), *, basis="stated", reason=None, slot=-1, words="since then"
):
    return (key, f"Name of {key}", slot, *start, basis, *end, reason, words)


YEAR = ("2000-01-01", "2000-12-31")
EXACT = ("2000-03-01", "2000-03-01")


def drawn(frame, meetings=NOBODY):
    figure = ribbon.ribbon(frame, meetings, "Meetings that name it", TODAY, dark=False)
    return go.Figure(figure.to_dict()).to_dict()


def bars(figure):
    return [
        (base, round(length / DAY), colour, width)
        for trace in figure["data"]
        if trace["type"] == "bar"
        for base, length, colour, width in zip(
            trace["base"], trace["x"], trace["marker"]["color"], trace["width"], strict=True
        )
    ]


def lines(figure):
    return [(trace["line"]["dash"], trace["x"]) for trace in figure["data"] if trace.get("mode") == "lines"]


def marks(figure):
    return [
        list(zip(trace["x"], trace["marker"]["symbol"], strict=True))
        for trace in figure["data"]
        if trace.get("mode") == "markers"
    ]


def test_an_exact_start_is_one_bar_in_the_colour_of_its_framework():
    assert bars(drawn(spells(spell("f", EXACT, slot=1)))) == [("2000-03-01", 8706, "#12897B", 0.3)]


def test_what_a_year_leaves_open_is_pale_at_both_ends():
    assert bars(drawn(spells(spell("p", YEAR, ("2010-01-01", "2010-12-31"))))) == [
        ("2000-01-01", 365, "#DDE3EA", 0.19),
        ("2000-12-31", 3288, "#5F7184", 0.19),
        ("2010-01-01", 364, "#DDE3EA", 0.19),
    ]


def test_a_start_and_an_end_in_one_year_are_sure_of_no_day():
    assert bars(drawn(spells(spell("p", YEAR, YEAR)))) == [("2000-01-01", 365, "#DDE3EA", 0.19)]


def test_a_first_seen_start_has_a_tail_and_no_start_is_dotted_from_the_left():
    seen = drawn(spells(spell("p", EXACT, basis="first-seen")))
    assert lines(seen) == [("2px,2px", ["1998-12-31", "2000-03-01"])]
    undated = drawn(spells(spell("p", end=("2016-01-01", "2016-12-31"))))
    assert bars(undated) == []
    assert lines(undated) == [("1.5px,4px", [undated["layout"]["xaxis"]["range"][0], "2016-12-31"])]


def test_a_suspension_is_grey_until_the_partner_comes_back_and_an_accession_a_star():
    ended = ("2010-05-01", "2010-05-01")
    suspended = spell("f", EXACT, ended, reason="suspended", slot=0)
    again = spell("f", ("2012-05-01", "2012-05-01"), slot=0)
    figure = drawn(spells(suspended, again))
    assert bars(figure)[1] == ("2010-05-01", 731, "#D9DCDF", 0.3)
    assert marks(figure) == [[("2010-05-01", "line-ns")]]
    assert bars(drawn(spells(suspended)))[1] == ("2010-05-01", 4993, "#D9DCDF", 0.3)
    acceded = drawn(spells(spell("f", EXACT, ended, reason="acceded", slot=0)))
    assert marks(acceded) == [[("2010-05-01", "star")]]
    assert len(bars(acceded)) == 1


def test_two_spells_in_one_framework_share_a_row():
    first = spell("f", EXACT, ("2001-01-01", "2001-01-01"), reason="withdrew", slot=0, words="2000 to 2001")
    figure = drawn(spells(first, spell("f", ("2008-04-03", "2008-04-03"), slot=0, words="since 2008")))
    texts = [text for trace in figure["data"] if trace.get("mode") == "text" for text in trace["text"]]
    assert texts == ["Name of f", "Meetings that name it", "2000 to 2001 · since 2008", "0"]
    assert figure["layout"]["height"] == 2 * 37 + 28


def test_a_meeting_carries_its_id_and_its_evidence():
    figure = drawn(spells(), NAMED)
    (trace,) = [trace for trace in figure["data"] if trace.get("mode") == "markers"]
    assert trace["customdata"] == ["forum-1", "forum-2"]
    assert trace["marker"]["symbol"] == ["circle", "square"]
    assert trace["hovertext"][0] == "<b>First &lt;b&gt;</b><br>1 Jun 2010<br>● in the text"


def test_hostile_names_are_inert():
    figure = drawn(spells(("p", "<a href=x>", -1, *EXACT, "stated", None, None, None, "since <i>")))
    texts = [text for trace in figure["data"] if trace.get("mode") == "text" for text in trace["text"]]
    assert texts[0] == "&lt;a href=x&gt;"
    assert "since &lt;i&gt;" in texts


def test_the_same_rows_give_the_same_bytes():
    frame = spells(spell("f", EXACT, slot=0), spell("p", YEAR))
    one, two = (ribbon.ribbon(frame, NAMED, "Meetings", TODAY, dark=True).to_json() for _ in range(2))
    assert one == two
