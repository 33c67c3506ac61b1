import pytest

from bot.swedish.questions import adds, adds_an_errand, after_courtesies, asks, parts, tells


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("När har ni öppet?", ["När har ni öppet?"]),
        ("Vad är numret och när är det öppet?", ["Vad är numret", "när är det öppet?"]),
        ("Är Vitec nere? När är det klart?", ["Är Vitec nere?", "När är det klart?"]),
        ("nummer\nadress", ["nummer", "adress"]),
        ("?! ...", []),
    ],
)
def test_message_is_split_where_another_question_may_begin(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in parts(text)] == found


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Hej hej! Tack för svaret, hur når jag er?", "hur når jag er?"),
        ("nej förresten, det kan vänta", "det kan vänta"),
        ("hej", None),
        ("ja tack", None),
        ("hur når jag er?", None),
    ],
)
def test_what_follows_courtesies(text: str, rest: str | None) -> None:
    found = after_courtesies(text)

    assert (text[found[0] : found[1]] if found else None) == rest


@pytest.mark.parametrize(
    "text",
    ["När är det klart?", "har ni ngn mejl dit", "vart ligger den", "appen fungerar inte", "jag vill boka en tid"],
)
def test_part_that_asks_wants_or_reports(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["jag HAR mejlat", "Vi är leverantör", "Det var inget svar.", "okej ringer åtta"])
def test_part_that_only_tells(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "barnen har ingen mat hemma",
        "dom öppnar åtta men taxin kommer 7.20",
        "men jag måste va på jobbet halv sju",
        "efter lunchen hade barnen ont i magen",
        "han är glad men inte mätt ännu idag",
    ],
)
def test_whole_sentence_tells(text: str) -> None:
    assert tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "får barnen mat ändå",
        "och lovskolan på fredag",
        "jag undrar om hon får mat",
        "det är om tolv dagar, hinner ni",
        "det är väl ni som gör det",
        "jag ska ansöka om hemtjänst",
        "äter barnen som vanligt",
        "de äter väl som vanligt eller ska man skicka matsäck",
        "jag menade om hemtjänstpersonal också ska jobba som vanligt",
        "du sa dom öppna 8.30. sen du sa du inte vet",
        "det var handläggaren, inte växeln",
    ],
)
def test_question_or_half_a_sentence_tells_nothing(text: str) -> None:
    assert not tells(text)


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("och bötern, den bryr jag mig också om", True),
        ("o parkeringen oxå", True),
        ("och ni är dumma också", False),
        ("jag bryr mig också", False),
        ("och bötern", False),
    ],
)
def test_more_is_added_to_an_errand(text: str, added: bool) -> None:
    assert adds(text) is added


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("hallen går inte att boka. Dessutom är värmen trasig", True),
        ("två saker: porten är trasig, och hur bokar man", True),
        ("porten är trasig och det drar", False),
        ("två portar är trasiga", False),
    ],
)
def test_second_errand_is_announced(text: str, second: bool) -> None:
    assert adds_an_errand(text) is second
