import asyncio
from pathlib import Path
from types import SimpleNamespace

import pytest
from rasa.core.tracker_store import InMemoryTrackerStore

from bot.assistant import MOST_SIGNS, Answer, Assistant, InvalidMessageError, ModelError
from bot.facts.clock import parse_now
from bot.swedish.masking import MASK
from bot.web.files import WIDGET


async def topics_of(assistant: Assistant, conversation: str, *texts: str) -> list[str | None]:
    return [(await assistant.answer(conversation, text)).topic for text in texts]


async def test_greeting_says_that_it_is_a_bot(assistant: Assistant) -> None:
    (greeting,) = await assistant.begin("greeting")

    assert "bot" in greeting.text
    assert greeting.channels


async def test_answer_tells_how_long_it_took(assistant: Assistant) -> None:
    assert (await assistant.answer("time", "När har ni öppet?")).ms > 0


@pytest.mark.parametrize("text", ["", "   ", "\x00\u200b\n"])
async def test_empty_message_is_refused(assistant: Assistant, text: str) -> None:
    with pytest.raises(InvalidMessageError, match="tomt"):
        await assistant.answer("empty", text)


async def test_long_message_is_refused(assistant: Assistant) -> None:
    with pytest.raises(InvalidMessageError, match="500"):
        await assistant.answer("long", "a" * 501)


def test_widget_takes_as_many_signs() -> None:
    widget = (WIDGET / "widget.js").read_text(encoding="utf-8")

    assert f"const MOST_SIGNS = {MOST_SIGNS};" in widget


async def test_message_without_an_answer_is_cut_once_it_is_masked(assistant: Assistant) -> None:
    answer = await assistant.give_up("a " * 240 + "811218-9876 " + "b " * 8_000, "failed")

    assert len(answer.text) <= MOST_SIGNS
    assert "811218" not in answer.text


@pytest.mark.parametrize(("text", "topic"), [("när har ni öppet?", None), ("det brinner i huset", "nodlage")])
async def test_failure_has_no_topic_but_danger(assistant: Assistant, text: str, topic: str | None) -> None:
    assert (await assistant.give_up(text, "failed")).topic == topic


async def test_refusal_names_a_channel(assistant: Assistant) -> None:
    answer = await assistant.refuse("", InvalidMessageError("Meddelandet är tomt."))

    assert answer.replies[0].channels == ["kontaktcenter_telefon"]


@pytest.mark.parametrize("text", ["/nodlage", "/restart", '/systemstatus{"system": "vitec"}', "  /ja"])
async def test_typed_text_never_triggers_an_intent(assistant: Assistant, text: str) -> None:
    await assistant.begin(f"typed {text}")

    await assistant.answer(f"typed {text}", text)

    greeting, typed, _ = await assistant.history(f"typed {text}")
    assert (greeting.who, typed.text[0]) == ("bot", "\N{DIVISION SLASH}")


async def test_button_counts_where_it_was_offered(assistant: Assistant) -> None:
    await assistant.answer("offered", "jag vill nå nodra")

    assert (await assistant.choose("offered", "/nodra_akut")).topic == "nodra_akut"


@pytest.mark.parametrize("payload", ["/nodra_akut", "/restart", "hej", ""])
async def test_button_that_was_never_offered_is_refused(assistant: Assistant, payload: str) -> None:
    await assistant.begin("never")

    with pytest.raises(InvalidMessageError):
        await assistant.choose("never", payload)


async def test_history_has_both_sides_and_a_button_by_its_title(assistant: Assistant) -> None:
    await assistant.begin("history")
    await assistant.answer("history", "jag vill nå nodra")
    await assistant.choose("history", "/nodra_ej_akut")

    turns = await assistant.history("history")

    assert [turn.who for turn in turns] == ["bot", "resident", "bot", "resident", "bot"]
    assert turns[3].text == "Nej, det kan vänta"


async def test_two_systems_get_an_answer_each(assistant: Assistant) -> None:
    answer = await assistant.answer("two systems", "Funkar IST och Prorenata?")

    assert answer.topic == "systemstatus"
    assert [reply.text.split(":")[0] for reply in answer.replies] == ["IST", "Prorenata"]


