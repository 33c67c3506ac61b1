"""What comes next: Rasa's rules."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME, USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT

from bot.dialogue import inprocess
from bot.dialogue.alternatives import alternatives
from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.caution import IF_DANGER, is_due
from bot.dialogue.choices import chosen_place, is_bare_choice
from bot.dialogue.context import EMPLOYEES, NODRA_TOPICS, QUESTION, newest_reply, topics_replied
from bot.dialogue.followups import follow_up
from bot.dialogue.heard import UNSURE, heard, said_backwards, told_before
from bot.dialogue.live import LiveTracker
from bot.nlu.classifier import SECOND
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.swedish.employment import is_of_work
from bot.swedish.protest import is_not_of_water

ACTION_SECOND = "action_second"
ACTION_CLARIFY = "action_clarify"
ACTION_FOLLOW_UP = "action_follow_up"
ACTION_ALTERNATIVES = "action_alternatives"
# After which the rules have nothing more to say.
_LAST = {ACTION_SECOND, ACTION_CLARIFY, ACTION_FOLLOW_UP, ACTION_ALTERNATIVES, IF_DANGER}
# What the rules hear as an answer while the question is open.
_ANSWERS = {"ja", "nej", UNSURE, "nodra", "nodra_akut", "nodra_ej_akut"}
# Whose replies name all channels of the contact centre, as that to an errand does.
_ALL_CHANNELS = {"kontakt", "kommer_inte_fram", "manniska"}
_MOST_KNOWN = 10_000

Found = tuple[str | None, str | None, bool]
"""The action, the rule that says so, and whether a loop is returned to from an unhappy path."""

# Rasa imports this module with every model, whichever command loads it.
inprocess.install()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class TopicPolicy(RulePolicy):
    """Rasa's rule policy, with actions that need no server, and five things that no rule can say.

    A message that asks two questions gets a second answer before the bot listens again: rules would have to be
    written once for every pair of topics. `den första` after a question with buttons is a choice, whatever topic the
    words have by themselves. `vad var numret?` means what the last replies make of it. After an answer that is in doubt
    stands what else may have been meant. And after what may become danger 112 is named, whatever the reply was.
    """

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """The rules' prediction; where they would listen with something left to say, that."""
        latest = tracker.latest_action_name
        if latest == ACTION_LISTEN_NAME and (meant := _meant(tracker)):
            return self._only(meant, tracker, domain)
        if latest in _LAST:
            prediction = self._only(ACTION_LISTEN_NAME, tracker, domain)
        else:
            prediction = super().predict_action_probabilities(tracker, domain, rule_only_data, **kwargs)
            listens = prediction.probabilities[domain.index_for_action(ACTION_LISTEN_NAME)] > 0
            if latest == ACTION_LISTEN_NAME or not listens:
                return prediction
            if _asks_more(tracker):
                return self._only(ACTION_SECOND, tracker, domain)
            if _is_in_doubt(tracker):
                return self._only(ACTION_ALTERNATIVES, tracker, domain)
        if latest != IF_DANGER and is_due(said_backwards(tracker.events)):
            return self._only(IF_DANGER, tracker, domain)
        return prediction

    def _only(self, action: str, tracker: DialogueStateTracker, domain: Domain) -> PolicyPrediction:
        return self._prediction(self._prediction_result(action, tracker, domain))

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> Found:
        """What the rules say of a running conversation, looked up by its latest states; Rasa searches once for each.

        Training and its checks of the rules search as ever: their trackers keep no states.
        """
        states = tracker.latest_states() if isinstance(tracker, LiveTracker) else None
        if states is None:
            found: Found = super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)
            return found
        if use_text_for_last_user_input and not self._rules_have_text:
            return None, None, False
        latest = [{part: dict(held) for part, held in state.items()} for state in states[-self._longest_rule - 1 :]]
        self.featurizer._choose_last_user_input([latest], use_text_for_last_user_input)
        key = (repr(latest), tracker.active_loop_name, use_text_for_last_user_input)
        if key not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[str, str | None, bool], Found]:
        return {}

    @cached_property
    def _rules_have_text(self) -> bool:
        return any(USER in state and TEXT in state[USER] for rule in self._rules() for state in rule)

    @cached_property
    def _longest_rule(self) -> int:
        return max(map(len, self._rules()), default=0)

    def _rules(self) -> list[list[State]]:
        tables = (RULES, RULES_FOR_LOOP_UNHAPPY_PATH)
        return [self._rule_key_to_state(rule) for table in tables for rule in self.lookup.get(table, {})]


def _meant(tracker: DialogueStateTracker) -> str | None:
    """The action that answers what the latest message means after the replies before; None for what stands alone."""
    if _chooses(tracker):
        return ACTION_CLARIFY
    return ACTION_FOLLOW_UP if _follows_up(tracker) else None


def _asks_more(tracker: DialogueStateTracker) -> bool:
    message = tracker.latest_message
    if message is None:
        return False
    topic = message.intent.get("name")
    others = [entity for entity in message.entities if entity.get("entity") == SECOND]
    return any(
        not _is_left_out(str(topic), str(other["value"]), (message.text or "")[other["start"] : other["end"]])
        for other in others
    )


def _is_in_doubt(tracker: DialogueStateTracker) -> bool:
    message = tracker.latest_message
    replied = topics_replied(said_backwards(tracker.events))
    return message is not None and bool(alternatives(message.parse_data or {}, replied))


def _is_left_out(topic: str, other: str, asked: str) -> bool:
    """Whether a second reply would contradict the first, as two routes to NODRA, or repeat its channels.

    What is for employees only counts where employees' words are `asked`, or the first question is theirs too.
    """
    if other in EMPLOYEES and topic not in EMPLOYEES and not is_of_work(asked):
        return True
    if topic in NODRA_TOPICS:
        return other in NODRA_TOPICS or other == "kommer_inte_fram"
    return topic == "kommunal_tjanst" and other in _ALL_CHANNELS


def _follows_up(tracker: DialogueStateTracker) -> bool:
    message = tracker.latest_message
    if message is None or tracker.active_loop_name:
        return False
    parsed = heard({**(message.parse_data or {}), "text": message.text})
    if tracker.get_slot(QUESTION) is not None and parsed.topic in _ANSWERS and not is_not_of_water(parsed.text):
        return False
    return follow_up(parsed, told_before(said_backwards(tracker.events))) is not None


def _chooses(tracker: DialogueStateTracker) -> bool:
    message = tracker.latest_message
    text = (message.text or "") if message else ""
    if message is None or (message.intent.get("name") == EMERGENCY and not is_bare_choice(text)):
        return False
    offer = newest_reply(said_backwards(tracker.events))
    return offer is not None and chosen_place(text) is not None and offer.topic == ASKED_BACK and bool(offer.offered)
