from collections.abc import Mapping

import pytest

from bot.dialogue.context import Meant, Said
from bot.dialogue.followups import follow_up
from bot.dialogue.heard import UNSURE, Heard

CENTRE = "kontaktcenter_telefon"
CONTACT = Said("kontakt", (CENTRE, "kontaktcenter_epost", "kontaktcenter_besok"), asked="hur når jag er?")
EMERGENCY = Said("nodlage", ("sos_112",))
URGENT = Said("nodra_akut", ("nodra_telefon_akut",))
PASSWORD = Said("losenord", ("digital_brevlada", "chef", "helpdesk"))
HELPDESK_SILENT = Meant("medarbetare_stod", response="utter_medarbetare_stod_svarar_inte")
CAN_WAIT = Said("nodra_ej_akut", ("webb_samlad_info", CENTRE))
FAULTS = Said("felanmalan", ("driftstod_telefon", CENTRE))
VITEC = Said("systemstatus", ("driftstod_telefon",), "vitec")
NODRA_MAIL = Said("systemstatus", (CENTRE,), "nodra_epost")
UNCLEAR = Said("fraga_tillbaka", (CENTRE,))
MISSED_BEFORE = Said("klagomal", (CENTRE,), asked="du upprepar dig")


def meant(
    text: str,
    *replies: Said,
    topic: str = UNSURE,
    readings: Mapping[str, tuple[str, float]] | None = None,
    doubted: bool = False,
) -> Meant | None:
    return follow_up(
        Heard(text, topic, readings={key: [best] for key, best in (readings or {}).items()}, doubted=doubted), replies
    )


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


RELIEF = Meant("tack", response="utter_tack_efter_nodlage")


@pytest.mark.parametrize("topic", ["tidplan", "bot"])
@pytest.mark.parametrize(("probability", "found"), [(0.6, RELIEF), (0.4, None)])
def test_after_112_help_that_is_likely_there_ends_it(topic: str, probability: float, found: Meant | None) -> None:
    readings = {"nodlage": ("tack", probability)}

    assert meant("de är här nu", EMERGENCY, topic=topic, readings=readings) == found


@pytest.mark.parametrize("text", ["ja", "Nej!", "jo"])
def test_bare_yes_or_no_after_112_gets_112_again(text: str) -> None:
    topic = "nej" if "ej" in text else "ja"

    assert meant(text, EMERGENCY, topic=topic, readings={"nodlage": ("ja", 0.9)}) == Meant("nodlage")


@pytest.mark.parametrize(("probability", "found"), [(0.7, Meant("nodlage")), (0.5, None)])
@pytest.mark.parametrize("topic", ["utanfor", UNSURE, "kontakt"])
def test_what_is_likely_danger_still_gets_112_again(topic: str, probability: float, found: Meant | None) -> None:
    assert meant("han är 70", EMERGENCY, topic=topic, readings={"nodlage": ("nodlage", probability)}) == found


@pytest.mark.parametrize(
    ("reply", "topic"),
    [(EMERGENCY, "nodlage"), (CONTACT, "kontakt"), (Said("utanfor"), "utanfor"), (URGENT, "nodra_akut")],
)
def test_whom_to_call_follows_what_was_spoken_of(reply: Said, topic: str) -> None:
    assert meant("vem ringer jag då", reply, topic="medarbetare_stod") == Meant(topic)


@pytest.mark.parametrize(
    ("text", "reply", "probability", "found"),
    [
        ("ambulansen har hämtat henne", EMERGENCY, 0.9, RELIEF),
        ("hon andas lugnt igen", EMERGENCY, 0.6, None),
        ("ambulansen har hämtat henne", CONTACT, 0.9, None),
        ("nu andas hon inte", EMERGENCY, 0.9, None),
    ],
)
def test_words_of_danger_end_it_only_where_112_was_told_and_help_is_surely_there(
    text: str, reply: Said, probability: float, found: Meant | None
) -> None:
    readings = dict.fromkeys(("nodlage", "kontakt"), ("tack", probability))

    assert meant(text, reply, topic="nodlage", readings=readings) == found


@pytest.mark.parametrize(
    ("topic", "likely", "found"),
    [
        ("nodra_akut", (), Meant("nodra_akut")),
        (UNSURE, ("tack", "annat_sprak", "kommunal_tjanst"), Meant("kommunal_tjanst")),
        (UNSURE, ("tack", "annat_sprak"), Meant("nodlage")),
        ("kontakt_telefon", (), Meant("nodlage")),
    ],
)
def test_what_is_said_against_112_is_what_is_meant(topic: str, likely: tuple[str, ...], found: Meant | None) -> None:
    message = Heard("112?? det brinner ju inte, taxin är bara sen", topic, likely=likely)

    assert follow_up(message, [EMERGENCY]) == found


def test_help_that_has_come_is_not_guessed_on() -> None:
    message = Heard("polisen är här nu, han ligger kvar", UNSURE, likely=("kontakt",))

    assert follow_up(message, [EMERGENCY]) == Meant("nodlage")


def test_busy_helpdesk_is_the_employees_whatever_was_spoken_of() -> None:
    assert meant("2555 svarar inte", CONTACT, topic="kommer_inte_fram") == HELPDESK_SILENT


def test_dry_fault_of_electricity_is_a_fault() -> None:
    assert meant("gnistrar i vägguttaget", FAULTS, topic="felanmalan") is None


@pytest.mark.parametrize("topic", ["kommer_inte_fram", "kommunal_tjanst"])
@pytest.mark.parametrize(("asked", "found"), [("hemtjänsten kom aldrig", Meant("nodlage")), ("hur söker man", None)])
def test_somebody_frail_who_answers_no_more_is_in_danger(topic: str, asked: str, found: Meant | None) -> None:
    errand = Said("kommunal_tjanst", (CENTRE,), asked=asked)

    assert meant("nu svarar mamma inte heller", errand, topic=topic) == found


