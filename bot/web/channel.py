"""The public chat channel: a Rasa input channel that trusts nothing a client sends."""

from __future__ import annotations

import asyncio
import json as jsonlib
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from bot.assistant import Answer, Assistant, InvalidMessageError
from bot.dialogue.journal import Journal
from bot.dialogue.journal_tables import journal_url
from bot.facts.incident import live_facts
from bot.facts.switch import live_switch
from bot.settings import settings
from bot.web.deadline import SECONDS, LateError, within
from bot.web.errors import ChatError, closed, error_response, too_many, unauthorized, unavailable
from bot.web.files import contact_facts
from bot.web.limits import Limits
from bot.web.sessions import Sessions, stored_secret

_BEARER = "Bearer "

log = structlog.get_logger()


class ChatChannel(InputChannel):
    """Sessions issued by the server; text that is only ever text; buttons only where they were offered."""

    def __init__(self, assistant: Assistant | None = None) -> None:
        """Without an assistant, as under `rasa run`, the server's own agent answers."""
        self._given = assistant
        secret = stored_secret(settings().variable, settings().secret)
        self._sessions = Sessions(secret, settings().session_hours)
        self._limits = Limits(settings(), secret)
        self.journal = Journal(journal_url(settings()), secret)
        self._switch = live_switch(settings().incident)
        self._facts = live_facts(settings().incident)

    @classmethod
    def name(cls) -> str:
        """The channel's name, and its place in the address."""
        return "chat"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> ChatChannel:
        """The channel as `credentials.yml` registers it."""
        return cls()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes of the channel; messages go through the assistant, the same door as the shell's."""
        routes = Blueprint("chat_channel")

        # Sanic marks its handlers, which a bound method does not allow.
        @routes.post("/session")
        async def begin(request: Request) -> HTTPResponse:
            return await self.begin(request)

        @routes.post("/message")
        async def message(request: Request) -> HTTPResponse:
            return await self.message(request)

        @routes.get("/history")
        async def history(request: Request) -> HTTPResponse:
            return await self.history(request)

        @routes.delete("/session")
        async def delete(request: Request) -> HTTPResponse:
            return await self.delete(request)

        @routes.post("/feedback")
        async def feedback(request: Request) -> HTTPResponse:
            return await self.feedback(request)

        @routes.get("/channels")
        async def channels(request: Request) -> HTTPResponse:
            return await self.channels(request)

        @routes.exception(ChatError)
        async def refuse(request: Request, error: ChatError) -> HTTPResponse:
            request.ctx.code = error.code
            return error_response(error, self._facts.get())

        return routes

    async def begin(self, request: Request) -> HTTPResponse:
        """A conversation of its own, and its greeting."""
        self._check_open()
        self._check_wait(await self._limits.begin(_address(request)))
        token, conversation = self._sessions.issue()
        try:
            replies = await within(SECONDS, self._assistant(request).begin(conversation))
        except Exception as error:
            log.exception("session.failed", remedy="see the store")
            raise unavailable() from error
        body = {
            "token": token,
            "expires_in": self._sessions.seconds,
            "replies": [reply.as_json() for reply in replies],
        }
        return _private(body, 201)

    async def message(self, request: Request) -> HTTPResponse:
        """One message, or one pressed button, and what it got; in time, or the contact centre's number."""
        self._check_open()
        assistant = self._assistant(request)
        try:
            answer = await within(SECONDS, self._heard(request, assistant))
        except ChatError:
            raise
        except Exception as error:
            if not isinstance(error, LateError):
                log.exception("message.failed", remedy="see the store")
            text = _body(request).get("text")
            reason = "late" if isinstance(error, LateError) else "failed"
            answer = await assistant.give_up(text if isinstance(text, str) else "", reason)
            if conversation := self._opened(request):
                self.journal.note(conversation, answer, typed=isinstance(text, str))
        request.ctx.answer = answer
        return _private(
            {
                "topic": answer.topic,
                "confidence": answer.confidence,
                "system": answer.system,
                "replies": [reply.as_json() for reply in answer.replies],
            }
        )

    async def _heard(self, request: Request, assistant: Assistant) -> Answer:
        conversation = await self._conversation(request)
        body = _body(request)
        answer = await self._answered(assistant, conversation, body)
        self.journal.note(conversation, answer, typed="text" in body)
        return answer

    async def history(self, request: Request) -> HTTPResponse:
        """The conversation so far."""
        conversation = await self._conversation(request)
        turns = [
            {
                "who": turn.who,
                "text": turn.text,
                "at": turn.at,
                "buttons": turn.reply.buttons if turn.reply else [],
                "channels": turn.reply.channels if turn.reply else [],
            }
            for turn in await self._assistant(request).history(conversation)
        ]
        return _private({"messages": turns})

    async def delete(self, request: Request) -> HTTPResponse:
        """Everything stored of the conversation, gone."""
        conversation = await self._conversation(request)
        # A message under way would put back what is deleted meanwhile.
        async with self._assistant(request).alone(conversation):
            # The journal first: when it fails, the conversation is still there to be deleted once more.
            await asyncio.to_thread(self.journal.forget, conversation)
            await self._assistant(request).forget(conversation)
        return empty()

    async def feedback(self, request: Request) -> HTTPResponse:
        """Whether the last answer helped: a mark on its message in the journal."""
        conversation = await self._conversation(request)
        helpful = _body(request).get("helpful")
        if not isinstance(helpful, bool):
            raise ChatError(400, "invalid_message", "Svara med ja eller nej.")
        self.journal.vote(conversation, helpful=helpful)
        return empty()

    async def channels(self, request: Request) -> HTTPResponse:
        """The contact facts for the widget's fallback, the notice while the bot is off, the announcements in force."""
        return json(contact_facts(settings().incident, self._assistant(request).now()), ensure_ascii=False)

    def _check_open(self) -> None:
        if notice := self._switch.get():
            raise closed(notice)

    @staticmethod
    def _check_wait(seconds: int) -> None:
        if seconds:
            raise too_many(seconds)

    async def _answered(self, assistant: Assistant, conversation: str, body: dict[str, Any]) -> Answer:
        text, payload = body.get("text"), body.get("payload")
        try:
            if isinstance(text, str) and payload is None:
                return await assistant.answer(conversation, text)
            if isinstance(payload, str) and text is None:
                return await assistant.choose(conversation, payload)
        except InvalidMessageError as error:
            raise ChatError(400, "invalid_message", str(error)) from error
        raise ChatError(400, "invalid_message", "Meddelandet har fel form. Skicka text.")

    async def _conversation(self, request: Request) -> str:
        """The stored conversation of the request, which counts against the limits before the store is asked."""
        conversation = self._opened(request)
        if conversation is None:
            raise unauthorized()
        self._check_wait(await self._limits.message(conversation, _address(request)))
        if not await self._assistant(request).exists(conversation):
            raise unauthorized()
        return conversation

    def _opened(self, request: Request) -> str | None:
        """The conversation that the request's token opens, stored or not."""
        header = request.headers.get("authorization", "")
        return self._sessions.conversation(header[len(_BEARER) :]) if header.startswith(_BEARER) else None

    def _assistant(self, request: Request) -> Assistant:
        return self._given or Assistant.of(request.app.ctx.agent)


def _address(request: Request) -> str:
    """The resident's address as our own proxies tell it, else as the connection has it."""
    return request.remote_addr or request.ip


def _body(request: Request) -> dict[str, Any]:
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise ChatError(415, "not_json", "Meddelandet ska skickas som JSON.")
    try:
        body = jsonlib.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise ChatError(400, "not_json", "Meddelandet gick inte att läsa.") from error
    if not isinstance(body, dict):
        raise ChatError(400, "invalid_message", "Meddelandet har fel form. Skicka text.")
    return body


def _private(body: dict[str, Any], status: int = 200) -> HTTPResponse:
    return json(body, status=status, ensure_ascii=False, headers={"Cache-Control": "no-store"})
