"""What a short message means after the last replies, whichever topic its words have by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.circumstances import (
    CIRCUMSTANCES,
    DANGERS,
    acute_fault,
    asked_once_more,
    calls_early,
    defrauded,
    leak,
    not_of_nodra,
    outsider,
    planned_stop,
    taken_back,
    unsafe,
)
from bot.dialogue.context import (
    CONTACT_CENTRE,
    EMPLOYEES,
    FAULTS,
    NODRA_TOPICS,
    Meant,
    Said,
    chosen,
    ellipsis,
    is_about_faults,
    is_about_nodra,
    names_owner,
    nodra_too,
    phones,
    way,
)
from bot.dialogue.corrections import corrected, papers
from bot.dialogue.emergency import (
    STILL_DANGER,
    after_emergency,
    denied,
    heard_after_emergency,
    overruled,
    released,
    relief,
)
from bot.dialogue.heard import LIKELY, SHORT, SURE, THANKS, UNSURE, Heard, Rule, reading, reading_of_all
from bot.dialogue.hours import HOURS, OTHER_HOURS, of_others
from bot.dialogue.outright import said_outright
from bot.dialogue.staff import STAFF
from bot.facts.incident import live_facts
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.nlu.names import find_name
from bot.nlu.systems import TOPIC as STATUS
from bot.settings import settings
from bot.swedish import followups as spoken
from bot.swedish.details import names_nodra
from bot.swedish.mail import names_mail
from bot.swedish.normalise import fold
from bot.swedish.questions import adds, asks
from bot.swedish.unanswered import has_called_and_mailed, has_only_called, has_only_mailed, is_unanswered_mail
from bot.swedish.urgency import spoken_urgency

_MOST_WORDS = 14  # of a longer message only what conversations taught counts
# How likely what was learnt must be, where the words by themselves are clear, and where they are not.
_ENOUGH = (0.35, 0.25)
_ENOUGH_BESIDE = (LIKELY, 0.35)  # after 112, and where the municipality is named
_ENDS = {UNSURE, "ja", "tack", "hejda", "utanfor"}
_TROUBLES = {STATUS, "incident_lage", "incident_orsak", "incident_tidplan"}
# Whose reply names whom to call.
_ASKED_OF = {EMERGENCY, "bluff", FAULTS, "utanfor"}
# What is left when these ways of contact were refused.
_LEFT = {
    frozenset({spoken.PHONE}): Meant("kommer_inte_fram"),
    frozenset({spoken.MAIL}): Meant("kontakt", response="utter_kontakt_utan_mejl"),
    frozenset({spoken.VISIT}): Meant("kontakt", response="utter_kontakt_utan_besok"),
    frozenset({spoken.PHONE, spoken.MAIL}): Meant("kontakt_besok"),
    frozenset({spoken.PHONE, spoken.VISIT}): Meant("kontakt_epost", response="utter_kontakt_epost_bara"),
    frozenset({spoken.MAIL, spoken.VISIT}): Meant("kontakt_telefon", response="utter_kontakt_telefon_bara"),
}

_TOPICS_OF_WAYS = {spoken.PHONE: "kontakt_telefon", spoken.MAIL: "kontakt_epost", spoken.VISIT: "kontakt_besok"}
_EVERY_WAY = {spoken.PHONE, spoken.MAIL, spoken.VISIT}

# What a refusal may be read as by what was learnt; all else is another thing.
_OF_A_WAY = SHORT | {"kontakt", "kontakt_telefon", "kontakt_epost", "kontakt_besok", "kommer_inte_fram", STATUS}

# What was asked for by those who refuse another way.
_ASKED_INSTEAD = {
    (spoken.PHONE, "kontakt_epost"): Meant("kontakt_epost", response="utter_kontakt_epost_bara"),
    (spoken.PHONE, "kontakt_besok"): Meant("kontakt_besok"),
    (spoken.MAIL, "kontakt_telefon"): Meant("kontakt_telefon", response="utter_kontakt_telefon_bara"),
    (spoken.MAIL, "kontakt_besok"): Meant("kontakt_besok"),
    (spoken.VISIT, "kontakt_epost"): Meant("kontakt_epost"),
    (spoken.VISIT, "kontakt_telefon"): Meant("kontakt_telefon"),
}


def follow_up(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """What `message` means after `replies`, newest first; None when its own words count."""
    told = [reply for reply in replies if reply.topic != ASKED_BACK]
    if message.topic == EMERGENCY:
        return relief(message, told) or released(message, told) or overruled(message, told)
    alone = unsafe(message, told) or leak(message) or planned_stop(message, told)
    alone = alone or taken_back(message, told) or acute_fault(message, told)
    if instead := alone or denied(message, told) or released(message, told):
        return instead
    outright = said_outright(message, replies)
    if outright or not told:
        return outright
    words = spoken.core(message.text)
    if danger := _first(DANGERS, message, words, told):
        return danger
    asks_two = message.asks_two and told[0].topic != EMERGENCY and not _refuses_what_it_names(message)
    if asks_two or message.text.startswith("/") or _answers(message, replies[0]):
        return None
    rules = _RULES if len(message.text.split()) <= _MOST_WORDS else _rules_for_long(message, told[0])
    return _first(rules, message, words, told)


def _first(rules: Sequence[Rule], message: Heard, words: str, told: Sequence[Said]) -> Meant | None:
    """What the first of `rules` that says anything says."""
    return next((meant for rule in rules if (meant := rule(message, words, told[0], told))), None)


def _answers(message: Heard, asked: Said) -> bool:
    """Whether a message answers a question with choices: yes, no, or one of them in words."""
    if asked.topic != ASKED_BACK:
        return False
    return message.topic in ("ja", "nej") or (message.topic == UNSURE and chosen(message.text, asked) is not None)


def _number(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`vad var numret?` is the last number that was told, as it was told first."""
    if not spoken.asks_number(words) or names_owner(message.text):
        return None
    if before.topic == EMERGENCY:
        return Meant("nodra_akut" if "nodra" in words else EMERGENCY)
    if is_about_nodra(before) or "nodra" in words:
        return _nodra_by_phone(told)
    for reply in told:
        if own := phones(reply.channels):
            plain = [other for other in told if own & phones(other.channels) and other.topic != STATUS]
            first = (plain or [reply])[0]
            return Meant(first.topic, first.system)
        if CONTACT_CENTRE in reply.channels:
            break
    return Meant("kontakt_telefon")


