"""The one door to the Rasa agent: a message in, an answer out."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.core.training_data.story_writer.yaml_story_writer import YAMLStoryWriter
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY

from bot import shortcuts
from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.conversations import ConversationStore, file_of
from bot.dialogue.endpoints import KEEPING, keeps_in_a_file, open_store, read_endpoints
from bot.dialogue.live_answers import live_answers
from bot.dialogue.locks import ConversationLocks
from bot.dialogue.soundness import set_aside_when_corrupt
from bot.dialogue.steps import Steps
from bot.facts.clock import stamp
from bot.facts.hours import STOCKHOLM
from bot.facts.incident import live_facts
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.settings import settings
from bot.swedish.masking import mask
from bot.swedish.normalise import tidy

MOST_SIGNS = 500
CHANNEL = "chat"
WELCOME = "utter_valkommen"
FAILURE = "utter_fel"
DANGER = "utter_nodlage"
REFUSAL = "utter_ogiltigt"
CAUTION = "utter_dolt"
CANARY = "När har ni öppet?"
CANARY_TOPIC = "oppettider"

log = structlog.get_logger()


class InvalidMessageError(ValueError):
    """A message that cannot be answered; its text is Swedish and for the resident."""


class ModelError(Exception):
    """A model that cannot be used; its text is Swedish, for staff, and says what to do."""


@dataclass(frozen=True)
class Reply:
    """One bubble of the bot: its text, the buttons it offers, the channels it names."""

    text: str
    buttons: list[dict[str, str]] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """As the contracts of shell and HTTP have it."""
        return {"text": self.text, "buttons": self.buttons, "channels": self.channels}


@dataclass(frozen=True)
class Answer:
    """What one message got. `ms` is the time it took in milliseconds.

    `next_topics` are the next likeliest, and `model` the name of the model that answered: for the journal alone.
    """

    text: str
    topic: str | None
    confidence: float | None
    system: str | None
    replies: list[Reply]
    ms: float
    next_topics: tuple[str, ...] = ()
    model: str | None = None

    def as_json(self) -> dict[str, Any]:
        """As `lots ask --json` prints it."""
        return {
            "text": self.text,
            "topic": self.topic,
            "confidence": self.confidence,
            "system": self.system,
            "replies": [reply.as_json() for reply in self.replies],
            "ms": self.ms,
        }


@dataclass(frozen=True)
class Turn:
    """One message of a stored conversation. `who` is `resident` or `bot`; `at` is in seconds since 1970."""

    who: str
    text: str
    at: float
    reply: Reply | None = None


class _Collector(OutputChannel):
    """Keeps the utterances whole, with the topic and channels that the words put beside the text."""

    def __init__(self) -> None:
        self.utterances: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name in the stored conversation."""
        return CHANNEL

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take one utterance."""
        self.utterances.append(message)


class Assistant:
    """Answers messages, each in its conversation."""

    def __init__(self, agent: Agent, store: TrackerStore, clock: Callable[[], datetime] | None = None) -> None:
        self._agent = agent
        self._store = store
        self._clock = clock or (lambda: datetime.now(STOCKHOLM))
        self.steps = Steps()
        self.on_failure: Callable[[str], None] = lambda _: None
        self.loaded_at = time.time()

    @classmethod
    def load(
        cls,
        model: Path,
        endpoints: Path | None = None,
        *,
        keep: bool,
        clock: Callable[[], datetime] | None = None,
    ) -> Assistant:
        """Load the newest model of a folder, or one model file.

        `keep` stores conversations where `endpoints`, or the settings' file, says; otherwise they are forgotten with
        the process.
        Raises ModelError, and DocumentError when the endpoints, facts or answers cannot be read.
        """
        live_facts(settings().incident)
        live_answers(settings().topics)
        shortcuts.install()
        endpoints = endpoints or settings().endpoints
        configured = read_endpoints(endpoints)
        if keep and keeps_in_a_file(configured):
            set_aside_when_corrupt(file_of(configured.tracker_store.kwargs.get("db")))
        store = open_store(endpoints, configured) if keep else InMemoryTrackerStore(domain=None)
        shared = keep and configured.lock_store is not None
        agent = _usable(
            model,
            tracker_store=store,
            generator=configured.nlg,
            lock_store=LockStore.create(configured.lock_store) if shared else ConversationLocks(),
            action_endpoint=configured.action,
        )
        # Rasa wraps the store: what cannot be stored is kept in memory, silently, and lost. Better an honest failure.
        agent.tracker_store = agent.processor.tracker_store = store
        return cls(agent, store, clock)

    def now(self) -> datetime:
        """The time that answers are given at."""
        return self._clock()

    @property
    def model(self) -> str:
        """Rasa's id of the model that answers: another after each training."""
        return str(self._agent.model_id)

    @classmethod
    def of(cls, agent: Agent) -> Assistant:
        """The door to an agent that somebody else loaded, as `rasa run` does."""
        store = agent.tracker_store
        return cls(agent, getattr(store, "_tracker_store", store))

    def adopt(self, other: Assistant) -> None:
        """Answer with the model of `other` from the next message on; conversations and their locks stay.

        Messages under way end with the model that they began with. Call it on the event loop that answers.
        """
        agent, store = other._agent, self._agent.tracker_store
        agent.tracker_store = agent.processor.tracker_store = store
        agent.lock_store = agent.processor.lock_store = self._agent.lock_store
        store.domain = agent.domain
        self._agent = agent
        self.loaded_at = other.loaded_at

    def topics(self, texts: Sequence[str]) -> list[str]:
        """The topic that each text has by itself, outside every conversation; far quicker than answering."""
        processor = self._agent.processor
        target = processor.model_metadata.nlu_target
        messages = [UserMessage(text=self._typed(text)) for text in texts]
        inputs = {PLACEHOLDER_MESSAGE: messages, PLACEHOLDER_TRACKER: None}
        read = processor.graph_runner.run(inputs=inputs, targets=[target])[target]
        found = [str((message.get(INTENT) or {}).get(INTENT_NAME_KEY)) for message in read]
        return [ASKED_BACK if topic == DEFAULT_NLU_FALLBACK_INTENT_NAME else topic for topic in found]

    async def begin(self, conversation: str) -> list[Reply]:
        """Start a conversation; the greeting says that this is a bot."""
        processor = self._agent.processor
        tracker = await processor.fetch_tracker_and_update_session(conversation)
        said = await self._agent.nlg.generate(WELCOME, tracker, CHANNEL)
        reply = _reply(said or {})
        tracker.update(BotUttered(text=reply.text, metadata=_metadata(said or {})), processor.domain)
        await processor.save_tracker(tracker)
        return [reply]

    async def answer(self, conversation: str, text: str) -> Answer:
        """Answer what a resident typed; raises InvalidMessageError for an empty or too long text."""
        checked = _checked(text)
        masked = mask(checked, self._own_addresses())
        typed = _without_intent_syntax(masked)
        answer = await self._handle(conversation, UserMessage(text=typed), typed)
        if masked != checked and answer.topic != EMERGENCY:
            answer.replies.append(await self._say(CAUTION))
        return answer

    async def choose(self, conversation: str, payload: str) -> Answer:
        """Answer a pressed button; raises InvalidMessageError when this conversation was not offered it."""
        offered = await self._offered(conversation, payload)
        if payload not in offered:
            raise InvalidMessageError("Det valet finns inte längre. Skriv din fråga i stället.")
        intent = {"name": payload.lstrip("/"), "confidence": 1.0}
        parsed = {"text": payload, "intent": intent, "intent_ranking": [intent], "entities": []}
        return await self._handle(conversation, UserMessage(text=payload, parse_data=parsed), offered[payload])

    async def refuse(self, text: str, error: InvalidMessageError) -> Answer:
        """The answer to a message that cannot be answered: why, and a channel that works."""
        return Answer(text, None, None, None, [await self._say(REFUSAL, fel=str(error))], 0.0)

    async def give_up(self, text: str, reason: str) -> Answer:
        """The answer when there is none in time, `reason` for the operator: the contact centre, and 112 in danger."""
        self.on_failure(reason)
        typed = self._typed(text)[:MOST_SIGNS]  # after masking: half a number would be told
        said = await self._failure(UserMessage(text=typed))
        return Answer(typed, said.get("topic"), None, None, [_reply(said)], 0.0)

    async def story(self, conversation: str) -> str:
        """The conversation as a Rasa test story, in YAML."""
        tracker = await self._stored(conversation)
        return str(tracker.export_stories(YAMLStoryWriter(), e2e=True, include_source=False)) if tracker else ""

    async def history(self, conversation: str) -> list[Turn]:
        """The conversation so far, a pressed button by its title; empty for one that is not stored."""
        tracker = await self._stored(conversation)
        turns: list[Turn] = []
        titles: dict[str, str] = {}
        for event in tracker.events if tracker else ():
            if isinstance(event, UserUttered) and event.text:
                turns.append(Turn("resident", titles.get(event.text, event.text), event.timestamp))
            elif isinstance(event, BotUttered) and event.text:
                reply = _reply({**event.metadata, "text": event.text, "buttons": event.data.get("buttons")})
                titles |= {button["payload"]: button["title"] for button in reply.buttons}
                turns.append(Turn("bot", reply.text, event.timestamp, reply))
        return turns

    async def exists(self, conversation: str) -> bool:
        """Whether the conversation is stored."""
        if isinstance(self._store, KEEPING):
            return await self._store.exists(conversation)
        return await self._stored(conversation) is not None

    def alone(self, conversation: str) -> AbstractAsyncContextManager[Any]:
        """While it is held, no message of the conversation is answered; waits for the one under way."""
        held: AbstractAsyncContextManager[Any] = self._agent.lock_store.lock(conversation)
        return held

    async def forget(self, conversation: str) -> None:
        """Delete everything stored of the conversation."""
        if isinstance(self._store, KEEPING):
            await asyncio.to_thread(self._store.delete, conversation)
        else:
            self._store.store.pop(conversation, None)

    async def purge(self, days: int) -> int:
        """Delete conversations that began more than `days` ago; returns how many."""
        if not isinstance(self._store, KEEPING):
            return 0
        return int(await asyncio.to_thread(self._store.purge, days))

    async def is_ready(self) -> bool:
        """Whether a canary question gets its answer."""
        conversation = f"canary-{secrets.token_hex(8)}"  # another worker asks at the same time
        try:
            answer = await self.answer(conversation, CANARY)
            return answer.topic == CANARY_TOPIC
        finally:
            await self.forget(conversation)

    async def _handle(self, conversation: str, message: UserMessage, shown: str) -> Answer:
        started = time.perf_counter()
        collector = _Collector()
        message.sender_id = conversation
        message.input_channel = CHANNEL
        message.output_channel = collector
        message.metadata = stamp(self.now())
        self.steps.follow(self._agent.processor)
        failed = False
        try:
            await self._agent.handle_message(message)
        except Exception:
            log.exception("answer.failed")
            failed = True
        if failed or not collector.utterances:
            if not failed:
                log.error("answer.empty", remedy="see the error before this one")
            self.on_failure("failed" if failed else "empty")
            # What was said but not stored is taken back: a resident and the bot must remember the same conversation.
            collector.utterances = [await self._failure(message)]
        first = collector.utterances[0]
        return Answer(
            text=shown,
            topic=first.get("topic"),
            confidence=_rounded(first.get("confidence")),
            system=first.get("system"),
            replies=[_reply(utterance) for utterance in collector.utterances],
            ms=round((time.perf_counter() - started) * 1000, 1),
            next_topics=tuple(first.get("next_topics") or ()),
            model=self._agent.processor.model_filename,
        )

    async def _say(self, response: str, **given: str) -> Reply:
        """A response that no message led to, and that is not part of the conversation."""
        said = await self._agent.nlg.generate(response, DialogueStateTracker("aside", None), CHANNEL, **given)
        return _reply(said or {})

    async def _failure(self, message: UserMessage) -> dict[str, Any]:
        """Words for a message that cannot be answered; danger is heard without store, locks and actions."""
        danger = False
        try:
            parsed = message.parse_data or await self._agent.processor.parse_message(message)
            danger = parsed["intent"]["name"] == EMERGENCY
        except Exception:
            log.exception("failure.unheard", remedy="see that the model is whole: lots train")
        tracker = DialogueStateTracker("aside", None)
        said = await self._agent.nlg.generate(DANGER if danger else FAILURE, tracker, CHANNEL) or {}
        return {**said, "topic": EMERGENCY if danger else None}  # not that of the file in which the words stand

    def _typed(self, text: str) -> str:
        """What somebody typed, as it may be read and stored."""
        return _without_intent_syntax(mask(tidy(text), self._own_addresses()))

    def _own_addresses(self) -> list[str]:
        channels = live_facts(settings().incident).get().channels.channels.values()
        return [channel.value for channel in channels]

    async def _offered(self, conversation: str, payload: str) -> dict[str, str]:
        """The offered buttons by payload; of the last turns alone when `payload` is among them."""
        recent = self._store.recent(conversation) if isinstance(self._store, ConversationStore) else ()
        said = (event.data.get("buttons") or () for event in recent if isinstance(event, BotUttered))
        offered = {button["payload"]: button["title"] for buttons in said for button in buttons}
        if payload in offered:
            return offered
        return {
            button["payload"]: button["title"]
            for turn in await self.history(conversation)
            if turn.reply
            for button in turn.reply.buttons
        }

    async def _stored(self, conversation: str) -> DialogueStateTracker | None:
        tracker = await self._agent.tracker_store.retrieve_full_tracker(conversation)
        if tracker is None or not any(isinstance(event, ActionExecuted | BotUttered) for event in tracker.events):
            return None
        return tracker


