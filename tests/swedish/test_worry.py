import pytest

from bot.swedish.worry import tells_of_risk


@pytest.mark.parametrize(
    "text",
    [
        "men om jag ramlar i natt då",
        "trillar hon igen vet ingen om det",
        "barn kan ju ramla rakt ner",
        "stolpen lutar och sladdar hänger ner",
        "det hänger en elkabel lågt över gångvägen",
        "några ungar är ute på isen",
        "mitt ex har hotat mig",
        "flickan är rädd för att gå hem",
        "han är på väg hit igen",
        "om min mamma skulle ramla i natt",
        "en kraftledning har rasat på vår väg",
        "mammas trygghetslarm är dött",
        "trygghetslarmet fungerar inte",
        "det står en man i dörren och vill in",
        "han från hemtjänsten är kvar i min lägenhet",
        "för tre år sedan hotade han mig och nu är han utanför",
    ],
)
def test_risk(text: str) -> None:
    assert tells_of_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "är isen spolad i ishallen",
        "jag är på väg hit och dit i telefonkön",
        "tavlan hänger snett",
        "hur får jag ett trygghetslarm",
        "det står en kartong utanför dörren",
        "om jag faller bort ur kön",
        "inkasso hotar oss med vräkning",
        "barnen åker skridskor på isen i ishallen",
        "jag är rädd att jag missar sista dagen",
        "jag ramlade förra veckan",
        "han hotade mig i en film",
    ],
)
def test_no_risk(text: str) -> None:
    assert not tells_of_risk(text)
