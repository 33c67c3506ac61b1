from bot.nlu.augmentation import with_courtesies

ROWS = [("när öppnar ni", "när öppna ni", "nar oppnar ni")] * 200


def test_what_is_there_is_kept_first() -> None:
    rows, topics = with_courtesies(ROWS, ["oppettider"] * 200)

    assert (rows[:200], topics[:200]) == (ROWS, ["oppettider"] * 200)


def test_added_rows_hold_the_question_in_every_column() -> None:
    rows, topics = with_courtesies(ROWS, ["oppettider"] * 200)

    added = rows[200:]
    assert added
    assert all(kept in column for row in added for kept, column in zip(ROWS[0], row, strict=True))
    assert all(row != ROWS[0] for row in added)
    assert set(topics) == {"oppettider"}


def test_greetings_get_nothing_around_them() -> None:
    assert len(with_courtesies(ROWS, ["halsning"] * 200)[0]) == len(ROWS)
