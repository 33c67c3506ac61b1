"""A resident in a real browser."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def open_chat(page: Page) -> None:
    page.get_by_role("button", name="Fråga Kontaktlots").click()
    last(page, "är en bot")


def ask(page: Page, text: str) -> None:
    box = page.get_by_label("Skriv din fråga")
    box.fill(text)
    box.press("Enter")


def last(page: Page, text: str) -> None:
    expect(page.get_by_role("log").locator("ol > li").last).to_contain_text(text)


def faults(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA."""
    found = Axe().run(page, options=RULES)
    return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found.response["violations"]]


def test_three_questions_and_a_button(page: Page) -> None:
    open_chat(page)

    ask(page, "När har ni öppet?")
    last(page, "08.30–16.00")
    ask(page, "fungerar IST?")
    last(page, "Inloggning till IST med Bankid fungerar inte")
    ask(page, "jag vill nå nodra")
    last(page, "Är det akut?")
    page.get_by_role("button", name="Ja, det är akut").click()
    last(page, "Ring NODRA nu")


def test_choices_stand_by_their_question(page: Page) -> None:
    open_chat(page)
    ask(page, "jag vill nå nodra")
    last(page, "Är det akut?")

    order = page.get_by_role("log").locator("ol > li").last.locator(":scope > *")

    kinds = [each.get_attribute("aria-label") for each in order.all()]
    assert kinds.index("Välj ett svar") < kinds.index("Kontaktvägar")


def test_suggestion_is_asked_with_one_press(page: Page) -> None:
    open_chat(page)

    page.get_by_role("button", name="När har ni öppet?").click()

    last(page, "08.30–16.00")


def test_channel_stands_as_a_card_that_dials_and_copies(page: Page, context: BrowserContext, served: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served)
    open_chat(page)
    ask(page, "vilket nummer har kommunen?")
    last(page, "011-15 00 00")

    card = page.get_by_role("list", name="Kontaktvägar").last.get_by_role("listitem").first
    expect(card.get_by_role("link", name="011-15 00 00")).to_have_attribute("href", "tel:011150000")
    card.get_by_role("button", name="Kopiera 011-15 00 00").click()

    expect(card.get_by_role("button")).to_have_text("Kopierat")
    expect(card.get_by_role("button")).to_have_accessible_name("Kopierat: 011-15 00 00")
    assert page.evaluate("navigator.clipboard.readText()") == "011-15 00 00"


def test_address_leads_to_a_map(page: Page) -> None:
    open_chat(page)
    ask(page, "var ligger receptionen?")

    way = page.get_by_role("link", name="Trädgårdsgatan 21").last
    expect(way).to_have_attribute("href", re.compile("openstreetmap"))
    expect(way).to_have_attribute("rel", "noopener noreferrer")


def test_markup_is_shown_as_text(page: Page) -> None:
    open_chat(page)
    ask(page, "<img src=x onerror=alert(1)> hej")

    expect(page.get_by_text("<img src=x onerror=alert(1)> hej")).to_be_visible()


def test_text_that_is_too_long_stays_whole_in_the_field(page: Page) -> None:
    open_chat(page)
    ask(page, "hur når jag kommunen")
    last(page, "011-15 00 00")
    text = "Jag undrar en sak. " * 30 + "Vilket nummer har ni?"
    box = page.get_by_label("Skriv din fråga")
    box.focus()
    page.keyboard.insert_text(text)
    box.press("Enter")

    expect(page.get_by_text("Texten är för lång: 591 tecken. Skriv högst 500. Din text står kvar.")).to_be_in_viewport()
    expect(box).to_have_value(text)


def test_text_that_is_too_long_takes_no_choice_away(page: Page) -> None:
    open_chat(page)
    box = page.get_by_label("Skriv din fråga")
    box.fill("Jag undrar en sak. " * 30)
    box.press("Enter")

    expect(page.get_by_text("Texten är för lång")).to_be_visible()
    page.get_by_role("button", name="Hur når jag kommunen?").click()

    last(page, "011-15 00 00")
    expect(page.get_by_text("Texten är för lång")).to_be_hidden()


