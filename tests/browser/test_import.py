"""A record of one's own, from a workbook with faults to figures that everybody sees, as an editor does it."""

import re

from playwright.sync_api import Page

from data.editions.content import content_of
from tests.browser import chromium
from tests.browser.pages import FRONT
from tests.editions import whole
from tests.river import RIVER, one_more
from tests.workbooks import river_workbook

UPLOAD = '[data-testid="stFileUploader"] input[type="file"]'


def choose(page: Page, content: bytes) -> None:
    page.set_input_files(
        UPLOAD, {"name": "list.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )


def bring(page: Page, content: bytes, heading: str) -> None:
    choose(page, content)
    page.get_by_role("heading", name=re.compile(heading)).wait_for(timeout=chromium.PATIENCE)
    chromium.settle(page)


def anew(page: Page) -> None:
    page.reload()
    chromium.settle(page)


def test_a_workbook_with_faults_is_mended_compared_published_and_seen_by_everyone(start, readers, tmp_path):
    store = tmp_path / "editions"
    open_page = readers(start(DASHBOARD_DATA=str(RIVER), DASHBOARD_STORE=str(store)))
    other = open_page(FRONT)
    page = open_page("import")
    publish = page.get_by_role("button", name="Publish for everyone")
    headings = page.get_by_role("heading", level=2)
    spoilt = one_more().cell("meetings", 3, "start_date", "03/04/2024")
    choose(page, river_workbook(spoilt).content())
    # While it is being judged.
    anew(page)
    bring(page, river_workbook(spoilt).content(), "cannot be taken: 1 fault")
    assert "03/04/2024" in str(page.locator(".grid table").first.text_content())
    assert publish.count() == 0
    anew(page)
    assert "cannot be taken" not in " ".join(headings.all_inner_texts())
    mended = river_workbook(one_more()).content()
    bring(page, mended, "would change 1 table: 1 row added")
    anew(page)
    assert (publish.count(), store.exists()) == (0, False)
    bring(page, mended, "would change 1 table: 1 row added")
    page.get_by_role("link", name="See the whole dashboard with it").click()
    page.get_by_text("A draft that you alone see: 11 meetings").wait_for(timeout=chromium.PATIENCE)
    chromium.settle(page)
    anew(page)
    assert "edition “draft”, which is not kept here" in chromium.words(page)
    assert store.exists() is False
    page = open_page("import")
    publish = page.get_by_role("button", name="Publish for everyone")
    bring(page, mended, "would change 1 table: 1 row added")
    publish.click()
    # While it is being published: it was published, or it was not and is now.
    anew(page)
    bring(page, mended, "would change 1 table: 1 row added|present edition already")
    if publish.count():
        publish.click()
    page.get_by_role("heading", name=re.compile("present edition already")).wait_for()
    anew(page)
    assert whole(store) == [
        content_of(RIVER).edition,
        content_of(one_more().write(tmp_path / "more")).edition,
    ]
    assert "of 10 meetings" in other.locator(".filter-row").inner_text()
    other.locator(".st-key-menu").get_by_role("link", name="Meetings").click()
    other.wait_for_url(re.compile("meetings"))
    chromium.settle(other)
    assert "of 11 meetings" in other.locator(".filter-row").inner_text()
