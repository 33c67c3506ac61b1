import pytest

from actions.wordings import wording


@pytest.mark.parametrize(
    ("topic", "text", "response"),
    [
        ("bluff", "jag gav honom koden", "utter_bluff_hant"),
        ("bluff", "jag har betalat. var det ni som skickade det", "utter_bluff_hant"),
        ("bluff", "det ringer igen nu, jag gav honom koden nyss", "utter_bluff_hant"),
        ("bluff", "är sms:et äkta", "utter_bluff"),
        ("bluff", "var det ni som skickade det", "utter_bluff_avsandare"),
        ("bluff", "det ringer nu, ska jag svara", "utter_bluff_ringer"),
        ("bot", "kan du se mina ärenden", "utter_bot_ser_inget"),
        ("bot", "kan jag anmäla det här till dig", "utter_kommunal_tjanst_vidare"),
        ("bot", "vad kan du", "utter_bot"),
        ("incident_lage", "vad har det kostat", "utter_incident_lage_kostnad"),
        ("incident_lage", "vad händer med barnen sen", "utter_incident_lage_annat"),
        ("incident_lage", "vad har hänt", "utter_incident_lage"),
        ("integritet", "kan polisen få ut chatten", "utter_integritet_utlamnas"),
        ("manniska", "kan läraren ringa mig", "utter_manniska_ring_upp"),
        ("kommunal_tjanst", "det svarade du inte på, lovskolan", "utter_kommunal_tjanst_missat"),
        ("kommunal_tjanst", "är lapp på dörren ok, ja eller nej", "utter_klagomal_ja_nej"),
        ("kommunal_tjanst", "barnen har ingen mat hemma", "utter_kommunal_tjanst"),
        ("felanmalan", "jag är ingen verksamhet, bara granne", "utter_felanmalan_invanare"),
        ("integritet", "läser min handläggare det här", "utter_integritet_vem"),
        ("losenord", "det är jag som är chefen", "utter_losenord_som_chef"),
        ("losenord", "chefen har inget heller", "utter_losenord_utan_chef"),
        ("losenord", "mitt lösenord till banken då", "utter_losenord_andra"),
        ("manniska", "kan någon ringa mig", "utter_manniska_ring_upp"),
        ("kontakt_besok", "är det NODRAs kontor", "utter_kontakt_besok_nodra"),
        ("nodra_ej_akut", "får barnen dricka vattnet", "utter_nodra_ej_akut_dricksvatten"),
        ("kommer_inte_fram", "har ringt och mejlat", "utter_kommer_inte_fram_besok"),
        ("kommer_inte_fram", "har mejlat men ingen svarar", "utter_kommer_inte_fram_mejl"),
        ("kontakt_epost", "läser någon mejlen", "utter_kontakt_epost_mer"),
        ("kontakt_telefon", "hur lång är kön", "utter_kontakt_telefon_mer"),
        ("nodra_ej_akut", "när har återvinningen öppet", "utter_nodra_ej_akut_oppet"),
        ("nodra_ej_akut", "jag frågar bara om öppettiderna", "utter_nodra_ej_akut_oppet"),
        ("nodra_ej_akut", "vi flyttar in på fredag", "utter_nodra_ej_akut_planerat"),
        ("nodra_ej_akut", "hämtade de tunnan i fredags", "utter_nodra_ej_akut"),
        ("nodra_ej_akut", "kan vi besöka nodra", "utter_nodra_ej_akut_besok"),
        ("nodra_ej_akut", "när får vi faktura", "utter_nodra_ej_akut_faktura"),
        ("nodra_ej_akut", "råttorna är inne i köket", "utter_nodra_ej_akut_skadedjur"),
        ("nodra_ej_akut", "det är råttor vid tunnan", "utter_nodra_ej_akut"),
        ("nodra", "det luktar ägg i trapphuset", "utter_nodra_lukt"),
        ("nodra", "det luktar avlopp i trapphuset", "utter_nodra"),
        ("kommunal_tjanst", "ska jag ringa redan nu", "utter_kommunal_tjanst_fore_oppning"),
        ("utanfor", "bebisen har feber och 1177 svarar inte", "utter_utanfor_vard_svarar_inte"),
        ("utanfor", "bebisen har feber", "utter_utanfor_vard"),
        ("kommer_inte_fram", "ingen svarar på mejlen", "utter_kommer_inte_fram_mejl"),
        ("kommer_inte_fram", "det tutar bara", "utter_kommer_inte_fram"),
        ("kommer_inte_fram", "rektorn svarar inte", "utter_kommer_inte_fram_annan"),
        ("kontakt_epost", "kan jag mejla läraren", "utter_kontakt_epost_annan"),
        ("kontakt_epost", "fungerar mejlen", "utter_kontakt_epost_fungerar"),
        ("kontakt_telefon", "vad är numret till handläggaren", "utter_kontakt_telefon_annan"),
        ("kommunal_tjanst", "när öppnar biblioteket", "utter_kommunal_tjanst_tider"),
        ("kommunal_tjanst", "kan du säga det till skolan", "utter_kommunal_tjanst_vidare"),
        ("medarbetare_stod", "när på dygnet svarar helpdesk", "utter_medarbetare_stod_tider"),
        ("medarbetare_stod", "vad är numret till helpdesk", "utter_medarbetare_stod"),
        ("utanfor", "hur får jag ett personbevis, inte polisen", "utter_utanfor"),
        ("kontakt_besok", "kan man parkera där", "utter_kontakt_besok_mer"),
        ("nodra", "går vattnet att dricka", "utter_nodra_dricksvatten"),
        ("utanfor", "vem hyr ut lastbilar", "utter_utanfor"),
        ("arbetssatt", "kommer lönen som vanligt, är timvikarie", "utter_medarbetare_stod_lon"),
        ("incident_tidplan", "när kommer lönen", "utter_medarbetare_stod_lon"),
        ("kommunal_tjanst", "får jag lön i december, jag är assistent", "utter_medarbetare_stod_lon"),
        ("medarbetare_stod", "men min lön då", "utter_medarbetare_stod_lon"),
        ("medarbetare_stod", "lönesystemet är nere", "utter_medarbetare_stod"),
        ("arbetssatt", "hur ska jag kunna jobba imorgon då", "utter_arbetssatt_utan_system"),
        ("arbetssatt", "vem bestämmer det", "utter_arbetssatt_vem"),
        ("arbetssatt", "dagis ta barn ändå utan schema?", "utter_kommunal_tjanst"),
        ("arbetssatt", "får vi gå hem", "utter_arbetssatt"),
        ("felanmalan", "är det numret öppet på natten", "utter_felanmalan_tider"),
        ("felanmalan", "porten står öppen i natt", "utter_felanmalan"),
        ("incident_tidplan", "vilken dag kommer hon", "utter_kommunal_tjanst_nar"),
        ("incident_tidplan", "när är allt igång", "utter_incident_tidplan"),
        ("felanmalan", "vår förening kan inte boka, dessutom är värmen trasig", "utter_felanmalan_invanare_mer"),
        ("felanmalan", "vår förening har ingen värme", "utter_felanmalan_invanare"),
        ("bluff", "jag har spärrat allt nu, måste kommunen få veta", "utter_bluff_sparrat"),
        ("bluff", "vilken tid öppnar polisen", "utter_bluff_polis_tider"),
        ("bot", "vem ansvarar för dig", "utter_bot_ansvar"),
        ("bot", "vem är du", "utter_bot"),
        ("manniska", "kan någon prata somaliska där", "utter_manniska_sprak"),
        ("losenord", "jag har ingen digital brevlåda", "utter_losenord_utan_brevlada"),
        ("losenord", "har inget fått i kivra", "utter_losenord"),
        ("losenord", "jag har ingen kivra och chefen är sjuk", "utter_losenord_utan_vag"),
        ("medarbetare_stod", "mitt busskort från skolan funkar inte", "utter_kommunal_tjanst"),
        ("medarbetare_stod", "gäller det här numret dygnet runt", "utter_medarbetare_stod_tider"),
        ("medarbetare_stod", "går det från min privata mobil", "utter_medarbetare_stod_annat_nummer"),
        ("systematgard", "vem har bestämt det", "utter_systematgard_vem"),
        ("systematgard", "får vi starta om", "utter_systematgard"),
        ("systematgard", "vem säger till när det går igen", "utter_systematgard_besked"),
        ("systematgard", "o om den startar om själv", "utter_systematgard_sjalv"),
        ("systematgard", "får man byta toner i skrivaren", "utter_systematgard_utrustning"),
        ("medarbetare_stod", "okej helpdesk alltså, men chefen vill att vi går hem", "utter_arbetssatt"),
        ("medarbetare_stod", "jag söka ekonomisk hjälp pengar kommer inte var jag ringa", "utter_kommunal_tjanst"),
        ("kommunal_tjanst", "nej inte kontaktcenter, jag menade rekryteraren", "utter_kommunal_tjanst_ingen_annan"),
        ("kommunal_tjanst", "nej inte växeln, till driftstöd", "utter_kommunal_tjanst"),
        ("bluff", "det var inte banken, det var jobblösenordet", "utter_bluff_jobblosenord"),
        ("kontakt_epost", "läser skolan mejlen", "utter_kontakt_epost_mer"),
        ("kommunal_tjanst", "jag behöver veta före åtta om hon kommer", "utter_kommunal_tjanst_fore_oppning"),
        ("kommunal_tjanst", "jag behöver ett personnummer", "utter_utanfor"),
        ("kommunal_tjanst", "kan man få det i punktskrift", "utter_kommunal_tjanst_form"),
        ("kontakt_besok", "var anmäler jag adressändring", "utter_utanfor"),
    ],
)
def test_words_of_the_message_choose_the_wording(topic: str, text: str, response: str) -> None:
    assert wording(topic, text) == response


