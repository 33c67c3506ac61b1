import pytest

from bot.swedish.opening import asks_if_phone_is_open, asks_to_call_early, is_too_late


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("dom öppnar åtta men taxin kommer 7.20", True),
        ("jaha men skolan börjar ju 8.10, dom öppnar 8", True),
        ("jag behöver det före åtta", True),
        ("jag behöver veta före åtta om hon kommer", True),
        ("det kom fram före fem personer", False),
        ("hinner inte ringa åtta", True),
        ("måste ha besked innan kl 7 i morgon", True),
        ("jag kan inte vänta tills ni öppnar", True),
        ("behöver veta i natt", True),
        ("de öppnar inte förrän 8", True),
        ("ansökan ska in före 7 december", False),
        ("fakturan ska betalas före 8/12", False),
        ("öppnar ni klockan 8", False),
        ("är det öppet innan 10", False),
        ("vi hade 3 barn före 2020", False),
        ("jag hinner inte ringa", False),
        ("kl 7 imorgon bitti hinner jag inte ringa", True),
        ("jag menar att resan går kl 7 imorgon, kommer den", True),
        ("resan går kl 14 imorgon, kommer den", False),
        ("när går bussen", False),
        ("när öppnar de", False),
        ("jag hinner inte lämna båda före sju, undrar om syskon", False),
        ("måste ha intyget innan fem", False),
        ("vill veta vem som har sagt det", False),
    ],
)
def test_opening_is_too_late(text: str, late: bool) -> None:
    assert is_too_late(text) is late


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("telefon stängt nu ja?", False),
        ("är telefonen stängd", False),
        ("är växeln öppen nu", True),
        ("går det att ringa nu", True),
        ("när är telefonen öppen", None),
        ("hur länge är telefonen öppen", None),
        ("har helpdesk telefonen öppen", None),
        ("är telefonen på 011-21 09 20 öppen", None),
        ("är receptionen öppen", None),
        ("går det att ringa", None),
        ("är telefonen öppen längre än receptionen", None),
    ],
)
def test_whether_the_phone_is_open_now(text: str, asked: bool | None) -> None:
    assert asks_if_phone_is_open(text) is asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("klockan är bara tre, skall jag ringa redan nu", True),
        ("ska jag ringa dit nu", True),
        ("ska jag ringa 112 nu", False),
        ("mamma är dålig, ska jag ringa nu", False),
        ("ska jag ringa nu eller till polisen", False),
        ("när ska jag ringa", False),
    ],
)
def test_call_before_the_opening_is_asked_about(text: str, told: bool) -> None:
    assert asks_to_call_early(text) is told
