"""What is asked of a channel beyond what is published of it."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_VISIT = re.compile(
    r"\b(?:parker\w*|p-plats\w*|rullst\w*|rullator\w*|hiss|ramp|trapp\w*|barnvagn\w*|toalett\w*|\w*tolk\w*|teckensprak\w*"
    r"|brevinkast\w*|brevlada\w*|postlada\w*|ledstrak\w*|horslinga\w*|rorelsehind\w*"
    r"|buss\w*|sparvagn\w*|hallplats\w*|(?:tar|ta) (?:jag |man )?(?:mig|sig) dit|vagen dit|betala\w*|kontant\w*"
    r"|legitimation\w*|pass|papper\w*|boka\w*|ko(?:n|lapp\w*|er)?|handlaggare\w*|ledarhund\w*|hund\w*)\b"
)
_SOME = r"(?:nan|nagon|ni|de|dom|man)"
_THEIR_MAIL = r"(?:den|det|(?:\w+ )?(?:mejl\w*|mail\w*|e-?post\w*))"
_ANSWERED = re.compile(
    rf"\b(?:laser|svarar|kollar) {_SOME}\b|\b{_SOME} som (?:laser|svarar|kollar)\b"
    rf"|\b(?:laser|kollar|ser|svarar) (?!jag\b|du\b|vi\b|inte\b)\w+ (?:pa )?{_THEIR_MAIL}\b"
    rf"|\b(?:kan|ska|hinner|kommer|brukar) {_SOME} (?:att )?(?:hinna )?(?:svara|lasa)\b(?! pa (?:\w+ )?frag)"
    rf"|\bhar {_SOME} (?:fatt|last|sett) {_THEIR_MAIL}\b"
    r"|\b(?:far|nar|hur (?:snabbt|lange|lang tid)|snart|innan)\b.{0,24}\bsvar\w*"
)
_MAIL = re.compile(
    r"\b(?:rakna\w*|kanslig\w*|sekretess\w*|personn\w*|bilag\w*|i tid|inlamna\w*|krypter\w*)\b"
    r"|\b(?:ar|e) det sakert\b|\bkommer (?:det|den|mejlet) fram\b|\bhar (?:det|den|mejlet) kommit fram\b"
    r"|\b(?:mejl\w*|mail\w*) (?:\w+ ){0,3}(?:kommit|kvar|fram|forsvunn\w*)\b|\bskicka (?:om|igen|en gang till)\b"
    r"|\b(?:bekraft\w*|kvitto\w*|kvittens\w*|kom (?:det |den |mejlet )?fram|mottag\w*|raknas)\b"
    r"|\bracker (?:det|med|om)\b|\bsamma (?:adress|mejl\w*|mail\w*|stalle)\b"
    r"|\b(?:pdf\w*|bifoga\w*|blankett\w*|foton?|bild(?:en|er)?|ritning\w*|tar (?:ni|de|dom) (?:emot|den|det))\b"
)
_BY_PHONE = re.compile(r"\b(?:telefon\w*|vaxel\w*|ring(?:a|er|t)?)\b")
_CALLS = re.compile(
    r"\b(?:anonym\w*|saga (?:vem|vad)|uppge|kosta\w*|tolk\w*|ko(?:n|tid\w*)?|spelas in|hemligt?"
    r"|engelska|arabiska|somaliska|persiska|finska|ukrainska|annat sprak|mitt sprak)\b"
    r"|\blange (?:vantar|far)\b|\bringer (?:de|dom|ni) upp\b|\b(?:missat|missade) (?:ett )?samtal"
)
_READS = r"(?:laser|las|lasa|ser|se|vet|veta)"
_SOMEBODY = (
    r"(?:handlaggar\w*|soc\w*|polis\w*|chef\w*|grann\w*|foraldr\w*|skola\w*|migration\w*"
    r"|(?:min|mitt) (?:man|fru|sambo|pojkvan|flickvan|ex|exman|mamma|pappa|mor|far)|exet|andra)"
)
_READERS = re.compile(
    rf"\b(?:{_READS}|visar|skicka\w*) (?:\w+ ){{0,3}}?(?:vem jag|{_SOMEBODY})\b"
    rf"|\b(?:nan|nagon|vem|personal\w*|ni|du|dom|de|kommunen|{_SOMEBODY}) (?:\w+ ){{0,2}}?{_READS}\b"
    rf"|^(?:\w+ )?{_READS} (?:nan|nagon|ni|du|de|dom)\b(?! (?:min|mitt|mina|hur)\b)"
    rf"|[.!?,]\s*(?:{_READS}) (?:nan|nagon) att jag\b"
    rf"|\b(?:han|hon|exet|mannen|killen|mamma|pappa|foraldrarna) (?:\w+ ){{0,2}}?{_READS}\b"
    r"|\bsamma (?:mobil|telefon|dator|padda)\b"
    r"|\b(?:hemlig\w*|anonym\w*) for\b|\bar jag anonym\b"
)
# `inte publicerat, vad betyder det`.
_PUBLISHED = re.compile(
    r"\bpublicera\w*\b.*\b(?:vad? (?:betyder|menas|ar det)|forstar inte)\b"
    r"|\b(?:vad? (?:betyder|menas|menar (?:du|ni))|forstar inte)\b.*\bpublicera\w*"
)
# `kan polisen få ut det`: what was written, in the hands of others.
_HANDED_OUT = re.compile(
    r"\b(?:polis\w*|soc|socialen|socialtjanst\w*|myndighet\w*|migration\w*|domstol\w*|kronofogd\w*|forsakringskassan"
    r"|arbetsgivare\w*|chef\w*|journalist\w*|nan annan|nagon annan|andra|vem som helst)\b"
    r"(?: \w+){0,2} (?:fa ut|begara ut|hamta ut|fa tag (?:i|pa)|ta del av)\b"
    r"|\b(?:lamnas?|lamnar (?:ni|du)) (?:\w+ )?(?:ut|vidare)\b"
)


_LANGUAGE = re.compile(
    r"\b(?:engelska|arabiska|somaliska|persiska|dari|finska|ukrainska|ryska|polska|kurdiska|tigrinja|turkiska|spanska"
    r"|(?:annat|mitt|vart) sprak|\w*tolk\w*)\b"
)
_RESPONSIBLE = re.compile(
    r"\b(?:vem|vilka|vilken|vilket)\b(?! ringer| har ringt).{0,24}\b(?:ansvar\w*|bakom|ager|byggt|gjort|skapat"
    r"|tillverkat|programmerat|utvecklat|driver|styr|bestammer over|betalar for)\b"
)
_HOW = re.compile(r"\bhur\b")
_DELETES = re.compile(
    r"\b(?:tar|ta|tas|tag) (?:(?:du|ni|man|jag|nan|det|detta|allt|samtalet|chatten) )*bort\b"
    r"|\b(?:radera\w*|forsvinner)\b"
)


def asks_about_the_visit(text: str) -> bool:
    """Whether `text` asks more of the reception than where it is: parking, the way there, whom one meets."""
    return bool(_VISIT.search(fold(text)))


def asks_about_mail(text: str) -> bool:
    """Whether `text` asks more of mail than its address: when it is answered, what may be sent, whether it counts."""
    return bool(_ANSWERED.search(fold(text)) or _MAIL.search(fold(text)))


def asks_when_mail_is_read(text: str) -> bool:
    """Whether `text` asks who reads mail, or when it is answered, and speaks of no call."""
    words = fold(text)
    return bool(_ANSWERED.search(words)) and not _BY_PHONE.search(words)


def asks_about_calls(text: str) -> bool:
    """Whether `text` asks more of a call than its number: whether one must say who one is, how long one waits."""
    return bool(_CALLS.search(fold(text)))


def asks_who_reads(text: str) -> bool:
    """Whether `text` asks who reads what is written here, or sees whose it is."""
    return bool(_READERS.search(fold(text)))


def names_a_language(text: str) -> bool:
    """Whether `text` names a language other than Swedish, or an interpreter."""
    return bool(_LANGUAGE.search(fold(text)))


def asks_who_is_responsible(text: str) -> bool:
    """Whether `text`, about the bot, asks who made it or answers for it."""
    return bool(_RESPONSIBLE.search(fold(text)))


def asks_who_deletes(text: str) -> bool:
    """Whether `text`, once it was told what is kept, asks whether or by whom it is deleted."""
    words = fold(text)
    return bool(_DELETES.search(words)) and not _HOW.search(words)


def asks_what_published_means(text: str) -> bool:
    """Whether `text` asks what it means that something is published or not."""
    return bool(_PUBLISHED.search(fold(text)))


def asks_who_gets_it(text: str) -> bool:
    """Whether `text` asks if the police or somebody else can have what is kept handed out."""
    return bool(_HANDED_OUT.search(fold(text)))


def names_nodra(text: str) -> bool:
    """Whether `text` names NODRA."""
    return "nodra" in fold(text)
