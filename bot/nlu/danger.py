"""Danger to life, health or property: the one topic that must never be missed."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.classifier import set_topic
from bot.swedish.normalise import fold

TOPIC = "nodlage"

# Words of danger that need no context, on text without diacritics.
_CERTAIN = re.compile(
    r"""
      \bandas\ (?:han\ |hon\ |hen\ |barnet\ )?inte\b | \bslutat?\ (?:att\ )?andas\b
    | \bkan\ inte\ andas\b | \bfar\ ingen\ luft\b
    | \bmedvetslos | \blivlos\b | \bhjartstopp\b | \bsatt\ i\ halsen\b
    | \b(?:huset|hemma|lagenheten|lagenhet|koket|taket|trapphuset|garaget|bilen|skolan|vinden|balkongen)\ brinner\b
    | \bdet\ brinner\ (?:hos|i\ (?!knutarna|paradiset)|pa\ (?!naturen)|hemma)
    | \b(?:slar|kommer|ser)\ (?:det\ )?(?:upp\ |ut\ )?lagor\b | \blagor(?:na)?\ (?:slar|ur|fran|i)\b
    | \b(?:vatten|vattnet|blott?|oversvamma\w*)\b.*\b(?:gnistrar|blixtrar|sprakar)\b
    | \b(?:gnistrar|blixtrar|sprakar)\b.*\b(?:vatten|vattnet|blott?|oversvamma\w*)\b
    | \bstar\ i\ (?:ljusan?\ )?lag(?:a|or)\b
    | \bblod(?:er|ar)\ (?:kraftigt|jatte\w*|massor|ymnigt)
    | \b(?:jag|vi|han|hon|hen|de|dom|nan|nagon)\ (?:\w+\ ){0,2}?ta(?:r|git)?\ livet\ av\ (?:mig|oss|sig)\b
    | \btar\ (?:jag|vi|han|hon|hen)\ livet\ av\ | \bta\ livet\ av\ (?:mig|sig)\b
    | \bvill\ inte\ leva\b | \bta\ mitt\ liv\b
    | \bluktar\ gas\b | \bgaslukt\b | \bgaslacka\b
    | \b(?:jag|han|hon|hen|barnet|pojken|flickan|nagon|de|dom)\ (?:haller\ pa\ att\ )?drunknar?\b
      (?!.*\b(?:sopor|mejl\w*|jobb\w*|arbete|papper\w*|arenden|skulder|sorg|disk|tvatt)\b)
    | \bgatt\ (?:ner\ sig|igenom|genom)\ (?:pa\ )?isen\b
    | \b(?:har|med)\ (?:en\ )?(?:kniv|pistol|yxa)\b.*\bhota | \bhota\w*\b.*\b(?:kniv|pistol|yxa|doda)
    | \bskottlossning\b | \bhor(?:de|t|s|des)?\ skott\b | \boverdos
    | \b(?:nan|nagon|de|dom|han|hon|man)\ (?:skot|skjuter|knivhogg|knivhugg\w*)\b(?!\ (?:upp|om|sig|in|pa\ att)\b)
    | \bnot\ breathing\b | \bunconscious\b | \bhouse\ is\ on\ fire\b
    """,
    re.VERBOSE,
)
# What turns the same words into talk of other times and places.
_HARMLESS = re.compile(
    r"\b(?:i fjol|forra (?:aret|veckan|manaden)|ar sedan|film|filmen|bok|boken|spel|spelet|serien"
    r"|lat|laten|texten|sang|sangen|ovning|brandovning"
    r"|utbildning|kurs|broschyr|policy|rutin|rutiner|betyder|skolarbete|statistik)\b"
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DangerDetector(GraphComponent, IntentClassifier):
    """Makes a message an emergency when words say so or the classifier finds it likely enough."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold = float(config["threshold"])

    @classmethod
    def required_components(cls) -> list[type]:
        """The ranking comes from a classifier."""
        return [IntentClassifier]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`threshold`: the probability of danger from which the answer is 112."""
        return {"threshold": 0.3}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DangerDetector:
        """The component."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message in danger."""
        for message in messages:
            probability = _probability(message)
            if probability >= self._threshold or speaks_of_danger(message.get(TEXT) or ""):
                set_topic(message, TOPIC, max(probability, self._threshold))
                message.set(ENTITIES, [], add_to_output=True)
        return messages


def speaks_of_danger(text: str) -> bool:
    """Whether the words alone tell of danger now."""
    words = fold(text)
    return bool(_CERTAIN.search(words)) and not _HARMLESS.search(words)


def _probability(message: Message) -> float:
    for entry in message.get(INTENT_RANKING_KEY) or []:
        if entry[INTENT_NAME_KEY] == TOPIC:
            return float(entry[PREDICTED_CONFIDENCE_KEY])
    return 0.0
