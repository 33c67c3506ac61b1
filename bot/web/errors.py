"""What goes wrong at the public channel, as the resident sees it."""

from __future__ import annotations

from dataclasses import dataclass

from sanic.response import HTTPResponse, json

from bot.facts.channels import SOS
from bot.facts.incident import Facts


@dataclass
class ChatError(Exception):
    """An error with a code for programs and a Swedish sentence for the resident."""

    status: int
    code: str
    message: str
    retry_after: int | None = None  # seconds


# Told, never raised: an error that is raised again keeps, by its traceback, every request that it was raised for.
NOT_FOUND = ChatError(404, "not_found", "Sidan finns inte.")
TOO_SLOW = ChatError(408, "too_slow", "Det tog för lång tid att skicka meddelandet. Försök igen.")
FAILED = ChatError(500, "failed", "Något gick fel. Försök igen om en stund.")


def error_response(error: ChatError, facts: Facts) -> HTTPResponse:
    """The error as JSON; its message ends with a channel that works."""
    headers = {"Cache-Control": "no-store"}
    if error.retry_after is not None:
        headers["Retry-After"] = str(error.retry_after)
    return json(error_body(error, facts), status=error.status, ensure_ascii=False, headers=headers)


def error_body(error: ChatError, facts: Facts) -> dict[str, dict[str, str]]:
    """The error as programs and residents read it."""
    return {"error": {"code": error.code, "message": f"{error.message} {contact(facts)}"}}


def unauthorized() -> ChatError:
    """The refusal of a token that opens no conversation."""
    return ChatError(401, "no_session", "Samtalet finns inte längre. Börja ett nytt.")


def unavailable() -> ChatError:
    """The refusal while the store or the model does not work."""
    return ChatError(503, "unavailable", "Chatten svarar inte just nu. Försök igen om en stund.", 5)


def forbidden() -> ChatError:
    """The refusal of a page on a site that may not embed the chat."""
    return ChatError(403, "origin", "Den här webbplatsen får inte använda chatten.")


def too_many(seconds: int) -> ChatError:
    """The refusal of one message too many."""
    unit = "sekund" if seconds == 1 else "sekunder"
    return ChatError(429, "too_many", f"Det blev många meddelanden på kort tid. Vänta {seconds} {unit}.", seconds)


def closed(notice: str) -> ChatError:
    """The refusal while staff have turned the bot off."""
    return ChatError(503, "closed", notice)


def contact(facts: Facts) -> str:
    """The emergency number, and the contact centre."""
    danger, phone, email = (
        facts.channels.channels[name].value for name in (SOS, "kontaktcenter_telefon", "kontaktcenter_epost")
    )
    return f"Vid fara för liv: ring {danger}. Du når kontaktcenter på {phone} eller {email}."
