import pytest

from bot.swedish.masking import MASK, mask


@pytest.mark.parametrize(
    "number",
    ["19121212-1212", "121212-1212", "1212121212", "191212121212", "121212+1212", "19121272-1219", "121212 1212",
     "1912-12-12-1212", "1912 12 12 1212"],
)  # fmt: skip
def test_personal_number_is_masked(number: str) -> None:
    assert mask(f"jag heter Ali och har {number}, hjälp") == f"jag heter Ali och har {MASK}, hjälp"


@pytest.mark.parametrize(
    "text",
    ["011-15 00 00", "011150000", "5 december 2022", "2022-12-05 kl 08.30", "112", "faktura 4711", "08.30–16.00"],
)
def test_other_numbers_survive(text: str) -> None:
    assert mask(text) == text
