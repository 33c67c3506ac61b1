"""A draft beside the live model: trained if need be, put through the gate, and what it would change."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.assistant import Assistant, ModelError
from bot.dialogue.answers import read_answers
from bot.dialogue.journal_tables import journal_url, opened
from bot.facts.clock import MEASURED_AT, parse_now
from bot.facts.incident import live_facts
from bot.publications import Publication, PublicationError, checksum, read_publications, verified
from bot.release.changes import Moved, answer_changes, counted, moved, recent_questions
from bot.release.drafts import current_draft, train_draft
from bot.release.gate import Cases, Objection, objections, read_cases
from bot.release.inbox import Inbox
from bot.release.publish import Words, words_of
from bot.release.readings import Readings, discard_others, read, store, stored
from bot.release.replay import Difference, replay
from bot.settings import Settings

Tell = Callable[[str], None]
_MOST_ASKED = 500

log = structlog.get_logger()


@dataclass(frozen=True)
class Comparison:
    """What a publication of `model` would change; `objections` are why it must not happen."""

    model: Path
    live: Publication | None
    same_model: bool
    objections: list[Objection]
    answers: list[str]
    moved: list[Moved]
    questions: tuple[int, int] | None
    titles: dict[str, str]
    words: Words


def compare(settings: Settings, tests: Path, tell: Tell, beside: Executor) -> Comparison:
    """Compare the draft of today's data, which is trained unless it is there, with what is live.

    `tell` is called with each step that begins; the live model is asked in `beside`.
    Raises TrainingError, ModelError, CaseError, DocumentError, PublicationError.
    """
    answers = read_answers(settings.topics)
    cases = read_cases(tests)
    discard_others(settings.models, cases.texts)
    publications = read_publications(settings.models)
    live = publications.live
    live_model = _live_model(settings.models, live, tell)
    asked = [*recent_questions(cases, settings.topics, live_model), *_asked_lately(settings)]
    draft = current_draft(settings.models, settings.topics)
    same = live is not None and draft is not None and draft.name == live.model
    said = Readings()
    before: Readings | None = None
    differences: list[Difference] = []
    if draft is None or not same:
        known = beside.submit(_readings, live_model, cases, asked, settings) if live_model else None
        if draft is None:
            tell("Tränar")
            draft = train_draft(settings.models, settings.topics)
        said, differences = _try(draft, cases, asked, settings, tell)
        before = _wait(known, tell)
    words = words_of(answers)
    return Comparison(
        model=draft,
        live=live,
        same_model=same,
        objections=[]
        if same
        else objections(cases, said, before, differences, answers.titles, settings.publish_margin),
        answers=answer_changes(publications.answers, words) if publications.steps else [],
        moved=moved(asked, before, said) if before and not same else [],
        questions=counted(settings.topics, live_model),
        titles=answers.titles,
        words=words,
    )


def _asked_lately(settings: Settings) -> list[str]:
    """What residents typed last; nothing when there is no journal yet."""
    url = journal_url(settings)
    if url.startswith("sqlite") and not (settings.variable / "journal.db").exists():
        return []
    try:
        return Inbox(opened(url)).latest(_MOST_ASKED)
    except (SQLAlchemyError, OSError) as error:
        log.error("journal.unread", reason=repr(error), remedy="mend LOTS_JOURNAL; the comparison goes on without it")
        return []


def _live_model(models: Path, live: Publication | None, tell: Tell) -> Path | None:
    """The live model's file; a damaged one cannot be compared with."""
    try:
        return verified(models, live) if live else None
    except PublicationError as error:
        tell(f"{error} Utkastet jämförs inte med den")
        return None


def _readings(model: Path, cases: Cases, asked: list[str], settings: Settings) -> Readings:
    """What a model says to the cases, from what is remembered of it where possible, and to the questions."""
    mark = _mark(model, settings)
    known = stored(model, mark)
    texts = [*cases.texts, *asked]
    if known.lacks(texts, cases.talks):
        asyncio.run(read(_load(model), known, texts, cases.talks))
        store(model, mark, known, cases.texts)
    return known


def _try(
    model: Path, cases: Cases, asked: list[str], settings: Settings, tell: Tell
) -> tuple[Readings, list[Difference]]:
    tell("Provar")
    assistant = _load(model)
    mark = _mark(model, settings)
    said = stored(model, mark)
    asyncio.run(read(assistant, said, [*cases.texts, *asked], cases.talks))
    store(model, mark, said, cases.texts)
    differences = asyncio.run(_replay_all(assistant, cases))
    return said, differences


async def _replay_all(assistant: Assistant, cases: Cases) -> list[Difference]:
    found: list[Difference] = []
    for number, story in enumerate(cases.stories):
        found += await replay(assistant, story, number)
    return found


def _wait(known: Future[Readings] | None, tell: Tell) -> Readings | None:
    if known is None:
        return None
    if not known.done():
        tell("Frågar den publicerade modellen samma sak")
    try:
        return known.result()
    except ModelError as error:
        tell(f"{error} Utkastet jämförs inte med den")
        return None
    except BrokenProcessPool as error:
        raise PublicationError(
            "Jämförelsen med den publicerade modellen avbröts utifrån. Tog minnet slut? Kör lots publish igen."
        ) from error


def _load(model: Path) -> Assistant:
    return Assistant.load(model, keep=False, clock=partial(parse_now, MEASURED_AT))


def _mark(model: Path, settings: Settings) -> str:
    """What readings hang on: the model, and the names of the systems."""
    systems = live_facts(settings.incident).get().status.systems
    return checksum(model) + json.dumps({name: system.names for name, system in systems.items()})
