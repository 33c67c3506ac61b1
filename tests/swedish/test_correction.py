import pytest

from bot.swedish.correction import corrected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Nej, jag menade mejladressen", "mejladressen"),
        ("förlåt, fel, jag ville fråga om öppettiderna", "öppettiderna"),
        ("inte mejl utan telefon", "telefon"),
        ("nej jag menar NODRAs nummer, inte kommunens", "NODRAs nummer"),
        ("strunta i det, fungerar Vitec?", "fungerar Vitec?"),
        ("nej inte sopor! skolmaten", "skolmaten"),
        ("glöm NODRA. Det gäller fritids", "Det gäller fritids"),
        ("112? det brinner inte, taxin är sen", "taxin är sen"),
        ("va jag frågade om brevinkast", "brevinkast"),
        ("svara på frågan. ser personalen schemat?", "ser personalen schemat?"),
        ("läser du ens. i natt, nyckelappen", "i natt, nyckelappen"),
        ("det svarade du inte på, sportlovet", "sportlovet"),
        ("fel igen, hon mår bra. vem byter låset", "hon mår bra. vem byter låset"),
        ("du svarade inte på om det räcker med namn", "det räcker med namn"),
        ("Det var inte orsaken jag frågade om. Vart ringer en journalist", "Vart ringer en journalist"),
        ("avloppet?? nej det gäller ju fakturan för städ", "fakturan för städ"),
        ("prorenata? nej vi kör lifecare", "vi kör lifecare"),
        ("nodra?? jag menar kommunens handläggare", "kommunens handläggare"),
        ("vadå felanmälan, det är barn det gäller", "det är barn det gäller"),
        ("Jag vill inte ringa NODRA, jag vill att någon läser räkningen", "jag vill att någon läser räkningen"),
    ],
)
def test_correction_is_about_what_it_corrects_to(text: str, meant: str) -> None:
    start, end = corrected(text)

    assert text[start:end] == meant


@pytest.mark.parametrize(
    "text",
    [
        "När har ni öppet?",
        "mejlen fungerar inte",
        "nej tack",
        "vad menar du",
        "Jag menade",
        "",
        "İstanbul nej",
        "jag frågade min chef men han visste inte",
        "avloppet? är det ni",
        "du fattar inte",
        "ingen svarar på frågan om skolan",
        "jag vill inte ringa, går det att mejla",
    ],
)
def test_what_corrects_nothing_is_left_whole(text: str) -> None:
    assert corrected(text) == (0, len(text))
