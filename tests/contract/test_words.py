"""Every message of the screen has its French: complete, current, and with the same places, marks and signs."""

import re
from collections import Counter
from collections.abc import Sequence
from string import Formatter
from typing import NamedTuple

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.contract.tree import ROOT
from utils.wording import LANGUAGES, SOURCE_LANGUAGE

LOCALE = ROOT / "utils" / "locale"
KEYWORDS = {"_": None, "ngettext": (1, 2)}
MARKS = re.compile(r"\*\*|:(?:[a-z]+|\{\w+\})(?=\[)|[\[\]`]")
"""What Streamlit reads as Markdown: bold, coloured or small text, code. Lists, links and tables are not in messages."""

SIGNS = re.compile(r"[●◆■→·>~=]")
"""Signs that mean the same in every language."""

Message = str | tuple[str, ...]


class Pair(NamedTuple):
    """A message, or one form of it, and what a catalogue says for it."""

    message: str
    spoken: str


def extracted() -> set[Message]:
    """Every message in the code, one with a plural as its two forms."""
    with (LOCALE / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, KEYWORDS)
    return {message for _file, _line, message, _comments, _context in found}


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as its file has it; a fault in the file is raised."""
    with (LOCALE / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


MESSAGES = extracted()
TRANSLATED = [language for language in LANGUAGES if language != SOURCE_LANGUAGE]
SPOKEN = {language: catalogue(language) for language in TRANSLATED}


def forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or [""])


def pairs(language: str) -> list[Pair]:
    """Each form of each message beside its translation: singular by singular, plural by the rest."""
    found = []
    for entry in SPOKEN[language]:
        if not entry.id:
            continue
        one, *many = forms(entry.id)
        first, *rest = forms(entry.string)
        found += [Pair(one, first), *(Pair(many[-1], text) for text in rest)]
    return found


def unlike(language: str, of: re.Pattern[str]) -> list[Pair]:
    """Where a translation has other ones than its message, or another number of them."""
    return [
        pair
        for pair in pairs(language)
        if sorted(of.findall(pair.message)) != sorted(of.findall(pair.spoken))
    ]


def places(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def test_the_messages_are_found():
    assert len(MESSAGES) > 200


def test_every_message_is_a_whole_text():
    """A blank at either end says that a sentence is glued together, which no other language can follow."""
    assert [form for message in MESSAGES for form in forms(message) if form != form.strip() or not form] == []


def test_no_two_messages_have_the_same_singular():
    """A catalogue knows a message by its singular: of two plurals to one singular, one would be lost."""
    singulars = Counter(forms(message)[0] for message in MESSAGES)
    assert {singular for singular, number in singulars.items() if number > 1} == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_holds_the_messages_of_the_code_and_no_others(language):
    known = {entry.id for entry in SPOKEN[language] if entry.id}
    assert (MESSAGES - known, known - MESSAGES) == (set(), set()), "make words"


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_over_or_guessed(language):
    guessed = [entry.id for entry in SPOKEN[language] if entry.id and entry.fuzzy]
    assert (list(SPOKEN[language].obsolete), guessed) == ([], [])


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_in_every_form(language):
    wanted = SPOKEN[language].num_plurals
    short = [
        entry.id
        for entry in SPOKEN[language]
        if len(forms(entry.string)) != (1 if isinstance(entry.id, str) else wanted)
        or not all(text.strip() for text in forms(entry.string))
    ]
    assert short == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_has_the_places_of_its_message(language):
    assert [pair for pair in pairs(language) if places(pair.message) != places(pair.spoken)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_has_the_marks_of_its_message(language):
    assert unlike(language, MARKS) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_has_the_signs_of_its_message(language):
    assert unlike(language, SIGNS) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_begins_or_ends_with_a_blank(language):
    assert [pair for pair in pairs(language) if pair.spoken != pair.spoken.strip()] == []


def test_the_marks_of_french_print_stand_as_they_should():
    """No typewriter apostrophe, and no blank at which a line could break beside a tall mark or inside a guillemet."""
    wrong = re.compile(r"['\"]|(?<=[^·]) [;:!»](?=\W|$)|(?<=[\w)}»]) \?|« |\w[;!?](?=\W|$)|\w:(?=\s|$)")
    assert [pair.spoken for pair in pairs("fr") if wrong.search(pair.spoken)] == []


def test_french_never_says_that_a_partner_was_absent():
    """What is not named is not known: French may use the word only to say so, where English does."""
    blunt = re.compile(r"\babsent|n’(?:a|ont) pas (?:participé|pris part)|\bmanqu")
    assert [
        pair for pair in pairs("fr") if blunt.search(pair.spoken) and "not absent" not in pair.message
    ] == []
