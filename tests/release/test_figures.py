import pytest

from bot.assistant import Answer, Reply
from bot.release.cases import Message, Turn
from bot.release.evaluation import Result, TurnResult
from bot.release.figures import confusions, figures


def result(wanted: str, got: str, confidence: float = 0.9, **given: object) -> Result:
    buttons = [{"title": "", "payload": f"/{topic}"} for topic in given.get("offered", ())]  # type: ignore[attr-defined]
    channels = given.get("channels", ["kontaktcenter_telefon"])
    reply = Reply("svar", buttons, channels)  # type: ignore[arg-type]
    system = given.get("system")
    answer = Answer("text", got, confidence, None if system is None else str(system), [reply], 5.0)
    return Result(Message("text", (wanted, *given.get("also_ok", ())), given.get("wanted_system")), answer)  # type: ignore


def test_topic_that_counts_as_right_is_right_at_the_first_go() -> None:
    found = figures([result("nodra", "nodra_akut", also_ok=["nodra_akut"]), result("ja", "nej")], [])

    assert found.first_go == 0.5
    assert found.topics["nodra_akut"].precision == 1


def test_button_makes_an_answer_right_after_one_question() -> None:
    asked = [result("ja", "fraga_tillbaka", offered=["ja", "nej"]), result("tack", "fraga_tillbaka", offered=["nej"])]

    found = figures(asked, [])

    assert (found.first_go, found.after_one, found.asked) == (0, 0.5, 1)


def test_emergency_counts_when_112_is_first() -> None:
    found = figures(
        [
            result("nodlage", "nodlage", channels=["sos_112"]),
            result("nodlage", "kontakt", channels=["kontaktcenter_telefon", "sos_112"]),
            result("kontakt", "nodlage", channels=["sos_112"]),
        ],
        [],
    )

    assert (found.emergencies, found.false_emergencies) == (0.5, 1)


def test_urgent_answered_as_can_wait_is_counted() -> None:
    assert figures([result("nodra_akut", "nodra_ej_akut"), result("nodra", "nodra_ej_akut")], []).opposites == 1


@pytest.mark.parametrize(("wanted", "got", "share"), [("vitec", "vitec", 1), ("okant", None, 1), ("ist", "vitec", 0)])
def test_system_without_published_status_is_unknown(wanted: str, got: str | None, share: float) -> None:
    assert figures([result("systemstatus", "systemstatus", system=got, wanted_system=wanted)], []).systems == share


def test_reply_without_channel_is_a_dead_end() -> None:
    assert figures([result("ja", "ja", channels=[])], []).dead_ends == 1


def test_calibration_error_is_the_distance_between_confidence_and_truth() -> None:
    found = figures([result("ja", "ja", 0.8), result("ja", "nej", 0.8)], [])

    assert found.calibration_error == pytest.approx(0.3)


def test_confusions_come_most_frequent_first() -> None:
    wrong = [result("ja", "nej"), result("tack", "ja"), result("ja", "nej"), result("ja", "ja")]

    assert [(wanted, got, len(messages)) for wanted, got, messages in confusions(wrong)] == [
        ("ja", "nej", 2),
        ("tack", "ja", 1),
    ]


@pytest.mark.parametrize(
    ("topics", "must", "must_not", "share"),
    [(("ja",), ("svar",), (), 1), (("nej",), (), (), 0), (("ja",), ("112",), (), 0), (("ja",), (), ("svar",), 0)],
)
def test_turn_is_right_in_topic_and_words(
    topics: tuple[str, ...], must: tuple[str, ...], must_not: tuple[str, ...], share: float
) -> None:
    turn = TurnResult(Turn(Message("text", topics, None), must, must_not), result("ja", "ja").answer)

    assert figures([result("ja", "ja")], [[turn]]).turns == share
