import pytest

from bot.swedish.denial import after_denial, asks_whether_to_call, awaits_help, denies_danger


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("112?? det brinner ju inte, vattnet står i tvättstugan", "vattnet står i tvättstugan"),
        ("nej nej inte ambulans! hon mår bra. jag vill bara veta matsedeln", "jag vill bara veta matsedeln"),
        ("Polisen är här nu, men var ska vi bo i natt?", "var ska vi bo i natt?"),
        ("ambulansen är här. tack för hjälpen, men vem matar katten", "vem matar katten"),
        ("varför säger du 112, jag undrar om skolbussen", "jag undrar om skolbussen"),
        ("Sluta säg 112. vem byter min kontaktperson", "vem byter min kontaktperson"),
        ("ringde 112, ambulansen kommer. men vem lagar elementet", "vem lagar elementet"),
        ("brandkåren släckte. får man anmäla grannen", "får man anmäla grannen"),
        ("Ambulansen tog hand om honom, vem stänger av vattnet", "vem stänger av vattnet"),
        ("112 för ett stopp?? vem rensar rören", "vem rensar rören"),
        ("112 känns för mycket, de sover gott. vart vänder man sig i morgon", "vart vänder man sig i morgon"),
        ("112? Nej det är ingen olycka. Jag söker handläggaren", "Jag söker handläggaren"),
        ("nej han är inte våldsam idag. vi vill ha hjälp", "vi vill ha hjälp"),
        ("hon är hittad!! kall men lever, ambulansen tog henne. vem säger jag till", "vem säger jag till"),
        ("han gick nu. hur byter jag handläggare", "hur byter jag handläggare"),
        ("har ringt polisen. ska jag anmäla till er med", "ska jag anmäla till er med"),
        ("tack de kommer. köket har öppet än, vem stänger det", "köket har öppet än, vem stänger det"),
        ("ok ringde 1177, hon är lugn. vem lagar elementen", "hon är lugn. vem lagar elementen"),
        ("larmat 112 nu, de åker dit. vem skriver rapporten", "vem skriver rapporten"),
        ("okej har ringt. och nästa vecka, vem kommer då", "och nästa vecka, vem kommer då"),
        ("flickan sover, hon är inne nu. hur anmäler jag till socialen", "hur anmäler jag till socialen"),
        ("nej ingen har ramlat! jag frågade om avgiften", "jag frågade om avgiften"),
        ("ingen är sjuk än, vi saknar listan över doser", "vi saknar listan över doser"),
        ("ni måste sluta säga 112! vem hämtar rullstolen", "vem hämtar rullstolen"),
        ("Nej nej det är ingen fara med mig ännu, jag undrar bara om maten", "jag undrar bara om maten"),
        ("snälla du jag skall inte ringa 112, jag undrar när maten kommer", "jag undrar när maten kommer"),
        (
            "dom har kommit nu. vem säger jag till att de inte behöver komma",
            "vem säger jag till att de inte behöver komma",
        ),
    ],
)
def test_what_is_wanted_follows_the_denial(text: str, wanted: str) -> None:
    start = after_denial(text)

    assert start is not None
    assert text[start:] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "hon vill inte att jag ringer ambulans, hon säger det går över",
        "polisen är här nu",
        "ambulansen kommer inte, vad ska jag göra",
        "inte 112!",
        "jag ska inte ringa 112",
        "dom har kommit nu. de vill inte komma in, vad gör jag",
        "jag behöver ambulans till mamma",
        "Det brinner inte hos oss utan hos grannen",
        "det brinner inte här utan i huset bredvid",
        "tack för hjälpen då vet jag",
        "när öppnar ni",
        "",
        "har ringt 112 men han andas inte, hur gör jag",
        "har ringt polisen. han har kniv, ska jag gå ut",
        "jag har ringt er hela dagen, när svarar ni",
        "det brinner, jag ringer 112. ska jag gå ut",
        "de kommer nu",
        "de är borta, vem ringer jag",
        "ringde 112. upptaget, vem ringer jag",
        "han gick nu. men han kommer tillbaka, vart ska jag ta vägen",
        "ingen är skadad men det brinner än, vem anmäler jag till",
        "ingen har ringt dem. vem gör det",
    ],
)
def test_nothing_is_denied_or_nothing_follows(text: str) -> None:
    assert after_denial(text) is None


@pytest.mark.parametrize(
    ("text", "denied"), [("nej det är ingen fara", True), ("ambulansen är här, var är maten", False)]
)
def test_help_that_has_come_denies_no_danger(text: str, denied: bool) -> None:
    assert denies_danger(text) is denied


@pytest.mark.parametrize(
    ("text", "asked"),
    [("ska jag verkligen ringa 112 för det", True), ("måste man ringa SOS", True), ("jag har ringt 112", False)],
)
def test_whether_112_is_to_be_called(text: str, asked: bool) -> None:
    assert asks_whether_to_call(text) is asked


@pytest.mark.parametrize(
    ("text", "awaited"),
    [
        ("har ringt 112. får man gå in och hämta jackan", True),
        ("okej de kommer. vem låser upp porten", True),
        ("ringde 112, brandkåren kom. vem betalar för dörren", False),
        ("han gick nu. vem byter låset", False),
        ("när öppnar ni", False),
    ],
)
def test_help_is_awaited(text: str, awaited: bool) -> None:
    assert awaits_help(text) is awaited
