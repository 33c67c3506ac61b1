"""The status page in a real browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_and_whole_at_any_width(browser: Browser, served: str, width: int, scheme: str) -> None:
    dark = scheme == "dark"
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light")
    page = context.new_page()
    page.goto(f"{served}/status")

    found = Axe().run(page, options=RULES).response["violations"]
    assert [fault["id"] for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(20, 23, 27)" if dark else "rgb(247, 248, 250)"
    )
    context.close()


def test_table_stays_a_table_without_javascript_on_a_phone(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(served)
    page.get_by_role("link", name="Läget i varje system").click()

    row = page.get_by_role("table", name="System och tjänster").get_by_role("row").filter(has_text="IST").first
    expect(row.get_by_role("rowheader")).to_have_text("IST")
    expect(row.get_by_role("cell").first).to_have_text("fungerar delvis")
    context.close()
