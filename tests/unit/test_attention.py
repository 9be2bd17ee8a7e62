"""The rules and their settings: what the file may say, what is wrong with it, and what a reader is told of it."""

from contextvars import copy_context

from utils.attention import PLACE, RULES, read, section, settings
from utils.wording import speak


def faults(text: str) -> list[str]:
    return [fault().replace("\\", "").replace("\N{WORD JOINER}", "") for fault in read(text).faults]


def test_the_shipped_file_says_what_the_rules_are_declared_with():
    assert PLACE.exists()
    assert settings().rules == RULES
    assert settings().faults == ()
    assert settings() is settings()


def test_the_shipped_file_has_every_setting_of_every_rule():
    text = PLACE.read_text("utf-8")
    assert [
        rule.key for rule in RULES if f"[{rule.key}]\non = true\nthreshold = {rule.threshold}\n" not in text
    ] == []


def test_an_empty_file_leaves_every_rule_as_it_is_declared():
    assert read("").rules == RULES


def test_a_rule_can_be_switched_off_and_its_threshold_set():
    told = read("[series-overdue]\nthreshold = 1.5\n[topic-dropped]\non = false\n")
    assert told.faults == ()
    assert [(rule.key, rule.threshold) for rule in told.on] == [
        ("series-overdue", 1.5),
        ("partner-not-named", 10),
        ("claims-in-conflict", 1),
        ("meeting-without-sessions", 1),
    ]


def test_every_fault_is_named_with_its_key_and_its_remedy():
    assert faults(
        '[series-overdu]\n[series-overdue]\nthreshold = 0.5\n[partner-not-named]\non = "yes"\nthreshold = true\n'
        "[topic-dropped]\nthreshold = 2.5\nmeetings = 3\n"
    ) == [
        f"“series-overdu” is no rule. Take it out, or write one of these: {', '.join(rule.key for rule in RULES)}",
        "“series-overdue.threshold” is 0.5. Write a number, 1 or more",
        "“partner-not-named.on” is 'yes'. Write true or false",
        "“partner-not-named.threshold” is true. Write a whole number, 1 or more",
        "“topic-dropped.meetings” means nothing. Take it out: a rule has “on” and “threshold”",
        "“topic-dropped.threshold” is 2.5. Write a whole number, 1 or more",
    ]


def test_a_rule_set_to_a_value_is_a_fault():
    assert faults("topic-dropped = false") == [
        "“topic-dropped” is set to a value. Write “[topic-dropped]” on a line of its own, and its settings below"
    ]


def test_a_number_without_end_is_no_threshold():
    assert (
        len(faults("[series-overdue]\nthreshold = inf"))
        == len(faults("[series-overdue]\nthreshold = nan"))
        == 1
    )


def test_what_is_no_toml_is_said_to_be_none():
    assert faults("[series-overdue\n")[0].startswith("It is not TOML (")


def test_no_rule_is_asked_where_the_file_has_a_fault():
    assert read("[unknown]").on == ()
    assert read("[series-overdue]\non = false\nthreshold = 0").on == ()


def test_the_method_states_every_rule_with_its_threshold(monkeypatch):
    title, paragraphs = section()
    assert title == "Needs attention"
    assert [text.split("**")[1] for text in paragraphs[1:]] == [rule.name() for rule in RULES]
    assert "more than 2 times its own median gap" in paragraphs[1]
    monkeypatch.setattr("utils.attention.settings", lambda: read("[topic-dropped]\non = false"))
    assert section()[1][-1] == "Switched off here: Topic dropped."
    monkeypatch.setattr("utils.attention.settings", lambda: read("[topic]"))
    assert section()[1][0].startswith("No rule was asked: attention\\.toml has to be mended.")


def test_a_fault_is_told_in_the_language_of_whoever_reads_it():
    fault = read("[topic-dropped]\non = 1").faults[0]

    def in_french() -> str:
        speak("fr")
        return fault()

    assert "Write true or false" in fault()
    assert "Écrivez true ou false" in copy_context().run(in_french)


def test_the_paper_has_every_rule_with_its_threshold():
    paper = (PLACE.parent / "docs" / "attention.md").read_text("utf-8").splitlines()
    assert [
        rule.key
        for rule in RULES
        if not any(
            line.startswith(f"| `{rule.key}` |") and line.endswith(f"| {rule.threshold} |") for line in paper
        )
    ] == []
