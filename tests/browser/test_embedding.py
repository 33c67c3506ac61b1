"""The widget on somebody else's page, with a policy that allows our host alone."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.conftest import ALLOWED_PORT

MOST_BYTES = 20_000


def embedded(served: str) -> tuple[str, str]:
    html = f"""<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>En annan webbplats</title></head>
        <body><h1>Nyheter</h1><script src="{served}/widget.js" data-name="Stadslotsen" defer></script></body></html>"""
    return html, f"default-src 'none'; script-src {served}; connect-src {served}"


def test_works_under_a_strict_policy_of_an_allowed_origin(
    context: BrowserContext, served: str, site: Callable[[str, str, int], str]
) -> None:
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(site(*embedded(served), ALLOWED_PORT))

    page.get_by_role("button", name="Fråga Stadslotsen").click()
    page.get_by_role("button", name="När har ni öppet?").click()

    expect(page.get_by_role("dialog", name="Stadslotsen")).to_be_visible()
    expect(page.get_by_role("log")).to_contain_text("08.30–16.00")
    expect(page.get_by_role("status")).to_contain_text("system påverkas")
    assert complaints == []


def test_page_styles_do_not_reach_in(
    context: BrowserContext, served: str, site: Callable[[str, str, int], str]
) -> None:
    html, _ = embedded(served)
    page = context.new_page()
    page.goto(site(html.replace("</head>", "<style>* { display: none !important }</style></head>"), "", 0))

    display = page.locator("kontaktlots-chat").evaluate(
        "chat => getComputedStyle(chat.shadowRoot.querySelector('.launcher')).display"
    )

    assert display == "flex"


@pytest.mark.parametrize(
    ("style", "size"),
    [
        ("html { font-size: 62.5% }", "16px"),
        ("html { font-size: 125% }", "20px"),
        ("* { font-size: 9px !important }", "16px"),
    ],
    ids=["small rem", "large rem", "small everything"],
)
def test_text_is_never_smaller_than_the_readers_own(
    context: BrowserContext, served: str, site: Callable[[str, str, int], str], style: str, size: str
) -> None:
    html, _ = embedded(served)
    page = context.new_page()
    page.goto(site(html.replace("</head>", f"<style>{style}</style></head>"), "", 0))

    expect(page.get_by_role("button", name="Fråga Stadslotsen")).to_have_css("font-size", size)


@pytest.mark.parametrize(
    "style", ["position: relative; z-index: 0", "opacity: .99", "transform: rotate(0)", "filter: blur(0)"]
)
def test_launcher_lies_over_the_page_however_that_stacks_its_parts(
    context: BrowserContext, served: str, site: Callable[[str, str, int], str], style: str
) -> None:
    html, _ = embedded(served)
    styles = (
        f"<style>body > * {{ {style} }} p {{ position: fixed !important; z-index: 5 !important; inset: 0 }}</style>"
    )
    page = context.new_page()
    page.goto(site(html.replace("</head>", f"{styles}</head>").replace("<h1>", "<p>Kakor</p><h1>"), "", 0))

    page.get_by_role("button", name="Fråga Stadslotsen").click()

    expect(page.get_by_role("dialog", name="Stadslotsen")).to_be_visible()


def test_another_origin_gets_no_session(
    context: BrowserContext, served: str, site: Callable[[str, str, int], str]
) -> None:
    page = context.new_page()
    page.goto(site(*embedded(served), 0))

    page.get_by_role("button", name="Fråga Stadslotsen").click()

    expect(page.get_by_role("link", name="011-15 00 00").last).to_be_visible()
    assert page.evaluate("sessionStorage.getItem('kontaktlots.token')") is None


def test_small_enough(served: str) -> None:
    script = httpx.get(f"{served}/widget.js", timeout=20).content

    assert len(gzip.compress(script)) < MOST_BYTES


def test_documented_tag_and_policy_are_the_tested_ones() -> None:
    html, policy = embedded("https://chatt.example.se")
    guide = Path("docs/embedding.md").read_text(encoding="utf-8")

    assert html[html.index("<script") : html.index("</body>")] in guide.replace("Kontaktlots", "Stadslotsen")
    assert policy.removeprefix("default-src 'none'; ") in guide
