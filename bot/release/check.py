"""What writers get wrong, found before anything is trained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.dialogue.answers import ASKED_BACK, Answers, read_answers, topic_files
from bot.dialogue.placeholders import PLACEHOLDER, known_placeholders
from bot.facts.document import Document, DocumentError, read_document
from bot.facts.incident import Facts, read_facts
from bot.swedish.normalise import plain
from bot.swedish.readability import lix

FEWEST_EXAMPLES = 10
HARDEST_LIX = 40.0
CONTACT_FROM_ACTION = "system_kontakt"
# What the actions hand to the words, beside the facts.
FROM_ACTIONS = {
    "dag", "fel", "system_titel", "system_lage", "system_text", "system_tid", "system_kalla", "system_alder",
    CONTACT_FROM_ACTION,
}  # fmt: skip
_TYPED_FACT = re.compile(r"\b0\d{1,3}[-– ]?\d{2,3}(?: ?\d{2}){2}\b|[\w.]+@[\w.]+\.\w+")


def check(root: Path, incident: Path, topics: Path) -> list[DocumentError]:
    """Every fault in facts, topics, domain and rules, each with file and line."""
    try:
        facts = read_facts(incident)
        answers = read_answers(topics)
        documents = [read_document(path) for path in topic_files(topics)]
        rules = documents + [read_document(path) for path in sorted((root / "data/rules").glob("*.yml"))]
        domain = read_document(root / "domain.yml")
    except DocumentError as error:
        return [error]
    return [
        *_answer_faults(answers, facts),
        *_example_faults(documents),
        *_rule_faults(rules, domain, answers),
    ]


def _answer_faults(answers: Answers, facts: Facts) -> Iterator[DocumentError]:
    known = known_placeholders(facts) | FROM_ACTIONS
    channels = {*facts.channels.channels, CONTACT_FROM_ACTION}
    for name, response in answers.responses.items():
        for variation in response.variations:
            used = PLACEHOLDER.findall(variation.text)
            if not channels & set(used):
                what = f"{name} nämner ingen kontaktväg. Lägg till en, till exempel {{kontaktcenter_telefon}}."
                yield DocumentError(response.path, variation.line, what)
            for placeholder in used:
                if placeholder not in known:
                    what = f"{{{placeholder}}} i {name} finns inte i incident/. Rätta namnet."
                    yield DocumentError(response.path, variation.line, what)
            if typed := _TYPED_FACT.search(variation.text):
                what = f"”{typed[0]}” är skrivet direkt i {name}. Använd platshållaren för kanalen i stället."
                yield DocumentError(response.path, variation.line, what)
            hardness = lix(PLACEHOLDER.sub("ord", variation.text))
            if hardness >= HARDEST_LIX:
                what = f"{name} har LIX {hardness:.0f}. Skriv kortare meningar och ord, under {HARDEST_LIX:.0f}."
                yield DocumentError(response.path, variation.line, what)
            for button in variation.buttons:
                if button.payload.removeprefix("/") not in answers.titles:
                    what = f"Knappen ”{button.title}” leder till {button.payload}, som inte är ett ämne."
                    yield DocumentError(response.path, variation.line, what)


def _example_faults(documents: list[Document]) -> Iterator[DocumentError]:
    seen: dict[str, str] = {}
    for document in documents:
        topic = document.path.stem
        count = 0
        for index, block in enumerate(document.data.get("nlu") or []):
            keys = ("nlu", index, "examples")
            for offset, example in enumerate(_examples(block)):
                count += 1
                if (owner := seen.setdefault(plain(example), topic)) != topic:
                    what = f"”{example}” finns också i {owner}.yml. Ta bort den ena."
                    yield DocumentError(document.path, document.line(keys) + 1 + offset, what)
        if topic != ASKED_BACK and count < FEWEST_EXAMPLES:
            yield document.error(("nlu",), f"{topic} har {count} frågor. Skriv minst {FEWEST_EXAMPLES}.")


def _examples(block: dict[str, Any]) -> list[str]:
    return [line.strip().removeprefix("- ") for line in str(block.get("examples") or "").splitlines() if line.strip()]


def _rule_faults(rules: list[Document], domain: Document, answers: Answers) -> Iterator[DocumentError]:
    intents = set(domain.data.get("intents") or [])
    actions = set(domain.data.get("actions") or [])
    ruled: set[str] = set()
    for document in rules:
        for index, rule in enumerate(document.data.get("rules") or []):
            for number, step in enumerate(rule.get("steps") or []):
                keys = ("rules", index, "steps", number)
                ruled |= {step["intent"]} if "intent" in step else set()
                action = step.get("action")
                if action and action not in actions and action not in answers.responses:
                    yield document.error(keys, f"{action} finns varken som svar eller i domain.yml. Rätta namnet.")
    for index, intent in enumerate(domain.data.get("intents") or []):
        if intent not in ruled:
            yield domain.error(("intents", index), f"Ämnet {intent} har ingen regel. Lägg till den i ämnets fil.")
    for topic in sorted(set(answers.titles) - intents):
        yield domain.error(("intents",), f"Ämnet {topic} saknas. Lägg till: - {topic}")
