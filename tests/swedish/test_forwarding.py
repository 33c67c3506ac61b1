import pytest

from bot.swedish.forwarding import asks_to_be_called, asks_to_forward, asks_to_look_up, asks_to_take_an_errand


@pytest.mark.parametrize(
    "text",
    [
        "kan du inte skicka in att lampan är trasig",
        "kan ni meddela läraren",
        "du säga skola?",
        "så skola vet nu?",
        "har du skickat till lärare",
        "vet hon om det nu?",
    ],
)
def test_asked_to_pass_on(text: str) -> None:
    assert asks_to_forward(text)


@pytest.mark.parametrize(
    "text",
    [
        "vart skickar jag blanketten",
        "hur anmäler man sitt barn sjukt",
        "du sa att det är stängt",
        "kan ni säga när bygglovet är klart",
        "har ni skickat fakturan",
        "ni har skickat fel faktura",
        "kan ni såga ner trädet",
    ],
)
def test_not_asked_to(text: str) -> None:
    assert not asks_to_forward(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("kan någon ringa mig i stället", True),
        ("ring upp mig", True),
        ("kan ni ringa tillbaka", True),
        ("be någon ringa mig", True),
        ("jag vill att ni ringer mig", True),
        ("ring oss inte mer", False),
        ("vem ska jag ringa", False),
        ("kan ni ringa polisen", False),
    ],
)
def test_to_be_called(text: str, asked: bool) -> None:
    assert asks_to_be_called(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("kan du se mina ärenden ja eller nej", True),
        ("kan du kolla min ansökan", True),
        ("ser du hennes journal", True),
        ("vet du när beslutet kommer", False),
        ("kan du svenska", False),
    ],
)
def test_to_look_up(text: str, asked: bool) -> None:
    assert asks_to_look_up(text) is asked


@pytest.mark.parametrize(
    "text", ["kan läraren ringa mig", "kan min handläggare ringa upp mig", "ska rektorn ringa oss"]
)
def test_others_are_asked_to_call(text: str) -> None:
    assert asks_to_be_called(text)


@pytest.mark.parametrize("text", ["kan jag ringa läraren", "kan läraren ringa polisen", "ska jag ringa rektorn"])
def test_nobody_is_asked_to_call(text: str) -> None:
    assert not asks_to_be_called(text)


@pytest.mark.parametrize(
    "text",
    ["kan jag anmäla det här till dig?", "kan man boka tid här", "kan du ringa dem åt mig", "kan du fylla i den"],
)
def test_bot_is_asked_to_take_an_errand(text: str) -> None:
    assert asks_to_take_an_errand(text)


@pytest.mark.parametrize(
    "text", ["vart anmäler jag det här", "kan jag anmäla den här", "var bokar man", "kan du ringa mig", "vad kan du"]
)
def test_bot_is_asked_for_no_errand(text: str) -> None:
    assert not asks_to_take_an_errand(text)
