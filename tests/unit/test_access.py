"""Who may do what: every sort of identity under every role, literally; and the rules that are refused."""

import pytest

from tests import roles
from tests.roles import AUTH, ISSUER
from utils.access import AccessError, Decision, decide, fault_of, role_of, rules_of

NOW = 1_800_000_000
HOUR = 3600
ALLOWED, UNKNOWN, EXPIRED, STRANGER, BENEATH = (
    Decision.ALLOWED,
    Decision.UNKNOWN,
    Decision.EXPIRED,
    Decision.STRANGER,
    Decision.BENEATH,
)
ACTIONS = ("read", "publish", "delete")
"""The last one is nobody's: what is not known is not allowed."""

PERSON = {
    "is_logged_in": True,
    "iss": ISSUER,
    "sub": "ada",
    "iat": NOW - HOUR,
    "email": "ada@example.org",
    "name": "Ada",
}
WITHOUT = object()


def person(**changes):
    return {key: value for key, value in (PERSON | changes).items() if value is not WITHOUT}


def file(role):
    """A roles file in which that person has the role, or is not listed; a claim of the same provider stands beside."""
    listed = roles.person("ada", role) if role else ""
    claim = f'[claim]\nissuer = "{ISSUER}"\nname = "groups"\nreader = ["readers"]\neditor = ["editors"]\n'
    return f"max_age_hours = 8\n{listed}{claim}"


READER, EDITOR = (ALLOWED, BENEATH, BENEATH), (ALLOWED, ALLOWED, BENEATH)
NOBODY = (STRANGER,) * 3
BY_FILE = {"reader": READER, "editor": EDITOR, "none": NOBODY, None: NOBODY}
AS_READER, AS_EDITOR = BY_FILE | {None: READER}, BY_FILE | {None: EDITOR}


def all_of(decision):
    return dict.fromkeys(BY_FILE, (decision,) * 3)


IDENTITIES = {
    "as listed": (person(), BY_FILE),
    "nothing is known": ({}, all_of(UNKNOWN)),
    "not signed in": (person(is_logged_in=False), all_of(UNKNOWN)),
    "signed in by a word": (person(is_logged_in="true"), all_of(UNKNOWN)),
    "no issuer": (person(iss=WITHOUT), all_of(UNKNOWN)),
    "no subject": (person(sub=WITHOUT), all_of(UNKNOWN)),
    "an empty subject": (person(sub=" "), all_of(UNKNOWN)),
    "a subject that is no text": (person(sub=["ada"]), all_of(UNKNOWN)),
    "another issuer": (person(iss="https://other.example"), all_of(STRANGER)),
    "the issuer with a slash": (person(iss=ISSUER + "/"), all_of(STRANGER)),
    "another subject with the same e-mail": (person(sub="eve"), all_of(STRANGER)),
    "the subject in capitals": (person(sub="ADA"), all_of(STRANGER)),
    "the subject with a blank": (person(sub="ada "), all_of(STRANGER)),
    "just in time": (person(iat=NOW - 8 * HOUR), BY_FILE),
    "a second too old": (person(iat=NOW - 8 * HOUR - 1), all_of(EXPIRED)),
    "a password given too long ago": (person(auth_time=NOW - 9 * HOUR), all_of(EXPIRED)),
    "a password given in time": (person(auth_time=NOW - 2 * HOUR), BY_FILE),
    "issued when a clock was ahead": (person(iat=NOW + 299), BY_FILE),
    "issued in the future": (person(iat=NOW + 301), all_of(EXPIRED)),
    "no time": (person(iat=WITHOUT), all_of(EXPIRED)),
    "a time in words": (person(iat=str(NOW)), all_of(EXPIRED)),
    "no number for a time": (person(iat=float("nan")), all_of(EXPIRED)),
    "a truth for a time": (person(iat=True), all_of(EXPIRED)),
    "claims to be a reader": (person(groups=["staff", "readers"]), AS_READER),
    "claims to be an editor, in one word": (person(groups="editors"), AS_EDITOR),
    "claims to be both": (person(groups=["editors", "readers"]), AS_EDITOR),
    "claims a word that holds the word": (person(groups="readers editors"), BY_FILE),
    "claims it in another shape": (person(groups={"editors": True}), BY_FILE),
    "claims it at another provider": (
        person(iss="https://other.example", groups=["editors"]),
        all_of(STRANGER),
    ),
    "claims a role of its own": (person(role="editor", roles=["editor"]), BY_FILE),
}


