"""What comes next: Rasa's rules."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue import inprocess
from bot.nlu.classifier import SECOND

ACTION_SECOND = "action_second"

# Rasa imports this module with every model, whichever command loads it.
inprocess.install()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class TopicPolicy(RulePolicy):
    """Rasa's rule policy, with actions that need no server, and a second answer before it listens again.

    A rule answers one question. That a message asks two is known of the message alone, so no rule can say it
    without being written once for every pair of topics.
    """

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """The rules' prediction; where they would listen with a second question unanswered, its answer."""
        if tracker.latest_action_name == ACTION_SECOND:
            return self._prediction(self._prediction_result(ACTION_LISTEN_NAME, tracker, domain))
        prediction = super().predict_action_probabilities(tracker, domain, rule_only_data, **kwargs)
        listens = prediction.probabilities[domain.index_for_action(ACTION_LISTEN_NAME)] > 0
        if listens and tracker.latest_action_name != ACTION_LISTEN_NAME and _asks_more(tracker):
            return self._prediction(self._prediction_result(ACTION_SECOND, tracker, domain))
        return prediction


def _asks_more(tracker: DialogueStateTracker) -> bool:
    message = tracker.latest_message
    return bool(message) and any(entity.get("entity") == SECOND for entity in message.entities)
