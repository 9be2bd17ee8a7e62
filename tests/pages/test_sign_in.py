"""The door: with a roles file nobody is let in without a role, at no run, and nothing is opened before."""

import json
import logging
import time

import pytest
import streamlit as st
from streamlit import config

from data.editions.folder import LOG
from data.editions.place import STORE
from tests.contract.tree import ROOT
from tests.pages.visit import FRONT, PAGES, errors, headline, revisit, said, visit, ways, words
from tests.roles import AUTH, ISSUER, person
from utils import page, panel, sign_in
from utils.access import PLACE, rules_of

SECRETS = {"auth": AUTH}


def user(subject, **more):
    said = {"is_logged_in": True, "iss": ISSUER, "sub": subject, "iat": int(time.time()) - 60}
    return said | {"name": f"{subject} *Star*"} | more


def listed(**roles):
    return "".join(['contact = "the *keeper*"\n', *(person(*one) for one in roles.items())])


@pytest.fixture(autouse=True)
def roles(monkeypatch, tmp_path):
    """The roles file: one reader, one editor."""
    path = tmp_path / "roles.toml"
    path.write_text(listed(ada="reader", ed="editor"), "utf-8")
    monkeypatch.setenv(PLACE, str(path))
    return path


@pytest.fixture
def _ada(roles, monkeypatch):
    """Ada asks, outside any run of a page."""
    monkeypatch.setattr(type(st.user), "to_dict", lambda _user: user("ada"))
    monkeypatch.setattr(sign_in, "_rules", lambda: rules_of(roles.read_text("utf-8")))


def enter(script=FRONT, subject="", address=None, secrets=None, **more):
    app = visit(script, address, user=user(subject, **more) if subject else None, secrets=secrets or SECRETS)
    assert errors(app) == []
    return app


def buttons(app):
    return {button.key for button in app.button}


def told(app):
    return said(app).split("\n")[2]


@pytest.mark.parametrize("script", PAGES)
def test_a_page_shows_nothing_of_the_record_to_those_who_have_not_signed_in(script, monkeypatch):
    monkeypatch.setattr(page, "_opened", lambda: pytest.fail("the record was opened"))
    app = enter(script, address={"partner": ["GEO"]})
    assert headline(app) == "Sign in to open the dashboard"
    assert buttons(app) == {"sign-in"}
    assert "Georgia" not in " ".join(words(app))


def test_the_door_speaks_the_readers_language_and_keeps_the_address_in_the_other():
    app = enter(address={"partner": ["GEO"], "lang": ["fr"]})
    assert headline(app) == "Identifiez-vous pour ouvrir le tableau de bord"
    assert [(way.label, way.query) for way in ways(app)] == [("English", "partner=GEO")]


def test_a_reader_is_let_in_and_named_with_a_way_out():
    app = enter(subject="ada")
    assert "nations" in headline(app)
    assert {"sign-out", "sign-in"} & buttons(app) == {"sign-out"}
    assert "Signed in as ada *Star*, as a reader." in said(app)


def test_who_signs_out_is_out():
    app = enter(subject="ada").button(key="sign-out").click().run()
    assert errors(app) == []
    assert headline(app) == "Sign in to open the dashboard"


def test_somebody_without_a_role_is_told_whom_to_ask_and_what_to_pass_on():
    app = enter(subject="eve")
    assert headline(app) == "You have no access to this dashboard"
    assert told(app) == (
        "You are signed in as eve *Star*, without a role here. Ask the *keeper* for one, and pass these two lines"
        " on:"
    )
    assert app.text[-1].value == "Issuer: https://login.example\nSubject: eve"
    assert buttons(app) == {"sign-out"}


def test_a_role_that_is_taken_away_ends_at_the_next_run(roles):
    app = enter(subject="ada")
    roles.write_text(listed(ed="editor"), "utf-8")
    assert headline(revisit(app, {"partner": ["GEO"]})) == "You have no access to this dashboard"


def test_a_sign_in_that_grew_too_old_is_asked_for_again():
    assert headline(enter(subject="ada", iat=int(time.time()) - 8 * 3600 - 5)) == "Sign in again"


@pytest.fixture
def _editors_page(monkeypatch):
    """The front page as one of those that change the record."""
    opened = page.open_page
    monkeypatch.setattr(page, "open_page", lambda script: opened(script, action="publish"))


@pytest.mark.usefixtures("_editors_page")
def test_a_reader_on_an_editors_page_is_told_so_and_led_on():
    app = enter(subject="ada")
    assert headline(app) == "This page is for editors"
    assert told(app).startswith("You are signed in as ada *Star*, as a reader. Ask the *keeper* if")
    assert [way.label for way in ways(app)] == ["Situation", "Français"]
    assert "nations" in headline(enter(subject="ed"))


MISSET = {
    "short": ({"cookie_secret": "short"}, "cookie_secret in the secrets can be guessed"),
    "missing": ({"cookie_secret": ""}, "does not give cookie_secret"),
}


