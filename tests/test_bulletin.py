"""What the bulletin answers: a question, its topic, and what the reply must hold."""

import pytest

from bot.assistant import Assistant

PHONE, EMAIL, STREET, HOURS = "011-15 00 00", "norrkoping.kommun@norrkoping.se", "Trädgårdsgatan 21", "08.30–16.00"
DATED = "5 december 2022"

QUESTIONS: list[tuple[str, str, tuple[str, ...]]] = [
    ("Vad är det som har hänt hos kommunen?", "incident_lage", ("cybersäkerhetsincident", DATED, "norrkoping.se")),
    ("hur är läget nu", "incident_lage", ("Mina möten: fungerar inte", DATED)),
    ("Vad är det som inte fungerar?", "incident_lage", ("Vitec", "IST", "Prorenata")),
    ("Varför är det störningar?", "incident_orsak", ("åtgärder", "inte publicerat", "norrkoping.se")),
    ("Vem är det som har hackat kommunen?", "incident_orsak", ("cybersäkerhetsincident", "ingen uppgift")),
    ("När är allt lagat?", "incident_tidplan", ("inte publicerat", "norrkoping.se")),
    ("hur länge ska det här hålla på", "incident_tidplan", ("inte publicerat", DATED)),
    ("Har mina personuppgifter läckt ut?", "incident_personuppgifter", ("inget om", PHONE)),
    ("är mitt personnummer på vift", "incident_personuppgifter", ("inte svara ja eller nej", "norrkoping.se")),
    ("Var kan jag läsa mer om it-incidenten?", "incident_information", ("norrkoping.se", "pdf")),
    ("finns det frågor och svar någonstans", "incident_information", ("frågor och svar",)),
    ("Hur når jag kommunen?", "kontakt", (PHONE, EMAIL, STREET)),
    ("hur får man kontakt med er", "kontakt", (PHONE, EMAIL, HOURS)),
    ("Vad har ni för telefonnummer?", "kontakt_telefon", (PHONE, EMAIL)),
    ("numret till kommunen tack", "kontakt_telefon", (PHONE,)),
    ("Vad är er e-postadress?", "kontakt_epost", (EMAIL,)),
    ("vart mailar jag", "kontakt_epost", (EMAIL, PHONE)),
    ("Var ligger receptionen?", "kontakt_besok", (STREET, HOURS)),
    ("vilken adress har kontaktcenter", "kontakt_besok", (STREET, "Öppet nu")),
    ("När har ni öppet?", "oppettider", (HOURS, STREET, "Öppet nu. Stänger 16.00.")),
    ("är det öppet på julafton", "oppettider", ("24 december är det stängt", "27 december")),
    ("har ni öppet på lördag?", "oppettider", ("10 december är det stängt", HOURS)),
    ("är ni öppna i morgon", "oppettider", ("I morgon är det öppet 08.30–16.00",)),
    ("Ingen svarar när jag ringer kontaktcenter", "kommer_inte_fram", (EMAIL, STREET)),
    ("jag har suttit i telefonkö en timme hos er", "kommer_inte_fram", (EMAIL, HOURS)),
    ("Jag vill söka bygglov", "kommunal_tjanst", (PHONE, EMAIL, STREET)),
    ("min dotter behöver en förskoleplats", "kommunal_tjanst", (PHONE,)),
    ("hur ansöker jag om hemtjänst till mamma", "kommunal_tjanst", (PHONE, STREET)),
    ("det har kommit en faktura från kommunen som är fel", "kommunal_tjanst", (PHONE,)),
    ("Jag behöver nå NODRA", "nodra", ("Är det akut?", PHONE)),
    ("Det sprutar vatten ur gatan, ett rör har gått av", "nodra_akut", ("011-15 15 50", "kö")),
    ("avloppet trycker upp i källaren", "nodra_akut", ("011-15 15 50",)),
    ("vi har inget vatten i kranen", "nodra_akut", ("Ring NODRA nu",)),
    ("Soptunnan blev inte tömd i dag", "nodra_ej_akut", ("Vänta med ditt ärende", "inte heller att mejla")),
    ("jag har en fråga om min vattenfaktura", "nodra_ej_akut", ("Ring inte NODRA nu",)),
    ("Hur felanmäler jag ett trasigt element på skolan?", "felanmalan", ("011-21 09 20", "leverantör", PHONE)),
    ("taket läcker i idrottshallen var anmäler jag det", "felanmalan", ("Akuta ärenden hanteras",)),
    ("När får jag mitt nya lösenord?", "losenord", ("5 december", "Kivra", "chef")),
    ("jag har ingen digital brevlåda hur får jag lösenordet till jobbet", "losenord", ("din chef",)),
    ("Var vänder jag mig som anställd om datorn strular?", "medarbetare_stod", ("2555", "en timme")),
    ("vilket nummer har helpdesk", "medarbetare_stod", ("2555",)),
    ("Ska vi börja jobba med papper och penna?", "arbetssatt", ("som vanligt", "analogt arbete")),
    ("ska vi medarbetare gå hem eller jobba", "arbetssatt", ("Arbeta som vanligt",)),
    ("Får jag patcha vår server i kväll?", "systematgard", ("inga systemåtgärder",)),
    ("kan jag starta om vårt system", "systematgard", ("Vänta",)),
    ("Jag fick ett konstigt sms från kommunen, är det äkta?", "bluff", ("koder, lösenord", "114 14", PHONE)),
    ("någon ringde och sa att de var från kommunen och ville ha mitt bankid", "bluff", ("Lämna inte ut",)),
    ("Det brinner i vårt hus", "nodlage", ("112",)),
    ("min pappa har ramlat ihop och svarar inte", "nodlage", ("112",)),
    ("Kan jag få prata med en människa?", "manniska", (PHONE, "Öppet nu")),
    ("Är du en robot?", "bot", ("bot", PHONE)),
    ("Sparas det jag skriver här?", "integritet", ("21 dagar", "Personnummer döljs")),
    ("hej på dig", "halsning", (PHONE,)),
    ("tack för hjälpen", "tack", (PHONE,)),
    ("hej då", "hejda", (PHONE,)),
    ("Ni är ju helt värdelösa", "klagomal", (PHONE, EMAIL)),
    ("Can I speak English with you?", "annat_sprak", ("Swedish only", PHONE, "112")),
    ("vad blir det för väder i morgon", "utanfor", ("inte hjälpa till", PHONE)),
]

