from pathlib import Path

from bot.facts.switch import DEFAULT_NOTICE, FILE, live_switch, turn_off, turn_on


def test_off_is_read_with_its_notice_and_on_again(tmp_path: Path) -> None:
    turn_off(tmp_path, " Chatten vilar i natt. ")
    assert live_switch(tmp_path).get() == "Chatten vilar i natt."

    assert turn_on(tmp_path)
    assert not turn_on(tmp_path)
    assert not (tmp_path / FILE).exists()


def test_empty_notice_gets_a_plain_one(tmp_path: Path) -> None:
    turn_off(tmp_path, "  ")

    assert live_switch(tmp_path).get() == DEFAULT_NOTICE


def test_half_a_file_is_never_seen(tmp_path: Path) -> None:
    turn_off(tmp_path, "en")
    turn_off(tmp_path, "två")

    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_unreadable_notice_turns_the_bot_off_all_the_same(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes("Chatten är stängd.".encode("latin-1"))

    assert live_switch(tmp_path).get() == DEFAULT_NOTICE
