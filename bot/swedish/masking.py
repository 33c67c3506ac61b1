"""Personal data is masked before anything is stored or logged."""

from __future__ import annotations

import re
from collections.abc import Collection

MASK = "[personnummer]"
CARD_MASK = "[kortnummer]"
PHONE_MASK = "[telefonnummer]"
EMAIL_MASK = "[e-postadress]"

MASKED = re.compile("|".join(map(re.escape, (MASK, CARD_MASK, PHONE_MASK, EMAIL_MASK))))
"""What masking leaves; it says nothing of what is asked."""

# Hyphens, dashes and minus signs, and what else people put between the parts.
_DASH = "\\-\u2010-\u2015\u2212\ufe63\uff0d"
# Year (two or four digits), month and day; coordination numbers add 60.
_DATE = rf"""(?<![\d+])
    (?P<century>18|19|20)?(?P<year>\d{{2}}) (?P<parts>[ ./{_DASH}]?)
    (?:0[1-9]|1[0-2]) (?P=parts)
    (?:[06][1-9]|[1278]\d|[39][01])"""
# The date, perhaps signs, and four digits.
_PERSONAL_NUMBER = re.compile(rf"{_DATE} [ ()+./:_{_DASH}]{{0,3}} \d{{2}}[ ]?\d{{2}} (?!\d)", re.VERBOSE)
# Whatever signs and words part it; but times of day and sums of money after a date are none.
_PARTED_NUMBER = re.compile(
    rf"""{_DATE} [\W_]{{0,3}}
    (?P<words>(?!t\d)[^\W\d_][\W_]{{0,3}}
        |(?:(?:och|samt|med|plus|de|dom|mina|min|är|nr|nummer|(?P<told>sista(?:[ ](?:fyra|4))?|(?:fyra|4)[ ]sista
        |(?:kontroll|slut)?siffr\w{{0,7}}))\b[\W_]{{0,3}}){{1,6}})?
    (?!(?:[01]\d|2[0-3])(?:[.:][0-5]\d|[0-5]\d[ ]?[{_DASH}][ ]?\d)) (?P<last>\d(?:[\W_]?\d){{3}})
    (?!\d|(?:[.,]\d\d)?[ ]?(?:kr\b|kronor\b|sek\b|:-))""",
    re.VERBOSE | re.IGNORECASE,
)
_CARD = re.compile(
    rf"""(?<![\d+])
    (?:\d(?:[ -]?\d){{12,18}}|\d{{4}}(?P<sign>[ ]?[._{_DASH}][ ]?)(?:\d{{4}}(?P=sign)){{2}}\d{{4}})
    (?!\d)""",
    re.VERBOSE,
)
_PHONE = re.compile(r"(?<![\d-])(?:(?:\+|00)\d{1,3}[ -/]?(?:\(0\))?|0)\d(?:[ /_-]{0,2}\d){5,10}(?!\d)")
# Points part a mobile number, but no other: `08.05 08.40 09.15` are times.
_MOBILE = re.compile(r"(?<!\d)(?:0|(?:\+|00)46[ ./_-]?(?:\(0\))?)7\d(?:[ ./_-]{0,2}\d){7}(?!\d)")
# `före @example.se` asks for what stands before it.
_AT = re.compile(r"(?: @ | ?[(\[{] ?(?:at|snabel-?a) ?[)\]}] ?)", re.IGNORECASE)
# From the beginning of a word alone, which keeps it linear.
_EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]+(?:@[\w-]+(?:\.[\w-]+)+|{_AT.pattern}[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{{2,}}(?!\w))",
    re.IGNORECASE,
)
# An address of an office says nothing of a person.
_OFFICE = re.compile(r"(?:info|kundservice|kundtjanst|kontakt|support|registrator|faktura|kommun)@", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d(?:[\W_]{0,3}\d){7}")
_FEWEST_PHONE_DIGITS = 8
_NINE = 9
_PAST = 40  # such a year without its century is of the last one, and nothing is planned in it
_TEN = 10  # digits that the check digit is reckoned from, itself among them: without the century


def mask(text: str, own: Collection[str] = ()) -> str:
    """The text with personal, card and phone numbers and e-mail addresses replaced by what they were.

    `own` are the published phone numbers and addresses, which survive, as do dates and offices' addresses. The check
    digit of a personal number is not asked for: a mistyped one still points at somebody. A card number's is, since
    other long numbers are many, and so is that of a number which might as well be a date and something else; a date of
    the last century is somebody's birth.
    """
    kept = {_digits(value) for value in own}
    addresses = {value.lower() for value in own}

    def card(match: re.Match[str]) -> str:
        return CARD_MASK if _passes_luhn(_digits(match[0])) else match[0]

    def personal(match: re.Match[str]) -> str:
        return match[0] if _digits(match[0]) in kept else MASK

    def parted(match: re.Match[str]) -> str:
        past = match["century"] in ("18", "19") or (not match["century"] and int(match["year"]) >= _PAST)
        whole = match["last"].isdigit() and not match["words"]
        sure = match["told"] or (not match["parts"] and (whole or past))
        return personal(match) if sure or _passes_luhn(_digits(match[0])[-_TEN:]) else match[0]

    def phone(match: re.Match[str]) -> str:
        digits = _digits(match[0])
        return match[0] if digits in kept or len(digits) < _FEWEST_PHONE_DIGITS else PHONE_MASK

    def email(match: re.Match[str]) -> str:
        address = _AT.sub("@", match[0]).lower()
        return match[0] if address in addresses or _OFFICE.match(address) else EMAIL_MASK

    masked = _EMAIL.sub(email, text)
    masked = _CARD.sub(card, masked)
    masked = _MOBILE.sub(phone, _PHONE.sub(phone, masked))
    masked = _PERSONAL_NUMBER.sub(personal, masked)
    return _PARTED_NUMBER.sub(parted, masked)


def tells_of_somebody(text: str) -> bool:
    """Whether `text` holds a personal, card or mobile number, which no question is in need of."""
    if not _LONG_NUMBER.search(text):
        return False
    masked = mask(text)
    return MASK in masked or CARD_MASK in masked or bool(_MOBILE.search(text))


def _digits(text: str) -> str:
    """The digits alone, a Swedish number as it is dialled at home."""
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    for abroad in ("0046", "46"):
        if digits.startswith(abroad) and (text.lstrip().startswith(("+", "00"))):
            return "0" + digits[len(abroad) :]
    return digits


def _passes_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of the others, as on payment cards (ISO/IEC 7812)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - _NINE if value > _NINE else value
    return total % 10 == 0
