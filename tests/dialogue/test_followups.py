import pytest

from bot.dialogue.context import Meant, Said
from bot.dialogue.followups import UNSURE, Heard, follow_up

CENTRE = "kontaktcenter_telefon"
CONTACT = Said("kontakt", (CENTRE, "kontaktcenter_epost", "kontaktcenter_besok"), asked="hur når jag er?")
EMERGENCY = Said("nodlage", ("sos_112",))
URGENT = Said("nodra_akut", ("nodra_telefon_akut",))
CAN_WAIT = Said("nodra_ej_akut", ("webb_samlad_info", CENTRE))
FAULTS = Said("felanmalan", ("driftstod_telefon", CENTRE))
VITEC = Said("systemstatus", ("driftstod_telefon",), "vitec")
NODRA_MAIL = Said("systemstatus", (CENTRE,), "nodra_epost")
UNCLEAR = Said("fraga_tillbaka", (CENTRE,))


def meant(text: str, *replies: Said, topic: str = UNSURE, likely: tuple[str, ...] = ()) -> Meant | None:
    return follow_up(Heard(text, topic, likely), replies)


@pytest.mark.parametrize(
    ("replies", "number"),
    [
        ((CONTACT,), Meant("kontakt_telefon")),
        ((EMERGENCY,), Meant("nodlage")),
        ((NODRA_MAIL, URGENT), Meant("nodra_akut")),
        ((CAN_WAIT,), Meant("systemstatus", "nodra_telefon")),
        ((VITEC, FAULTS), Meant("felanmalan")),
        ((UNCLEAR, FAULTS), Meant("felanmalan")),
        ((Said("annat_sprak", (CENTRE, "sos_112")),), Meant("kontakt_telefon")),
    ],
)
def test_number_is_the_last_one_told(replies: tuple[Said, ...], number: Meant) -> None:
    assert meant("vad var numret?", *replies, topic="kontakt_telefon") == number


@pytest.mark.parametrize(
    ("reply", "topic"),
    [(CAN_WAIT, "nodra_akut"), (VITEC, "felanmalan"), (EMERGENCY, "nodlage"), (CONTACT, "kontakt_telefon")],
)
def test_urgent_case(reply: Said, topic: str) -> None:
    found = meant("och om det är bråttom?", reply, topic="ja")

    assert found is not None
    assert found.topic == topic


@pytest.mark.parametrize("topic", ["ja", "nej", UNSURE, "kommer_inte_fram"])
def test_after_112_unclear_words_get_112_again(topic: str) -> None:
    assert meant("jag vågar inte ringa", EMERGENCY, topic=topic) == Meant("nodlage")


def test_emergency_is_never_a_follow_up() -> None:
    assert meant("vad var numret?", CONTACT, topic="nodlage") is None


def test_second_refusal_leaves_the_third_way() -> None:
    refused = Said("kommer_inte_fram", ("kontaktcenter_epost", "kontaktcenter_besok"), asked="ingen svarar")

    assert meant("jag har ingen mejl", refused, CONTACT) == Meant("kontakt_besok")


def test_refused_mail_about_nodra_never_leads_to_the_contact_centre_by_mail() -> None:
    assert meant("jag har ingen mejl", URGENT) == Meant("nodra_akut")


def test_change_of_mind_about_an_errand_for_nodra() -> None:
    assert meant("nej förresten, det kan vänta till måndag", URGENT, topic="nej") == Meant("nodra_ej_akut")


def test_phone_is_asked_of_like_the_rest() -> None:
    asked = meant("telefonen också?", Said("incident_lage", (CENTRE,)))

    assert asked == Meant("systemstatus", "kontaktcenter_telefon")


def test_words_of_a_system_are_about_it() -> None:
    moten = Said("systemstatus", (CENTRE,), "mina_moten")

    assert meant("hur får jag handlingarna då", moten) == Meant("systemstatus", "mina_moten")


def test_correction_names_the_system() -> None:
    assert meant("inte vitec utan ist", VITEC, topic="systemstatus") == Meant("systemstatus", "ist")


def test_yes_to_a_question_with_buttons_is_no_follow_up() -> None:
    assert meant("ja", UNCLEAR, EMERGENCY, topic="ja") is None


@pytest.mark.parametrize("text", ["hur söker jag bygglov", "fungerar skola24"])
def test_whole_questions_keep_their_own_topic(text: str) -> None:
    assert meant(text, CONTACT, topic="kommunal_tjanst") is None


def test_nod_ends_the_exchange() -> None:
    assert meant("okej då väntar jag", CAN_WAIT) == Meant("tack")


def test_goodbye_ends_the_exchange() -> None:
    assert meant("ja ja. adjö", CONTACT, topic="ja") == Meant("hejda")


def test_what_was_said_is_confirmed() -> None:
    assert meant("så jag ska bara vänta?", CAN_WAIT) == Meant("nodra_ej_akut")


def test_112_asked_about_after_112_is_told_again() -> None:
    assert meant("112 sa du?", EMERGENCY, topic="bot") == Meant("nodlage")


def test_them_or_the_municipality_is_them_after_nodra() -> None:
    assert meant("ska jag ringa kommunen eller dom", URGENT, topic="kontakt_telefon") == Meant("nodra_akut")


@pytest.mark.parametrize("text", ["var någonstans?", "vart låg det sa du?"])
def test_where_is_the_place_that_was_told(text: str) -> None:
    assert meant(text, CONTACT) == Meant("kontakt_besok")


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("jag är alltså förälder", "klagomal"),
        ("nej jag jobbar inte där, är bara vanlig invånare", "nej"),
        ("men mina barns då", "kommunal_tjanst"),
        ("när får vi göra det", "arbetssatt"),
        ("så ska jag bara vänta?", "arbetssatt"),
        ("vem skulle jag ringa sa du", UNSURE),
    ],
)
def test_question_stays_the_one_before(text: str, topic: str) -> None:
    assert meant(text, VITEC, topic=topic) == Meant("systemstatus", "vitec")


def test_thanks_with_what_comes_next_is_thanks() -> None:
    assert meant("tack då ringer jag", URGENT, topic="kontakt_telefon") == Meant("tack")


def test_unclear_message_stays_with_what_was_spoken_of() -> None:
    assert meant("och maten ikväll", VITEC, likely=("kommunal_tjanst", "systemstatus")) == Meant(
        "systemstatus", "vitec"
    )


@pytest.mark.parametrize("other", ["nodra_akut", "nodlage"])
def test_unclear_message_that_may_be_urgent_is_asked_about(other: str) -> None:
    assert meant("det kommer upp mer nu", CAN_WAIT, likely=("nodra_ej_akut", other)) is None
