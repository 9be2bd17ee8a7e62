"""What no sentence of the screen says, and what the definitions have to say."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.contract.tree import ROOT
from utils.sentences import method
from utils.wording import LANGUAGES, catalogue

ACCUSING = re.compile(
    r"\babsen(?:t|ce|tee)|\bfailed\b|did not (?:attend|come|take part)|\bmissed\b|no-show", re.IGNORECASE
)


def messages() -> Iterator[tuple[str, str]]:
    """Every message of the code, with the file that says it."""
    for path in (
        ROOT / "dashboard.py",
        *sorted((ROOT / "pages").glob("*.py")),
        *sorted((ROOT / "utils").rglob("*.py")),
    ):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in {"_", "ngettext"}:
                for argument in node.args[:2]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield path.relative_to(ROOT).as_posix(), argument.value


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def test_there_are_messages():
    assert len(list(messages())) > 150


def test_no_message_calls_a_partner_absent():
    """Not named is unknown: the one way to use the word is to deny it."""
    said = [
        (file, text) for file, text in messages() if ACCUSING.search(text.replace("unknown, not absent", ""))
    ]
    assert said == []


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_no_translation_calls_a_partner_absent(language):
    told = catalogue(language)
    said = {
        text: told.gettext(text)
        for _file, text in messages()
        if re.search(r"\babsen(?:t|ce)|manqué", told.gettext(text), re.IGNORECASE)
        and "not absent" not in text
    }
    assert said == {}


def test_no_sentence_is_glued_together_from_fragments():
    """A message that begins or ends with a blank is half a sentence."""
    assert [(file, text) for file, text in messages() if text != text.strip() or not text] == []


@pytest.mark.parametrize(
    "words",
    [
        "not a list of invitations",
        "it is not known who was asked",
        "The first row for a meeting is the primary claim",
        "two exact numbers that differ, or an exact one that is not over an “over”",
        "Numbers of persons are never compared with numbers of nations",
        "never mixed, added or divided",
        "A partner that is not named may well have been in the room",
        "took part without being eligible",
        "An accession on a day ends the partnership on that day",
        "A start known by month or year counts from its first day; such an end lasts to its last day",
        "with that one only",
        "median of the days between the start dates",
        "A meeting after the as-of day is planned: shown, not counted",
        "A blank means not found",
    ],
)
def test_the_method_says_what_the_counts_rest_on(words):
    assert words in " ".join(
        paragraph for _title, paragraphs in method.sections() for paragraph in paragraphs
    )


def test_every_section_of_the_method_has_a_title_and_a_text():
    sections = method.sections()
    assert len({title for title, _paragraphs in sections}) == len(sections)
    assert all(paragraphs and all(paragraphs) for _title, paragraphs in sections)