def test_double_click_opens_the_chat(page: Page) -> None:
    page.get_by_role("button", name="Fråga Kontaktlots").dblclick()

    expect(page.get_by_role("dialog")).to_be_visible()


def test_second_half_of_a_double_click_presses_nothing_of_the_answer(page: Page) -> None:
    open_chat(page)
    first = {"text": "Vad?", "buttons": [{"title": "Ett", "payload": "/ja"}], "channels": []}
    page.route(
        "**/chat/message", lambda route: route.fulfill(json={"topic": "nodra", "system": None, "replies": [first]})
    )
    ask(page, "hej")
    last(page, "Vad?")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if "message" in request.url else None)
    one = page.get_by_role("button", name="Ett").last

    one.dispatch_event("click", {"detail": 1})
    expect(one).to_be_enabled()
    expect(page.get_by_text("Vad?")).to_have_count(2)
    one.dispatch_event("click", {"detail": 2})
    ask(page, "klart")
    expect(page.get_by_text("Vad?")).to_have_count(3)

    assert sent == ['{"payload":"/ja"}', '{"text":"klart"}']


def test_shift_enter_begins_a_line(page: Page) -> None:
    open_chat(page)
    box = page.get_by_label("Skriv din fråga")
    box.fill("en")
    box.press("Shift+Enter")
    box.type("två")

    expect(box).to_have_value("en\ntvå")


def test_conversation_survives_a_reload_and_stays_open(page: Page) -> None:
    open_chat(page)
    ask(page, "fungerar vitec?")
    last(page, "Vitec")

    page.reload()

    expect(page.get_by_role("dialog", name="Kontaktlots")).to_be_visible()
    expect(page.get_by_text("Du: fungerar vitec?")).to_be_visible()


def test_whole_use_by_keyboard(page: Page) -> None:
    page.get_by_role("button", name="Fråga Kontaktlots").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Skriv din fråga")).to_be_focused()
    last(page, "är en bot")
    page.keyboard.type("jag vill nå nodra")
    page.keyboard.press("Enter")
    last(page, "Är det akut?")
    page.get_by_role("button", name="Nej, det kan vänta").focus()
    page.keyboard.press("Space")
    last(page, "Vänta med ditt ärende")

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Fråga Kontaktlots")).to_be_focused()
    expect(page.get_by_role("button", name="Fråga Kontaktlots")).to_have_attribute("aria-expanded", "false")


def test_each_message_is_announced_in_one_place(page: Page) -> None:
    open_chat(page)
    ask(page, "När har ni öppet?")
    last(page, "08.30–16.00")

    live = page.locator("kontaktlots-chat").evaluate(
        """chat => [...chat.shadowRoot.querySelectorAll('[role=log],[role=status],[role=alert],[aria-live]')]
            .filter(region => region.textContent.includes('08.30–16.00')).length"""
    )
    assert live == 1


def test_messages_are_a_list_that_says_who_said_what(page: Page) -> None:
    open_chat(page)
    ask(page, "hej")
    expect(page.get_by_text("Du: hej")).to_be_attached()

    tree = page.get_by_role("log").aria_snapshot()

    assert "list" in tree
    assert "Kontaktlots:" in tree
    assert "Du:" in tree


def test_english_is_marked_as_english(page: Page) -> None:
    open_chat(page)
    ask(page, "do you speak english")
    last(page, "011-15 00 00")

    assert page.locator("kontaktlots-chat p[lang=en]").count() >= 1
    expect(page.locator("kontaktlots-chat")).to_have_attribute("lang", "sv")


def test_status_stands_in_the_head(page: Page) -> None:
    open_chat(page)

    expect(page.get_by_role("status")).to_contain_text("system påverkas, uppdaterat 5 dec. 2022")


