"""Sign-in as a reader meets it: a real provider on this machine, a real browser, and a link that survives."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from oidc_provider_mock import User, run_server_in_thread  # type: ignore[import-untyped]  # it has no stubs
from playwright.sync_api import Browser, Page, Route

from tests.browser import chromium, gateway
from tests.browser.server import ROOT, Server, free_port, served
from tests.browser.test_access import findings
from tests.roles import person

LINK = "topic?id=resilience&partner=GEO&lang=fr"
EDITORS_PAGE = """import streamlit as st

from tests.roles import person
from utils import page

page.open_page("pages/data.py", action="publish")
st.title("The record may be changed here")
"""
GROUPS = [secrets.token_urlsafe(24) for _group in range(60)]
"""As many as a large organisation gives to one person: what is kept of the sign-in is then longer than a few lines."""

USERS = [
    User(sub="reader-7", claims={"name": "Ada [Lovelace]"}),
    User(sub="editor-9", claims={"groups": GROUPS}),
]


@dataclass
class House:
    """A dashboard with a door: its server, its provider, and the file of who may come in."""

    server: Server
    issuer: str
    roles: Path

    def lets_in(self, *people: tuple[str, str], hours: float = 8) -> None:
        listed = (person(name, role, self.issuer) for name, role in people)
        self.roles.write_text(f"max_age_hours = {hours}\n" + "".join(listed), "utf-8")


def secrets_file(path: Path, issuer: str, port: int, secret: str) -> str:
    path.write_text(
        f'[auth]\nredirect_uri = "http://localhost:{port}/oauth2callback"\ncookie_secret = "{secret}"\n'
        f'client_id = "dashboard"\nclient_secret = "{secret}"\nclient_kwargs = {{ prompt = "login" }}\n'
        f'server_metadata_url = "{issuer}/.well-known/openid-configuration"\n',
        "utf-8",
    )
    return str(path)


@pytest.fixture(scope="module")
def house(executable: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The dashboard with one page more, which is for editors, behind nginx where there is one; nobody has a role."""
    folder, port = tmp_path_factory.mktemp("house"), free_port()
    for name in ("pages", "static"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "dashboard.py", folder)
    (folder / "pages" / "editors.py").write_text(EDITORS_PAGE, "utf-8")
    (folder / "roles.toml").touch()
    with ExitStack() as stack:
        provider = stack.enter_context(run_server_in_thread(user_claims=USERS))
        issuer = f"http://localhost:{provider.server_port}"
        settings = {
            "STREAMLIT_SECRETS_FILES": secrets_file(folder / "s.toml", issuer, port, secrets.token_hex(16)),
            "DASHBOARD_ROLES": str(folder / "roles.toml"),
        }
        program, script = gateway.installed(), folder / "dashboard.py"
        behind = served(folder / "log", script, environment=settings, port=free_port() if program else port)
        front = stack.enter_context(behind)
        if program:
            front = stack.enter_context(gateway.in_front_of(folder / "nginx", program, front.url, port=port))
        yield House(front, issuer, folder / "roles.toml")


@pytest.fixture
def page(house: House, browser: Browser) -> Iterator[Page]:
    """A fresh profile that may go to the provider and nowhere else, and sees no error."""
    context = chromium.profile(browser)
    traffic = chromium.Traffic(house.server.url)
    # The provider's own page asks for these; they are nothing of ours.
    for its in ("https://cdn.jsdelivr.net/**", f"{house.issuer}/favicon.ico"):
        context.route(its, _empty)
    page = context.new_page()
    traffic.watch(page)
    yield page
    context.close()
    elsewhere = [
        url for url in traffic.strangers() if not url.startswith((house.issuer, "https://cdn.jsdelivr.net/"))
    ]
    assert (elsewhere, traffic.errors) == ([], [])


def _empty(route: Route) -> None:
    route.fulfill(body="", content_type="text/css")


def title(page: Page) -> str:
    chromium.settle(page)
    return page.locator("h1").inner_text()


def signs_in(page: Page, house: House, name: str) -> None:
    page.locator(".st-key-sign-in button").click()
    page.wait_for_url(f"{house.issuer}/**")
    page.get_by_role("button", name=name, exact=True).click()


def test_a_link_survives_signing_in_and_a_role_ends_at_the_next_run_of_anything(house, page):
    house.lets_in(("reader-7", "reader"))
    address = f"{house.server.url}/{LINK}"
    page.goto(address)
    assert title(page) == "Identifiez-vous pour ouvrir le tableau de bord"
    assert findings(page) == []
    # Whoever turns back at the provider is where he was.
    page.locator(".st-key-sign-in button").click()
    page.get_by_role("button", name="Deny").click()
    page.wait_for_url(address)
    assert title(page) == "Identifiez-vous pour ouvrir le tableau de bord"
    signs_in(page, house, "reader-7")
    page.wait_for_url(address)
    assert "Résilience" in title(page)
    assert "Ada [Lovelace]" in page.locator(".st-key-menu").inner_text()
    # The search box runs by itself, without its page.
    house.lets_in()
    page.locator(".st-key-find-everywhere input").fill("Ukraine")
    page.keyboard.press("Enter")
    page.get_by_text("Vous n’avez pas accès à ce tableau de bord").wait_for()
    assert page.locator(".st-key-menu, .st-key-found").count() == 0
    assert (
        page.locator(".stText").last.inner_text()
        == f"Émetteur\N{NO-BREAK SPACE}: {house.issuer}\nSujet\N{NO-BREAK SPACE}: reader-7"
    )


def test_a_sign_in_grows_too_old_an_editors_page_is_for_editors_and_who_signs_out_is_out(house, page):
    house.lets_in(("reader-7", "reader"), ("editor-9", "editor"))
    page.goto(f"{house.server.url}/editors?partner=GEO")
    signs_in(page, house, "reader-7")
    page.wait_for_url("**/editors?partner=GEO")
    assert title(page) == "This page is for editors"
    house.lets_in(("reader-7", "reader"), ("editor-9", "editor"), hours=0.0001)
    page.reload()
    assert title(page) == "Sign in again"
    house.lets_in(("reader-7", "reader"), ("editor-9", "editor"))
    signs_in(page, house, "editor-9")
    page.wait_for_url("**/editors?partner=GEO")
    assert title(page) == "The record may be changed here"
    page.locator(".st-key-signed-in button").click()
    page.locator(".st-key-sign-out button").click()
    page.get_by_role("button", name="End session").click()
    page.wait_for_url(f"{house.server.url}/")
    assert title(page) == "Sign in to open the dashboard"
    assert [one["name"] for one in page.context.cookies() if one["name"].startswith("_streamlit_user")] == []


def test_a_dashboard_with_a_secret_that_can_be_guessed_stays_shut(start, readers, tmp_path):
    (tmp_path / "roles.toml").touch()
    server = start(
        STREAMLIT_SECRETS_FILES=secrets_file(tmp_path / "s.toml", "http://localhost:1", 8501, "default"),
        DASHBOARD_ROLES=str(tmp_path / "roles.toml"),
    )
    page = readers(server)("map", "partner=GEO")
    assert title(page) == "The dashboard stays shut"
    assert "cookie_secret in the secrets can be guessed" in chromium.words(page)
    assert page.locator("button").count() == 0
    assert "The dashboard stays shut: cookie_secret in the secrets can be guessed" in server.log.read_text(
        "utf-8"
    )