def _usable(model: Path, **endpoints: Any) -> Agent:
    """An agent with the newest model that can be read: a broken one must not keep the bot from starting."""
    models = sorted(model.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime) if model.is_dir() else [model]
    if not model.exists() or not models:
        raise ModelError(f"Det finns ingen tränad modell i {model}. Kör: lots train")
    for path in reversed(models):
        try:
            with shortcuts.quick_load():
                agent = Agent.load(model_path=str(path), **endpoints)
        except Exception as error:
            log.error("model.unusable", model=str(path), reason=repr(error), remedy="lots train")
            continue
        if agent.is_ready():
            return agent
    raise ModelError(f"Modellen i {model} går inte att läsa. Kör: lots train")


def _checked(text: str) -> str:
    clean = tidy(text)
    if not clean:
        raise InvalidMessageError("Meddelandet är tomt. Skriv din fråga med några ord.")
    if len(clean) > MOST_SIGNS:
        raise InvalidMessageError(f"Meddelandet är för långt. Skriv högst {MOST_SIGNS} tecken.")
    return clean


def _without_intent_syntax(text: str) -> str:
    """Rasa reads a text that begins with a slash as an intent; a look-alike sign keeps it a text."""
    return "\N{DIVISION SLASH}" + text[1:] if text.startswith("/") else text


def _reply(utterance: dict[str, Any]) -> Reply:
    buttons = [{"title": button["title"], "payload": button["payload"]} for button in utterance.get("buttons") or []]
    return Reply(str(utterance.get("text") or ""), buttons, list(utterance.get("channels") or []))


def _metadata(utterance: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in utterance.items() if key not in ("text", "buttons")}


def _rounded(confidence: Any) -> float | None:
    return round(float(confidence), 3) if isinstance(confidence, float | int) else None