def test_vote_is_taken_once(page: Page) -> None:
    open_chat(page)
    ask(page, "När har ni öppet?")

    page.get_by_role("group", name="Hjälpte svaret?").get_by_role("button", name="Ja").click()

    expect(page.get_by_text("Tack för att du svarade.")).to_be_visible()


def test_conversation_is_started_over_and_removed(page: Page) -> None:
    open_chat(page)
    ask(page, "en hemlig fråga")
    expect(page.get_by_text("en hemlig fråga")).to_be_visible()

    page.locator("summary", has_text="Fler val").click()
    page.get_by_role("button", name="Ta bort samtalet").click()

    expect(page.get_by_text("Samtalet är borttaget.")).to_be_visible()
    expect(page.get_by_text("en hemlig fråga")).to_be_hidden()
    last(page, "är en bot")


def test_conversation_is_saved_as_text(page: Page) -> None:
    open_chat(page)
    ask(page, "När har ni öppet?")
    last(page, "08.30–16.00")
    page.locator("summary", has_text="Fler val").click()

    with page.expect_download() as download:
        page.get_by_role("button", name="Spara samtalet").click()

    assert "Du: När har ni öppet?" in download.value.path().read_text(encoding="utf-8")


def broken(route: Route) -> None:
    route.fulfill(status=502, body="<html>Bad gateway</html>")


def test_nothing_is_asked_after_the_emergency_number(page: Page) -> None:
    open_chat(page)
    ask(page, "hjälp min mamma andas inte")

    last(page, "Ring 112 nu")
    expect(page.get_by_role("group", name="Hjälpte svaret?")).to_have_count(0)


