import pytest

from bot.swedish.frailty import answers_no_more, breathes_by_power, is_alarm_fault, is_frail


@pytest.mark.parametrize(
    ("text", "frail"),
    [
        ("hemtjänsten kom aldrig", True),
        ("hon är 87 år", True),
        ("hon är 91 och bor ensam", True),
        ("mamma är 91 och ingen kommer", True),
        ("jag är 80 procent sjukskriven", False),
        ("bygglovet dröjer", False),
    ],
)
def test_who_is_old_or_ill(text: str, frail: bool) -> None:
    assert is_frail(text) is frail


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("nu svarar pappa inte i telefon heller", True),
        ("hon svarar inte när jag ringer", True),
        ("ni svarar inte", False),
        ("handläggaren svarar inte", False),
    ],
)
def test_a_person_who_answers_no_more(text: str, silent: bool) -> None:
    assert answers_no_more(text) is silent


@pytest.mark.parametrize(
    ("text", "power"), [("mormor har syrgas hemma", True), ("mormor har hemtjänst", False), ("syrran har gas", False)]
)
def test_who_breathes_by_power_is_told_of(text: str, power: bool) -> None:
    assert breathes_by_power(text) is power


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pappas larm, det piper konstigt och displayen är svart", True),
        ("batteriet blinkar i mammas trygghetslarm", True),
        ("mammas larm piper och hon svarar inte", False),
        ("pappas larm piper och han mår inte bra", False),
        ("trygghetslarmet är trasigt och hon har ramlat", False),
        ("brandlarmet piper", False),
        ("grannens larm piper och det luktar rök", False),
    ],
)
def test_alarm_out_of_order_is_told_from_who_is_in_need(text: str, told: bool) -> None:
    assert is_alarm_fault(text) is told
