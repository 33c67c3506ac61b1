import pytest

from actions.wordings import wording


@pytest.mark.parametrize(
    ("topic", "text", "response"),
    [
        ("bluff", "jag gav honom koden", "utter_bluff_hant"),
        ("bluff", "är sms:et äkta", "utter_bluff"),
        ("kommer_inte_fram", "har ringt och mejlat", "utter_kommer_inte_fram_besok"),
        ("kommer_inte_fram", "ingen svarar på mejlen", "utter_kommer_inte_fram_mejl"),
        ("kommer_inte_fram", "det tutar bara", "utter_kommer_inte_fram"),
        ("kommunal_tjanst", "när öppnar biblioteket", "utter_kommunal_tjanst_tider"),
        ("kontakt_besok", "kan man parkera där", "utter_kontakt_besok_mer"),
        ("nodra", "går vattnet att dricka", "utter_nodra_dricksvatten"),
        ("utanfor", "vem hyr ut lastbilar", "utter_utanfor"),
    ],
)
def test_words_of_the_message_choose_the_wording(topic: str, text: str, response: str) -> None:
    assert wording(topic, text) == response


def test_what_has_happened_is_remembered() -> None:
    assert wording("bluff", "vad gör jag nu", "jag gav honom koden") == "utter_bluff_hant"


def test_whose_business_it_is_holds_for_the_next_question() -> None:
    assert wording("utanfor", "vart ska jag ringa då", "jag har så ont i tanden") == "utter_utanfor_vard"
