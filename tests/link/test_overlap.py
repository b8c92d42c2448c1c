from wordkeep.link.overlap import overlap_of

TOLD = "Trawlers left Bergen before dawn. Inspectors boarded eleven vessels near Porkkala. Skippers grumbled about paperwork."
QUOTED = "“We would rather count mackerel than quarrels with neighbours across the fjord,” Torvald Eiken said."


def test_the_same_text_is_told_wholly() -> None:
    found = overlap_of(TOLD, TOLD)
    assert found is not None
    assert (round(found.shorter, 3), round(found.longer, 3), found.alike, found.steps) == (1, 1, 1, 3)


def test_what_both_quote_counts_less_than_what_both_tell() -> None:
    other = "Glaciers above Karakol shrank again. Shepherds fled."
    quoting, telling = (
        overlap_of(f"{TOLD} {QUOTED}", f"{other} {QUOTED}"),
        overlap_of(f"{TOLD} {QUOTED}", f"{TOLD} {other}"),
    )
    assert quoting is not None
    assert telling is not None
    assert quoting.shorter < 0.5 < telling.shorter


def test_unlike_texts_are_not_aligned() -> None:
    assert overlap_of(TOLD, "Glaciers above Karakol shrank again, and shepherds fled to lower pastures.") is None


def test_a_text_that_quotes_the_other_is_told() -> None:
    statement = "We would rather count mackerel than quarrels with neighbours across the fjord."
    found = overlap_of(statement, f"{TOLD} {TOLD.replace('eleven', 'nine')} “{statement}” Eiken wrote.")
    assert found is not None
    assert found.quotes
