"""What writers get wrong, found before anything is trained."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from bot.dialogue.answers import NO_TOPIC, Answers, answers_of, topic_files
from bot.dialogue.placeholders import CONTACT_FROM_ACTION, PLACEHOLDER, from_actions, known_placeholders, misplaced
from bot.facts.document import Document, DocumentError, KeyPath, read_document
from bot.facts.incident import CHANNELS, STATUS, Facts, read_facts
from bot.facts.systems import Status, day_of
from bot.release.examples import Fault, WarnedError, example_faults, examples, follow_up_faults, follow_up_files
from bot.release.outdated import outdated
from bot.release.topics import EMPTY_ANSWER, reviewed_on
from bot.swedish.readability import lix

HARDEST_LIX = 40.0
LONGEST_ANSWER = 600
_TYPED_FACT = re.compile(r"(?<![\w-])(?:0|\+46 ?)\d{1,3}[-– /]?\d{2,3}(?:[ -]?\d{2}){1,2}\b|[\w.+-]+@[\w-]+\.[\w.]+")

_SPAN = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")
_MIDNIGHT = "00:00"

Read = TypeVar("Read")


def check(root: Path, incident: Path, topics: Path, review_days: int, today: date) -> list[Fault]:
    """Every fault in facts, topics, domain and rules, errors before warnings, each with file and line.

    An answer that nobody has looked at for more than `review_days` is a warning.
    """
    faults: list[Fault] = []

    def attempt(read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except DocumentError as error:
            faults.append(error)
            return None

    def read_all(paths: list[Path]) -> list[Document]:
        return [found for path in paths if (found := attempt(lambda path=path: _topic(path)))]  # type: ignore[misc]

    facts = attempt(lambda: read_facts(incident))
    documents = read_all(topic_files(topics))
    more = [attempt(lambda path=path: read_document(path)) for path in sorted((root / "data/rules").glob("*.yml"))]  # type: ignore[misc]
    after = read_all(follow_up_files(root))
    domain = attempt(lambda: read_document(root / "domain.yml"))
    answers = attempt(lambda: answers_of(documents))
    every = [example for document in documents for example in examples(document)]
    faults += example_faults(documents, every)
    faults += [fault for document in documents for fault in _review_faults(document, review_days, today)]
    if facts:
        faults += _night_faults(read_document(incident / CHANNELS))
        faults += _coming_faults(read_document(incident / STATUS), facts.status, today)
        faults += [fault for document in documents for fault in outdated(document, facts.status)]
    if facts and answers:
        faults += _answer_faults(answers, facts)
    # What a file that cannot be read holds is missed by all the others: first things first.
    if domain and answers and len(documents) == len(topic_files(topics)) and all(more):
        rules = [*documents, *(document for document in more if document)]
        faults += _rule_faults(rules, domain, answers)
        faults += _topic_faults(documents, domain, answers)
        faults += follow_up_faults(after, _listed(domain, "intents"), every)
    return sorted(faults, key=lambda fault: (isinstance(fault, WarnedError), str(fault.path), fault.line))


def errors_of(faults: list[Fault]) -> list[Fault]:
    """The faults that must be mended before anything is trained."""
    return [fault for fault in faults if not isinstance(fault, WarnedError)]


def _topic(path: Path) -> Document:
    """A topic file with the form that the others rely on; raises DocumentError."""
    document = read_document(path)
    if not isinstance(document.data, dict):
        raise document.error((), NO_TOPIC)
    for part in ("nlu", "rules"):
        listed = document.data.get(part) or []
        if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
            raise document.error((part,), f"”{part}” ska vara en lista: rader som börjar med - och har indrag.")
    return document


def _night_faults(channels: Document) -> Iterator[Fault]:
    """Hours that end before they begin are open all night: a day shift typed the wrong way round looks the same."""
    for name, channel in channels.data["channels"].items():
        for start, end in _SPAN.findall(str((channel.get("hours") or {}).get("value", ""))):
            if end < start and end != _MIDNIGHT:
                what = f"{start}-{end} är öppet över natten. Stämmer inte det, byt plats på tiderna."
                yield WarnedError(channels.path, channels.line(("channels", name, "hours", "value")), what)


def _coming_faults(document: Document, status: Status, today: date) -> Iterator[Fault]:
    """What is published on a day to come would be told as news until then."""
    dated: list[tuple[KeyPath, date]] = [(("updated",), status.updated)]
    dated += [(("systems", name, "published"), system.published) for name, system in status.systems.items()]
    for keys, published in dated:
        if day_of(published) > today:
            what = f"{day_of(published)} har inte varit än. Skriv när det publicerades."
            yield WarnedError(document.path, document.line(keys), what)


def _answer_faults(answers: Answers, facts: Facts) -> Iterator[Fault]:
    known = known_placeholders(facts)
    channels = {*facts.channels.channels, CONTACT_FROM_ACTION}
    for name, response in answers.responses.items():
        for variation in response.variations:

            def fault(what: str, path: Path = response.path, line: int = variation.line) -> Fault:
                return DocumentError(path, line, what)

            used = PLACEHOLDER.findall(variation.text)
            if EMPTY_ANSWER in variation.text:
                yield fault(f"{name} är inte skrivet än. Byt ut ”{EMPTY_ANSWER}” mot svaret.")
            if not channels & set(used):
                yield fault(f"{name} nämner ingen kontaktväg. Lägg till en, till exempel {{kontaktcenter_telefon}}.")
            for what in misplaced(variation.text, known | from_actions(name)):
                yield fault(f"{name}: {what}")
            if typed := _TYPED_FACT.search(variation.text):
                yield fault(f"”{typed[0]}” är skrivet direkt i {name}. Använd platshållaren för kanalen i stället.")
            hardness = lix(PLACEHOLDER.sub("ord", variation.text))
            if hardness >= HARDEST_LIX:
                yield fault(f"{name} har LIX {hardness:.0f}. Skriv kortare meningar och ord, under {HARDEST_LIX:.0f}.")
            if len(variation.text) > LONGEST_ANSWER:
                yield fault(f"{name} har {len(variation.text)} tecken. Korta det till högst {LONGEST_ANSWER}.")
            for button in variation.buttons:
                if button.payload.removeprefix("/") not in answers.titles:
                    yield fault(f"Knappen ”{button.title}” leder till {button.payload}, som inte är ett ämne.")


def _review_faults(document: Document, days: int, today: date) -> Iterator[Fault]:
    try:
        reviewed = reviewed_on(document)
    except ValueError:
        yield document.error(_metadata_keys(document), "”reviewed” ska vara ett datum som 2026-11-24. Rätta det.")
        return
    if reviewed and (today - reviewed).days > days:
        what = f"Svaret har ingen sett över sedan {reviewed}. Läs det och kör: lots topic reviewed {document.path.stem}"
        yield WarnedError(document.path, document.line(_metadata_keys(document)), what)


def _metadata_keys(document: Document) -> tuple[str | int, ...]:
    place = next((n for n, block in enumerate(document.data.get("nlu") or []) if "metadata" in block), 0)
    return ("nlu", place, "metadata", "reviewed")


def _topic_faults(documents: list[Document], domain: Document, answers: Answers) -> Iterator[Fault]:
    """A topic has questions, an answer and a rule, in the file with its name."""
    intents = set(_listed(domain, "intents"))
    for document in documents:
        topic = document.path.stem
        if not document.data.get("responses"):
            yield document.error((), f"{topic} saknar svar. Skriv det under responses: som i de andra filerna.")
        for index, block in enumerate(document.data.get("nlu") or []):
            intent = block.get("intent")
            if intent and intent not in intents:
                what = f"Ämnet {intent} saknas i {domain.path}. Lägg till det där: - {intent}"
                yield document.error(("nlu", index, "intent"), what)
    for topic in sorted(set(answers.titles) - intents):
        yield domain.error(("intents",), f"Ämnet {topic} saknas. Lägg till: - {topic}")


def _rule_faults(rules: list[Document], domain: Document, answers: Answers) -> Iterator[Fault]:
    actions = set(_listed(domain, "actions"))
    ruled: set[str] = set()
    for document in rules:
        for index, rule in enumerate((document.data or {}).get("rules") or []):
            for number, step in enumerate(rule.get("steps") or []):
                keys = ("rules", index, "steps", number)
                if not isinstance(step, dict):
                    yield document.error(keys, f"”{step}” är inget steg. Skriv som i de andra filerna: - action: namn")
                    continue
                ruled |= {step["intent"]} if "intent" in step else set()
                action = step.get("action")
                if action and action not in actions and action not in answers.responses:
                    yield document.error(keys, f"{action} finns varken som svar eller i domain.yml. Rätta namnet.")
    own = {document.path.stem: document for document in rules if document.data and document.data.get("nlu")}
    for index, intent in enumerate(_listed(domain, "intents")):
        if intent not in ruled and intent in own:
            yield own[intent].error(("rules",), f"Ämnet {intent} har ingen regel. Skriv den som i de andra filerna.")
        elif intent not in ruled:
            yield domain.error(("intents", index), f"Ämnet {intent} har ingen regel. Lägg till den i ämnets fil.")


def _listed(domain: Document, name: str) -> list[Any]:
    listed = domain.data.get(name) if isinstance(domain.data, dict) else None
    return listed if isinstance(listed, list) else []
