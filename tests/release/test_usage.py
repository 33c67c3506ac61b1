from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.dialogue.journal_tables import MESSAGES, TALLY, Outcome, opened
from bot.facts.hours import STOCKHOLM
from bot.publications import Publication, Publications, write_publications
from bot.release.usage import around, published_in, read_usage
from tests.test_cli import lots

NOON = datetime(2022, 12, 5, 12, tzinfo=STOCKHOLM)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
PUBLICATIONS = Publications(
    tuple(
        Publication("m.tar.gz", "", (NOON + hours * HOUR).isoformat(), "skrivaren", "fler frågor om skolan", what)
        for hours, what in ((1, "rollback"), (0, "publish"))
    )
)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/journal.db"


@pytest.fixture
def engine(url: str) -> Engine:
    return opened(url)


def store(
    engine: Engine, at: datetime, topic: str = "kontakt", outcome: Outcome = Outcome.AT_ONCE, **changed: object
) -> None:
    row = {
        "at": at.timestamp(),
        "hour": int(at.timestamp() // 3600),
        "conversation": "samtalshash",
        "text": "hemlig text",
        "topic": topic,
        "outcome": outcome.value,
        "channel": "kontaktcenter_telefon",
        "channels": "kontaktcenter_telefon",
        "emergency": False,
        "model": "m",
        "ms": 1.0,
        "decision": "open",
        "weight": 4,
    }
    with engine.begin() as connection:
        connection.execute(MESSAGES.insert(), row | changed)


def test_period_holds_its_hours_alone(engine: Engine) -> None:
    for hours in (-2, 0, 1, 3):
        store(engine, NOON + hours * HOUR)

    assert read_usage(engine, NOON, NOON + 2 * HOUR).messages == 2


def test_counts_of_forgotten_messages_are_among_them(engine: Engine) -> None:
    store(engine, NOON, helpful=True)
    kept = {"hour": int(NOON.timestamp() // 3600) - 24 * 20, "topic": "kontakt", "outcome": "asked", "channel": ""}
    with engine.begin() as connection:
        connection.execute(TALLY.insert(), kept | {"model": "m", "count": 7, "helpful": 0, "unhelpful": 2})

    usage = read_usage(engine, None, NOON + HOUR)

    assert usage.start == NOON - 20 * DAY
    assert (usage.messages, usage.helpful, usage.unhelpful) == (8, 1, 2)
    assert usage.outcomes[Outcome.ASKED] == 7


def test_topics_and_channels_are_counted_the_most_first(engine: Engine) -> None:
    store(engine, NOON, "bluff", channel="polis_11414")
    for _ in range(2):
        store(engine, NOON, "kontakt", Outcome.NOT_UNDERSTOOD)

    usage = read_usage(engine, NOON, NOON + HOUR)

    assert list(usage.topics) == ["kontakt", "bluff"]
    assert usage.topics["kontakt"][Outcome.NOT_UNDERSTOOD] == 2
    assert usage.channels == {"kontaktcenter_telefon": 2, "polis_11414": 1}


def test_only_answers_that_could_have_been_a_call_spare_one(engine: Engine) -> None:
    store(engine, NOON, "kontakt_epost")
    store(engine, NOON, "systemstatus", Outcome.AFTER_ASKING)
    store(engine, NOON, "nodlage")
    store(engine, NOON, "tack")
    store(engine, NOON, "kontakt_epost", Outcome.ASKED)

    assert read_usage(engine, NOON, NOON + HOUR).sparing == 2


def test_publish_parts_before_from_after(engine: Engine) -> None:
    store(engine, NOON - 3 * HOUR, outcome=Outcome.NOT_UNDERSTOOD)
    store(engine, NOON + HOUR)
    store(engine, NOON + 30 * HOUR)

    usage = read_usage(engine, NOON - DAY, NOON + 2 * DAY)
    [(published, before, after)] = around(usage, published_in(PUBLICATIONS, usage.start, usage.end))

    assert (published.why, before.messages, after.messages) == ("fler frågor om skolan", 1, 1)
    assert (before.share(Outcome.NOT_UNDERSTOOD), after.share(Outcome.NOT_UNDERSTOOD)) == (1, 0)


def test_publish_of_another_period_is_left_out() -> None:
    assert published_in(PUBLICATIONS, NOON - DAY, NOON) == []


def test_page_has_figures_pictures_and_no_texts(engine: Engine, url: str, tmp_path: Path) -> None:
    write_publications(tmp_path, PUBLICATIONS)
    # A publication that no server took is told there alone.
    (tmp_path / "audit.jsonl").write_text(
        f'{{"at": "{NOON.isoformat()}", "who": "skrivaren", "what": "publish", "why": "skadad modell"}}\n'
    )
    for hours in range(4):
        store(engine, NOON + hours * HOUR, "systemstatus", text="hemlig text")

    period = ("--from", "2022-12-05", "--to", "2022-12-05")
    folders = dict.fromkeys(("LOTS_VARIABLE", "LOTS_MODELS"), str(tmp_path))
    done = lots("report", *period, "--results", tmp_path, LOTS_JOURNAL=url, LOTS_PHONE_SHARE="0.5", **folders)

    page = (tmp_path / "anvandning-2022-12-05.html").read_text(encoding="utf-8")
    assert "5 december 2022 00.00 – 5 december 2022 23.59: 4 meddelanden." in done.stdout
    assert page.count("data:image/png;base64,") == page.count('alt="M') + page.count('alt="V') == 3
    assert "Kontaktcenter på telefon" in page
    assert page.count("fler frågor om skolan") == 1
    assert "skadad modell" not in page
    assert "2 samtal" in page
    assert "50,0 %" in page
    assert [secret for secret in ("hemlig", "samtalshash", "skrivaren") if secret in page] == []


def test_empty_journal_gives_a_page_too(url: str, tmp_path: Path) -> None:
    for option in ("--day", "--week", "--since-start"):
        assert lots("report", option, "--results", tmp_path, LOTS_JOURNAL=url).returncode == 0

    assert "Inga meddelanden." in next(tmp_path.glob("anvandning-*.html")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--day", "--week"], "Välj en tid"),
        (["--from", "igår"], "Skriv som 2022-12-05."),
        (["--from", "2022-12-06", "--to", "2022-12-04"], "Byt plats"),
    ],
)
def test_wrong_time_is_told(url: str, options: list[str], reason: str) -> None:
    done = lots("report", *options, LOTS_JOURNAL=url)

    assert done.returncode == 1
    assert reason in done.stderr