async def test_corrected_system_gets_no_answer(assistant: Assistant) -> None:
    answer = await assistant.answer("not that system", "funkar inte Vitec utan Prorenata menade jag")

    assert len(answer.replies) == 1


@pytest.mark.parametrize("text", ["nej det är akut", "nej jag kan inte vänta"])
async def test_hurry_counts_for_more_than_the_no_before_it(assistant: Assistant, text: str) -> None:
    assert await topics_of(assistant, f"hurry {text}", "jag vill nå nodra", text) == ["nodra", "nodra_akut"]


async def test_who_does_not_know_is_asked_once_more_and_nothing_else(assistant: Assistant) -> None:
    await assistant.answer("unsure", "jag vill nå nodra")

    answer = await assistant.answer("unsure", "vet inte")

    assert (answer.topic, len(answer.replies)) == ("nodra", 1)


async def test_urgent_errand_is_not_asked_about_again(assistant: Assistant) -> None:
    answer = await assistant.answer("once", "det forsar vatten i källaren och nodra svarar inte")

    assert [reply.channels for reply in answer.replies] == [["nodra_telefon_akut"]]


@pytest.mark.parametrize(
    ("text", "channel"),
    [("vad är numret till polisen", "polis_11414"), ("vilket nummer har vårdguiden", "vard_1177")],
)
async def test_those_whose_business_it_is_are_named(assistant: Assistant, text: str, channel: str) -> None:
    answer = await assistant.answer(f"whose {text}", text)

    assert (answer.topic, answer.replies[0].channels[0]) == ("utanfor", channel)


async def test_message_waits_for_who_holds_the_conversation(assistant: Assistant) -> None:
    async with assistant.alone("held"):
        answering = asyncio.ensure_future(assistant.answer("held", "hej"))
        await assistant.answer("another", "hej")

        assert not answering.done()
    assert (await answering).topic == "halsning"


async def test_forgotten_conversation_is_gone(assistant: Assistant) -> None:
    await assistant.answer("forget", "hej")

    await assistant.forget("forget")

    assert not await assistant.exists("forget")
    assert await assistant.history("forget") == []


async def test_personal_number_never_reaches_the_conversation(assistant: Assistant) -> None:
    answer = await assistant.answer("mask", "mitt nummer är 19121212-1212, när öppnar ni")

    assert MASK in answer.text
    assert all("1212-1212" not in turn.text for turn in await assistant.history("mask"))


async def test_resident_is_told_gently_what_was_masked(assistant: Assistant) -> None:
    first, caution = (await assistant.answer("caution", "ring 070-123 45 67, när öppnar ni")).replies

    assert "08.30" in first.text
    assert "dolt" in caution.text
    assert caution.channels


async def test_in_danger_nothing_but_112_is_said(assistant: Assistant) -> None:
    answer = await assistant.answer("danger number", "min man andas inte, ring 070-123 45 67")

    assert [reply.channels for reply in answer.replies] == [["sos_112"]]


async def test_conversations_do_not_mix(assistant: Assistant) -> None:
    await assistant.answer("one", "jag vill nå nodra")

    assert await topics_of(assistant, "two", "ja") == ["ja"]


@pytest.mark.parametrize(("reply", "topic"), [("ja", "nodra_akut"), ("nej", "nodra_ej_akut")])
async def test_yes_and_no_answer_the_open_question(assistant: Assistant, reply: str, topic: str) -> None:
    assert await topics_of(assistant, f"nodra-{reply}", "jag vill nå nodra", reply) == ["nodra", topic]


@pytest.mark.parametrize(
    ("reply", "topic"),
    [
        ("det sprutar vatten ur gatan utanför vårt hus", "nodra_akut"),
        ("det gäller en faktura från nodra", "nodra_ej_akut"),
        ("nä det är inte bråttom alls", "nodra_ej_akut"),
        ("ja jättebråttom", "nodra_akut"),
    ],
)
async def test_problem_described_in_place_of_an_answer(assistant: Assistant, reply: str, topic: str) -> None:
    assert await topics_of(assistant, f"described-{reply}", "jag vill nå nodra", reply) == ["nodra", topic]