@pytest.mark.parametrize(
    ("reply", "found"),
    [(URGENT, Meant("nodlage")), (FAULTS, Meant("nodlage")), (CAN_WAIT, Meant("nodlage")), (PASSWORD, None)],
)
def test_water_that_nears_electricity_is_danger(reply: Said, found: Meant | None) -> None:
    assert meant("nu rinner det mot elcentralen", reply, topic="nodra_akut") == found


@pytest.mark.parametrize(
    ("text", "reply", "found"),
    [
        ("fungerar mejlen?", CONTACT, Meant("kontakt_epost", response="utter_kontakt_epost_fungerar")),
        ("fungerar mejlen i mobilen?", CONTACT, None),
        ("fungerar mejlen?", PASSWORD, None),
        ("jag kommer inte in i mejlen", CONTACT, None),
    ],
)
def test_mail_that_was_just_told_is_not_the_employees(text: str, reply: Said, found: Meant | None) -> None:
    assert follow_up(Heard(text, "systemstatus", "mobil_epost"), [reply]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jag HAR mejlat, två gånger", Meant("kommer_inte_fram", response="utter_kommer_inte_fram_mejl")),
        ("jag har mejlat, när får jag svar", None),
        ("jag har aldrig mejlat förut", None),
        ("jag har mejlat NODRA", None),
    ],
)
def test_who_has_mailed_is_told_what_is_left(text: str, found: Meant | None) -> None:
    assert meant(text, CONTACT, topic="kontakt_epost") == found


def test_who_has_called_and_mailed_is_sent_to_the_reception() -> None:
    called = Said("kommer_inte_fram", (CENTRE,), asked="det tutar")

    found = meant("jag har mejlat också", called, topic="kontakt_epost")

    assert found == Meant("kommer_inte_fram", response="utter_kommer_inte_fram_besok")


def test_water_near_electricity_counts_before_a_second_question() -> None:
    message = Heard("det rinner mot elcentralen, och när kommer ni?", "nodra_akut", asks_two=True)

    assert follow_up(message, [URGENT]) == Meant("nodlage")


def test_who_cannot_call_112_is_told_that_the_bot_cannot_either() -> None:
    found = meant("har ingen telefon, kan du ringa", EMERGENCY, topic="bot")

    assert found == Meant("nodlage", response="utter_nodlage_ring_sjalv")


def test_number_of_nodra_after_112_is_nodras() -> None:
    found = meant("vad är numret till nodra", EMERGENCY, topic="kontakt_telefon")

    assert found == Meant("nodra_akut")


def test_choice_by_its_name_is_no_follow_up() -> None:
    asked = Said("fraga_tillbaka", (CENTRE,), offered={"kommunal_tjanst": "Ett ärende hos kommunen"})

    assert meant("jag ser inte men det är ett ärende", asked, EMERGENCY) is None


@pytest.mark.parametrize(("topic", "found"), [("bot", Meant("tack")), ("klagomal", None)])
def test_scorn_is_no_thanks(topic: str, found: Meant | None) -> None:
    assert meant("tack för ingenting", CONTACT, topic=topic, readings={"kontakt": ("tack", 0.99)}) == found


LONG = "min syster sa att de ringde henne igår och att allt var klart men nu står det att det inte gäller längre"


@pytest.mark.parametrize(("reply", "found"), [(CONTACT, Meant("kommunal_tjanst")), (EMERGENCY, None)])
def test_long_message_is_read_in_context_but_after_112(reply: Said, found: Meant | None) -> None:
    readings = dict.fromkeys(("kontakt", "nodlage"), ("kommunal_tjanst", 0.9))

    assert meant(LONG, reply, topic="incident_tidplan", readings=readings) == found


def test_emergency_is_never_a_follow_up() -> None:
    assert meant("vad var numret?", CONTACT, topic="nodlage") is None


def test_what_was_to_wait_cannot() -> None:
    assert meant("nej det kan det inte", CAN_WAIT, topic="nej") == Meant("nodra_akut")


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


def test_correction_names_the_system() -> None:
    assert meant("inte vitec utan ist", VITEC, topic="systemstatus") == Meant("systemstatus", "ist")


def test_yes_to_a_question_with_buttons_is_no_follow_up() -> None:
    assert meant("ja", UNCLEAR, EMERGENCY, topic="ja") is None


@pytest.mark.parametrize("text", ["hur söker jag bygglov", "fungerar skola24"])
def test_whole_questions_keep_their_own_topic(text: str) -> None:
    assert meant(text, CONTACT, topic="kommunal_tjanst") is None


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
        ("när får vi göra det", "arbetssatt"),
        ("så ska jag bara vänta?", "arbetssatt"),
        ("vem skulle jag ringa sa du", UNSURE),
    ],
)
def test_question_stays_the_one_before(text: str, topic: str) -> None:
    assert meant(text, VITEC, topic=topic) == Meant("systemstatus", "vitec")


@pytest.mark.parametrize(("probability", "found"), [(0.4, Meant("oppettider")), (0.3, None)])
def test_likely_reading_after_the_reply_counts(probability: float, found: Meant | None) -> None:
    readings = {"kontakt": ("oppettider", probability), "losenord": ("losenord", 1.0)}

    assert meant("på lördagar med eller", CONTACT, topic="kommunal_tjanst", readings=readings) == found


def test_who_names_the_municipality_leans_less_on_what_was_said_before() -> None:
    readings = {"losenord": ("medarbetare_stod", 0.4)}

    assert meant("når jag kommunen då", Said("losenord"), topic="kontakt", readings=readings) is None


