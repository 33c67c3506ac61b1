"""A resident in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright


@pytest.fixture(scope="module")
def page(served: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-background-networking"]
        )
        opened = browser.new_page(viewport={"width": 1280, "height": 900})
        faults: list[str] = []
        opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.goto(served)
        yield opened
        assert faults == []
        browser.close()


def ask(page: Page, text: str) -> None:
    box = page.get_by_label("Skriv din fråga")
    box.fill(text)
    box.press("Enter")


def last(page: Page, text: str) -> None:
    expect(page.get_by_role("listitem").last).to_contain_text(text)


def test_three_questions_and_a_button(page: Page) -> None:
    page.get_by_role("button", name="Fråga Kontaktlots").click()
    last(page, "är en bot")

    ask(page, "När har ni öppet?")
    last(page, "08.30–16.00")

    ask(page, "fungerar IST?")
    last(page, "Inloggning till IST med Bankid fungerar inte")

    ask(page, "jag vill nå nodra")
    last(page, "Är det akut?")
    page.get_by_role("button", name="Ja, det är akut").click()
    last(page, "Ring NODRA nu")


def test_number_can_be_dialled_and_address_written_to(page: Page) -> None:
    ask(page, "vilket nummer har kommunen?")
    last(page, "011-15 00 00")

    answer = page.get_by_role("listitem").last
    expect(answer.get_by_role("link", name="011-15 00 00")).to_have_attribute("href", "tel:011150000")
    expect(answer.get_by_role("link", name="norrkoping.kommun@norrkoping.se")).to_have_attribute(
        "href", "mailto:norrkoping.kommun@norrkoping.se"
    )


def test_markup_is_shown_as_text(page: Page) -> None:
    ask(page, "<img src=x onerror=alert(1)> hej")

    expect(page.get_by_text("<img src=x onerror=alert(1)> hej")).to_be_visible()


def test_conversation_survives_a_reload(page: Page) -> None:
    page.reload()
    page.get_by_role("button", name="Fråga Kontaktlots").click()

    expect(page.get_by_text("Du: Ja, det är akut")).to_be_visible()


def test_escape_closes_and_gives_the_focus_back(page: Page) -> None:
    page.get_by_label("Skriv din fråga").press("Escape")

    expect(page.get_by_role("button", name="Fråga Kontaktlots")).to_be_focused()
    expect(page.get_by_role("dialog")).to_be_hidden()
