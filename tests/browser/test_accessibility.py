"""What axe cannot see: the accessibility tree, the focus, what is read out, spacing that readers choose."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.test_widget import ask, faults, last, open_chat

PHONE: ViewportSize = {"width": 360, "height": 740}


def tree(page: Page) -> list[dict[str, Any]]:
    """Chromium's accessibility tree as assistive technology gets it, as role, name and properties."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "role": node["role"]["value"],
            "name": node.get("name", {}).get("value", ""),
            **{each["name"]: each["value"].get("value") for each in node.get("properties", [])},
        }
        for node in nodes
        if not node["ignored"]
    ]


def named(page: Page, role: str, name: str) -> dict[str, Any]:
    return next(node for node in tree(page) if (node["role"], node["name"]) == (role, name))


def focused(page: Page) -> str:
    """What has the focus, within the widget or on the page."""
    return str(
        page.evaluate(
            """() => {
                let part = document.activeElement;
                while (part.shadowRoot?.activeElement) part = part.shadowRoot.activeElement;
                return part.getAttribute('aria-label') || part.textContent.trim();
            }"""
        )
    )


def test_launcher_tells_whether_the_dialog_is_open(page: Page) -> None:
    assert named(page, "button", "Fråga Kontaktlots")["expanded"] is False

    open_chat(page)
    assert named(page, "button", "Fråga Kontaktlots")["expanded"] is True

    page.get_by_role("button", name="Fråga Kontaktlots").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert named(page, "button", "Fråga Kontaktlots")["expanded"] is False


def test_beside_the_page_the_dialog_is_not_modal(page: Page) -> None:
    open_chat(page)

    assert not named(page, "dialog", "Kontaktlots").get("modal")
    assert named(page, "heading", "Så når du oss")


