"""What goes wrong at the public channel, as the resident sees it."""

from __future__ import annotations

from dataclasses import dataclass

from sanic.response import HTTPResponse, json

from bot.facts.incident import Facts


@dataclass
class ChatError(Exception):
    """An error with a code for programs and a Swedish sentence for the resident."""

    status: int
    code: str
    message: str


UNAUTHORIZED = ChatError(401, "no_session", "Samtalet finns inte längre. Börja ett nytt.")
NOT_FOUND = ChatError(404, "not_found", "Sidan finns inte.")
FAILED = ChatError(500, "failed", "Något gick fel. Försök igen om en stund.")


def error_response(error: ChatError, facts: Facts) -> HTTPResponse:
    """The error as JSON; its message ends with a channel that works."""
    return json(
        {"error": {"code": error.code, "message": f"{error.message} {contact(facts)}"}},
        status=error.status,
        ensure_ascii=False,
        headers={"Cache-Control": "no-store"},
    )


def contact(facts: Facts) -> str:
    """One sentence that names the contact centre."""
    phone = facts.channels.channels["kontaktcenter_telefon"].value
    email = facts.channels.channels["kontaktcenter_epost"].value
    return f"Du når kontaktcenter på {phone} eller {email}."