def test_number_of_the_municipality_is_that_whatever_was_said_before() -> None:
    found = meant(
        "numret till kommunen",
        Said("losenord"),
        topic="kontakt_telefon",
        readings={"losenord": ("medarbetare_stod", 0.9)},
    )

    assert found is None


def test_message_that_is_unclear_by_itself_takes_a_fainter_reading() -> None:
    assert meant("på lördagar med eller", CONTACT, readings={"kontakt": ("oppettider", 0.3)}) == Meant("oppettider")


def test_what_was_told_earlier_counts_beside_the_last_reply() -> None:
    readings = {
        "kontakt": [("kommunal_tjanst", 0.45), ("oppettider", 0.4)],
        "losenord": [("oppettider", 0.9)],
        "bluff": [("bluff", 1.0)],
    }
    heard = Heard("på lördagar med eller", "kontakt", readings=readings)

    assert follow_up(heard, (CONTACT, Said("losenord"))) == Meant("oppettider")
    assert follow_up(heard, (CONTACT,)) == Meant("kommunal_tjanst")


@pytest.mark.parametrize("told", [(CONTACT, EMERGENCY), (EMERGENCY, CONTACT)])
def test_danger_is_read_after_the_last_reply_alone(told: tuple[Said, ...]) -> None:
    readings = {told[0].topic: [("nodlage", 0.7)], told[1].topic: [("oppettider", 1.0), ("nodlage", 0.0)]}

    assert follow_up(Heard("på lördagar med", UNSURE, readings=readings), told) == Meant("nodlage")


@pytest.mark.parametrize(("probability", "found"), [(0.9, Meant("nodra_ej_akut")), (0.7, None)])
def test_what_is_urgent_by_itself_waits_only_when_that_is_sure(probability: float, found: Meant | None) -> None:
    readings = {"nodra_akut": ("nodra_ej_akut", probability)}

    assert meant("det rann ut igår", URGENT, topic="nodra_akut", readings=readings) == found


def test_reading_of_a_status_is_about_the_system_that_was_told() -> None:
    assert meant("på läsplattan med", VITEC, readings={"systemstatus": ("systemstatus", 0.9)}) == Meant(
        "systemstatus", "vitec"
    )


def test_status_of_nodra_has_readings_of_its_own() -> None:
    readings = {"systemstatus": ("systemstatus", 0.9), "systemstatus_nodra": ("nodra_ej_akut", 0.9)}

    assert meant("gäller bara tunnan", NODRA_MAIL, readings=readings) == Meant("nodra_ej_akut")


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        (URGENT, Meant("nodra_akut")),
        (CAN_WAIT, Meant("nodra_ej_akut", response="utter_nodra_ej_akut_tider")),
        (CONTACT, None),
    ],
)
def test_hours_asked_after_an_errand_for_nodra_are_nodras(reply: Said, found: Meant | None) -> None:
    assert meant("svarar de på natten?", reply, topic="oppettider") == found


def test_hours_of_the_municipality_stay_its_own_after_nodra() -> None:
    assert meant("är kommunen öppen på lördag?", CAN_WAIT, topic="oppettider") is None


def test_nod_ends_the_exchange() -> None:
    assert meant("okej då väntar jag", CAN_WAIT, readings={"nodra_ej_akut": ("nodra_ej_akut", 0.9)}) == Meant("tack")


def test_goodbye_ends_the_exchange() -> None:
    assert meant("ja ja. adjö", CONTACT, topic="ja") == Meant("hejda")


@pytest.mark.parametrize(
    ("text", "topic", "reply", "found"),
    [
        ("jag jobbar inte hos er", UNSURE, PASSWORD, Meant("kontakt")),
        ("jag jobbar inte hos er", UNSURE, CONTACT, None),
        ("nu har vattnet kommit tillbaka", "nodra_akut", URGENT, Meant("tack", response="utter_tack_efter_fel")),
        ("nej vi HAR vatten igen", "nodra", URGENT, Meant("tack", response="utter_tack_efter_fel")),
        (
            "när är vattnet tillbaka?",
            "incident_tidplan",
            URGENT,
            Meant("nodra_akut", response="utter_nodra_akut_mer"),
        ),
        (
            "har ingen telefon, finns det mejl",
            "kontakt_epost",
            CONTACT,
            Meant("kontakt_epost", response="utter_kontakt_epost_bara"),
        ),
        ("kan inte mejla, får jag komma förbi", "kontakt_besok", CONTACT, Meant("kontakt_besok")),
        ("de frågar vad gatan heter", "kontakt_besok", EMERGENCY, Meant("nodlage", response="utter_nodlage_var")),
        (
            "ska jag ringa 1177 i stället",
            "utanfor",
            EMERGENCY,
            Meant("utanfor", response="utter_utanfor_vard_efter_nodlage"),
        ),
    ],
)
def test_what_was_misheard_or_is_over_is_left(text: str, topic: str, reply: Said, found: Meant | None) -> None:
    assert meant(text, reply, topic=topic) == found


SEARCHED = Said("tack", asked="polisen letar")


