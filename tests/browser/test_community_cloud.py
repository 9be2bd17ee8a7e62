"""Under the settings that Streamlit Community Cloud forces, every page is whole on a disk that was just wiped."""

from urllib.parse import urlsplit

import pytest

from tests.browser import chromium
from tests.browser.pages import SOME
from tests.browser.server import served

FORCED = {
    "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "false",
    "STREAMLIT_RUNNER_FAST_RERUNS": "true",
    "STREAMLIT_SERVER_RUN_ON_SAVE": "true",
    "STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION": "true",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "true",
}
STATISTICS = "data.streamlit.io"
"""Where the cloud has each reader's browser report to; no setting of ours can forbid it there."""


@pytest.fixture(scope="module")
def cloud(executable, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    with served(home / "server.log", environment=FORCED | {"HOME": str(home)}) as running:
        yield running


@pytest.mark.parametrize("page_path", SOME)
def test_a_page_is_whole_and_only_the_clouds_own_statistics_leave(page_path, cloud, profile):
    traffic = chromium.Traffic(cloud.url)
    page = chromium.tab(profile)
    traffic.watch(page)
    page.goto(f"{cloud.url}/{page_path}")
    chromium.settle(page)
    assert page.locator("h1").count() == 1
    assert page.locator(".stException").count() == 0
    assert {urlsplit(url).hostname for url in traffic.strangers()} <= {STATISTICS}
    page.close()
