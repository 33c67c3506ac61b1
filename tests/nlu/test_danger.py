from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.danger import DOUBTED, PERHAPS, DangerDetector, speaks_of_danger


@pytest.mark.parametrize(
    "text",
    [
        "pappa andas inte",
        "hon ligger medvetslös i trappan",
        "DET BRINNER I KÖKET",
        "det luktar gas i hela huset",
        "grannen har gått ner sig på isen",
        "jag vill inte leva längre",
        "det vore bättre om jag inte fanns",
        "det vore lika bra om jag inte fanns",
        "alla har det bättre utan mig",
        "jag vill inte vakna mer",
        "my son is not breathing",
        "jag vill bara sova och inte vakna",
        "sen i vintras hotar han mig med kniv",
        "i våras dog min man, nu vill jag ta mitt liv",
    ],
)
def test_danger(text: str) -> None:
    assert speaks_of_danger(text)


@pytest.mark.parametrize(
    "text",
    [
        "det brinner i knutarna på jobbet",
        "vad gör man om någon andas inte, har en kurs i morgon",
        "det brann hos oss förra året",
        "det luktar gas, sa de när de ringde i våras",
        "när öppnar ni",
        "jag vill inte finnas i ert register",
        "jag vill inte vakna av plogbilen klockan fem",
        "är det bättre om jag finns hemma när ni kommer",
        "skönt att det går att ordna utan mig",
        "vår rutin om någon är medvetslös",
        "hur får man ett barn att sova och inte vakna på natten",
    ],
)
def test_no_danger(text: str) -> None:
    assert not speaks_of_danger(text)


@pytest.mark.parametrize(
    ("text", "probability", "topic"),
    [
        ("och hiss", 0.3, "nodlage"),
        ("och hiss", 0.1, "ja"),
        ("det brinner på dansgolvet", 0.5, "ja"),
        ("tack alla brinnande själar", 0.5, "ja"),
        ("vi drunknar i mejl", 0.5, "ja"),
        ("hunden drunknar i älven", 0.5, "nodlage"),
        ("mamma dör om ambulansen inte kommer", 0.5, "nodlage"),
        ("det brinner på dansgolvet", 0.95, "nodlage"),
    ],
)
def test_model_of_an_earlier_version_has_no_second_opinion(
    tmp_path: Path, text: str, probability: float, topic: str
) -> None:
    assert weighed(tmp_path, text, probability).get("intent")["name"] == topic


@pytest.mark.parametrize(
    ("text", "probability", "perhaps"),
    [("och hiss", 0.1, True), ("och hiss", 0.05, None), ("det brinner på dansgolvet", 0.5, None)],
)
def test_danger_that_is_hardly_likely_is_marked(
    tmp_path: Path, text: str, probability: float, perhaps: bool | None
) -> None:
    assert weighed(tmp_path, text, probability).get(PERHAPS) is perhaps


@pytest.mark.parametrize(
    ("text", "probability", "doubted"),
    [("och hiss", 0.25, True), ("och hiss", 0.5, None), ("han andas inte", 0.25, None)],
)
def test_danger_that_the_second_opinion_finds_unlikely_is_marked(
    tmp_path: Path, text: str, probability: float, doubted: bool | None
) -> None:
    assert weighed(tmp_path, text, probability).get(DOUBTED) is doubted


def weighed(folder: Path, text: str, probability: float) -> Message:
    """A message that the classifier finds so likely danger, once the detector without a second opinion has seen it."""
    storage = LocalModelStorage.create(folder)
    context = ExecutionContext(GraphSchema({}))
    detector = DangerDetector.load(DangerDetector.get_default_config(), storage, Resource("danger"), context)
    ranking = [{"name": "ja", "confidence": 0.6}, {"name": "nodlage", "confidence": probability}]
    message = Message({"text": text, "intent": ranking[0], "intent_ranking": ranking})
    return detector.process([message])[0]
