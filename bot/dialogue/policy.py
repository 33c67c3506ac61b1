"""What comes next: Rasa's rules."""

from __future__ import annotations

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.dialogue import inprocess

# Rasa imports this module with every model, whichever command loads it.
inprocess.install()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class TopicPolicy(RulePolicy):
    """Rasa's rule policy, with actions that need no server."""