def test_what_has_happened_is_remembered() -> None:
    before = ["jag har inte skickat pengar", "jag gav honom koden"]

    assert wording("bluff", "vad gör jag nu", before) == "utter_bluff_hant"


def test_who_has_blocked_all_is_not_told_to_again() -> None:
    assert (
        wording("bluff", "vad gör jag nu", ["jag har spärrat kortet", "jag gav honom koden"]) == "utter_bluff_sparrat"
    )


def test_what_is_asked_now_counts_before_what_was_told() -> None:
    assert wording("bluff", "var det ni som skickade det", ["jag gav honom koden"]) == "utter_bluff_avsandare"


def test_whose_business_it_is_holds_for_the_next_question() -> None:
    assert wording("utanfor", "vart ska jag ringa då", ["jag har så ont i tanden"]) == "utter_utanfor_vard"


def test_another_question_is_somebody_elses_business() -> None:
    assert wording("utanfor", "hur blir vädret", ["jag har så ont i tanden"]) == "utter_utanfor"


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("barnen har ingen mat hemma", "utter_kommunal_tjanst_mer"),
        ("men jag måste va på jobbet halv sju", "utter_kommunal_tjanst_mer"),
        ("dom öppnar åtta men taxin kommer 7.20", "utter_kommunal_tjanst_fore_oppning"),
        ("får barnen mat ändå", "utter_kommunal_tjanst"),
        ("och lovskolan", "utter_kommunal_tjanst"),
        ("kan du säga det till skolan", "utter_kommunal_tjanst_vidare"),
    ],
)
def test_who_goes_on_telling_asks_nothing(text: str, response: str) -> None:
    assert wording("kommunal_tjanst", text, ["pengarna kommer inte"]) == response


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("chefen är sjuk. vad gör jag då", "utter_losenord_utan_vag"),
        ("jag är chef för dem", "utter_losenord_som_chef"),
        ("ska jag fråga chefen", "utter_losenord"),
    ],
)
def test_password_is_not_sent_to_a_mailbox_that_was_said_to_be_missing(text: str, response: str) -> None:
    assert wording("losenord", text, ["jag har inte kivra eller nåt sånt"]) == response
