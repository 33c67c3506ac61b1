"""What must not matter: who asks, how it is typed, how politely. In the manner of CheckList.

Each perturbation changes every question that it applies to; at most two in a hundred may change topic.
"""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.release.cases import read_messages

MOST_FLIPS = 0.02
QUESTIONS = [message.text for message in read_messages(Path(__file__).parent / "questions.jsonl")]
FROM, TO = "åäöÅÄÖ", "aaoAAO"


def replaced(**pairs: str) -> Callable[[str], str]:
    words = {key.replace("_", " "): value for key, value in pairs.items()}
    pattern = re.compile(r"\b(" + "|".join(words) + r")\b", re.IGNORECASE)
    return lambda text: pattern.sub(lambda match: words[match[0].lower()], text)


def one_typo_a_word(text: str) -> str:
    """Two neighbouring letters inside each word of five letters or more change places."""
    chance = random.Random(text)

    def swapped(match: re.Match[str]) -> str:
        word = match[0]
        place = chance.randrange(1, len(word) - 2)
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    return re.sub(r"[^\W\d_]{5,}", swapped, text)


PERTURBATIONS: dict[str, Callable[[str], str]] = {
    "name": lambda text: f"{text.rstrip()} Hälsningar Fatima Hassan",
    "other name": lambda text: f"Lars-Göran Svensson här. {text}",
    "kin": replaced(dotter="son", son="dotter", mamma="pappa", pappa="mamma", mormor="farfar", man="fru"),
    "gender": replaced(hon="han", han="hon", hennes="hans", hans="hennes"),
    "lower case": str.lower,
    "no diacritics": lambda text: text.translate(str.maketrans(FROM, TO)),
    "no punctuation": lambda text: re.sub(r"[.,!?]", "", text),
    "typos": one_typo_a_word,
    "polite": lambda text: f"Hej! {text} Tack på förhand!",
    "rude": lambda text: f"{text} Svara nu för fan.",
    "capitals": str.upper,
}


@pytest.fixture(scope="module")
async def topics(assistant: Assistant) -> dict[str, str | None]:
    return {text: (await assistant.answer(f"as is {text}", text)).topic for text in QUESTIONS}


@pytest.mark.parametrize("perturbation", PERTURBATIONS)
async def test_topic_stays(assistant: Assistant, topics: dict[str, str | None], perturbation: str) -> None:
    changed = {text: PERTURBATIONS[perturbation](text) for text in QUESTIONS}
    touched = {text: variant for text, variant in changed.items() if variant != text}

    flips = []
    for text, variant in touched.items():
        topic = (await assistant.answer(f"{perturbation} {text}", variant)).topic
        if topic != topics[text]:
            flips.append(f"{variant}: {topics[text]} -> {topic}")

    assert len(flips) <= MOST_FLIPS * len(touched), "\n".join(flips)
