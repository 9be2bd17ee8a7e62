"""Pages are set in a process of its own: each comes back whole, what goes wrong is said, and no secret is handed on."""

import json
import subprocess
import sys
from io import BytesIO

import pytest

from utils.brief import press, setter

TWO = "#set page(width: 40pt, height: 20pt, margin: 2pt)\n#text(size: 8pt, sys.inputs.word)\n#pagebreak()\n"


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "two.typ"
    path.write_text(TWO, encoding="utf-8")
    return path


def test_each_page_comes_back_as_a_picture_of_its_own(template):
    first, second = press.pages(template, {"word": "Bern"}, format="png", ppi=72)
    assert first.startswith(b"\x89PNG")
    assert second.startswith(b"\x89PNG")
    assert len(first) > len(second), "the first page has a word, the second is empty"


def test_one_file_of_all_pages_comes_back_whole(template):
    (made,) = press.pages(template, {"word": "Bern"}, format="pdf")
    assert made.startswith(b"%PDF")
    assert made.rstrip().endswith(b"%%EOF")


def test_the_press_itself_writes_the_lengths_and_the_pages(template):
    asked = {"format": "png", "ppi": 72}
    order = {"template": str(template), "fonts": str(press.FONTS), "inputs": {"word": "x"}, "asked": asked}
    written = BytesIO()
    setter.main(BytesIO(json.dumps(order).encode()), written)
    head, _, pages = written.getvalue().partition(b"\n")
    lengths = json.loads(head)
    assert len(lengths) == 2
    assert sum(lengths) == len(pages)


def test_a_template_that_cannot_be_set_says_which_and_why(template):
    with pytest.raises(press.TypesettingError, match=r"(?s)two\.typ ended with 1.*word"):
        press.pages(template, {}, format="pdf")


def test_setting_that_takes_too_long_is_ended(template, monkeypatch):
    monkeypatch.setattr(press, "_SECONDS", 0.01)
    with pytest.raises(press.TypesettingError, match=r"two\.typ takes more than 0\.01 seconds"):
        press.pages(template, {"word": "Bern"}, format="pdf")


def test_no_secret_of_the_environment_reaches_the_press(template, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATA", "postgresql://editor:secret@host/store")
    seen = {}

    start = subprocess.Popen

    def started(command, *, env, **options):
        seen.update(env)
        return start(command, env=env, **options)

    monkeypatch.setattr(subprocess, "Popen", started)
    assert len(press.pages(template, {"word": "Bern"}, format="png", ppi=72)) == 2
    assert set(seen) <= {"PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR"}


def test_one_press_runs_at_a_time_and_another_order_waits_for_its_turn(template):
    with press.opened() as first, press.opened() as second:
        assert [one._process is not None for one in (first, second)] == [True, False]
        assert len(first.pages(template, {"word": "Bern"}, format="png", ppi=72)) == 2
        first.end()
        assert len(second.pages(template, {"word": "Bern"}, format="png", ppi=72)) == 2


def test_a_press_that_is_given_no_order_is_ended_and_gives_its_turn_back(template):
    with press.opened() as idle:
        process = idle._process
        assert process is not None
    assert process.returncode is not None
    with pytest.raises(ValueError, match="on the way"), press.opened():
        raise ValueError("on the way")
    assert len(press.pages(template, {"word": "Bern"}, format="png", ppi=72)) == 2


def test_the_typesetter_is_loaded_in_the_press_alone():
    probe = "import sys, utils.brief.formats, utils.images.image; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
