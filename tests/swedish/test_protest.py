import pytest

from bot.swedish.protest import misses_the_point


@pytest.mark.parametrize(
    "text",
    [
        "du svarar inte på det jag frågar om",
        "Du upprepar dig.",
        "men det var inte det jag frågade om",
        "de e ju inget svar",
        "läs vad jag skriver!!",
        "nej, svara på frågan",
        "du förstår inte vad jag menar",
        "samma svar igen",
        "det sa du nyss",
    ],
)
def test_answer_missed_the_point(text: str) -> None:
    assert misses_the_point(text)


@pytest.mark.parametrize(
    "text",
    [
        "du svarade inte på om det räcker med namn",
        "de svarar inte",
        "det var inte mejlen jag frågade om, det var numret",
        "ni svarar aldrig i telefon",
        "jag förstår inte",
        "det är inte akut",
        "svara",
        "ni svarar inte",
        "inget svar",
    ],
)
def test_what_says_more_or_other_things(text: str) -> None:
    assert not misses_the_point(text)
