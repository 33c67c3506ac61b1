from bot.nlu.augmentation import varied, with_courtesies, with_typos

ROWS = [("när öppnar ni", "när öppna ni", "nar oppnar ni")] * 200


def test_added_rows_hold_the_question_in_every_column() -> None:
    around, _ = with_courtesies(ROWS, ["oppettider"] * 200)

    assert around
    assert all(kept in column for row in around for kept, column in zip(ROWS[0], row, strict=True))
    assert all(row != ROWS[0] for row in around)


def test_each_tells_where_it_comes_from() -> None:
    rows = [(f"fråga {number}",) * 3 for number in range(200)]

    around, places = with_courtesies(rows, ["oppettider"] * 200)

    assert len(around) == len(places)
    assert all(rows[place][0] in row[0] for row, place in zip(around, places, strict=True))


def test_greetings_get_nothing_around_them() -> None:
    assert with_courtesies(ROWS, ["halsning"] * 200) == ([], [])


def test_mistyped_rows_keep_their_letters_and_the_column_that_is_mended() -> None:
    mistyped, places = with_typos([("vilken tid", "vilken tid", "vilken tid")] * 200)

    assert len(mistyped) == len(places) > 0
    for typed, lemmas, folded in mistyped:
        assert (sorted(typed), folded) == (sorted("vilken tid"), "vilken tid")
        assert "vilken" not in typed
        assert "vilken" not in lemmas


def test_rows_are_varied_in_both_ways() -> None:
    rows, places = varied(ROWS, ["oppettider"] * 200)

    assert len(rows) == len(places)
    assert any("öppnar" in typed for typed, _, _ in rows)
    assert any("öppnar" not in typed for typed, _, _ in rows)
