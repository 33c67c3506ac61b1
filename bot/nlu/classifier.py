"""The topic of a message, as a Rasa intent."""

from __future__ import annotations

from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.features import row
from bot.nlu.model import TextModel
from bot.nlu.sharing import share_spacy

_RANKING_LENGTH = 10

# Rasa imports this module with every model, whichever command loads it.
share_spacy()


def set_topic(message: Message, topic: str, confidence: float) -> None:
    """Make `topic` the intent of the message, and the first of its ranking."""
    first = {INTENT_NAME_KEY: topic, PREDICTED_CONFIDENCE_KEY: confidence}
    rest = [entry for entry in message.get(INTENT_RANKING_KEY) or [] if entry[INTENT_NAME_KEY] != topic]
    message.set(INTENT, first, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [first, *rest], add_to_output=True)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent, IntentClassifier):
    """Ranks the topics of a message by calibrated probability."""

    def __init__(self, storage: ModelStorage, resource: Resource, model: TextModel | None = None) -> None:
        self._storage = storage
        self._resource = resource
        self._model = model

    @classmethod
    def required_components(cls) -> list[type]:
        """Words and lemmas come from a tokenizer."""
        return [Tokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        """The packages that the component needs."""
        return ["sklearn"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        """A component that has yet to be trained."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicClassifier:
        """The trained component; raises ValueError when the stored model is missing."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, joblib.load(folder / "topics.joblib"))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has an intent."""
        examples = [message for message in training_data.intent_examples if message.get(INTENT)]
        self._model = TextModel([row(message) for message in examples], [message.get(INTENT) for message in examples])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / "topics.joblib", compress=1)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and ranking on each message."""
        if self._model is None:
            raise ValueError("TopicClassifier has not been trained")
        for message in messages:
            ranking = [
                {INTENT_NAME_KEY: topic, PREDICTED_CONFIDENCE_KEY: probability}
                for topic, probability in self._model.ranking(row(message))[:_RANKING_LENGTH]
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages
