import pytest

from bot.swedish.recovery import ends_in_help, is_mended, turns_to_errand


@pytest.mark.parametrize(
    "text",
    [
        "nu har vattnet kommit tillbaka",
        "nej vi HAR vatten igen",
        "läckan är lagad",
        "Det löste sig!",
        "nu funkar det igen",
        "nu rinner det: vattnet rinner i kranen igen",
        "hissen går igen",
    ],
)
def test_what_works_again_is_heard(text: str) -> None:
    assert is_mended(text)


@pytest.mark.parametrize(
    "text",
    [
        "när kommer vattnet tillbaka",
        "har det löst sig?",
        "det funkar inte nu heller",
        "vattnet är borta igen",
        "ska det vara lagat nu",
        "vattnet kommer nu in genom golvet",
        "läckan är lagad men nu läcker det på ett annat ställe",
        "vattnet har slutat rinna i kranen",
        "vattnet rinner nu ut på hela gatan",
        "avloppet kommer nu upp i duschen",
        "det rinner igen från taket",
        "det rinner igen",
        "vattnet kommer nu genom väggen hos grannen",
    ],
)
def test_what_does_not_is_not(text: str) -> None:
    assert not is_mended(text)


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("ambulansen är här nu, tack", True),
        ("ambulansen kom nyss. tack", True),
        ("brandkåren kom precis", True),
        ("ambulansen kom precis, hon andas konstigt", False),
        ("ambulansen hämtade honom, nu svimmar jag", False),
        ("polisen är precis utanför, han slår", False),
        ("ambulans kom hit nu snälla", False),
        ("snälla ambulansen kom nu", False),
        ("ingen ambulans är här än, skynda", False),
        ("ingen ambulans har kommit hit", False),
        ("ambulansen är framme hos fel hus", False),
        ("ambulansen tog fel väg", False),
    ],
)
def test_help_that_is_there_ends_it_only_where_little_follows(text: str, ended: bool) -> None:
    assert ends_in_help(text) is ended


@pytest.mark.parametrize(
    ("text", "errand"),
    [
        ("larmat 112 nu, dom åker dit. vem gör jag anmälan till", True),
        ("ingen har ramlat. det gällde räkningen", True),
        ("hon är trygg nu, vem anmäler jag till", True),
        ("ok har ringt. men imorgon natt då", True),
        ("har ringt. får man gå in igen", False),
        ("larmat 112. vem anmäler jag till, hon andas inte", False),
        ("ingen ambulans har kommit, vem klagar jag på", False),
        ("han är hemma nu och slår oss. jag vill anmäla", False),
        ("hon är inne och har svimmat, det gäller mamma", False),
        ("polisen kommer, vill anmäla, han slår på dörren", False),
        ("de kommer, vill bara veta om jag ska lyfta henne", False),
        ("har ringt, men ingen svarar, vill bara veta vad jag ska göra", False),
        ("vem gör jag anmälan till", False),
        ("anmälan är gjord, dom kommer", False),
    ],
)
def test_turn_to_an_errand_is_told_from_danger(text: str, errand: bool) -> None:
    assert turns_to_errand(text) is errand
