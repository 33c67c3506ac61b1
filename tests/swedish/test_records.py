import pytest

from bot.swedish.records import asks_for_record


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jag har en elev med epilepsi o behöver se medicinen nu", True),
        ("vi har en elev med adrenalinpenna och måste hitta medicinen nu", False),
        ("jag har ett barn med epilepsi, vill se hennes journal", False),
        ("jag vill läsa journalen", True),
        ("måste kolla allergilistan", True),
        ("hon fick fel insulin och går inte att väcka, behöver se journalen", False),
        ("barnet krampar, jag måste se medicinlistan", False),
        ("jag har ett barn med kramper o behöver se medicinen", False),
        ("jag har ett barn med blå läppar o behöver se medicinen nu", False),
        ("barnet är blått om läpparna, behöver se medicinen", False),
        ("jag behöver medicinen nu", False),
        ("behöver se en läkare", False),
    ],
)
def test_who_wants_to_read_a_record_is_told_from_who_is_in_need(text: str, told: bool) -> None:
    assert asks_for_record(text) is told
