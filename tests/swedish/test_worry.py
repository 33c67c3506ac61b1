import pytest

from bot.swedish.worry import asks_for_shelter, tells_of_restraint, tells_of_risk


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
