from pathlib import Path

import pytest

from bot.release.cases import CaseError, read_conversations, read_messages


def test_message_has_the_wanted_topic_first(tmp_path: Path) -> None:
    file = tmp_path / "messages.jsonl"
    file.write_text('{"text": "hej", "topic": "halsning", "also_ok": ["bot"]}\n\n', encoding="utf-8")

    (message,) = read_messages(file)

    assert (message.text, message.topic, message.topics, message.system) == (
        "hej",
        "halsning",
        ("halsning", "bot"),
        None,
    )


def test_line_ends_where_json_lines_do(tmp_path: Path) -> None:
    file = tmp_path / "messages.jsonl"
    file.write_text('{"text": "hej\u2028hallå", "topic": "halsning"}\r\n', encoding="utf-8")

    assert [message.text for message in read_messages(file)] == ["hej\u2028hallå"]


@pytest.mark.parametrize(("content", "where"), [('{"text": "hej"}', "rad 1"), ("hej", "rad 1"), ("[1]", "rad 1")])
def test_bad_line_is_named(tmp_path: Path, content: str, where: str) -> None:
    file = tmp_path / "messages.jsonl"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(CaseError, match=where):
        read_messages(file)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="saknas"):
        read_messages(tmp_path / "saknas.jsonl")


def test_conversation_is_a_list_of_turns(tmp_path: Path) -> None:
    file = tmp_path / "conversations.yml"
    file.write_text('- - {user: hej, topics: [halsning], must: [bot], must_not: ["112"]}\n', encoding="utf-8")

    ((turn,),) = read_conversations(file)

    assert (turn.message.text, turn.must, turn.must_not) == ("hej", ("bot",), ("112",))


@pytest.mark.parametrize("content", ["- - {user: hej}", "a: [", "- 1", ""])
def test_bad_conversation_is_told(tmp_path: Path, content: str) -> None:
    file = tmp_path / "conversations.yml"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(CaseError, match=r"conversations\.yml"):
        read_conversations(file)
