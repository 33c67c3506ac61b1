"""Danger to life, health or property: the one topic that must never be missed."""

from __future__ import annotations

import re
from operator import ge
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import (
    ENTITIES,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.augmentation import varied
from bot.nlu.classifier import kinds_of_words, said_after, set_topic
from bot.nlu.features import row
from bot.nlu.learnt import LearningComponent
from bot.nlu.model import TextModel
from bot.swedish.normalise import fold

TOPIC = "nodlage"
PERHAPS = "kanske_fara"
"""Whether danger is likely enough to name 112, in what Rasa has parsed; only where it is."""
DOUBTED = "tveksam_fara"
"""Whether the second opinion finds the danger unlikely that the message is told for, in what Rasa has parsed."""
_NO_DANGER = "annat"
_BEYOND_DOUBT = 0.9
_LEAST = 0.2  # what is told of danger that the words alone tell of

# What one drowns in without any danger.
_DROWNS_NOBODY = (
    r"sopor|mejl\w*|mail\w*|jobb\w*|arbete|papper\w*|arenden|fragor|samtal|ursakt\w*|rakningar|fakturor|skulder|sorg"
    r"|disk|tvatt|reklam"
)
# Words of danger that need no context, on text without diacritics.
_CERTAIN = re.compile(
    r"""
      \bandas\ (?:han\ |hon\ |hen\ |barnet\ )?inte\b | \bslutat?\ (?:att\ )?andas\b
    | \bkan\ inte\ andas\b | \bfar\ ingen\ luft\b
    | \bmedvetslos | \blivlos\b | \bhjartstopp\b | \bsatt\ i\ halsen\b
    | \b(?:huset|hemma|lagenheten|lagenhet|koket|taket|trapphuset|garaget|bilen|skolan|vinden|balkongen)\ brinner\b
    | \bdet\ brinner\ (?:hos|i\ (?!knutarna|paradiset)|pa\ (?!naturen|dansgolvet)|hemma)
    | \b(?:slar|kommer|ser)\ (?:det\ )?(?:upp\ |ut\ )?lagor\b | \blagor(?:na)?\ (?:slar|ur|fran|i)\b
    | \b(?:vatten|vattnet|blott?|oversvamma\w*)\b.*\b(?:gnistrar|blixtrar|sprakar)\b
    | \b(?:gnistrar|blixtrar|sprakar)\b.*\b(?:vatten|vattnet|blott?|oversvamma\w*)\b
    | \bstar\ i\ (?:ljusan?\ )?lag(?:a|or)\b
    | \bblod(?:er|ar)\ (?:kraftigt|jatte\w*|massor|ymnigt)
    | \b(?:jag|vi|han|hon|hen|de|dom|nan|nagon)\ (?:\w+\ ){0,2}?ta(?:r|git)?\ livet\ av\ (?:mig|oss|sig)\b
    | \btar\ (?:jag|vi|han|hon|hen)\ livet\ av\ | \bta\ livet\ av\ (?:mig|sig)\b
    | \b(?:alla|de|dom|ni|barnen|familjen|varlden)\b.{0,24}\bbattre\b.{0,12}\butan\ mig\b
    | \b(?:battre|lattare|skonare|skont|lika\ bra)\b.{0,24}\bom\ jag\ (?:inte\ fanns|var\ (?:borta|dod)|dog)\b
    | \bvill\ (?:bara\ )?do\b(?!\ av) | \bvill\ inte\ (?:finnas|vakna)(?:\ (?:mer|langre|igen|upp))*\W*$
    | \bvill\ (?:bara\ )?(?:fa\ )?(?:sova|somna)\ (?:in\ )?och\ (?:inte|aldrig)\ (?:mer\ )?vakna\b
    | \bvill\ inte\ leva\b | \bta\ mitt\ liv\b
    | \bluktar\ gas\b | \bgaslukt\b | \bgaslacka\b
    | \b(?:jag|han|hon|hen|barnet|pojken|flickan|nagon|de|dom)\ (?:haller\ pa\ att\ )?drunknar?\b
      (?!.*\b(?:"""
    + _DROWNS_NOBODY
    + r""")\b)
    | \bgatt\ (?:ner\ sig|igenom|genom)\ (?:pa\ )?isen\b
    | \b(?:har|med)\ (?:en\ )?(?:kniv|pistol|yxa)\b.*\bhota | \bhota\w*\b.*\b(?:kniv|pistol|yxa|doda)
    | \bskottlossning\b | \bhor(?:de|t|s|des)?\ skott\b | \boverdos
    | \b(?:nan|nagon|de|dom|han|hon|man)\ (?:skot|skjuter|knivhogg|knivhugg\w*)\b(?!\ (?:upp|om|sig|in|pa\ att)\b)
    | \bnot\ breathing\b | \bunconscious\b | \bhouse\ is\ on\ fire\b
    """,
    re.VERBOSE,
)
# Figures of speech: with one of them the words of danger must be beyond doubt.
_IDIOM = re.compile(
    r"\bbrinner (?:det )?(?:i knutarna|pa dansgolvet|pa naturen|av (?:ilska|iver|nyfikenhet))\b"
    r"|\b(?:dor|doden) om\b(?!.*\b(?:ambulans|insulin|medicin|hjalp|dialys|syre|blod|nagon|nan|kommer)\w*)"
    r"|\bdor av (?:skratt|nyfikenhet|tristess|stress|skam)\b|\b(?:kokar|exploderar) (?:snart |av )"
    rf"|\bdrunkna(?:r|de|t)? i (?:\w+ )?(?:{_DROWNS_NOBODY})\b"
    r"|\b(?:svalter|jobbar|fryser) ihjal (?:mig|oss) (?:snart|har)\b"
    r"|\bblod(?:et)? kokar\b|\bblod(?:er|a) pengar\b|\bmorda (?:den|hand)\w*"
    r"|\bbrinnande (?:sjal|intresse|engagemang|fraga)\w*|\beldsjal\w*"
    r"|\bbranner upp (?:mig |oss )?inifran\b|\bslack(?:er|a|te) (?:sma)?brander\b"
    r"|\brok ur oronen\b"
    r"|\bhjart(?:infarkt|attack) (?:av|nar jag sag) (?:\w+ )?(?:rakning|faktur|pris|avgift|belopp|summa)\w*"
)
# What turns the same words into talk of other times and places.
_HARMLESS = re.compile(
    # What began then goes on: `sedan i vintras`, `och nu`.
    r"^(?!.*\b(?:nu|idag|i dag|sen i|sedan i)\b).*"
    r"\b(?:i (?:fjol|varas|somras|hostas|vintras)|forra (?:aret|veckan|manaden)|ar sedan)\b"
    r"|\b(?:film|filmen|bok|boken|spel|spelet|serien|lat|laten|texten|sang|sangen|ovning|brandovning"
    r"|utbildning|kurs|broschyr|policy|rutin|rutiner|betyder|skolarbete|statistik)\b"
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DangerDetector(LearningComponent, IntentClassifier):
    """Makes a message an emergency when words say so or the classifier finds it likely enough.

    The classifier knows messages that stand by themselves. Short ones out of a conversation (`och hiss`, `jag har två
    barn också`) lean towards danger, the largest topic of short cries. So a model of its own, which has learnt those
    too, must agree before weak danger counts; where it does not, the message is unclear.
    """

    files = ("danger.pickle",)
    newer = frozenset(files)

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: TextModel | None = None
    ) -> None:
        super().__init__(config, storage, resource)
        self._model = model

    @classmethod
    def required_components(cls) -> list[type]:
        """Words come from a tokenizer. The ranking comes from a classifier, which Rasa runs only once it is trained."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`heard` holds pairs of probabilities: where both reach those of a pair, the answer is 112.

        The first is the classifier's, the second the other opinion's. Below `doubted` of the other opinion, what was
        said before may tell another thing. Where both reach `perhaps`, 112 is named after the answer.
        """
        pairs = [[0.9, 0.0], [0.5, 0.1], [0.2, 0.2], [0.08, 0.5]]
        return {"heard": pairs, "doubted": 0.3, "perhaps": [0.08, 0.1]}

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example what is danger, but from those that came after danger: they may mean it unsaid."""
        examples = [
            message for message in training_data.intent_examples if message.get(INTENT) and said_after(message) != TOPIC
        ]
        labels = [TOPIC if message.get(INTENT) == TOPIC else _NO_DANGER for message in examples]
        if len(set(labels)) > 1:
            self._model = TextModel(list(map(row, examples)), labels, varied, kinds_of_words(training_data))
        return self._kept(self._model)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message in danger."""
        for message in messages:
            probability = _probability(message)
            second = self._second(message, probability)
            agreed = self._agreed(message, probability, second)
            certain = speaks_of_danger(message.get(TEXT) or "")
            if certain or agreed:
                set_topic(message, TOPIC, max(probability, agreed, _LEAST))
                if not certain and second < self._config["doubted"]:
                    message.set(DOUBTED, True, add_to_output=True)
                message.set(ENTITIES, [], add_to_output=True)
                continue
            if all(map(ge, (probability, second), self._config["perhaps"])) and not _is_figurative(message):
                message.set(PERHAPS, True, add_to_output=True)
            if (message.get(INTENT) or {}).get(INTENT_NAME_KEY) == TOPIC:
                set_topic(message, DEFAULT_NLU_FALLBACK_INTENT_NAME, 1 - probability)
        return messages

    def _second(self, message: Message, probability: float) -> float:
        """The other opinion on how likely danger is; the classifier's own where the other one need not be asked."""
        asked = min(first for first, second in [*self._config["heard"], self._config["perhaps"]] if second)
        if probability < asked or not self._model:
            return probability
        return dict(self._model.ranking(row(message)))[TOPIC]

    def _agreed(self, message: Message, probability: float, second: float) -> float:
        """How likely danger is where both opinions are that it is; 0 where one is not."""
        needed = min((least for first, least in self._config["heard"] if probability >= first), default=None)
        if needed is None or (probability < _BEYOND_DOUBT and _is_figurative(message)):
            return 0.0
        return max(probability, second) if second >= needed else 0.0


def _is_figurative(message: Message) -> bool:
    return bool(_IDIOM.search(fold(message.get(TEXT) or "")))


def speaks_of_danger(text: str) -> bool:
    """Whether the words alone tell of danger now."""
    words = fold(text)
    return bool(_CERTAIN.search(words)) and not _HARMLESS.search(words)


def _probability(message: Message) -> float:
    for entry in message.get(INTENT_RANKING_KEY) or []:
        if entry[INTENT_NAME_KEY] == TOPIC:
            return float(entry[PREDICTED_CONFIDENCE_KEY])
    return 0.0