@pytest.mark.parametrize(
    ("text", "topic", "replies", "found"),
    [
        ("han är hittad!!", "nodlage", (SEARCHED, EMERGENCY), RELIEF),
        ("ambulansen är här", "ja", (EMERGENCY,), RELIEF),
        ("ambulansen är här men han andas inte", "nodlage", (EMERGENCY,), None),
        ("ambulansen är här, nu brinner det hos grannen", "nodlage", (EMERGENCY,), None),
        ("kan vi gå in igen", "kontakt_besok", (EMERGENCY,), Meant("nodlage")),
        ("jag har ringt", "ja", (EMERGENCY,), Meant("ja", response="utter_ja_efter_nodlage")),
        ("ringde helpdesk, ingen svarar", "kommer_inte_fram", (PASSWORD,), HELPDESK_SILENT),
        (
            "de svarar inte där",
            "kommer_inte_fram",
            (FAULTS,),
            Meant("felanmalan", response="utter_felanmalan_svarar_inte"),
        ),
        (
            "och om portalen stängs helt?",
            "systemstatus",
            (VITEC,),
            Meant("felanmalan", response="utter_felanmalan_stangd"),
        ),
        ("okej ringer nu", "kommer_inte_fram", (URGENT,), Meant("tack")),
    ],
)
def test_what_follows_is_told_by_its_words(
    text: str, topic: str, replies: tuple[Said, ...], found: Meant | None
) -> None:
    readings = {"nodlage": ("ja", 0.9)} if topic == "ja" else {}

    assert meant(text, *replies, topic=topic, readings=readings) == found


def test_thanks_without_a_word_of_relief_after_112_may_come_from_the_desperate() -> None:
    assert meant("förlåt", EMERGENCY, topic="hejda", readings={"nodlage": ("tack", 0.9)}) == Meant("nodlage")


@pytest.mark.parametrize(
    ("reading", "found"),
    [
        (("nodlage", 0.8), Meant("nodlage")),
        (("nodlage", 0.45), Meant("kontakt", response="utter_kontakt_utan_besok")),
        (("kontakt_epost", 0.9), Meant("kontakt", response="utter_kontakt_utan_besok")),
    ],
)
def test_words_that_refuse_a_way_may_lead_to_something_else(reading: tuple[str, float], found: Meant) -> None:
    text = "vågar inte gå ner i källaren"

    assert meant(text, CONTACT, topic="kontakt", readings={"kontakt": reading}) == found


@pytest.mark.parametrize(("probability", "found"), [(0.9, None), (0.6, Meant("systemstatus", "nodra_epost"))])
def test_question_that_surely_has_a_topic_of_its_own_is_not_the_one_before(
    probability: float, found: Meant | None
) -> None:
    readings = {"systemstatus_nodra": ("nodra_ej_akut", probability)}

    assert meant("ska jag bara vänta då?", NODRA_MAIL, topic="nodra_ej_akut", readings=readings) == found


@pytest.mark.parametrize(
    ("text", "reply", "found"),
    [
        ("vem kör mig då", CONTACT, Meant("kommunal_tjanst")),
        ("ska den stoppas", CAN_WAIT, Meant("nodra_ej_akut")),
        ("jobbar i hemtjänsten, vem hjälper mig", CONTACT, None),
        ("vem hjälper mig", PASSWORD, None),
    ],
)
def test_nobody_is_an_employee_without_a_word_of_work(text: str, reply: Said, found: Meant | None) -> None:
    assert meant(text, reply, topic="medarbetare_stod") == found


def test_protest_alone_is_no_new_question() -> None:
    missed = Meant("klagomal", response="utter_klagomal_missat")

    assert meant("du svarar inte på det jag frågar", CAN_WAIT, topic="integritet") == missed


def test_protest_after_112_is_danger_still() -> None:
    assert meant("du svarar inte på det jag frågar", EMERGENCY, readings={"nodlage": ("nodlage", 0.9)}) == Meant(
        "nodlage"
    )


def test_who_doubts_112_is_told_it_again() -> None:
    text = "va ska ja verkligen ringa 112 för det, han kanske är bortrest, har ni inte en reservnyckel på hemtjänsten"

    assert meant(text, EMERGENCY, topic="kommunal_tjanst") == Meant("nodlage")


@pytest.mark.parametrize(
    ("text", "topic"),
    [("nej inte akut. ska jag ändå ringa 112?", "utanfor"), ("112 är för upptaget, vad gör jag nu", UNSURE)],
)
def test_no_denial_is_heard_in_a_doubt(text: str, topic: str) -> None:
    assert meant(text, EMERGENCY, topic=topic, readings={"nodlage": ("nodlage", 0.9)}) == Meant("nodlage")


def test_who_has_called_is_not_told_to_call() -> None:
    found = meant("jag har redan ringt 112, ska jag ringa 112 igen?", EMERGENCY, topic="ja")

    assert found == Meant("ja", response="utter_ja_efter_nodlage")


def test_nobody_who_gets_no_answer_is_asked_to_forgive() -> None:
    assert meant("ni svarar inte", Said("kontakt_telefon", (CENTRE,)), topic="kommer_inte_fram") is None


ERRAND = Said("kommunal_tjanst", (CENTRE,))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("han gick nu. hur byter jag handläggare", "kommunal_tjanst"),
        ("brandkåren kom. vem svarar för boendet", "kommunal_tjanst"),
        ("det gick bra. vem tar prov på vattnet", "nodra"),
    ],
)
def test_question_after_help_came_is_answered(text: str, topic: str) -> None:
    assert meant(text, EMERGENCY, topic=topic) == Meant(topic)


@pytest.mark.parametrize(
    ("reading", "found"),
    [
        (("kommunal_tjanst", 0.7), Meant("kommunal_tjanst")),
        (("kommunal_tjanst", 0.3), Meant("nodlage")),
        (("nodlage", 0.9), Meant("nodlage")),
    ],
)
def test_question_while_help_is_awaited_is_of_the_danger_unless_it_is_likely_not(
    reading: tuple[str, float], found: Meant
) -> None:
    assert (
        meant("har ringt 112. får man gå in", EMERGENCY, topic="kontakt_besok", readings={"nodlage": reading}) == found
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("han drog. jag är rädd, vem ringer jag", Meant("nodlage")),
        ("de är borta, vem ringer jag", Meant("nodlage")),
        ("de är borta sedan en timme och vi har letat överallt nere vid ån, vem ringer jag", Meant("nodlage")),
        ("brandkåren kom. vem hjälper mig på jobbet", Meant("medarbetare_stod")),
    ],
)
def test_nobody_is_an_employee_after_112_without_a_word_of_work(text: str, found: Meant) -> None:
    assert meant(text, EMERGENCY, topic="medarbetare_stod") == found