@pytest.mark.parametrize("case", MISSET)
def test_with_a_bad_secret_no_page_opens_to_anyone_and_the_log_says_why_once(case, caplog):
    changes, problem = MISSET[case]
    sign_in._log.cache_clear()
    with caplog.at_level(logging.ERROR, "utils.sign_in"):
        enter(subject="ed", secrets={"auth": SECRETS["auth"] | changes})
        app = enter(subject="ed", secrets={"auth": SECRETS["auth"] | changes})
    assert headline(app) == "The dashboard stays shut"
    assert problem in told(app)
    assert buttons(app) == set()
    assert [problem in record.message for record in caplog.records] == [True]


def test_a_roles_file_that_cannot_be_read_lets_nobody_in(roles, monkeypatch):
    for spoil, problem in (
        (lambda: roles.write_bytes(b"\xff"), "The roles file cannot be read: it is not UTF-8."),
        (lambda: roles.write_text('person = "ada"', "utf-8"), "The roles file: each person is a table"),
        (roles.unlink, "The roles file cannot be read: No such file or directory."),
        (lambda: monkeypatch.setenv(PLACE, " "), "DASHBOARD_ROLES is set and names no file."),
    ):
        spoil()
        app = enter(subject="ed")
        assert headline(app) == "The dashboard stays shut"
        assert told(app).startswith(problem)


def test_a_header_that_names_the_reader_is_not_believed(monkeypatch):
    monkeypatch.setattr(st, "get_option", lambda _key: {"X-User": "sub"})
    assert "server.trustedUserHeaders" in told(enter(subject="ed"))


@pytest.mark.usefixtures("_ada")
def test_a_file_is_made_only_as_long_as_its_reader_may_read(roles):
    make = sign_in.guarded(lambda: b"rows")
    assert make() == b"rows"
    roles.write_text(listed(ed="editor"), "utf-8")
    with pytest.raises(PermissionError):
        make()


@pytest.mark.usefixtures("_ada")
def test_a_file_is_logged_under_the_name_of_who_took_it_away(monkeypatch, tmp_path):
    monkeypatch.setenv(STORE, str(tmp_path))
    offered = []
    monkeypatch.setattr(st, "download_button", lambda _label, make, *_more, **_options: offered.append(make))
    panel.hand_out("rows", "CSV", "rows.csv", lambda: b"a,b")
    assert [make() for make in offered] == [b"a,b"]
    logged = json.loads((tmp_path / LOG).read_text("utf-8"))
    assert (logged["what"], logged["by"], logged["file"]) == ("export", f"{ISSUER}|ada", "rows.csv")


def test_whoever_publishes_is_named_by_issuer_and_subject(monkeypatch):
    monkeypatch.setattr(type(st.user), "to_dict", lambda _user: user("ed"))
    assert sign_in.who() == "https://login.example|ed"
    monkeypatch.delenv(PLACE)
    assert sign_in.who() == "local"


@pytest.mark.usefixtures("_ada")
def test_what_runs_without_its_page_begins_it_anew_once_the_role_has_ended(roles, monkeypatch):
    again = []
    monkeypatch.setattr(st, "rerun", lambda: again.append("run"))
    sign_in.still()
    assert again == []
    roles.write_text(listed(ed="editor"), "utf-8")
    sign_in.still()
    assert again == ["run"]


def test_without_a_roles_file_nobody_is_asked_and_the_frame_is_as_it_was(monkeypatch):
    monkeypatch.delenv(PLACE)
    monkeypatch.setattr(type(st.user), "to_dict", lambda _user: pytest.fail("asked who it is"))

    def make() -> bytes:
        return b"rows"

    assert (sign_in.enter("publish"), sign_in.may("publish"), sign_in.guarded(make)) == (None, True, make)
    assert "sign-out" not in buttons(visit(FRONT))


@pytest.fixture
def _secrets_files():
    """Streamlit as it is in a new process, before and after."""
    files = config.get_option("secrets.files")
    st.secrets._reset()
    yield
    config.set_option("secrets.files", files)
    st.secrets._reset()


@pytest.mark.usefixtures("_secrets_files")
def test_the_command_says_whether_the_settings_will_do(capsys, monkeypatch, tmp_path):
    assert sign_in.main() == 2
    assert capsys.readouterr().err.startswith("Not ready: The section [auth] of the secrets does not give")
    lines = (f"{key} = {json.dumps(value)}" for key, value in SECRETS["auth"].items())
    (tmp_path / "mine.toml").write_text("\n".join(["[auth]", *lines]), "utf-8")
    monkeypatch.setenv("STREAMLIT_SECRETS_FILES", str(tmp_path / "mine.toml"))
    assert sign_in.main() == 0
    assert capsys.readouterr().out == "Ready: sign-in, persons listed: 2\n"


def test_the_example_of_a_roles_file_is_one():
    rules = rules_of((ROOT / "deploy" / "roles.example.toml").read_text("utf-8"))
    assert sorted(rules.people.values()) == ["editor", "reader"]
    assert rules.claim is not None