async def said(assistant: Assistant, conversation: str, *texts: str) -> Answer:
    """The answer to the last of the texts."""
    return [await assistant.answer(f"{conversation} {texts}", text) for text in texts][-1]


@pytest.mark.parametrize(
    ("texts", "topic", "system", "words"),
    [
        (("numret till kommunen", "går det att mejla i stället?"), "kontakt_epost", None, "norrkoping.kommun@"),
        (("jag vill nå nodra", "ja", "går det att mejla i stället?"), "systemstatus", "nodra_epost", "fungerar inte"),
        (("jag vill nå nodra", "ja", "vad var numret?"), "nodra_akut", None, "011-15 15 50"),
        (("jag vill nå nodra", "nej", "kan jag ringa då?"), "systemstatus", "nodra_telefon", "akut"),
        (("jag vill nå nodra", "ja", "hur länge har de öppet?"), "nodra_akut", None, "dygnet runt"),
        (("vilket telefonnummer har nodra",), "nodra", None, "Är det akut?"),
        (("vad har nodra för mejladress",), "systemstatus", "nodra_epost", "fungerar inte"),
        (("jag vill nå nodra", "ja", "har väntat i en timme men ingen svarar"), "nodra_akut", None, "Fortsätt ringa"),
        (("varför svarar ingen på mina mejl",), "kommer_inte_fram", None, "inte publicerat hur snabbt"),
        (("har biblioteket öppet på lördag?",), "kommunal_tjanst", None, "Jag vet inte när de har öppet"),
        (("funkar 112 nu?",), "systemstatus", None, "Ring alltid 112"),
        (("går vattnet att dricka",), "nodra", None, "inget publicerat om dricksvattnet"),
        (("fick ett sms från kommunen och klickade på länken",), "bluff", None, "Har du lämnat ut"),
        (("vem hjälper oss anställda med datorn", "vilket nummer?"), "medarbetare_stod", None, "2555"),
        (("min man andas inte", "vilket nummer?"), "nodlage", None, "112"),
        (("vem hjälper oss anställda med datorn", "numret till kommunen"), "kontakt_telefon", None, "011-15 00 00"),
        (("fungerar vitec", "fungerar det nu då?"), "systemstatus", "vitec", "Vitec"),
        (("fungerar vitec", "och ist då?"), "systemstatus", "ist", "IST"),
        (("vad har ni för e-post", "gäller det NODRA också?"), "systemstatus", "nodra_epost", "NODRA"),
        (("fungerar ist", "nej inte IST, vi kör Skola24"), "systemstatus", "okant", "inget publicerat"),
        (("fungerar vitec", "jag sa ju Skola24, inte vitec"), "systemstatus", "okant", "inget publicerat"),
        (("fungerar vitec", "funkar inte ist?"), "systemstatus", "ist", "IST"),
        (("vart ligger receptionen", "och på lördag då?"), "oppettider", None, "stängt"),
        (("vad har ni för adress dit", "nej, jag menade mejladressen"), "kontakt_epost", None, "norrkoping.kommun@"),
        (("fungerar vitec", "när då?"), "incident_tidplan", None, "inte publicerat"),
    ],
)
async def test_short_message_means_what_the_reply_before_makes_of_it(
    assistant: Assistant, texts: tuple[str, ...], topic: str, system: str | None, words: str
) -> None:
    answer = await said(assistant, "context", *texts)

    assert (answer.topic, answer.system) == (topic, system)
    assert words in answer.replies[0].text


async def test_second_question_is_answered_too(assistant: Assistant) -> None:
    answer = await assistant.answer("two questions", "Vad har ni för telefonnummer och när är det öppet?")

    first, second = answer.replies
    assert "011-15 00 00" in first.text
    assert "08.30" in second.text