def test_question_after_help_came_is_read_in_its_context() -> None:
    readings = {"nodlage": ("felanmalan", 0.9)}

    assert meant("brandkåren kom. vem säger jag till", EMERGENCY, topic="utanfor", readings=readings) == Meant(
        "felanmalan"
    )


@pytest.mark.parametrize(
    ("doubted", "probability", "found"),
    [(True, 0.7, Meant("kommunal_tjanst")), (False, 0.99, None), (True, 0.5, None)],
)
@pytest.mark.parametrize("before", [ERRAND, EMERGENCY])
def test_doubted_danger_is_none_where_another_topic_is_likely(
    before: Said, doubted: bool, probability: float, found: Meant | None
) -> None:
    readings = {before.topic: ("kommunal_tjanst", probability)}

    assert meant("får de bo ihop", before, topic="nodlage", readings=readings, doubted=doubted) == found


@pytest.mark.parametrize(
    ("topic", "replies", "found"),
    [
        ("nodra", (Said("nodra"), ERRAND), Meant("kommunal_tjanst")),
        ("manniska", (CAN_WAIT, ERRAND), Meant("manniska")),
        ("nodra_ej_akut", (CAN_WAIT,), Meant("kontakt")),
        ("nodra", (ERRAND,), None),
    ],
)
def test_who_protests_against_nodra_gets_what_was_asked_before(
    topic: str, replies: tuple[Said, ...], found: Meant | None
) -> None:
    assert meant("vad har avlopp med saken att göra", *replies, topic=topic) == found


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        (CAN_WAIT, Meant("nodra_ej_akut", response="utter_nodra_ej_akut_dricksvatten")),
        (NODRA_MAIL, Meant("nodra_ej_akut", response="utter_nodra_ej_akut_dricksvatten")),
        (ERRAND, None),
    ],
)
def test_water_to_drink_after_nodra(reply: Said, found: Meant | None) -> None:
    assert meant("kan barnen dricka det", reply, topic="nodra") == found


def test_hours_asked_after_the_helpdesk_are_the_helpdesks() -> None:
    helpdesk = Said("medarbetare_stod", ("helpdesk",))

    assert meant("är det dygnet runt", helpdesk, topic="oppettider") == Meant(
        "medarbetare_stod", response="utter_medarbetare_stod_tider"
    )


def test_thanks_that_are_hardly_likely_end_no_urgent_fault() -> None:
    assert meant("nu rinner det ner i garaget", URGENT, readings={"nodra_akut": ("tack", 0.56)}) is None


@pytest.mark.parametrize(("probability", "found"), [(0.6, None), (0.9, Meant("nodra_akut"))])
def test_wish_to_reach_nodra_is_the_errand_before_only_where_that_is_sure(
    probability: float, found: Meant | None
) -> None:
    readings = {"nodra_akut": ("nodra_akut", probability)}

    assert meant("jag behöver få tag i nodra", URGENT, topic="nodra", readings=readings) == found


MISSED = Meant("klagomal", response="utter_klagomal_missat")
CANCELLED = Said("kommunal_tjanst", (CENTRE,), asked="är det inställt")


@pytest.mark.parametrize(
    ("text", "topic", "replies", "found"),
    [
        ("läser du ens", "bot", (CANCELLED,), MISSED),
        ("svara ja eller nej", "systematgard", (CANCELLED,), Meant("klagomal", response="utter_klagomal_ja_nej")),
        (
            "du skrev samma sak två ggr. om appen inte funkar hur vet dom att vi kommer dit då imorgon",
            "klagomal",
            (CANCELLED,),
            Meant("kommunal_tjanst"),
        ),
        ("läser du ens. imorgon natt, appen", "klagomal", (MISSED_BEFORE, CANCELLED), Meant("kommunal_tjanst")),
        (
            "du svarade inte. får man svar innan 6",
            "kommer_inte_fram",
            (Said("kontakt_epost", asked="?"),),
            Meant("kontakt_epost"),
        ),
        ("är du dum jag frågade om granar", "bot", (CAN_WAIT,), Meant("nodra_ej_akut")),
        ("det svarade du inte på, vem är du", "bot", (MISSED_BEFORE,), None),
    ],
)
def test_protest_and_what_is_asked_beside_it(
    text: str, topic: str, replies: tuple[Said, ...], found: Meant | None
) -> None:
    assert meant(text, *replies, topic=topic) == found


@pytest.mark.parametrize(
    ("text", "topic", "replies"),
    [
        ("svara ja eller nej", "systematgard", (Said("systematgard", asked="får jag starta om"),)),
        ("du svarar inte. ingen svarar i telefon", "kommer_inte_fram", (CANCELLED,)),
        ("du svarade inte på det, när öppnar ni", "oppettider", (CANCELLED,)),
        ("du fattar inte, hon dör", "klagomal", (EMERGENCY,)),
    ],
)
def test_no_protest_to_answer(text: str, topic: str, replies: tuple[Said, ...]) -> None:
    assert meant(text, *replies, topic=topic) != MISSED
    assert meant(text, *replies, topic=topic) != Meant("kommunal_tjanst")


