"""What goes round Rasa to be quick changes no answer: the quick bot beside Rasa as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.validation import YamlValidationException

from bot import shortcuts
from bot.assistant import Assistant
from bot.facts.clock import parse_now
from tests.conftest import MONDAY, ROOT

EVERY = 80


@pytest.fixture(scope="module")
def quick(model: Path) -> Assistant:
    """Shortcuts in, conversations in the file, rules looked up."""
    return Assistant.load(model, keep=True, clock=lambda: parse_now(MONDAY))


async def answers(assistant: Assistant, name: str, texts: list[str]) -> list[dict[str, Any]]:
    await assistant.begin(name)
    return [(await assistant.answer(name, text)).as_json() | {"ms": 0} for text in texts]


async def plainly(assistant: Assistant, name: str, texts: list[str]) -> list[dict[str, Any]]:
    """As Rasa answers without shortcuts, over its own memory store, whose trackers have rules searched."""
    with shortcuts.removed():
        return await answers(assistant, name, texts)


def examples() -> list[str]:
    lines = []
    for path in sorted((ROOT / "data/nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu") or []:
            lines += [line.removeprefix("- ").strip() for line in block["examples"].splitlines()]
    return lines[::EVERY]


def conversations() -> list[list[str]]:
    talks = yaml.safe_load((ROOT / "tests/held_back/conversations.yml").read_text(encoding="utf-8"))
    return [[turn["user"] for turn in talk] for talk in talks]


def test_training_data_is_the_same_when_its_questions_are_shared() -> None:
    files = [str(ROOT / "data/nlu/tack.yml"), str(ROOT / "data/nlu/hejda.yml"), str(ROOT / "data/lookup/vard.yml")]

    def read() -> TrainingData:
        return RasaFileImporter(training_data_paths=files, domain_path=str(ROOT / "domain.yml")).get_nlu_data()

    with shortcuts.shared_examples():
        shared = read()

    assert shared.fingerprint() == read().fingerprint()


def test_domain_of_a_model_is_the_same_unchecked() -> None:
    text = (ROOT / "domain.yml").read_text(encoding="utf-8")
    checked = Domain.from_yaml(text)

    with shortcuts.quick_load():
        assert Domain.from_yaml(text).as_dict() == checked.as_dict()


def test_domain_is_checked_again_once_a_model_is_loaded(quick: Assistant) -> None:
    with pytest.raises(YamlValidationException):
        Domain.from_yaml("intents: 3")


async def test_messages_are_answered_the_same(quick: Assistant, assistant: Assistant) -> None:
    for place, text in enumerate(examples()):
        assert await answers(quick, f"quick {place}", [text]) == await plainly(assistant, f"plain {place}", [text])


async def test_conversations_are_answered_the_same(quick: Assistant, assistant: Assistant) -> None:
    for place, texts in enumerate(conversations()):
        assert await answers(quick, f"quick c{place}", texts) == await plainly(assistant, f"plain c{place}", texts)


async def test_one_conversation_that_outgrows_what_is_kept_of_it_is_answered_the_same(
    quick: Assistant, assistant: Assistant
) -> None:
    texts = [text for conversation in conversations()[:20] for text in conversation]
    assert len(texts) > 30

    assert await answers(quick, "quick long", texts) == await plainly(assistant, "plain long", texts)