def test_emergency_number_is_seen_on_a_small_screen_whatever_else_is_answered(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto(served)
    open_chat(page)

    ask(page, "vad fungerar inte? mitt ex står utanför")
    expect(page.get_by_role("list", name="Kontaktvägar")).to_have_count(1)

    expect(page.get_by_text("Är någon skadad eller i fara?")).to_be_in_viewport(ratio=1)
    first, second = page.get_by_role("log").locator("li.resident ~ li").all()
    expect(first).to_contain_text("Är någon skadad eller i fara? Ring 112.")
    expect(second.get_by_role("list").get_by_role("link").first).to_have_text("112")
    page.close()


def test_one_answer_shows_each_channel_once_after_all_its_texts(page: Page) -> None:
    open_chat(page)
    phone, mail = "kontaktcenter_telefon", "kontaktcenter_epost"
    replies = [
        {"text": "Ring.", "buttons": [{"title": "Ja", "payload": "/ja"}], "channels": [phone]},
        {"text": "Ring eller mejla.", "buttons": [], "channels": [phone, mail]},
    ]
    answer = {"topic": "kontakt", "system": None, "replies": replies}
    page.route("**/chat/message", lambda route: route.fulfill(json=answer))

    ask(page, "hej")
    last(page, "Ring eller mejla.")

    cards = page.get_by_role("list", name="Kontaktvägar")
    expect(cards.get_by_role("link")).to_have_text(["011-15 00 00", "norrkoping.kommun@norrkoping.se"])
    choice = page.get_by_role("group", name="Välj ett svar").get_by_role("button")
    expect(choice).to_be_enabled()


@pytest.mark.parametrize("fault", ["no network", "bad gateway"])
def test_when_the_bot_is_down_channels_stand_at_once(page: Page, fault: str) -> None:
    page.route("**/chat/**", broken if fault == "bad gateway" else lambda route: route.abort())

    page.get_by_role("button", name="Fråga Kontaktlots").click()

    expect(page.get_by_role("link", name="011-15 00 00").last).to_be_visible()
    expect(page.get_by_role("link", name="norrkoping.kommun@norrkoping.se").last).to_be_visible()
    expect(page.get_by_role("link", name="112").last).to_be_visible()


def test_message_is_kept_and_sent_again(page: Page) -> None:
    open_chat(page)
    page.route("**/chat/message", lambda route: route.abort())
    ask(page, "När har ni öppet?")
    last(page, "Jag kan inte svara just nu")
    last(page, "Din text är kvar")

    page.unroute("**/chat/message")

    last(page, "08.30–16.00")
    expect(page.get_by_text("Jag kan inte svara just nu")).to_be_hidden()


def test_texts_that_were_not_sent_stand_in_the_field_in_the_order_they_were_written(page: Page) -> None:
    """Whole, also when together they are more than one message may be."""
    open_chat(page)
    held: list[Route] = []
    page.route("**/chat/message", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks its handlers
    first, second = "fungerar " + "a" * 300, "och " + "b" * 300
    with page.expect_request("**/chat/message"):
        ask(page, first)
    ask(page, second)
    page.get_by_label("Skriv din fråga").fill("Jag undrar")

    held[0].fulfill(status=400, json={"error": {"code": "invalid_message", "message": "Det gick inte."}})

    last(page, "Din text står kvar")
    expect(page.get_by_label("Skriv din fråga")).to_have_value(f"{first}\n{second}\nJag undrar")


@pytest.mark.parametrize("end", ["lost", "refused"])
def test_removed_conversation_sends_nothing_into_the_next(page: Page, end: str) -> None:
    open_chat(page)
    held: list[Route] = []
    sent: list[str] = []
    page.route("**/chat/message", lambda route: route.continue_() if held else held.append(route))
    with page.expect_request("**/chat/message"):
        ask(page, "en hemlig fråga")
    ask(page, "en till")
    page.locator("summary", has_text="Fler val").click()
    page.get_by_role("button", name="Ta bort samtalet").click()
    last(page, "är en bot")
    page.on("request", lambda request: sent.append(request.post_data or "") if "message" in request.url else None)

    if end == "lost":
        held[0].abort()
    else:
        with page.expect_response("**/chat/message"):
            held[0].continue_()  # its conversation is gone by now

    ask(page, "När har ni öppet?")
    last(page, "08.30–16.00")
    assert sent == ['{"text":"När har ni öppet?"}']


LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "320 px": {"viewport": {"width": 320, "height": 640}},
    "400 % zoom": {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
}


@pytest.mark.parametrize("state", ["closed", "open", "buttons", "error", "offline"])
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(browser: Browser, served: str, state: str, look: str) -> None:
    page = browser.new_page(**LOOKS[look])
    page.goto(served)
    if state == "offline":
        page.route("**/chat/**", lambda route: route.abort())
        page.get_by_role("button", name="Fråga Kontaktlots").click()
        last(page, "Jag kan inte svara")
    elif state != "closed":
        open_chat(page)
    if state == "buttons":
        ask(page, "jag vill nå nodra")
        last(page, "Är det akut?")
    if state == "error":
        page.route("**/chat/message", broken)
        ask(page, "hej")
        last(page, "Jag kan inte svara")

    assert faults(page) == []
    page.close()


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(320, 640, 1), (320, 256, 1), (1280, 1024, 4)], ids=["phone", "reflow", "zoom"]
)
def test_reflows_without_sideways_scrolling(browser: Browser, served: str, width: int, height: int, scale: int) -> None:
    """WCAG 1.4.10: 1280 by 1024 pixels at 400 % are 320 by 256."""
    page = browser.new_page(viewport={"width": width // scale, "height": height // scale}, device_scale_factor=scale)
    page.goto(served)
    open_chat(page)
    ask(page, "hur når jag kommunen")
    last(page, "011-15 00 00")

    wide = page.locator("kontaktlots-chat").evaluate(
        """chat => [...chat.shadowRoot.querySelectorAll('.dialog, .log, li, form')]
            .filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.className)"""
    )
    assert wide == []
    assert faults(page) == []
    page.close()


def test_targets_are_large_enough(page: Page) -> None:
    """WCAG 2.5.8: 24 by 24 pixels; links within text are excepted."""
    open_chat(page)
    ask(page, "hur når jag kommunen")
    last(page, "011-15 00 00")

    small = page.locator("kontaktlots-chat").evaluate(
        """chat => [...chat.shadowRoot.querySelectorAll('button, summary, textarea')]
            .filter(part => part.checkVisibility()).map(part => [part.textContent, part.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"""
    )
    assert small == []


def test_on_a_touch_screen_targets_are_large(browser: Browser, served: str) -> None:
    """WCAG 2.5.5: 44 by 44 pixels; links within text are excepted."""
    page = browser.new_page(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    page.goto(served)
    open_chat(page)
    ask(page, "hur når jag kommunen")
    last(page, "Hjälpte svaret?")

    small = page.locator("kontaktlots-chat").evaluate(
        """chat => [...chat.shadowRoot.querySelectorAll('button, summary, textarea, .foot a')]
            .filter(part => part.checkVisibility()).map(part => [part.textContent, part.getBoundingClientRect()])
            .filter(([, box]) => box.width < 44 || box.height < 44).map(([text]) => text)"""
    )
    assert small == []
    page.close()


def test_channel_is_called_by_a_press_anywhere_on_its_card(page: Page) -> None:
    open_chat(page)
    ask(page, "vilket nummer har kommunen?")
    last(page, "011-15 00 00")
    page.evaluate("addEventListener('click', event => { window.pressed = event.composedPath()[0].href; })")

    page.get_by_role("list", name="Kontaktvägar").last.get_by_text("Kontaktcenter på telefon").click(force=True)

    assert page.evaluate("pressed") == "tel:011150000"


def test_conversation_is_printed_whole_and_covers_nothing(page: Page) -> None:
    open_chat(page)
    ask(page, "hur når jag kommunen")
    last(page, "011-15 00 00")

    page.emulate_media(media="print")

    expect(page.get_by_label("Skriv din fråga")).to_be_hidden()
    dialog, above = page.get_by_role("dialog").bounding_box(), page.get_by_role("main").bounding_box()
    assert dialog is not None
    assert above is not None
    assert dialog["y"] >= above["y"] + above["height"]
    cut = "chat => { const log = chat.shadowRoot.querySelector('.log'); return log.scrollHeight - log.clientHeight; }"
    assert page.locator("kontaktlots-chat").evaluate(cut) == 0


def test_conversation_over_the_whole_screen_is_printed_whole_too(browser: Browser, served: str) -> None:
    pages = []
    for width in (1280, 360):
        page = browser.new_page(viewport={"width": width, "height": 640})
        page.goto(served)
        open_chat(page)
        for question in ("hur når jag kommunen", "vad fungerar inte"):
            ask(page, question)
            expect(page.locator("kontaktlots-chat .busy")).to_be_empty()
        pages.append(page.pdf().count(b"/Type /Page\n"))
        page.close()

    assert pages[0] == pages[1] > 1


def test_forced_colours_keep_every_border(browser: Browser, served: str) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(served)
    open_chat(page)

    assert faults(page) == []
    border = page.locator("kontaktlots-chat").evaluate(
        "chat => getComputedStyle(chat.shadowRoot.querySelector('li')).borderTopStyle"
    )
    assert border == "solid"
    page.close()


def test_nothing_moves_under_reduced_motion(browser: Browser, served: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(served)
    open_chat(page)

    moving = page.locator("kontaktlots-chat").evaluate("chat => chat.shadowRoot.getAnimations().length")
    assert moving == 0
    page.close()


def test_off_switch_leaves_the_contact_card(page: Page, served: str) -> None:
    facts = page.request.get(f"{served}/chat/channels").json()
    page.route("**/chat/channels", lambda route: route.fulfill(json={**facts, "closed": "Chatten vilar i natt."}))

    page.get_by_role("button", name="Fråga Kontaktlots").click()

    last(page, "Chatten vilar i natt. Är någon i fara? Ring 112.")
    expect(page.get_by_role("link", name="011-15 00 00").last).to_be_visible()
    expect(page.get_by_label("Skriv din fråga")).to_be_hidden()
    assert faults(page) == []