SYSTEMS: list[tuple[str, str, tuple[str, ...]]] = [
    ("Fungerar mejlen i mobilen?", "mobil_epost", ("fungerar inte", "arbetsdator", DATED)),
    ("kommer inte åt outlook i telefonen", "mobil_epost", ("arbetsdator", "2555")),
    ("Går det att logga in i IST?", "ist", ("Bankid fungerar inte", "vårdnadshavares egen inloggning", PHONE)),
    ("funkar förskoleappen", "ist", ("inte publicerat", PHONE)),
    ("Är Prorenata igång?", "prorenata", ("SITHS-kort", "fungerar inte")),
    ("Fungerar Vitec?", "vitec", ("leverantör", "Felanmälan", "011-21 09 20")),
    ("fungerar appen Mina möten", "mina_moten", ("skrivs ut",)),
    ("Går det att ringa NODRAs kundservice?", "nodra_telefon", ("Ring bara i akuta lägen", "011-15 15 50")),
    ("går det att mejla nodra", "nodra_epost", ("inte att nå NODRA på e-post", PHONE)),
    ("Fungerar växeln?", "kontaktcenter_telefon", ("svårt att nå kontaktcenter", EMAIL, STREET)),
    ("ligger kommunens nätverk nere", "natverk", ("störningar i kommunens nätverk",)),
    ("Fungerar Lifecare?", "okant", ("inget publicerat", PHONE, EMAIL)),
    ("funkar skola24", "okant", ("inget publicerat", PHONE)),
]


@pytest.mark.parametrize(("question", "topic", "held"), QUESTIONS)
async def test_question(assistant: Assistant, question: str, topic: str, held: tuple[str, ...]) -> None:
    answer = await assistant.answer(f"bulletin {question}", question)

    said = "\n".join(reply.text for reply in answer.replies)
    assert answer.topic == topic
    assert [fact for fact in held if fact not in said] == []
    assert all(reply.channels for reply in answer.replies)


@pytest.mark.parametrize(("question", "system", "held"), SYSTEMS)
async def test_system(assistant: Assistant, question: str, system: str, held: tuple[str, ...]) -> None:
    answer = await assistant.answer(f"system {question}", question)

    said = "\n".join(reply.text for reply in answer.replies)
    assert (answer.topic, answer.system) == ("systemstatus", system)
    assert [fact for fact in held if fact not in said] == []
    assert all(reply.channels for reply in answer.replies)


async def test_danger_gets_112_alone(assistant: Assistant) -> None:
    answer = await assistant.answer("alone", "Det brinner i vårt hus")

    assert [reply.channels for reply in answer.replies] == [["sos_112"]]


async def test_no_email_is_offered_for_nodra(assistant: Assistant) -> None:
    for question in ("Soptunnan blev inte tömd i dag", "vi har inget vatten i kranen", "Jag behöver nå NODRA"):
        answer = await assistant.answer(f"email {question}", question)

        assert all("@" not in reply.text for reply in answer.replies)