HELPDESK = Said("medarbetare_stod", ("helpdesk",))
AS_USUAL = Said("arbetssatt", ("helpdesk",), asked="kommer lönen som vanligt")
NO_ACTION = Said("systematgard", ("helpdesk",))
MOBILE_MAIL = Said("systemstatus", ("helpdesk",), "mobil_epost")
JOURNAL = Said("systemstatus", ("helpdesk",), "prorenata")
SALARY = Meant("medarbetare_stod", response="utter_medarbetare_stod_lon")


@pytest.mark.parametrize(
    ("text", "topic", "reply", "found"),
    [
        ("jag menar min lön, den 27e", "utanfor", AS_USUAL, SALARY),
        ("jag är anställd i kommunen!!", "medarbetare_stod", AS_USUAL, SALARY),
        ("jag menar min lön, den 27e", "utanfor", CONTACT, None),
        ("är mejlet om min lön äkta", "bluff", AS_USUAL, None),
    ],
)
def test_salary_among_what_employees_ask(text: str, topic: str, reply: Said, found: Meant | None) -> None:
    assert meant(text, reply, topic=topic) == found


@pytest.mark.parametrize(
    ("text", "topic", "reply", "found"),
    [
        ("jag jobbar inte, jag är 91 år", "arbetssatt", AS_USUAL, Meant("kontakt")),
        ("jag inte jobba för kommun. jag mamma", "klagomal", AS_USUAL, Meant("kontakt")),
        ("mitt busskort från skolan då", "medarbetare_stod", HELPDESK, Meant("kommunal_tjanst")),
        ("dagis ta barn ändå utan schema?", "arbetssatt", JOURNAL, Meant("kommunal_tjanst")),
        ("jag jobbar inte natten", "arbetssatt", HELPDESK, None),
        ("min son är kvar där inne, vem ringer jag", "medarbetare_stod", EMERGENCY, Meant("nodlage")),
    ],
)
def test_who_is_no_employee_gets_no_employees_answer(text: str, topic: str, reply: Said, found: Meant | None) -> None:
    assert meant(text, reply, topic=topic) == found


@pytest.mark.parametrize(
    ("text", "topic", "reply", "found"),
    [
        ("nej inte kontaktcenter, jag är ju anställd", "kontakt", ERRAND, Meant("medarbetare_stod")),
        ("hon är anställd som jag, inte boende", "kommunal_tjanst", ERRAND, Meant("medarbetare_stod")),
        ("jag är inte anställd", "kommunal_tjanst", ERRAND, None),
        ("jag är anställd på volvo", "kommunal_tjanst", ERRAND, None),
        ("jag är anställd", "oppettider", ERRAND, None),
    ],
)
def test_who_was_taken_for_a_resident_and_is_staff(text: str, topic: str, reply: Said, found: Meant | None) -> None:
    assert meant(text, reply, topic=topic) == found


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        (MOBILE_MAIL, Meant("systemstatus", "mobil_epost", "utter_systemstatus_utan_dator")),
        (AS_USUAL, Meant("arbetssatt", response="utter_arbetssatt_utan_system")),
        (CONTACT, Meant("kontakt", response="utter_kontakt_utan_mejl")),
    ],
)
def test_who_has_no_computer_at_work(reply: Said, found: Meant) -> None:
    assert meant("har ingen dator", reply, topic="kontakt") == found


def test_who_cannot_log_in_after_the_password_is_told_of_the_password() -> None:
    assert meant("kommer inte in i datorn", AS_USUAL, PASSWORD, topic="systemstatus") == Meant("losenord")


@pytest.mark.parametrize(
    ("text", "topic", "reply", "found"),
    [
        (
            "går det från min egen mobil",
            "kontakt_telefon",
            HELPDESK,
            Meant("medarbetare_stod", response="utter_medarbetare_stod_annat_nummer"),
        ),
        ("finns det ett annat nummer", "kontakt_telefon", CONTACT, None),
        ("vem har bestämt det", UNSURE, NO_ACTION, Meant("systematgard", response="utter_systematgard_vem")),
        ("vem har bestämt det", UNSURE, JOURNAL, Meant("systemstatus", "prorenata", "utter_systemstatus_vem")),
        ("vem beslutar om min plats", "kommunal_tjanst", JOURNAL, None),
        (
            "annat sätt att logga in",
            UNSURE,
            JOURNAL,
            Meant("systemstatus", "prorenata", "utter_systemstatus_annan_vag"),
        ),
        ("annat sätt att logga in", UNSURE, NODRA_MAIL, None),
        ("ska vi vakta den", "systematgard", FAULTS, Meant("felanmalan", response="utter_felanmalan_under_tiden")),
        ("ska vi vakta den", "systematgard", NO_ACTION, None),
        ("är det öppet nu", "oppettider", FAULTS, Meant("felanmalan", response="utter_felanmalan_tider")),
        ("är det öppet nu", "oppettider", CONTACT, None),
        ("när har ni öppet", "oppettider", FAULTS, None),
        ("vem bestämmer att vi ställer in", "arbetssatt", JOURNAL, None),
        ("delar nät från min egen mobil", "arbetssatt", HELPDESK, None),
    ],
)
def test_more_than_is_published_is_asked(text: str, topic: str, reply: Said, found: Meant | None) -> None:
    assert meant(text, reply, topic=topic) == found


MAIL = Said("kontakt_epost", ("kontaktcenter_epost",), asked="ok mejlar")


@pytest.mark.parametrize("topic", ["kommer_inte_fram", "kommunal_tjanst", UNSURE])
def test_when_mail_is_answered_is_no_call_that_is_not(topic: str) -> None:
    found = meant("får man svar innan 6", MAIL, topic=topic)

    assert found == Meant("kontakt_epost", response="utter_kontakt_epost_mer")


