from bot.swedish.readability import lix


def test_short_words_and_sentences_are_easy() -> None:
    assert lix("Ring oss nu. Vi kan se till att du får hjälp.") == 11 / 2


def test_long_words_count_as_a_percentage() -> None:
    assert lix("Kommunen informerar medborgarna.") == 3 + 100


def test_nothing_is_nothing() -> None:
    assert lix("  – ") == 0
