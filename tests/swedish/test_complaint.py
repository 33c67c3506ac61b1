import pytest

from bot.swedish.complaint import asks_where_to_complain


@pytest.mark.parametrize(
    "text", ["ok. vem klagar man till", "vart lämnar jag klagomål", "hur klagar jag", "vem tar emot synpunkter"]
)
def test_where_to_complain(text: str) -> None:
    assert asks_where_to_complain(text)


@pytest.mark.parametrize(
    "text",
    [
        "vem klagar man till om bussen",
        "vart klagar man på apoteket",
        "alla klagar på er",
        "hur överklagar jag",
        "vem hör av sig om klagomålet",
    ],
)
def test_other_business_or_no_complaint(text: str) -> None:
    assert not asks_where_to_complain(text)
