import pytest

from bot.swedish.parties import names_other_party


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("kan jag maila läraren i stället", True),
        ("rektorns nummer", True),
        ("min handläggare svarar inte", True),
        ("telefonen på avdelningen är upptagen", True),
        ("vad är numret till skolan", True),
        ("förskolan svarar inte", True),
        ("jag vill ha hans mejladress, inte växeln", True),
        ("hans adress är ny", False),
        ("jag är lärare och vill mejla er", False),
        ("det gäller min handläggare men ni svarar inte", False),
        ("är kontaktcenter samma som handläggare", False),
        ("vad har ni för nummer", False),
    ],
)
def test_somebody_else_at_the_municipality(text: str, named: bool) -> None:
    assert names_other_party(text) is named
