from bot.release.changes import Moved, answer_changes, moved
from bot.release.readings import Readings


def test_answers_differ_line_by_line() -> None:
    before = {"utter_a": ["Ring oss.\nEller mejla."], "utter_b": ["Hej"], "utter_c": ["Borta"]}
    after = {"utter_a": ["Ring nu.\nEller mejla."], "utter_b": ["Hej"], "utter_d": ["Ny"]}

    assert answer_changes(before, after) == [
        "utter_a", "  -Ring oss.", "  +Ring nu.", "   Eller mejla.", "utter_c", "  -Borta", "utter_d", "  +Ny",
    ]  # fmt: skip


def test_questions_that_change_topic_once_each() -> None:
    before, after = Readings({"a": "x", "b": "x"}), Readings({"a": "y", "b": "x"})

    assert moved(["a", "b", "a"], before, after) == [Moved("a", "x", "y")]
