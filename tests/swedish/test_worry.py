import pytest

from bot.swedish.worry import (
    asks_for_police,
    asks_for_shelter,
    names_others_there,
    smells_like_gas,
    tells_of_restraint,
    tells_of_risk,
)


@pytest.mark.parametrize(
    "text",
    [
        "men om jag ramlar i natt då",
        "min son är inte hemma från skolan än och ingen svarar",
        "jag har insulin och måste äta till frukosten",
        "måste åka annars dör jag typ",
        "sitter uppe med spädbarn o feber 40,2",
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
        "han sa i telefon igår att han vet var vi bor",
        "så dom har stängt, om det börjar igen inatt då",
        "det finns ingen mening med nåt",
        "min son på 6 år skulle ha kommit hem klockan tre",
        "hon har fortfarande inte kommit hem och ingen svarar",
        "min man halkade precis och kan inte resa sig",
        "mamma har feber och svarar konstigt",
        "såret på benet har börjat lukta",
        "hon skulle lägga om ett sår, det har börjat lukta",
        "jag orkar inte mer",
        "orkar inte mer",
        "nu orkar jag inte längre",
        "boendestödet kom inte, jag mår inte så bra",
        "jag tror grannens barn far illa",
        "vi har ingenstans att sova i natt",
        "han är i närheten, jag såg hans bil",
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
        "min son är inte hemma på fredag, behöver han ledigt",
        "var hämtar jag ut insulin",
        "annars dör jag av tristess",
        "barnet har feber, hur sjukanmäler jag",
        "han har aldrig kommit hem själv förr",
        "fakturan har inte kommit hem",
        "ingen mening att ringa igen",
        "det luktar i källaren",
        "handläggaren svarade konstigt",
        "jag orkar inte mer med er telefonkö",
    ],
)
def test_no_risk(text: str) -> None:
    assert not tells_of_risk(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mitt ex har kontaktförbud och går förbi huset", True),
        ("någon inte får komma nära en men gör det ändå", True),
        ("hur ansöker man om kontaktförbud", False),
        ("är det besöksförbud på boendet", False),
        ("man får inte komma in med hund", False),
    ],
)
def test_who_may_not_come_near_is_told_of(text: str, told: bool) -> None:
    assert tells_of_restraint(text) is told


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("finns det nåt kvinnohus", True),
        ("kan jag få skyddat boende i natt", True),
        ("jag bor på skyddat boende, hur byter barnen skola", False),
        ("gäller det äldreboende", False),
    ],
)
def test_shelters_are_asked_for(text: str, asked: bool) -> None:
    assert asks_for_shelter(text) is asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("det luktar konstigt i trapphuset, typ ägg", True),
        ("stinker ruttna ägg i hallen", True),
        ("det luktar ägg i kranvattnet", False),
        ("luktar ruttna ägg när jag spolar varmt", False),
        ("soptunnan luktar ägg", False),
        ("det luktar konstigt i trapphuset", False),
    ],
)
def test_smell_of_eggs_may_be_gas(text: str, told: bool) -> None:
    assert smells_like_gas(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("polisen, om han dyker upp. vilket nummer då", True),
        ("kommer polisen om exet står utanfor", True),
        ("när kommer polisen", False),
        ("om han dyker upp på mötet", False),
        ("polisens nummer", False),
    ],
)
def test_police_is_asked_for_against_somebody_who_may_come(text: str, told: bool) -> None:
    assert asks_for_police(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("o grannarna sover", True),
        ("barnen är kvar där", True),
        ("hunden är inne", True),
        ("grannen är inte hemma", False),
        ("barnen sover hos farmor i helgen", False),
        ("grannarna klagar", False),
    ],
)
def test_others_where_there_is_danger_are_told_of(text: str, told: bool) -> None:
    assert names_others_there(text) is told