@pytest.mark.parametrize("text", ["ingen svarar i telefon", "jag får inget svar på mejlet"])
def test_nobody_answers_after_mail_was_named(text: str) -> None:
    found = meant(text, MAIL, topic="kommer_inte_fram")

    assert found is None or found.topic == "kommer_inte_fram"


def test_who_may_not_come_near_and_does_is_of_the_police() -> None:
    text = "vem ringer man om någon inte får komma nära en men gör det ändå"

    assert meant(text, topic="kommer_inte_fram") == Meant("utanfor", response="utter_utanfor_hot")


CALLED = Said("kommer_inte_fram", (CENTRE,), asked="har ringt fyra gånger och mejlat utan svar")


@pytest.mark.parametrize(
    ("replies", "found"),
    [
        ((CALLED,), Meant("kommer_inte_fram", response="utter_kommer_inte_fram_alla")),
        ((CONTACT,), Meant("kontakt", response="utter_kontakt_utan_besok")),
    ],
)
def test_who_has_tried_every_way_is_not_sent_round(replies: tuple[Said, ...], found: Meant) -> None:
    assert meant("jag kan inte gå dit, sitter i rullstol", *replies, topic="kontakt_besok") == found


TOO = Meant("nodra_akut", response="utter_nodra_akut_efter_112")
CALM = Meant("nodra_ej_akut", response="utter_nodra_ej_akut_lugnt")
MEALS = Said("kommunal_tjanst", (CENTRE,), asked="kommer maten idag")


@pytest.mark.parametrize(
    ("text", "replies", "topic", "found"),
    [
        ("ok ringde 112, räddningstjänst kommer. ska jag ringa nodra med", (EMERGENCY, URGENT), "nodra", TOO),
        ("svara på frågan nodra eller ej", (URGENT, EMERGENCY), "nodra", TOO),
        ("svara på frågan nodra eller ej", (EMERGENCY, URGENT), "nodra", TOO),
        ("jag har en fråga till nodra", (CONTACT, EMERGENCY, URGENT), "nodra", None),
        ("ok ringde 112, de kommer. ska jag gå ut", (EMERGENCY, URGENT), UNSURE, Meant("nodlage")),
    ],
)
def test_nodra_is_called_too_once_112_is(text: str, replies: tuple[Said, ...], topic: str, found: Meant | None) -> None:
    assert meant(text, *replies, topic=topic) == found


@pytest.mark.parametrize(
    ("text", "replies", "found"),
    [
        ("fast det är kanske bara hår", (URGENT,), CALM),
        ("nej jag menade att det inte är akut, får jag ringa hyresvärden", (URGENT,), CALM),
        ("nej jag menade att det inte är akut, får jag ringa hyresvärden", (CAN_WAIT, URGENT), CALM),
        ("fast det är kanske bara hår", (EMERGENCY, URGENT), Meant("nodlage")),
        ("det är kanske bara hår men det rinner mot elskåpet", (URGENT,), Meant("nodlage")),
    ],
)
def test_fault_that_is_taken_back_waits(text: str, replies: tuple[Said, ...], found: Meant) -> None:
    assert meant(text, *replies, topic="utanfor" if "menade" in text else UNSURE) == found


def test_fault_within_a_house_is_never_told_to_wait() -> None:
    found = meant("det är inte Nodras rör, det är inne i huset", URGENT, topic="nodra_ej_akut")

    assert found == Meant("nodra_akut", response="utter_nodra_akut_inne")


@pytest.mark.parametrize(
    ("text", "reply", "found"),
    [
        ("vänta?? det rinner ju, lampan droppar", CAN_WAIT, Meant("nodlage")),
        ("lampan i soprummet är trasig", CAN_WAIT, None),
    ],
)
def test_lamp_that_drips_does_not_wait(text: str, reply: Said, found: Meant | None) -> None:
    assert meant(text, reply) == found


@pytest.mark.parametrize(("doubted", "found"), [(True, Meant("kommunal_tjanst")), (False, None)])
def test_alarm_out_of_order_is_no_danger_where_that_is_doubted(doubted: bool, found: Meant | None) -> None:
    text = "pappas larm, det piper konstigt och displayen är svart"

    assert meant(text, topic="nodlage", doubted=doubted) == found


@pytest.mark.parametrize(
    ("text", "reply", "found"),
    [
        ("jag har en elev med epilepsi o behöver se medicinen nu", PASSWORD, Meant("medarbetare_stod")),
        ("barnet krampar, jag behöver se medicinen nu", PASSWORD, None),
        ("jag har en elev med epilepsi o behöver se medicinen nu", CONTACT, None),
    ],
)
def test_employee_who_wants_to_read_a_record_is_not_in_danger(text: str, reply: Said, found: Meant | None) -> None:
    assert meant(text, reply, topic="nodlage") == found


@pytest.mark.parametrize(
    ("text", "probability", "found"),
    [
        ("de öppnar ju 8 och barnet skulle vara där 7", 0.99, Meant("kommunal_tjanst")),
        ("de öppnar ju 8 och det är minus sju ute", 0.67, None),
        ("han är 9 år och skulle gått hem vid 3", 0.99, None),
        ("de öppnar ju 8 men det brinner i köket nu, huset brinner", 0.99, None),
    ],
)
def test_opening_hours_are_no_danger_where_an_errand_is_certain(
    text: str, probability: float, found: Meant | None
) -> None:
    readings = {"kommunal_tjanst": ("kommunal_tjanst", probability)}

    assert meant(text, MEALS, topic="nodlage", readings=readings) == found


