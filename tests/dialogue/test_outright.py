import pytest

from bot.dialogue.context import Meant, Said
from bot.dialogue.heard import UNSURE, Heard
from bot.dialogue.outright import CHOICES_IN_WORDS, said_outright

ASKED = Said("fraga_tillbaka", offered={"bluff": "Bluff", "nodra": "NODRA"}, asked="?")
PRIVACY = Said("integritet", asked="sparas det")
INFORMATION = Said("incident_information", asked="var läser jag mer")
EMERGENCY = Said("nodlage", asked="det brinner")


def response(text: str, *replies: Said, topic: str = UNSURE) -> str | None:
    found = said_outright(Heard(text, topic), replies)
    return found.response if found else None


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("jag ser inga knappar, läs upp valen", "integritet", "utter_bot_val"),
        ("hur vet jag att du är kommunens bot", "bot", "utter_bot_akta"),
        ("vem är presskontakt", "incident_orsak", "utter_kontakt_press"),
        ("jag är journalist, vem pratar jag med", "manniska", "utter_kontakt_press"),
        ("vem klagar man till", "utanfor", "utter_klagomal_vart"),
        ("finns det på lättläst", "incident_information", "utter_incident_information_latt"),
        ("ni har ingen jour?", "klagomal", "utter_manniska_jour"),
        ("vill prata med socialjouren nu", "kommunal_tjanst", "utter_kommunal_tjanst_jour"),
        ("finns det i punktskrift", "incident_information", "utter_incident_information_format"),
    ],
)
def test_words_count_more_than_the_topic(text: str, topic: str, expected: str) -> None:
    assert response(text, topic=topic) == expected


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("jag ser inga knappar, koppla mig till en människa", "manniska"),
        ("hur vet jag att det är kommunen som ringer", "bluff"),
        ("jag är journalist, när fungerar allt igen", "incident_tidplan"),
        ("vem klagar man till om vägen utanför oss som ingen plogar", "kommunal_tjanst"),
        ("har ni en lättläst blankett", "kommunal_tjanst"),
        ("finns böcker i punktskrift", "kommunal_tjanst"),
        ("kan polisen få ut det", "kommunal_tjanst"),
        ("finns det nån jour", "felanmalan"),
        ("har nodra jour", "nodra"),
        ("tar du bort det själv", "bot"),
        ("det är ju 2026", UNSURE),
        ("kan nån läsa min akt nu när ni är hackade", UNSURE),
    ],
)
def test_topic_counts(text: str, topic: str) -> None:
    assert response(text, topic=topic) is None


def test_choices_on_offer_are_read_out() -> None:
    assert response("läs upp valen", ASKED) == CHOICES_IN_WORDS


def test_question_that_is_open_is_asked_again() -> None:
    urgent = Said("nodra", offered={"ja": "Ja, det är akut", "nej": "Nej, det kan vänta"}, asked="vatten")

    assert said_outright(Heard("jag ser inga knappar", UNSURE), [urgent]) == Meant("nodra")


def test_police_may_have_it_after_what_is_kept() -> None:
    assert response("kan polisen få ut det", PRIVACY, topic="kommunal_tjanst") == "utter_integritet_utlamnas"


def test_paper_after_the_information() -> None:
    asked = response("kan ni skicka hem det med posten", INFORMATION, topic="arbetssatt")

    assert asked == "utter_incident_information_format"


def test_paper_of_work_is_no_form_of_the_information() -> None:
    assert response("ska vi dokumentera på papper då", INFORMATION, topic="arbetssatt") is None


def test_errand_on_paper_after_the_information_is_an_errand() -> None:
    assert response("kan jag skicka in ansökan med posten", INFORMATION, topic="kommunal_tjanst") is None


def test_nothing_is_outright_after_112() -> None:
    assert said_outright(Heard("jag ser inga knappar", UNSURE), [EMERGENCY]) is None


def test_privacy_keeps_its_topic() -> None:
    found = said_outright(Heard("kan polisen få ut det", UNSURE), [PRIVACY])

    assert found == Meant("integritet", response="utter_integritet_utlamnas")


def test_what_published_means_is_told_whatever_the_topic() -> None:
    assert response("vad betyder publicerat", topic="kommunal_tjanst") == "utter_bot_publicerat"


@pytest.mark.parametrize(
    ("text", "reply", "expected"),
    [
        ("tar du bort det själv eller måste jag", PRIVACY, "utter_integritet_tas_bort"),
        ("gäller den listan idag", INFORMATION, "utter_incident_lage_alder"),
        ("om nåt händer inatt", INFORMATION, "utter_manniska_jour"),
        ("vem ringer jag i kväll", EMERGENCY, None),
        ("finns det nån jour", Said("kommunal_tjanst", asked="ingen mat"), "utter_manniska_jour"),
        ("finns det nån jour", Said("felanmalan", asked="ingen värme"), None),
        ("finns det nån jour", Said("systemstatus", asked="vi på jobbet kommer inte in"), None),
    ],
)
def test_words_count_after_what_was_told(text: str, reply: Said, expected: str | None) -> None:
    assert response(text, reply) == expected


def test_hacked_municipality_is_of_the_cause() -> None:
    assert said_outright(Heard("hacka dom kommunen eller", UNSURE), [INFORMATION]) == Meant("incident_orsak")
