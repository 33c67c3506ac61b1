from collections.abc import Sequence
from itertools import chain

import pytest

from bot.nlu.followups import FollowUp, FollowUps

TOPICS = ("kontakt", "losenord", "oppettider", "nodra_akut", "nodra_ej_akut")
WHEN = ("och på helgen", "när då", "i morgon också", "på lördag då", "hur sent då", "även i jul", "och ikväll")
WHERE = ("var då", "vilken adress", "hur hittar man dit", "var ligger det", "vilket hus", "vilken gata")


def ranking(likeliest: str | None = None) -> list[tuple[str, float]]:
    least = 0.1 if likeliest else 0.2
    return [(topic, 0.6 if topic == likeliest else least) for topic in TOPICS]


def learnt(texts: Sequence[str], before: str, topic: str) -> list[FollowUp]:
    return [FollowUp(text, ranking(), before, topic) for text in texts for _ in range(2)]


@pytest.fixture(scope="module")
def follow_ups() -> FollowUps:
    return FollowUps(
        learnt(WHEN, "kontakt", "oppettider")
        + learnt(WHEN, "losenord", "losenord")
        + learnt(WHERE, "kontakt", "kontakt")
        + learnt(WHERE, "losenord", "losenord")
        + learnt(("det kan vänta", "ingen fara"), "nodra_akut", "nodra_ej_akut")
        + learnt(("nu forsar det", "det stiger"), "nodra_ej_akut", "nodra_akut")
    )


@pytest.mark.parametrize(("before", "topic"), [("kontakt", "oppettider"), ("losenord", "losenord")])
def test_same_words_mean_another_thing_after_another_topic(follow_ups: FollowUps, before: str, topic: str) -> None:
    assert follow_ups.readings("och på söndag då", ranking())[before][0][0] == topic


def test_model_of_an_earlier_version_reads_on(follow_ups: FollowUps) -> None:
    state = {name: value for name, value in vars(follow_ups).items() if name != "_of_length"}
    earlier = FollowUps.__new__(FollowUps)

    earlier.__setstate__(state)

    assert earlier.readings("och på lördag då", ranking()).keys() == follow_ups.readings("ja", ranking()).keys()


def test_every_topic_that_was_learnt_from_has_a_reading(follow_ups: FollowUps) -> None:
    readings = follow_ups.readings("var är det", ranking())

    assert set(readings) == {"kontakt", "losenord", "nodra_akut", "nodra_ej_akut"}
    assert all(0 < probability <= 1 for _, probability in chain.from_iterable(readings.values()))


def test_words_that_nobody_taught_leave_it_to_the_ranking(follow_ups: FollowUps) -> None:
    sure = follow_ups.readings("xyzzy", ranking("oppettider"))["kontakt"][0][0]

    assert sure == "oppettider"


def test_more_is_known_of_what_was_before_than_its_topic() -> None:
    follow_ups = FollowUps(
        learnt(WHEN, "kontakt", "oppettider")
        + learnt(WHEN, "kontakt_nodra", "nodra_akut")
        + learnt(WHERE, "kontakt", "kontakt")
    )

    assert follow_ups.readings("när då", ranking())["kontakt_nodra"][0][0] == "nodra_akut"


def test_where_it_is_known_what_may_be_before_it_is_read_after_that_alone(follow_ups: FollowUps) -> None:
    every = follow_ups.readings("och på lördag då", ranking())
    before = next(iter(every))

    some = follow_ups.readings("och på lördag då", ranking(), {before, "okänt"})

    assert some.keys() == {before}
    assert some[before][0] == every[before][0]
    assert some[before][1] == pytest.approx(every[before][1], abs=1e-5)
