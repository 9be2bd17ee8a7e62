"""Pages are set in a process of its own: each comes back whole, what goes wrong is said, and no secret is handed on."""

import json
import subprocess
import sys
from io import BytesIO

import pytest

from utils.brief import press

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
    order = {"template": str(template), "inputs": {"word": "x"}, "asked": {"format": "png", "ppi": 72}}
    written = BytesIO()
    press.main(BytesIO(json.dumps(order).encode()), written)
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

    def run(command, *, env, **_options):
        seen.update(env)
        return subprocess.CompletedProcess(command, 0, stdout=b"[]\n", stderr=b"")

    monkeypatch.setattr(subprocess, "run", run)
    assert press.pages(template, {}, format="pdf") == []
    assert set(seen) <= {"PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "PYTHONPATH"}


def test_the_typesetter_is_loaded_in_the_press_alone():
    probe = "import sys, utils.brief.formats, utils.images.image; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