@pytest.mark.parametrize(
    ("text", "topic", "reading", "found"),
    [
        ("nej pappa mår bra han sitter och fikar, det är bara apparaten", "klagomal", "kommunal_tjanst", MEALS.topic),
        ("nej ingen är här. men vem ska jag fråga på natten", UNSURE, "medarbetare_stod", "manniska"),
        ("nej ingen är här. vem ska jag fråga, jag mår illa", UNSURE, "nodlage", "nodlage"),
        ("vem ska jag fråga på natten, han slår på dörren", UNSURE, "nodlage", "nodlage"),
        ("o grannarna sover", UNSURE, "tack", "nodlage"),
        ("nej hon mår bra men andas konstigt", "nej", "nodlage", "nodlage"),
    ],
)
def test_what_follows_112_where_words_are_unclear(text: str, topic: str, reading: str, found: str) -> None:
    answer = meant(text, EMERGENCY, topic=topic, readings={"nodlage": (reading, 0.7 if reading == "nodlage" else 0.3)})

    assert answer is not None
    assert answer.topic == found


def test_who_asks_to_call_already_is_told_when_it_opens() -> None:
    text = "Jaha men klockan är ju bara tre, jag har insulin och måste äta till frukosten, skall jag ringa redan nu"

    assert meant(text, MEALS, readings={"kommunal_tjanst": ("nodlage", 0.6)}) == Meant("kommunal_tjanst")


@pytest.mark.parametrize(
    ("text", "replies", "found"),
    [
        ("måste åka annars dör jag typ", (MEALS,), Meant("kommunal_tjanst")),
        ("måste åka annars dör jag typ", (), Meant("kommunal_tjanst")),
        ("måste åka annars dör jag typ", (EMERGENCY,), Meant("nodlage")),
        ("ja det gör jag", (MEALS,), None),
    ],
)
def test_who_tells_of_a_risk_does_not_just_agree(text: str, replies: tuple[Said, ...], found: Meant | None) -> None:
    assert meant(text, *replies, topic="ja", readings={"nodlage": ("nodlage", 0.9)}) == found


@pytest.mark.parametrize(
    ("text", "topic", "found"),
    [
        (
            "polisen, om han dyker upp. vilket nummer då",
            "kontakt_telefon",
            Meant("utanfor", response="utter_utanfor_hot"),
        ),
        ("1177 svarar inte", "kommer_inte_fram", Meant("utanfor", response="utter_utanfor_vard_svarar_inte")),
        ("vilket nummer då", "kontakt_telefon", None),
        ("ni svarar inte", "kommer_inte_fram", None),
    ],
)
def test_police_and_health_advice_are_not_the_contact_centre(text: str, topic: str, found: Meant | None) -> None:
    assert meant(text, topic=topic) == found


@pytest.mark.parametrize(
    ("text", "replies", "found"),
    [
        ("räkningen från Nodra är dubbelt så hög, de svarar inte på mejl", (), Meant("nodra_ej_akut")),
        ("Nodra svarar inte på mejl", (), None),
        ("Jaha. Och musikskolans räkning då?", (NODRA_MAIL,), Meant("kommunal_tjanst")),
        ("och den andra räkningen från nodra då?", (CONTACT,), Meant("nodra_ej_akut")),
    ],
)
def test_bill_of_nodra_is_told_from_one_of_the_municipality(
    text: str, replies: tuple[Said, ...], found: Meant | None
) -> None:
    assert follow_up(Heard(text, "systemstatus", "nodra_epost"), replies) == found


SILENT = Said("kommer_inte_fram", (CENTRE,), asked="jag kommer inte fram")
NEITHER = Said("klagomal", asked="jag har ringt och mejlat i en vecka")


@pytest.mark.parametrize(
    ("text", "topic", "replies", "found"),
    [
        ("har ingen epost o kan inte gå så bra, finns inget annat nummer", UNSURE, (SILENT,), "telefon"),
        (
            "jag är 84 år har ingen epost o kan inte gå så bra, finns det inget annat nummer",
            UNSURE,
            (SILENT,),
            "telefon",
        ),
        ("jag mejlade ju redan, kan inte åka dit", "kontakt_epost", (SILENT,), "alla"),
        ("mejlade igår", "kontakt_epost", (SILENT,), "besok"),
        ("jag har ju ringt dit i en vecka", UNSURE, (NEITHER,), "besok"),
    ],
)
def test_who_has_tried_is_told_what_is_left(text: str, topic: str, replies: tuple[Said, ...], found: str) -> None:
    assert meant(text, *replies, topic=topic) == Meant("kommer_inte_fram", response=f"utter_kommer_inte_fram_{found}")


@pytest.mark.parametrize("reply", [URGENT, PASSWORD, FAULTS])
def test_who_has_called_others_is_not_sent_to_the_reception(reply: Said) -> None:
    found = meant("jag har ju ringt dit", reply, NEITHER)

    assert found is None or found.response != "utter_kommer_inte_fram_besok"


def test_way_that_is_refused_is_not_told_for_a_second_question() -> None:
    message = Heard("jag har inte email. var är det", "kontakt_epost", asks_two=True)

    assert follow_up(message, [SILENT]) == Meant("kontakt_besok")


def test_two_questions_that_refuse_nothing_are_both_answered() -> None:
    assert follow_up(Heard("vad är er mejl och var är det", "kontakt_epost", asks_two=True), [SILENT]) is None


def test_errand_goes_on_when_more_is_added() -> None:
    errand = Said("kommunal_tjanst", (CENTRE,), asked="parkeringstillståndet")

    assert meant("och bötern, den bryr jag mig också om", errand) == Meant("kommunal_tjanst")
    assert meant("och bötern, den bryr jag mig också om", CONTACT) is None
