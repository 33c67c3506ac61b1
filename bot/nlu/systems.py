"""The system that a message speaks of, as a Rasa entity."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, METADATA, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.facts.incident import live_facts
from bot.facts.systems import UNKNOWN
from bot.nlu.classifier import SECOND, set_topic
from bot.nlu.features import row
from bot.nlu.learnt import LearningComponent
from bot.nlu.model import TextModel
from bot.nlu.names import find_name, find_names, words
from bot.settings import settings
from bot.swedish.correction import Span

TOPIC = "systemstatus"
_TWO = 2
_CORRECTS = re.compile(r"\b(?:utan|istället|i stället|menar|menade)\b", re.I)
# `fungerar inte IST` asks of it; what is set off by itself is none: `nej inte IST, vi kör Skola24`.
_REFUSED = re.compile(r"(?:^|[,.!?]|\bnej)\s*inte (?:i |på |till |om )?\w+(?= *[,.!]|\W*$)", re.I)
_FILLERS = {"och", "men", "da", "hur", "med", "ar", "det", "nu", "ocksa", "gar", "funkar", "fungerar"}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SystemExtractor(LearningComponent):
    """Finds a system by the names in `status.yml`, as they are now, else by what training taught; and a second one.

    Training examples carry their system as intent metadata: `metadata: {system: vitec}`.
    """

    files = ("systems.pickle",)

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: TextModel | None = None
    ) -> None:
        super().__init__(config, storage, resource)
        self._model = model
        self._facts = live_facts(settings().incident)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """All are probabilities.

        `sure`: what training taught beats a name; `likely`: it is believed where no name was found;
        `topic_below`: a bare name makes a status question when the topic is less sure than this.
        """
        return {"sure": 0.8, "likely": 0.45, "topic_below": 0.6}

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples whose intent metadata names a system."""
        labelled = [
            (row(message), system) for message in training_data.intent_examples if (system := _labelled_system(message))
        ]
        if len({system for _, system in labelled}) > 1:
            self._model = TextModel([features for features, _ in labelled], [system for _, system in labelled])
        return self._kept(self._model)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entity `system` to each message that speaks of one, and once more where it asks about two."""
        for message in messages:
            system = self._find(message)
            if system:
                end = len(message.get(TEXT) or "")
                found = [
                    {"entity": "system", "value": each, "start": 0, "end": end, "extractor": type(self).__name__}
                    for each in self._asked(message, system)
                ]
                message.set(ENTITIES, [*(message.get(ENTITIES) or []), *found], add_to_output=True)
        return messages

    def _find(self, message: Message) -> str | None:
        text = message.get(TEXT) or ""
        named = find_name(_REFUSED.sub(" ", text), self._facts.get().status.names)
        intent = message.get(INTENT) or {}
        if named and _is_bare(text, named[1]) and intent.get(PREDICTED_CONFIDENCE_KEY, 0) < self._config["topic_below"]:
            set_topic(message, TOPIC, self._config["topic_below"])
            return named[0]
        second = next((entity for entity in message.get(ENTITIES) or [] if entity["entity"] == SECOND), None)
        part = (second["start"], second["end"]) if second and second["value"] == TOPIC else None
        if intent.get(INTENT_NAME_KEY) != TOPIC and part is None:
            return named[0] if named else None
        learned, probability = self._learned(message, part)
        if named and (learned == UNKNOWN or probability < self._config["sure"]):
            return named[0]
        return learned if learned != UNKNOWN and probability >= self._config["likely"] else None

    def _asked(self, message: Message, system: str) -> list[str]:
        """`system`; in a status question that names it and another one, and corrects none, both in their order."""
        text = message.get(TEXT) or ""
        if (message.get(INTENT) or {}).get(INTENT_NAME_KEY) != TOPIC or _CORRECTS.search(text):
            return [system]
        named = find_names(text, self._facts.get().status.names)
        return named if system in named and len(named) == _TWO else [system]

    def _learned(self, message: Message, part: Span | None) -> tuple[str, float]:
        return self._model.ranking(row(message, part))[0] if self._model else (UNKNOWN, 0.0)


def _is_bare(text: str, name_words: int) -> bool:
    return sum(word not in _FILLERS for word in words(text)) <= name_words + 1


def _labelled_system(message: Message) -> str | None:
    metadata = message.get(METADATA) or {}
    system = (metadata.get(INTENT) or {}).get("system")
    return str(system) if system else None
