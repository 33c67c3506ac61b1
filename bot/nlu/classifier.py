"""The topic of a message, as a Rasa intent."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    METADATA,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.augmentation import varied
from bot.nlu.features import row
from bot.nlu.followups import MAY_BE_BEFORE, MOST_WORDS, FollowUp, FollowUps
from bot.nlu.learnt import LearningComponent
from bot.nlu.model import TextModel
from bot.nlu.sharing import share_spacy
from bot.swedish.correction import Span, corrected
from bot.swedish.questions import after_courtesies, asks, parts

SECOND = "andra_fraga"
READINGS = "readings"
"""What a short message means after each topic, in what Rasa has parsed; not stored."""
_AFTER = "after"
_RANKING_LENGTH = 10
# Nothing asks for more, and every message is stored with its ranking: a seventh of the file.
_DECIMALS = 4
_CONTENDS = 0.2
_TAKES_BACK = "nej, "
# Topics that are no question of their own beside another one.
_NO_SECOND = {
    "annat_sprak", "bot", "halsning", "hejda", "ja", "klagomal", "nej", "nodlage", "tack", "utanfor",
}  # fmt: skip

# What may stand before a question without being what is meant.
_COURTESIES = {"halsning", "hejda", "ja", "nej", "tack"}

# Rasa imports this module with every model, whichever command loads it.
share_spacy()


def set_topic(message: Message, topic: str, confidence: float) -> None:
    """Make `topic` the intent of the message, and the first of its ranking."""
    first = {INTENT_NAME_KEY: topic, PREDICTED_CONFIDENCE_KEY: confidence}
    rest = [entry for entry in message.get(INTENT_RANKING_KEY) or [] if entry[INTENT_NAME_KEY] != topic]
    message.set(INTENT, first, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [first, *rest], add_to_output=True)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(LearningComponent, IntentClassifier):
    """Ranks the topics of a message by calibrated probability.

    Where one part of a message asks about its topic and another part about another one, the other is the entity
    `andra_fraga`. What a short message means after each topic stands in `readings`: it is learnt from the examples
    whose metadata says `after`.
    """

    files = ("topics.pickle", "follow_ups.pickle")
    newer = frozenset({"follow_ups.pickle"})

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        model: TextModel | None = None,
        follow_ups: FollowUps | None = None,
    ) -> None:
        super().__init__(config, storage, resource)
        self._model = model
        self._follow_ups = follow_ups

    @classmethod
    def required_components(cls) -> list[type]:
        """Words and lemmas come from a tokenizer."""
        return [Tokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        """The packages that the component needs."""
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`second`, `apart` and `sure` are probabilities.

        `second`: from it on, a part of a message is a question of its own; `apart`: from it on, what follows a
        greeting is what is meant; `words`: with so many words it is anyhow; `sure`: below it, what follows such words
        may be clearer alone.
        """
        return {"second": 0.7, "apart": 0.45, "sure": 0.7, "words": 5}

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has an intent, and from what `data/lookup/` tells of words."""
        known = [message for message in training_data.intent_examples if message.get(INTENT)]
        examples = [message for message in known if said_after(message) is None]
        rows, topics = [row(message) for message in examples], [message.get(INTENT) for message in examples]
        self._model = TextModel(rows, topics, varied, kinds_of_words(training_data))
        self._follow_ups = self._learn_follow_ups(known, self._model)
        return self._kept(self._model, self._follow_ups)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and ranking on each message."""
        if self._model is None:
            raise ValueError("TopicClassifier has not been trained")
        for message in messages:
            every = self._likely(message, self._model, self._model.ranking(row(message)))
            likely = every[:_RANKING_LENGTH]
            ranking = [
                {INTENT_NAME_KEY: topic, PREDICTED_CONFIDENCE_KEY: round(likelihood, _DECIMALS)}
                for topic, likelihood in likely
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            self._find_second(message, self._model, likely)
            text = message.get(TEXT) or ""
            # Messages that come together are no conversation: nothing was said before them.
            if self._follow_ups and len(messages) == 1 and len(text.split()) <= MOST_WORDS:
                readings = self._follow_ups.readings(_meant(text), every, MAY_BE_BEFORE.get())
                message.set(READINGS, readings, add_to_output=True)
        return messages

    def _learn_follow_ups(self, examples: list[Message], model: TextModel) -> FollowUps | None:
        said = [(message, before) for message in examples if (before := said_after(message)) is not None]
        rankings = model.rankings([row(message) for message, _ in said])
        found = [
            FollowUp(_meant(message.get(TEXT) or ""), self._likely(message, model, whole), before, message.get(INTENT))
            for (message, before), whole in zip(said, rankings, strict=True)
        ]
        return FollowUps(found) if len({example.topic for example in found}) > 1 else None

    def _likely(self, message: Message, model: TextModel, whole: list[tuple[str, float]]) -> list[tuple[str, float]]:
        """`whole`, its ranking; where it seems a courtesy alone or unclear, that of what follows the courtesies."""
        first, certainty = whole[0]
        text = message.get(TEXT) or ""
        rest = after_courtesies(text) if first in _COURTESIES or certainty < self._config["sure"] else None
        if rest is None:
            return whole
        apart = model.ranking(row(message, rest))
        topic, probability = apart[0]
        if first not in _COURTESIES:
            return apart if probability > certainty else whole
        enough = len(text[rest[0] :].split()) >= self._config["words"]
        return apart if topic not in _COURTESIES and (enough or probability >= self._config["apart"]) else whole

    def _find_second(self, message: Message, model: TextModel, likely: list[tuple[str, float]]) -> None:
        """Add the entity when a part is about the likeliest topic, which is then sure, and another asks another thing.

        Of two that contend for the whole the first is the one that is asked for first.
        """
        text = message.get(TEXT) or ""
        start, _ = corrected(text)
        spans = [span for span in parts(text) if span[0] >= start]
        asking = {(start, end) for start, end in spans if asks(text[start:end])}
        if len(spans) <= 1 or not asking:
            return
        asked: dict[str, tuple[float, Span]] = {}
        for span in spans:
            topic, probability = model.best(row(message, span))
            if probability >= self._config["second"] and topic not in _NO_SECOND:
                asked.setdefault(topic, (probability, span))
        contending = {topic for topic, probability in likely if probability >= _CONTENDS}
        first = next((topic for topic in asked if topic in contending), likely[0][0])
        others = [topic for topic, (_, span) in asked.items() if topic != first and span in asking]
        if first not in asked or len(others) != 1:
            return
        set_topic(message, first, max(asked[first][0], message.get(INTENT)[PREDICTED_CONFIDENCE_KEY]))
        # Both are answered: they do not contend, which would be asked back.
        left = [entry for entry in message.get(INTENT_RANKING_KEY) if entry[INTENT_NAME_KEY] != others[0]]
        message.set(INTENT_RANKING_KEY, left, add_to_output=True)
        start, end = asked[others[0]][1]
        found = {"entity": SECOND, "value": others[0], "start": start, "end": end, "extractor": type(self).__name__}
        message.set(ENTITIES, [*(message.get(ENTITIES) or []), found], add_to_output=True)


def _meant(text: str) -> str:
    """`text` without what it takes back, but that it takes something back; a question without thanks before it."""
    start, end = corrected(text)
    if (start, end) != (0, len(text)):
        return _TAKES_BACK + text[start:end]
    rest = after_courtesies(text)
    return text[rest[0] :] if rest and asks(text[rest[0] :]) else text


def said_after(message: Message) -> str | None:
    """The topic that an example was asked after; None for one that stands by itself."""
    topic = ((message.get(METADATA) or {}).get(INTENT) or {}).get(_AFTER)
    return str(topic) if topic else None


def kinds_of_words(training_data: TrainingData) -> dict[str, list[str]]:
    """The words that `data/lookup/` lists, by what they tell of."""
    return {table["name"]: table["elements"] for table in training_data.lookup_tables}