async def test_danger_leaves_a_second_question_unanswered(assistant: Assistant) -> None:
    answer = await assistant.answer("danger and more", "Min man andas inte! Och när har ni öppet?")

    assert [reply.channels for reply in answer.replies] == [["sos_112"]]


UNCLEAR = "jag undrar över en sak"


async def test_asks_back_with_buttons_and_never_twice_in_a_row(assistant: Assistant) -> None:
    first = await assistant.answer("unclear", UNCLEAR)
    second = await assistant.answer("unclear", UNCLEAR)

    assert (first.topic, len(first.replies[0].buttons)) == ("fraga_tillbaka", 3)
    assert second.replies[0].buttons == []
    assert "kontaktcenter_besok" in second.replies[0].channels


@pytest.mark.parametrize(("pick", "place"), [("den första", 0), ("2", 1), ("den sista", 2)])
async def test_offered_topic_is_picked_by_its_place(assistant: Assistant, pick: str, place: int) -> None:
    asked = await assistant.answer(f"pick {pick}", UNCLEAR)

    answer = await assistant.answer(f"pick {pick}", pick)

    assert f"/{answer.topic}" == asked.replies[0].buttons[place]["payload"]


async def test_yes_to_a_choice_asks_which(assistant: Assistant) -> None:
    asked = await assistant.answer("which", UNCLEAR)

    answer = await assistant.answer("which", "ja")

    assert answer.replies[0].buttons == asked.replies[0].buttons


async def test_no_to_every_choice_names_a_human(assistant: Assistant) -> None:
    await assistant.answer("none", UNCLEAR)

    answer = await assistant.answer("none", "nej")

    assert "kontaktcenter_telefon" in answer.replies[0].channels
    assert answer.replies[0].buttons == []


async def test_question_is_left_and_come_back_to(assistant: Assistant) -> None:
    topics = await topics_of(assistant, "left", "jag vill nå nodra", "när har ni öppet?", "ja")

    assert topics == ["nodra", "oppettider", "nodra_akut"]


async def test_question_left_for_long_is_forgotten(assistant: Assistant) -> None:
    others = ["när har ni öppet?", "vad har ni för e-post", "tack", "hej"]

    assert (await topics_of(assistant, "long-left", "jag vill nå nodra", *others, "ja"))[-1] == "ja"


async def test_second_errand_asks_again(assistant: Assistant) -> None:
    topics = await topics_of(assistant, "second", "jag vill nå nodra", "ja", "jag vill nå nodra", "nej")

    assert topics == ["nodra", "nodra_akut", "nodra", "nodra_ej_akut"]


@pytest.mark.parametrize(("text", "topic"), [("hej", "halsning"), ("vad kostar ett bygglov", "kommunal_tjanst")])
async def test_first_message_follows_upon_nothing(assistant: Assistant, text: str, topic: str) -> None:
    await assistant.begin(f"welcomed {text}")

    assert (await assistant.answer(f"welcomed {text}", text)).topic == topic


async def test_question_after_a_greeting_is_answered(assistant: Assistant) -> None:
    answer = await assistant.answer("polite", "Hej hej, vad är er mejladress?")

    assert answer.topic == "kontakt_epost"


@pytest.mark.parametrize(
    ("follow_up", "system"),
    [("mejla då?", "nodra_epost"), ("ringa då?", "nodra_telefon"), ("ingen svarar på det numret", "nodra_telefon")],
)
async def test_ways_after_nodra_are_nodras(assistant: Assistant, follow_up: str, system: str) -> None:
    await assistant.answer(follow_up, "Sopbilen har inte kommit på två veckor")

    answer = await assistant.answer(follow_up, follow_up)

    assert (answer.topic, answer.system) == ("systemstatus", system)


async def test_danger_interrupts_an_open_question(assistant: Assistant) -> None:
    await assistant.answer("danger", "jag vill nå nodra")

    answer = await assistant.answer("danger", "min man andas inte")

    assert [reply.channels for reply in answer.replies] == [["sos_112"]]


async def test_same_sentence_is_not_said_twice_in_a_row(assistant: Assistant) -> None:
    first, second = [await assistant.answer("twice", "hej") for _ in range(2)]

    assert first.replies[0].text != second.replies[0].text


async def test_old_information_is_marked(model: Path) -> None:
    later = Assistant.load(model, keep=False, clock=lambda: parse_now("2022-12-20T10:00"))

    answer = await later.answer("old", "fungerar Vitec?")

    assert "Senast känt, 5 december 2022" in answer.replies[0].text


async def test_is_ready(assistant: Assistant) -> None:
    assert await assistant.is_ready()


def test_model_that_is_taken_is_as_old_as_its_loading() -> None:
    store = InMemoryTrackerStore(domain=None)
    agents = [SimpleNamespace(tracker_store=store, lock_store=None, processor=SimpleNamespace(), domain=None)] * 2
    served, candidate = (Assistant(agent, store) for agent in agents)
    candidate.loaded_at += 60

    served.adopt(candidate)

    assert served.loaded_at == candidate.loaded_at


def test_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="lots train"):
        Assistant.load(tmp_path, keep=False)


def test_corrupt_model_says_what_to_do(tmp_path: Path) -> None:
    model = tmp_path / "broken.tar.gz"
    model.write_bytes(b"not a model")

    with pytest.raises(ModelError, match="lots train"):
        Assistant.load(model, keep=False)


async def test_denied_danger_is_answered_and_still_names_112(assistant: Assistant) -> None:
    await assistant.answer("denied", "det brinner i köket")

    answer = await assistant.answer("denied", "112?? det brinner ju inte, när har ni öppet?")

    assert answer.topic == "oppettider"
    assert answer.replies[-1].channels == ["sos_112"]


async def test_no_wording_comes_back_before_the_others_were_said(assistant: Assistant) -> None:
    answers = [await assistant.answer("wordings", "Vad sparar du om mig?") for _ in range(3)]

    assert len({answer.replies[0].text for answer in answers}) == len(answers)


async def test_english_gets_every_way_and_never_the_same_words_in_a_row(assistant: Assistant) -> None:
    first = await assistant.answer("english", "Hello, where is your office?")
    second = await assistant.answer("english", "please, when does it open tomorrow")

    assert first.replies[0].text != second.replies[0].text
    for answer in (first, second):
        assert {"kontaktcenter_telefon", "kontaktcenter_epost", "kontaktcenter_besok"} <= set(
            answer.replies[0].channels
        )


async def test_choices_are_read_out_and_stay_on_offer(assistant: Assistant) -> None:
    asked = await assistant.answer("no buttons", "jag behöver ett svar om nåt")
    offered = [button["title"] for button in asked.replies[0].buttons]

    read = await assistant.answer("no buttons", "jag ser inga knappar, läs upp valen")

    assert all(f"{place}. {title}" in read.replies[0].text for place, title in enumerate(offered, 1))
    assert read.replies[0].buttons == asked.replies[0].buttons


async def test_protest_gets_another_answer(assistant: Assistant) -> None:
    await assistant.answer("protest", "Min dotter spelar fiol i kulturskolan, är det inställt?")

    answer = await assistant.answer("protest", "läser du ens")

    assert answer.replies[0].text.startswith("Förlåt, då svarade jag inte på din fråga.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kommer lönen som vanligt, är timvikarie i kommunen", "Om löner är inget publicerat"),
        ("helpdesk 2555, svarar de dygnet runt?", "När helpdesk svarar är inte publicerat"),
        ("vem har bestämt att vi inte får starta om servern", "Vem som har bestämt det"),
    ],
)
async def test_first_question_of_an_employee_has_the_answer_that_its_words_choose(
    assistant: Assistant, text: str, words: str
) -> None:
    (first, *_) = (await assistant.answer(f"employee {text}", text)).replies

    assert first.text.startswith(words)


async def test_other_answer_about_a_system_is_still_about_it(assistant: Assistant) -> None:
    await assistant.answer("other way", "fungerar Prorenata?")

    answer = await assistant.answer("other way", "finns det nåt annat sätt att logga in")

    assert (answer.system, answer.replies[0].text[:23]) == ("prorenata", "Något annat sätt att lo")
