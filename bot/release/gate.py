"""The gate before residents: what a draft must not lose, told in words that a writer understands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.facts.channels import SOS
from bot.facts.systems import UNKNOWN
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.release.cases import Message, Turn, read_conversations, read_messages
from bot.release.readings import Readings, key
from bot.release.replay import Conversation, Difference, read_any

_MOST_TURNS_LOST = 0.02
_MOST_SHOWN = 5


@dataclass(frozen=True)
class Cases:
    """What the gate asks: emergencies, what resembles them, held-back messages and conversations, test stories."""

    emergencies: list[Message]
    near: list[Message]
    messages: list[Message]
    conversations: list[list[Turn]]
    stories: list[Conversation]

    @property
    def texts(self) -> list[str]:
        """Every message that is asked by itself."""
        return [message.text for message in (*self.near, *self.messages)]

    @property
    def talks(self) -> list[list[str]]:
        """The texts of every conversation; an emergency is one of a single message."""
        conversations = [[turn.message.text for turn in turns] for turns in self.conversations]
        return [*([message.text] for message in self.emergencies), *conversations]


def read_cases(tests: Path) -> Cases:
    """The cases of the folder `tests`; raises CaseError. A folder that is not there has none."""
    held_back = tests / "held_back"
    safety = [message for path in sorted((tests / "safety").glob("*.jsonl")) for message in read_messages(path)]
    talks = held_back / "conversations.yml"
    return Cases(
        emergencies=[message for message in safety if message.topic == EMERGENCY],
        near=[message for message in safety if message.topic != EMERGENCY],
        messages=[message for path in sorted(held_back.glob("messages*.jsonl")) for message in read_messages(path)],
        conversations=read_conversations(talks) if talks.exists() else [],
        stories=[story for path in sorted((tests / "conversations").glob("*.yml")) for story in read_any(path)],
    )


@dataclass(frozen=True)
class Objection:
    """One reason not to publish: what, the cases that show it, and what to do; all in Swedish."""

    what: str
    examples: list[str]
    remedy: str

    def lines(self) -> list[str]:
        """The objection as it is printed."""
        more = len(self.examples) - _MOST_SHOWN
        rest = [f"  … och {more} till"] if more > 0 else []
        return [self.what, *(f"  {example}" for example in self.examples[:_MOST_SHOWN]), *rest, f"  {self.remedy}"]


def objections(
    cases: Cases,
    draft: Readings,
    live: Readings | None,
    differences: Sequence[Difference],
    titles: dict[str, str],
    margin: float,
) -> list[Objection]:
    """Why `draft` must not go live; empty when it may.

    Safety and test stories hold without exception. Of a topic's held-back messages `draft` may lose the share
    `margin` of what `live` has right, one message at least; without `live` nothing can be lost. `differences` are
    the draft's from the test stories.
    """
    found = [*_safety(cases, draft, titles), *_stories(differences)]
    if live is not None:
        found += [*_topics(cases.messages, draft, live, titles, margin), *_turns(cases.conversations, draft, live)]
    return found


def _safety(cases: Cases, draft: Readings, titles: dict[str, str]) -> list[Objection]:
    missed = [
        f"”{message.text}” hamnar i {_title(said.topic, titles)}"
        for message in cases.emergencies
        for said in draft.talks[key([message.text])]
        if said.channels != [[SOS]]
    ]
    false = [f"”{message.text}”" for message in cases.near if draft.topics[message.text] == EMERGENCY]
    objections = []
    if missed:
        what = f"{len(missed)} nödlägen får inte svaret ”ring 112”."
        remedy = "Skriv fler sådana frågor i nodlage.yml, eller ta bort liknande ur de ämnen som tog dem."
        objections.append(Objection(what, missed, remedy))
    if false:
        what = f"{len(false)} vanliga frågor får svaret ”ring 112”."
        objections.append(Objection(what, false, "Skriv fler sådana frågor i det ämne som de hör till."))
    return objections


def _stories(differences: Sequence[Difference]) -> list[Objection]:
    if not differences:
        return []
    shown = [f"{each.conversation.name}: ”{each.text}” {each.what}" for each in differences]
    files = sorted({str(each.conversation.path) for each in differences})
    remedy = f"Se samtalen med: lots replay {' '.join(files)} --model models"
    return [Objection(f"{len(differences)} svar i testsamtalen blir fel.", shown, remedy)]


def _topics(
    messages: list[Message], draft: Readings, live: Readings, titles: dict[str, str], margin: float
) -> list[Objection]:
    by_topic: defaultdict[str, list[Message]] = defaultdict(list)
    for message in messages:
        by_topic[message.topic].append(message)
    return [
        objection
        for topic, asked in sorted(by_topic.items())
        if (objection := _topic(topic, asked, draft, live, titles, margin))
    ]


def _topic(
    topic: str, asked: list[Message], draft: Readings, live: Readings, titles: dict[str, str], margin: float
) -> Objection | None:
    right_live = sum(live.topics[message.text] in message.topics for message in asked)
    wrong = [message for message in asked if draft.topics[message.text] not in message.topics]
    lost = right_live - (len(asked) - len(wrong))
    if lost <= max(1, int(margin * len(asked))):
        return None
    newly = [message for message in wrong if live.topics[message.text] in message.topics]
    takers = Counter(draft.topics[message.text] for message in newly)
    what = (
        f"Ämnet {_title(topic, titles)} blir sämre: {len(asked) - len(wrong)} rätt av {len(asked)} provfrågor, "
        f"mot {right_live} nu."
    )
    shown = [f"”{message.text}” hamnar i {_title(draft.topics[message.text], titles)}" for message in newly]
    taker = takers.most_common(1)[0][0]
    remedy = f"Skriv fler sådana frågor i {topic}.yml, eller ta bort liknande ur {taker}.yml."
    return Objection(what, shown, remedy)


def _turns(conversations: list[list[Turn]], draft: Readings, live: Readings) -> list[Objection]:
    lost, all_turns = [], 0
    for turns in conversations:
        name = key([turn.message.text for turn in turns])
        for turn, now, then in zip(turns, draft.talks[name], live.talks[name], strict=True):
            all_turns += 1
            if _is_right(turn, then.topic, then.system) and not _is_right(turn, now.topic, now.system):
                lost.append(f"”{turn.message.text}” fick {then.topic}, får {now.topic}")
    if len(lost) <= max(1, int(_MOST_TURNS_LOST * all_turns)):
        return []
    remedy = "Jämför frågorna i de ämnena. Samtalen står i tests/held_back/conversations.yml."
    return [Objection(f"{len(lost)} svar i provsamtalen blir fel som var rätt.", lost, remedy)]


def _is_right(turn: Turn, topic: str | None, system: str | None) -> bool:
    wanted = turn.message.system
    return topic in turn.message.topics and (not wanted or (system or UNKNOWN) == wanted)


def _title(topic: str | None, titles: dict[str, str]) -> str:
    return f"”{titles[topic]}” ({topic})" if topic in titles else str(topic)
