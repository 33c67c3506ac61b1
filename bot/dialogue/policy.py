"""What comes next: Rasa's rules."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue import inprocess
from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.choices import chosen_place
from bot.nlu.classifier import SECOND
from bot.nlu.danger import TOPIC as EMERGENCY

ACTION_SECOND = "action_second"
ACTION_CLARIFY = "action_clarify"

# Rasa imports this module with every model, whichever command loads it.
inprocess.install()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class TopicPolicy(RulePolicy):
    """Rasa's rule policy, with actions that need no server, and two things that no rule can say.

    A message that asks two questions gets a second answer before the bot listens again: rules would have to be
    written once for every pair of topics. And `den första` after a question with buttons is a choice, whatever
    topic the words have by themselves.
    """

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """The rules' prediction; where they would listen with a second question unanswered, its answer."""
        if tracker.latest_action_name in (ACTION_SECOND, ACTION_CLARIFY):
            return self._prediction(self._prediction_result(ACTION_LISTEN_NAME, tracker, domain))
        if tracker.latest_action_name == ACTION_LISTEN_NAME and _chooses(tracker):
            return self._prediction(self._prediction_result(ACTION_CLARIFY, tracker, domain))
        prediction = super().predict_action_probabilities(tracker, domain, rule_only_data, **kwargs)
        listens = prediction.probabilities[domain.index_for_action(ACTION_LISTEN_NAME)] > 0
        if listens and tracker.latest_action_name != ACTION_LISTEN_NAME and _asks_more(tracker):
            return self._prediction(self._prediction_result(ACTION_SECOND, tracker, domain))
        return prediction


def _asks_more(tracker: DialogueStateTracker) -> bool:
    message = tracker.latest_message
    return message is not None and any(entity.get("entity") == SECOND for entity in message.entities)


def _chooses(tracker: DialogueStateTracker) -> bool:
    message = tracker.latest_message
    if message is None or message.intent.get("name") == EMERGENCY:
        return False
    said = next((event for event in reversed(tracker.events) if isinstance(event, BotUttered)), None)
    asked_back = said is not None and said.metadata.get("topic") == ASKED_BACK and bool(said.data.get("buttons"))
    return asked_back and chosen_place(message.text or "") is not None
