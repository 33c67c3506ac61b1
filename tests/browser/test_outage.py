"""The widget when its server is gone, slow or hostile."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser.test_widget import ask, last, open_chat

INPUT = "Skriv din fråga"


def silent(route: Route) -> None:
    """Never answers."""


def test_slow_server_does_not_keep_the_channels_waiting(page: Page) -> None:
    open_chat(page)
    page.route("**/chat/message", silent)

    ask(page, "När har ni öppet?")

    last(page, "Svaret dröjer")
    expect(page.get_by_role("list", name="Kontaktvägar").last.get_by_role("link", name="011-15 00 00")).to_be_visible()


def test_last_known_status_stands_without_a_server(page: Page) -> None:
    page.route("**/chat/**", lambda route: route.abort())
    page.route("**/api/**", lambda route: route.abort())

    page.get_by_role("button", name="Fråga Kontaktlots").click()

    expect(page.get_by_role("status")).to_contain_text("Senast känt: ")
    expect(page.get_by_role("status")).to_contain_text("system påverkas, uppdaterat 5 dec. 2022")


def test_conversation_begins_when_the_network_is_back(page: Page) -> None:
    page.context.set_offline(True)
    page.get_by_role("button", name="Fråga Kontaktlots").click()
    last(page, "Jag kan inte svara just nu")

    page.context.set_offline(False)

    last(page, "är en bot")
    expect(page.get_by_text("Jag kan inte svara just nu")).to_be_hidden()


def test_error_that_goes_away_leaves_the_focus_in_the_dialog(page: Page) -> None:
    page.context.set_offline(True)
    page.get_by_role("button", name="Fråga Kontaktlots").click()
    last(page, "Jag kan inte svara just nu")
    page.get_by_role("button", name="Kopiera 011-15 00 00").focus()

    page.context.set_offline(False)
    last(page, "är en bot")

    expect(page.get_by_label(INPUT)).to_be_focused()


def test_text_that_is_too_long_takes_no_error_away(page: Page) -> None:
    open_chat(page)
    page.route("**/chat/message", lambda route: route.abort())
    ask(page, "hur når jag kommunen")
    last(page, "Är någon i fara? Ring 112")

    ask(page, "Jag undrar en sak. " * 30)

    last(page, "Texten är för lång")
    expect(page.get_by_text("Är någon i fara? Ring 112")).to_be_visible()


def test_unsent_text_survives_a_reload(page: Page) -> None:
    open_chat(page)
    page.route("**/chat/message", lambda route: route.abort())
    ask(page, "När har ni öppet?")
    last(page, "Din text är kvar")

    page.reload()

    expect(page.get_by_label(INPUT)).to_have_value("När har ni öppet?")


def test_every_text_that_waits_for_an_answer_survives_a_reload(page: Page) -> None:
    open_chat(page)
    held: list[Route] = []
    page.route("**/chat/message", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks its handlers
    with page.expect_request("**/chat/message"):
        ask(page, "fungerar vitec?")
    ask(page, "När har ni öppet?")
    ask(page, "Var ligger receptionen?")
    page.get_by_label(INPUT).fill("Jag undrar")
    with page.expect_request(lambda request: "öppet" in (request.post_data or "")):
        held[0].continue_()

    page.reload()

    expect(page.get_by_label(INPUT)).to_have_value("När har ni öppet?\nVar ligger receptionen?\nJag undrar")


def test_text_whose_answer_came_after_the_reload_is_not_to_be_sent_again(page: Page) -> None:
    open_chat(page)

    def answered_to_nobody(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/chat/message", answered_to_nobody)
    ask(page, "När har ni öppet?")
    last(page, "Din text är kvar")
    ask(page, "Var ligger receptionen?")

    page.reload()

    expect(page.get_by_text("Du: När har ni öppet?")).to_be_visible()
    expect(page.get_by_label(INPUT)).to_have_value("Var ligger receptionen?")


def test_half_written_text_survives_a_reload(page: Page) -> None:
    open_chat(page)
    page.get_by_label(INPUT).fill("Jag undrar")

    page.reload()

    expect(page.get_by_label(INPUT)).to_have_value("Jag undrar")


def test_refused_text_stands_in_the_field_again(page: Page) -> None:
    open_chat(page)
    refusal = {"error": {"code": "invalid_message", "message": "Skriv en kortare fråga."}}
    page.route("**/chat/message", lambda route: route.fulfill(status=400, json=refusal))

    ask(page, "en mycket lång fråga")

    last(page, "Skriv en kortare fråga. Din text står kvar.")
    expect(page.get_by_label(INPUT)).to_have_value("en mycket lång fråga")


def test_button_that_was_refused_stands_in_the_field_by_its_words(page: Page) -> None:
    open_chat(page)
    ask(page, "jag vill nå nodra")
    last(page, "Är det akut?")
    refusal = {"error": {"code": "invalid_message", "message": "Det gick inte."}}
    page.route("**/chat/message", lambda route: route.fulfill(status=400, json=refusal))

    page.get_by_role("button", name="Ja, det är akut").click()

    last(page, "Det gick inte. Din text står kvar.")
    expect(page.get_by_label(INPUT)).to_have_value("Ja, det är akut")


def test_answer_of_a_conversation_started_over_is_not_shown(page: Page) -> None:
    open_chat(page)
    held: list[Route] = []
    page.route("**/chat/message", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks its handlers
    with page.expect_request("**/chat/message"):
        ask(page, "fungerar vitec?")

    page.locator("summary", has_text="Fler val").click()
    page.get_by_role("button", name="Börja om").click()
    last(page, "är en bot")
    with page.expect_response("**/chat/message"):
        held[0].continue_()

    expect(page.get_by_role("log").locator("ol > li")).to_have_count(1)


EVIL = "<img src=x onerror=alert(1)><script>alert(1)</script>"


def hostile(served_facts: dict[str, Any]) -> dict[str, Any]:
    """The facts, with markup in every text and a script for every address."""
    channels = [
        {**channel, "name": EVIL, "value": EVIL, "href": "javascript:alert(1)"} for channel in served_facts["channels"]
    ]
    return {"channels": channels, "closed": None, "vma": [{"text": EVIL, "sent": EVIL, "url": "javascript:alert(1)"}]}


@pytest.mark.parametrize("closed", [None, EVIL])
def test_no_field_that_comes_back_runs_anything(page: Page, closed: str | None) -> None:
    alerts: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        alerts.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    facts = {**hostile(page.request.get(page.url + "chat/channels").json()), "closed": closed}
    reply = {
        "text": EVIL,
        "buttons": [{"title": EVIL, "payload": EVIL}],
        "channels": ["kontaktcenter_telefon", "kontaktcenter_besok"],
    }
    page.route("**/chat/channels", lambda route: route.fulfill(json=facts))
    page.route("**/chat/message", lambda route: route.fulfill(json={"topic": EVIL, "system": EVIL, "replies": [reply]}))
    page.get_by_role("button", name="Fråga Kontaktlots").click()
    if closed is None:
        last(page, "är en bot")
        ask(page, "hej")
    last(page, EVIL)

    page.locator("kontaktlots-chat").evaluate(
        "chat => chat.shadowRoot.querySelectorAll('.log a, .vma a, .cards b').forEach(part => part.click())"
    )

    made = "chat => chat.shadowRoot.querySelectorAll(\"img, script, a[href^='javascript']\").length"
    assert page.locator("kontaktlots-chat").evaluate(made) == 0
    assert alerts == []


def test_public_warning_stands_in_the_head(page: Page) -> None:
    facts = page.request.get(page.url + "chat/channels").json()
    warning = {
        "text": "Koka dricksvattnet.",
        "sent": "2022-12-05T09:00:00+01:00",
        "url": "https://www.krisinformation.se/",
    }
    ended = {"text": "Gå inomhus.", "sent": warning["sent"], "expires": "2022-12-05T10:00:00+01:00", "url": None}
    page.route("**/chat/channels", lambda route: route.fulfill(json={**facts, "vma": [ended, warning]}))
    page.get_by_role("button", name="Fråga Kontaktlots").click()

    alert = page.get_by_role("alert")
    expect(alert).to_have_text("Viktigt meddelande: Koka dricksvattnet. (09.00) Läs mer")
    expect(alert.get_by_role("link")).to_have_attribute("href", "https://www.krisinformation.se/")


@pytest.mark.parametrize("refused", ["setItem", "getItem"])
def test_conversation_goes_on_where_the_browser_stores_nothing(page: Page, refused: str) -> None:
    page.add_init_script(f"Storage.prototype.{refused} = () => {{ throw new Error('refused'); }};")
    page.reload()
    open_chat(page)

    ask(page, "När har ni öppet?")

    last(page, "08.30–16.00")
    expect(page.get_by_text("är en bot")).to_have_count(1)
