import pytest

from bot.swedish.markup import plain_text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<h1>Läget</h1><p>Allt\nfungerar&nbsp;<b>nu</b>.</p>", "Läget\nAllt fungerar nu.\n"),
        ("<ul><li>Ett</li><li></li><li>Två</li></ul>", "• Ett\n• Två\n"),
        ("<p>Ring <a href='tel:011150000'>oss</a></p>", "Ring oss 011150000\n"),
        ("<p>Ring <a href='tel:011150000'>011-15 00 00</a></p>", "Ring 011-15 00 00\n"),
        ("<p>a</p><script>var telefon = '011';</script><style>p {}</style>", "a\n"),
        ("<p>aldrig stängd", "aldrig stängd\n"),
    ],
)
def test_page_is_read_as_it_is_seen(page: str, text: str) -> None:
    assert plain_text(page) == text


def test_text_stays_as_it_is() -> None:
    assert plain_text("Belastning < 5 % och\n\n  indrag > 2") == "Belastning < 5 % och\n\n  indrag > 2"
