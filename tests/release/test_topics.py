import resource
from concurrent.futures import ThreadPoolExecutor, TimeoutError
from datetime import date
from pathlib import Path

import pytest

from bot.facts.files import locked
from bot.release.topics import TopicError, new_topic, one_topic, review
from tests.release.test_check import faults, project  # noqa: F401

DAY = date(2026, 11, 24)


def test_new_topic_is_a_file_and_an_intent_in_its_place(project: Path) -> None:  # noqa: F811
    before = (project / "domain.yml").read_text(encoding="utf-8").splitlines()

    path = new_topic("bibliotek", "Om biblioteket", project / "data/nlu", project / "domain.yml", DAY)

    after = (project / "domain.yml").read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == ["  - bibliotek"]
    assert after[after.index("  - bibliotek") - 1] == "  - arbetssatt"
    assert one_topic("bibliotek", project / "data/nlu").title == "Om biblioteket"
    told = "\n".join(faults(project))
    assert f"{path}:" in told
    assert "utter_bibliotek är inte skrivet än" in told
    assert "bibliotek har bara 1 fråga." in told


def test_topic_that_is_not_there_is_told_with_the_one_that_was_meant(project: Path) -> None:  # noqa: F811
    with pytest.raises(TopicError, match=r"Menade du oppettider\?"):
        one_topic("Öppettider", project / "data/nlu")


def test_last_in_the_alphabet_is_an_intent_too(project: Path) -> None:  # noqa: F811
    new_topic("vatten", "Om vatten", project / "data/nlu", project / "domain.yml", DAY)

    lines = (project / "domain.yml").read_text(encoding="utf-8").splitlines()
    assert lines[lines.index("  - vatten") - 1] == "  - utanfor"


@pytest.mark.parametrize(
    ("name", "title"), [("Två ord", "x"), ("../fel", "x"), ("tack", "x"), ("ny", 'a"b'), ("ny", "")]
)
def test_what_cannot_be_a_topic_is_told_and_changes_nothing(project: Path, name: str, title: str) -> None:  # noqa: F811
    domain = (project / "domain.yml").read_text(encoding="utf-8")

    with pytest.raises(TopicError):
        new_topic(name, title, project / "data/nlu", project / "domain.yml", DAY)

    assert (project / "domain.yml").read_text(encoding="utf-8") == domain


def test_domain_that_cannot_be_written_leaves_no_topic(project: Path) -> None:  # noqa: F811
    topics, domain = project / "data/nlu", project / "domain.yml"
    before = domain.read_bytes()
    # Room for the topic's file, not for the domain's.
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before), hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            new_topic("bibliotek", "Om biblioteket", topics, domain, DAY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert domain.read_bytes() == before
    assert not (topics / "bibliotek.yml").exists()


def test_new_topic_keeps_the_line_ends_of_the_domain(project: Path) -> None:  # noqa: F811
    domain = project / "domain.yml"
    before = domain.read_bytes().replace(b"\n", b"\r\n")
    domain.write_bytes(before)

    new_topic("bibliotek", "Om biblioteket", project / "data/nlu", domain, DAY)

    assert domain.read_bytes().replace(b"  - bibliotek\r\n", b"") == before


def test_review_waits_for_who_teaches(project: Path) -> None:  # noqa: F811
    topics = project / "data/nlu"
    with ThreadPoolExecutor(1) as pool:
        with locked(topics):
            reviewing = pool.submit(review, "tack", topics, DAY)
            with pytest.raises(TimeoutError):
                reviewing.result(timeout=1)

        reviewing.result(timeout=10)

    assert one_topic("tack", topics).reviewed == DAY


def test_review_changes_one_line(project: Path) -> None:  # noqa: F811
    before = (project / "data/nlu/tack.yml").read_text(encoding="utf-8").splitlines()

    review("tack", project / "data/nlu", DAY)
    review("tack", project / "data/nlu", date(2026, 11, 25))

    lines = (project / "data/nlu/tack.yml").read_text(encoding="utf-8").splitlines()
    assert lines.count("    reviewed: 2026-11-25") == 1
    lines.remove("    reviewed: 2026-11-25")
    assert lines == before