def _instead(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`inte Vitec utan IST`: the system that is meant."""
    part = spoken.corrected(message.text)
    named = find_name(part, live_facts(settings().incident).get().status.names) if part else None
    return Meant(STATUS, named[0]) if named and before.topic in _TROUBLES else None


def _change_of_mind(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """An errand for NODRA turns out to be urgent after all, or not to be."""
    urgent = spoken_urgency(message.text)
    if before.topic == "nodra_ej_akut" and spoken.denies(message.text):
        urgent = True
    if urgent is None or message.topic not in SHORT | NODRA_TOPICS or not is_about_nodra(before):
        return None
    return Meant("nodra_akut" if urgent else "nodra_ej_akut")


def _urgency(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """What holds in a hurry: `och om det är bråttom?`."""
    if not spoken.asks_if_urgent(words):
        return None
    if before.topic == EMERGENCY:
        return Meant(EMERGENCY)
    if message.topic == "nodra_akut" or names_nodra(message.text) or is_about_nodra(before):
        return Meant("nodra_akut")
    if is_about_faults(before):
        return Meant(FAULTS)
    if before.topic in EMPLOYEES:
        return Meant("medarbetare_stod")
    return Meant("kontakt_telefon", response="utter_kontakt_telefon_brattom")


def _other_way(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """A way of contact that does not work for somebody: what is left of those that were not refused before."""
    way_refused = spoken.refused(message.text)
    of_a_system = message.topic == STATUS and before.topic in _TROUBLES
    if way_refused is None or of_a_system or before.topic in EMPLOYEES or _wants_else(message, before):
        return None
    if is_about_nodra(before):
        return Meant(STATUS, "nodra_telefon") if way_refused == spoken.PHONE else _nodra_by_phone(told)
    if asked := _ASKED_INSTEAD.get((way_refused, message.topic)):
        return asked
    ways = {way_refused} | {way for reply in told if (way := spoken.refused(reply.asked))}
    if any(reply.topic == "kommer_inte_fram" for reply in told):
        ways.add(spoken.PHONE)
    return _LEFT.get(frozenset(ways), Meant("kontakt"))


def _every_way(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """Who has phoned and mailed in vain and cannot come is not sent round once more."""
    of_others = is_about_nodra(before) or before.topic in {*EMPLOYEES, FAULTS, EMERGENCY}
    if of_others or message.topic not in _OF_A_WAY | {"klagomal"} or not _in_vain(message.text):
        return None
    texts = [message.text, *(reply.asked for reply in told)]
    tried = set().union(*map(_in_vain, texts))
    if any(reply.topic == "kommer_inte_fram" for reply in told):
        tried.add(spoken.PHONE)
    if tried == _EVERY_WAY:
        cannot = set().union(*map(spoken.all_refused, texts))
        left = "telefon" if cannot == _EVERY_WAY - {spoken.PHONE} else "alla"
        return Meant("kommer_inte_fram", response=f"utter_kommer_inte_fram_{left}")
    goes = tried == _EVERY_WAY - {spoken.VISIT} and has_only_called(message.text)
    return Meant("kommer_inte_fram", response="utter_kommer_inte_fram_besok") if goes else None


def _in_vain(text: str) -> set[str]:
    """The ways of contact that `text` refuses or has tried."""
    ways = {spoken.PHONE, spoken.MAIL} if has_called_and_mailed(text) else set()
    if is_unanswered_mail(text) or has_only_mailed(text):
        ways.add(spoken.MAIL)
    if has_only_called(text):
        ways.add(spoken.PHONE)
    return ways | spoken.all_refused(text)


def _refuses_what_it_names(message: Heard) -> bool:
    """Whether the way of contact that a message is taken to ask for is one it refuses: `har ingen mejl. var är det`."""
    return any(_TOPICS_OF_WAYS[way] == message.topic for way in spoken.all_refused(message.text))


def _wants_else(message: Heard, before: Said) -> bool:
    """Whether words that refuse a way only lead to what is wanted: `kan inte gå ner i källaren, el och vatten`."""
    topic, probability = reading(message, before)
    return topic not in _OF_A_WAY and probability >= LIKELY


def _same_for(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`gäller det NODRA också?`, `telefonen också?`."""
    if too := nodra_too(message.text, before):
        return too
    if spoken.asks_of_phone(words) and any(reply.topic in _TROUBLES for reply in told):
        return Meant(STATUS, "nodra_telefon" if is_about_nodra(before) else CONTACT_CENTRE)
    return None


def _in_some_way(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`mejla då?`, `får man komma dit?`, and how to reach NODRA."""
    if spoken.asks_to_come(words):
        return Meant("kontakt_besok")
    if spoken.asks_whom(words):
        return _whom(before, told)
    if is_about_nodra(before) and spoken.asks_which_of_both(fold(message.text)):
        return _nodra_by_phone(told)
    asked = way(fold(message.text)) or way(words)
    if asked == "kontakt_epost":
        return Meant(STATUS, "nodra_epost") if is_about_nodra(before) else Meant(asked)
    reaches = message.topic in ("kontakt", "kontakt_telefon") or (message.topic == UNSURE and "ring" in words)
    reaches_them = reaches and spoken.speaks_of_them(fold(message.text))
    if is_about_nodra(before) and (asked or reaches_them) and not names_owner(message.text):
        return _nodra_by_phone(told)
    return Meant(asked) if asked else None


def _whom(before: Said, told: Sequence[Said]) -> Meant:
    """Who can be asked about what was just spoken of."""
    if before.topic in _ASKED_OF:
        return Meant(before.topic)
    if is_about_nodra(before):
        return _nodra_by_phone(told)
    return Meant("medarbetare_stod" if before.topic in EMPLOYEES else "kontakt")


def _again(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """The same once more."""
    topic, probability = reading(message, before)
    if topic not in {*SHORT, before.topic} and probability >= SURE:
        return None  # `fakturan förfaller på fredag, ska jag bara vänta?` is about the bill
    asked = spoken.asks_again(words) or spoken.asks_again(fold(message.text))
    if asked and names_mail(words) and not is_about_nodra(before):
        return Meant("kontakt_epost")
    if asked and message.topic not in ("klagomal", "annat_sprak", "manniska") and before.topic not in SHORT:
        return Meant(before.topic, before.system)
    return None


def _question_word(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`när då?`, `var?`."""
    return ellipsis(message.text, before)


def _end(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`okej, då väntar jag` and `ja ja, adjö` end the exchange."""
    said = fold(message.text)
    if message.topic not in _ENDS:
        return None
    if message.topic != "hejda" and spoken.leaves(said):
        return Meant("hejda")
    return Meant("tack") if message.topic not in ("ja", "tack", "hejda") and spoken.is_heard(said) else None


def _goes(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`okej, jag ringer nu`."""
    return Meant("tack") if before.topic not in SHORT | {EMERGENCY} and spoken.goes(message.text) else None


def _learnt(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """What conversations taught of such a message after such a reply."""
    topic, probability = reading_of_all(message, told)
    # `numret till kommunen` is that, whatever was said before.
    outright = message.topic == "kontakt_telefon" and names_owner(message.text)
    if outright or topic == message.topic or probability < _enough(before.topic, message, topic):
        return None
    # `tack för ingenting` is no thanks, and a question none; NODRA's hours have a reply of their own.
    scorned = message.topic == "klagomal" or (message.topic not in SHORT and asks(message.text))
    if (scorned and topic in SHORT) or (message.topic == HOURS and before.topic == "nodra"):
        return None
    if before.topic == EMERGENCY and topic in (THANKS, "ja"):
        return heard_after_emergency(topic, message.text)
    if topic != STATUS:
        return Meant(topic)
    if is_about_nodra(before) and message.system in (None, CONTACT_CENTRE):
        return Meant(STATUS, "nodra_epost" if names_mail(words) else "nodra_telefon")
    return Meant(STATUS, message.system or before.system)


def _more(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`och boten, den också`, where the words alone are unclear: the errand goes on."""
    goes_on = message.topic == UNSURE and before.topic == "kommunal_tjanst" and adds(message.text)
    return Meant(before.topic) if goes_on else None


def _enough(before: str, message: Heard, after: str) -> float:
    """How likely a learnt reading must be. To wait wrongly costs a cellar; what may still be danger is.

    A new wish to reach NODRA is asked about again, unless it is surely the errand before.
    """
    by_itself = message.topic
    waits = by_itself in ("nodra", "nodra_akut") and after == "nodra_ej_akut"
    if waits or (by_itself, after) == ("nodra", "nodra_akut") or (before, after) == ("nodra_akut", THANKS):
        return SURE
    if before == after == EMERGENCY:
        return STILL_DANGER
    # Who names the municipality, as in `numret till kommunen`, leans less on what was said before.
    clear, unclear = _ENOUGH_BESIDE if before == EMERGENCY or names_owner(message.text) else _ENOUGH
    return unclear if by_itself == UNSURE else clear


_RULES: tuple[Rule, ...] = (
    after_emergency,
    _instead,
    corrected,
    papers,
    _every_way,
    *CIRCUMSTANCES,
    *STAFF,
    *OTHER_HOURS,
    _number,
    _urgency,
    _change_of_mind,
    _other_way,
    _same_for,
    _goes,
    _end,
    _in_some_way,
    outsider,
    _learnt,
    _more,
    of_others,
    _question_word,
    _again,
)


def _rules_for_long(message: Heard, before: Said) -> tuple[Rule, ...]:
    """After 112, a long message that is clear by itself says what it means, if it does not just sound like work."""
    if before.topic != EMERGENCY:
        return (calls_early, _every_way, asked_once_more, not_of_nodra, defrauded, *STAFF, *OTHER_HOURS, _learnt)
    return (after_emergency, _learnt) if message.topic in (UNSURE, "utanfor") else (outsider,)


def _nodra_by_phone(told: Sequence[Said]) -> Meant:
    """The number in an emergency; else how hard the line is to reach, and what it is for."""
    errand = next((reply.topic for reply in told if reply.topic in NODRA_TOPICS), None)
    return Meant(errand) if errand in ("nodra", "nodra_akut") else Meant(STATUS, "nodra_telefon")