@pytest.mark.parametrize("role", BY_FILE, ids=str)
@pytest.mark.parametrize("identity", IDENTITIES)
def test_exactly_those_pass_who_are_expected_to(identity, role):
    claims, expected = IDENTITIES[identity]
    rules = rules_of(file(role))
    assert tuple(decide(claims, rules, action, NOW) for action in ACTIONS) == expected[role]


def test_an_empty_file_lets_nobody_in_and_a_sign_in_holds_eight_hours():
    rules = rules_of("")
    assert (rules.max_age, rules.contact, rules.claim, rules.people) == (8 * HOUR, "", None, {})
    assert decide(PERSON, rules, "read", NOW) is STRANGER
    assert role_of(PERSON, rules) == "none"


PERSON_TABLE = '[[person]]\nissuer = "i"\nsubject = "s"\nrole = "reader"\n'
REFUSED = {
    "role =": "The roles file is not TOML: ",
    "people = []": "The roles file: “people” means nothing here; known are claim, contact, max_age_hours, person.",
    "max_age_hours = 0": "The roles file: max_age_hours is a number of hours, above 0",
    "max_age_hours = true": "The roles file: max_age_hours is a number of hours, above 0",
    "max_age_hours = nan": "The roles file: max_age_hours is a number of hours, above 0",
    "contact = 7": "The roles file: contact is a text in quotes.",
    'person = "ada"': "The roles file: each person is a table [[person]].",
    "person = [1]": "The roles file, person 1: it is a table.",
    PERSON_TABLE + PERSON_TABLE: "The roles file, person 2: this issuer and subject stand above already.",
    PERSON_TABLE + 'email = "x"': "The roles file, person 1: “email” means nothing here;",
    PERSON_TABLE.replace('"s"', '""'): "The roles file, person 1: subject is missing or no text in quotes.",
    PERSON_TABLE.replace('"s"', '"s\u2060"'): "The roles file, person 1: issuer or subject holds a sign that no",
    PERSON_TABLE.replace('"reader"', '"Editor"'): "The roles file, person 1: role is one of none, reader, editor.",
    "claim = 1": "The roles file, claim: it is a table.",
    '[claim]\nissuer = "i"\nreader = []': "The roles file, claim: name is missing or no text in quotes.",
    '[claim]\nissuer = "i"\nname = "n"\nreader = "r"': "The roles file, claim: reader is a list of texts in quotes.",
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), REFUSED.items())
def test_rules_that_are_not_as_promised_are_refused_in_one_sentence(text, told):
    with pytest.raises(AccessError) as error:
        rules_of(text)
    assert str(error.value).startswith(told)
    assert "\n" not in str(error.value)


GUESSED = "cookie_secret in the secrets can be guessed: give 32 random characters or more."
FAULTS = [
    ({}, None),
    ({"redirect_uri": "http://localhost:8501/oauth2callback"}, None),
    ({"cookie_secret": ""}, "The section [auth] of the secrets does not give cookie_secret."),
    ({"cookie_secret": "xxx"}, GUESSED),
    ({"cookie_secret": "0123456789abcdef0123456789abcde"}, GUESSED),
    ({"cookie_secret": "change-me-" * 4}, GUESSED),
    (
        {"client_id": 7, "client_secret": WITHOUT},
        "The section [auth] of the secrets does not give client_id, client_secret.",
    ),
    (
        {"redirect_uri": "https://dashboard.example/"},
        "redirect_uri in the secrets does not end with /oauth2callback.",
    ),
    (
        {"redirect_uri": "http://dashboard.example/oauth2callback"},
        "redirect_uri in the secrets does not begin with https://, so the sign-in could be read on its way.",
    ),
]


@pytest.mark.parametrize(("changes", "told"), FAULTS)
def test_a_provider_that_is_not_set_up_safely_is_refused(changes, told):
    assert fault_of({key: value for key, value in (AUTH | changes).items() if value is not WITHOUT}) == told
