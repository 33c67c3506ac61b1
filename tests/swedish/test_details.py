import pytest

from bot.swedish.details import (
    asks_about_calls,
    asks_about_mail,
    asks_about_the_visit,
    asks_what_published_means,
    asks_when_mail_is_read,
    asks_who_deletes,
    asks_who_gets_it,
    asks_who_is_responsible,
    asks_who_reads,
    names_a_language,
    names_nodra,
)


@pytest.mark.parametrize(
    "text",
    [
        "finns det parkering utanför?",
        "vilken buss går dit",
        "kommer man in med rullstol",
        "finns brevinkast",
        "har ni teckentolk",
    ],
)
def test_more_of_the_visit(text: str) -> None:
    assert asks_about_the_visit(text)


@pytest.mark.parametrize(
    "text",
    [
        "läser någon mejlen nu?",
        "när får man svar",
        "räknas det om jag mejlar i kväll",
        "ser ni om mitt mejl kommit fram",
        "är det samma adress som studsar",
        "jag fick ingen bekräftelse",
        "tar ni emot en faktura som pdf",
        "kan jag skicka bilder",
    ],
)
def test_more_of_mail(text: str) -> None:
    assert asks_about_mail(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("svarar dom inatt?", True),
        ("kan ni svara på mejl idag", True),
        ("svarar nån på mejl innan jul tror du", True),
        ("den där mejlen, läser komvux den?", True),
        ("läser skolan mejlen", True),
        ("får man svar innan 6", True),
        ("finns det någon som läser i kväll", True),
        ("har ni fått mitt mejl", True),
        ("svarar ni i telefon i kväll", False),
        ("vad är mejladressen", False),
        ("jag mejlar dem i kväll", False),
        ("ingen svarar", False),
        ("läser jag mejlen rätt", False),
        ("jag kan inte svara på det", False),
        ("kan ni svara på en fråga till", False),
    ],
)
def test_when_mail_is_answered(text: str, asked: bool) -> None:
    assert asks_when_mail_is_read(text) is asked


@pytest.mark.parametrize(
    "text",
    [
        "kan man vara anonym när man ringer",
        "hur lång är kön",
        "kostar det att ringa",
        "jag har ett missat samtal",
        "kan man få prata engelska",
    ],
)
def test_more_of_calls(text: str) -> None:
    assert asks_about_calls(text)


@pytest.mark.parametrize(
    "text", ["var ligger ni?", "vad är mejladressen", "vilket nummer har ni", "ingen svarar, mejl då?"]
)
def test_what_is_published_is_no_more(text: str) -> None:
    assert not (asks_about_the_visit(text) or asks_about_mail(text) or asks_about_calls(text))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("läser min handläggare det här", True),
        ("kan nån se vem jag är", True),
        ("är det hemligt för socialen", True),
        ("kan min man se vad jag skriver här", True),
        ("läser någon detta", True),
        ("är jag anonym", True),
        ("tack. ser nån att jag skrivit här", True),
        ("kan HAN se det, samma telefon", True),
        ("sparas det jag skriver", False),
        ("hur länge finns det kvar", False),
    ],
)
def test_who_reads_the_chat(text: str, asked: bool) -> None:
    assert asks_who_reads(text) is asked


@pytest.mark.parametrize(("text", "named"), [("är det NODRAs kontor", True), ("var ligger kontoret", False)])
def test_nodra_is_named(text: str, named: bool) -> None:
    assert names_nodra(text) is named


@pytest.mark.parametrize(
    "text", ["kan polisen få ut det", "kan socialen begära ut chatten", "lämnar ni ut det", "lämnas det vidare"]
)
def test_who_gets_what_is_kept(text: str) -> None:
    assert asks_who_gets_it(text)


@pytest.mark.parametrize("text", ["polisen kom ut till oss", "var lämnar jag den", "får jag ut pengarna", "hur länge"])
def test_nobody_gets_it(text: str) -> None:
    assert not asks_who_gets_it(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("inte publicerat, vad betyder det", True),
        ("jag förstår inte vad ni menar med publicerat", True),
        ("var är det publicerat", False),
        ("vad betyder analogt arbete", False),
    ],
)
def test_what_published_means(text: str, asked: bool) -> None:
    assert asks_what_published_means(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("men vem sitter bakom då", True),
        ("vem ansvarar för dig", True),
        ("vem har gjort dig", True),
        ("vem är du", False),
        ("vad kan du", False),
    ],
)
def test_who_answers_for_the_bot(text: str, asked: bool) -> None:
    assert asks_who_is_responsible(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("tar du bort det själv eller måste jag", True),
        ("raderas det sen", True),
        ("hur tar man bort det", False),
        ("tar du emot anmälan", False),
    ],
)
def test_who_deletes_the_chat(text: str, asked: bool) -> None:
    assert asks_who_deletes(text) is asked


@pytest.mark.parametrize(
    ("text", "named"),
    [("kan någon prata somaliska där", True), ("finns tolk", True), ("kan jag prata med någon", False)],
)
def test_language_is_named(text: str, named: bool) -> None:
    assert names_a_language(text) is named
