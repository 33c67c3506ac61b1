"""Browsers that lack what Chromium has: the oldest that the widget serves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_embedding import embedded
from tests.browser.test_widget import ask, last, open_chat
from tests.conftest import ALLOWED_PORT

# What Safari 14.1 and Firefox 78 do not have.
OLD = """
    delete Document.prototype.adoptedStyleSheets;
    delete ShadowRoot.prototype.adoptedStyleSheets;
    delete CSSStyleSheet.prototype.replaceSync;
    delete AbortSignal.timeout;
    delete Array.prototype.at;
    delete HTMLFormElement.prototype.requestSubmit;
    delete window.visualViewport;
    const create = document.createElement;
    document.createElement = function (tag) { return create.call(this, tag === 'dialog' ? 'unknown' : tag); };
"""


@pytest.fixture(params=[{"width": 1280, "height": 900}, {"width": 360, "height": 640}], ids=["desk", "phone"])
def old(browser: Browser, served: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The demo page in such a browser."""
    page = browser.new_page(viewport=request.param)
    page.add_init_script(OLD)
    page.goto(served)
    yield page
    page.close()


def test_question_is_answered_and_shown_again_after_a_reload(old: Page) -> None:
    open_chat(old)
    ask(old, "När har ni öppet?")
    last(old, "08.30–16.00")

    old.reload()

    expect(old.get_by_text("Du: När har ni öppet?")).to_be_visible()


def test_dialog_opens_and_closes(old: Page) -> None:
    expect(old.get_by_label("Skriv din fråga")).to_be_hidden()
    open_chat(old)
    expect(old.get_by_role("dialog", name="Kontaktlots")).to_be_visible()

    old.keyboard.press("Escape")

    expect(old.get_by_label("Skriv din fråga")).to_be_hidden()
    expect(old.get_by_role("button", name="Fråga Kontaktlots")).to_be_focused()


def test_own_page_lets_the_style_in(old: Page) -> None:
    expect(old.get_by_role("button", name="Fråga Kontaktlots")).to_have_css("position", "fixed")


@pytest.mark.parametrize("allowed", [True, False], ids=["with nonce", "without"])
def test_under_a_strict_policy_it_works_and_a_nonce_styles_it(
    context: BrowserContext, served: str, site: Callable[[str, str, int], str], *, allowed: bool
) -> None:
    html, policy = embedded(served)
    if allowed:
        html, policy = html.replace("<script ", '<script nonce="abc" '), f"{policy}; style-src 'nonce-abc'"
    page = context.new_page()
    page.add_init_script(OLD)
    page.goto(site(html, policy, ALLOWED_PORT))

    launcher = page.get_by_role("button", name="Fråga Stadslotsen")
    expect(launcher).to_have_css("position", "fixed" if allowed else "static")
    launcher.click()
    page.get_by_role("button", name="När har ni öppet?").click()
    expect(page.get_by_role("log")).to_contain_text("08.30–16.00")


def test_script_holds_no_syntax_that_old_browsers_cannot_read(served: str) -> None:
    script = httpx.get(f"{served}/widget.js", timeout=20).text

    assert re.findall(r"\.#\w+|^\s*(?:async )?#\w+.*|\?\?=|\|\|=|&&=", script, re.MULTILINE) == []