def test_over_the_whole_screen_the_focus_stays_in_the_dialog(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(served)
    open_chat(page)

    assert named(page, "dialog", "Kontaktlots")["modal"] is True
    assert not [node for node in tree(page) if node["name"] == "Så når du oss"]
    seen = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        seen.add(focused(page))
    assert "Tillgänglighet för chatten" not in seen
    assert {"Skriv din fråga", "Skicka", "Stäng chatten"} <= seen
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert focused(page) == "Fråga Kontaktlots"
    page.close()


def test_turned_screen_keeps_the_focus(page: Page) -> None:
    open_chat(page)

    page.set_viewport_size({"width": 360, "height": 740})

    expect(page.get_by_role("dialog")).to_be_visible()
    page.wait_for_function(
        "document.querySelector('kontaktlots-chat').shadowRoot.querySelector('dialog').matches(':modal')"
    )
    assert focused(page) == "Skriv din fråga"


def test_on_a_touch_screen_no_keyboard_covers_the_greeting(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(served)
    open_chat(page)

    assert focused(page) == "Kontaktlots"
    page.close()


def test_on_a_touch_screen_no_keyboard_covers_a_conversation_begun_anew(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(served)
    open_chat(page)
    page.locator("summary", has_text="Fler val").tap()
    page.get_by_role("button", name="Börja om").tap()
    last(page, "är en bot")

    assert focused(page) == "Samtalet"
    page.close()


def test_with_a_keyboard_on_the_screen_the_dialog_fills_just_what_is_seen(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(served)
    open_chat(page)

    page.evaluate(
        """() => { Object.defineProperties(visualViewport, { height: { value: 400 }, offsetTop: { value: 120 } });
            visualViewport.dispatchEvent(new Event('scroll')); }"""
    )

    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert (box["y"], box["height"]) == (120, 400)
    page.close()


@pytest.mark.parametrize("choice", ["Spara samtalet", "Ta bort samtalet"])
def test_choice_that_is_hidden_once_pressed_leaves_the_focus_in_the_dialog(page: Page, choice: str) -> None:
    open_chat(page)
    page.route("**/chat/session", lambda route: route.abort())
    page.locator("summary", has_text="Fler val").press("Enter")
    page.get_by_role("button", name=choice).press("Enter")
    expect(page.get_by_role("button", name=choice)).to_be_hidden()

    assert focused(page) == "Fler val"


def test_removed_conversation_leaves_the_focus_in_the_field(page: Page) -> None:
    open_chat(page)
    page.locator("summary", has_text="Fler val").press("Enter")
    page.get_by_role("button", name="Ta bort samtalet").press("Enter")
    expect(page.get_by_text("Samtalet är borttaget.")).to_be_visible()

    assert focused(page) == "Skriv din fråga"


def test_field_that_is_taken_away_leaves_the_focus_in_the_dialog(page: Page, served: str) -> None:
    facts = page.request.get(f"{served}/chat/channels").json()
    page.route("**/chat/channels", lambda route: route.fulfill(json={**facts, "closed": "Chatten vilar i natt."}))
    page.get_by_role("button", name="Fråga Kontaktlots").press("Enter")
    last(page, "Chatten vilar i natt.")

    assert focused(page) == "Samtalet"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize(("place", "stays"), [("right: 2rem", False), ("left: 0", True)], ids=["covered", "beside"])
def test_escape_uncovers_the_focus_on_the_page(page: Page, place: str, stays: bool) -> None:
    """WCAG 2.4.11: what the resident opened may cover the focus if a key uncovers it and the focus stays."""
    page.evaluate(
        """place => { const link = document.createElement('a');
            Object.assign(link, { href: '#x', id: 'there', textContent: 'Där' });
            link.style.cssText = `position: fixed; bottom: 12rem; ${place}`; document.body.prepend(link); }""",
        place,
    )
    open_chat(page)
    page.locator("#there").focus()

    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_visible(visible=stays)
    assert focused(page) == "Där"


@pytest.mark.parametrize("size", [PHONE, {"width": 320, "height": 256}, {"width": 1280, "height": 800}])
def test_focus_in_the_dialog_is_never_hidden(browser: Browser, served: str, size: Any) -> None:
    page = browser.new_page(viewport=size)
    page.goto(served)
    open_chat(page)
    ask(page, "hur når jag kommunen")
    last(page, "011-15 00 00")

    for _ in range(14):
        page.keyboard.press("Shift+Tab")
        hidden = page.evaluate(
            """() => {
                const root = document.activeElement.shadowRoot, part = root?.activeElement;
                if (!part) return null;
                const box = part.getBoundingClientRect();
                const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
                const there = root.elementFromPoint(box.left + box.width / 2, (top + bottom) / 2);
                return part.contains(there) || there?.contains(part) ? null : part.outerHTML;
            }"""
        )
        assert hidden is None
    page.close()


def test_each_message_is_one_list_item_that_says_who(page: Page) -> None:
    open_chat(page)
    ask(page, "fungerar vitec?")
    last(page, "Vitec")

    nodes = tree(page)

    assert len([node for node in nodes if node["role"] == "log"]) == 1
    texts = [node["name"] for node in nodes if node["role"] == "StaticText"]
    assert texts.count("fungerar vitec?") == 1
    assert "Du:" in [text.strip() for text in texts]


WATCHED = """
    const attach = Element.prototype.attachShadow;
    window.liveness = [];
    Element.prototype.attachShadow = function (options) {
      const root = attach.call(this, options);
      new MutationObserver((changes) => {
        for (const change of changes) for (const node of change.addedNodes)
          if (node.nodeName === 'LI' && change.target.nodeName === 'OL')
            window.liveness.push(change.target.parentElement.getAttribute('aria-live'));
      }).observe(root, { childList: true, subtree: true });
      return root;
    };
"""


def test_old_messages_are_not_read_out_again(page: Page) -> None:
    page.add_init_script(WATCHED)
    open_chat(page)
    ask(page, "fungerar vitec?")
    last(page, "Vitec")

    page.reload()
    last(page, "Vitec")

    assert page.evaluate("liveness") == ["off", "off", "off"]
    ask(page, "När har ni öppet?")
    last(page, "08.30–16.00")
    assert page.evaluate("liveness.slice(-1)") == [None]


def test_changed_status_is_said_in_one_quiet_region(page: Page) -> None:
    open_chat(page)
    known = page.request.get(page.url + "api/v2/summary.json").json()
    known["components"] = known["components"][:1]
    page.route("**/summary.json", lambda route: route.fulfill(json=known))
    page.get_by_role("button", name="Stäng chatten").click()
    page.get_by_role("button", name="Fråga Kontaktlots").click()

    expect(page.get_by_role("status")).to_have_text("1 system påverkas, uppdaterat 5 dec. 2022")
    assert named(page, "status", "")["live"] == "polite"


def test_at_400_percent_zoom_each_answer_comes_into_view(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 256})
    page.goto(served)
    open_chat(page)
    ask(page, "hur når jag kommunen")
    last(page, "011-15 00 00")

    ask(page, "jag vill nå nodra")

    expect(page.get_by_text("Är det akut? Akut är till exempel")).to_be_in_viewport(ratio=0.9)
    page.close()


@pytest.mark.parametrize(
    ("size", "text", "warning"),
    [({"width": 412, "height": 780}, "200%", ""), ({"width": 640, "height": 330}, "100%", "Gå inomhus. " * 20)],
    ids=["large text", "public warning on a lying phone"],
)
def test_what_stands_around_the_conversation_leaves_it_room(
    browser: Browser, served: str, size: Any, text: str, warning: str
) -> None:
    """WCAG 1.4.4."""
    page = browser.new_page(viewport=size)
    facts = page.request.get(f"{served}/chat/channels").json()
    told = [{"text": warning, "sent": "2022-12-05T09:00:00+01:00", "expires": None, "url": None}] if warning else []
    page.route("**/chat/channels", lambda route: route.fulfill(json={**facts, "vma": told}))
    page.goto(served)
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", text)
    open_chat(page)

    ask(page, "hur når jag kommunen")

    expect(page.get_by_text("Ring i första hand kontaktcenter på")).to_be_in_viewport(ratio=0.9)
    page.close()


def test_field_stays_in_view_when_what_is_written_makes_it_large(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 350})
    page.goto(served)
    open_chat(page)
    box = page.get_by_label("Skriv din fråga")
    box.focus()

    page.keyboard.insert_text("\n".join(["Jag undrar en sak."] * 6))

    expect(page.locator("kontaktlots-chat .tight")).to_be_visible()
    expect(box).to_be_in_viewport(ratio=0.9)
    page.close()


def test_nothing_is_cut_off_by_wider_spacing(browser: Browser, served: str) -> None:
    """WCAG 1.4.12."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(served)
    open_chat(page)
    ask(page, "hur når jag kommunen")
    last(page, "011-15 00 00")
    page.locator("kontaktlots-chat").evaluate(
        """chat => { const sheet = new CSSStyleSheet();
            sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
                word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
            chat.shadowRoot.adoptedStyleSheets.push(sheet); }"""
    )

    cut = page.locator("kontaktlots-chat").evaluate(
        """chat => [...chat.shadowRoot.querySelectorAll('.head, .log, li, form, .foot, button')]
            .filter(part => part.checkVisibility())
            .filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.outerHTML)"""
    )

    assert cut == []
    page.close()


def test_every_page_of_ours_passes_axe_in_both_schemes(browser: Browser, served: str) -> None:
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(f"{served}/tillganglighet")
        assert faults(page) == []
        page.close()


def test_without_javascript_the_phone_number_stands(browser: Browser, served: str) -> None:
    page = browser.new_page(java_script_enabled=False, viewport=PHONE)
    page.goto(served)

    # By its class: Playwright's text search passes over <noscript>.
    notice = page.locator(".notice")
    expect(notice).to_be_visible()
    assert "Ring kontaktcenter på 011-15 00 00" in (notice.text_content() or "")
    expect(notice).to_be_in_viewport()
    expect(notice.get_by_role("link")).to_have_attribute("href", "tel:011150000")
    page.close()
