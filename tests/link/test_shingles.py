from datetime import date

from wordkeep.link.shingles import keys_of, sought_of
from wordkeep.link.wording import wording_of

TEXT = (
    "Norway and Iceland agreed on Monday to halve their mackerel catch after scientists warned that the stock had fallen. "
    "Torvald Eiken and Sunna Brandsdottir set a ceiling of 310,000 tonnes in Bergen. "
    "“We would rather count mackerel than quarrels,” Eiken told reporters. Inspectors will board trawlers from April."
)


def keys(text: str, on: date | None = None) -> set[str]:
    return set(keys_of(wording_of(text), on))


def meets(one: set[str], text: str, on: date | None = None) -> bool:
    return bool(one & set(sought_of(wording_of(text), on)))


def test_keys_are_the_same_on_every_machine() -> None:
    assert keys("Mackerel.") == {"undated|whole:ad3113c09f80dbc9"}


def test_a_text_has_every_kind_of_key_and_not_too_many() -> None:
    found = keys(TEXT, date(2021, 3, 1))
    kinds = "whole run quote pair rare names near chain far".split()
    assert {key.partition("|")[2].partition(":")[0] for key in found} == set(kinds)
    assert len(found) < 90


def test_part_of_a_text_shares_its_keys() -> None:
    assert keys(TEXT) & keys(TEXT[: len(TEXT) // 2])


def test_phrases_of_the_trade_are_no_keys() -> None:
    phrase = "Officials told reporters on condition of anonymity because they were not authorized to speak. "
    assert not keys(phrase + "Glaciers melt.") & keys(phrase + "Trawlers sank.")


HALF = TEXT[: len(TEXT) // 2]


def test_a_part_of_a_text_is_found_in_the_weeks_round_it() -> None:
    names = {key for key in keys(TEXT, date(2021, 3, 1)) if "names:" in key or "pair:" in key}
    assert meets(names, TEXT, date(2021, 3, 30))
    assert not meets(names, TEXT, date(2021, 9, 30))


def test_the_same_words_are_found_years_later_and_without_any_day() -> None:
    for then in (date(2021, 3, 1), None):
        for now in (date(2025, 3, 1), None):
            assert meets(keys(TEXT, then), TEXT, now)
            assert meets(keys(HALF, then), TEXT, now) == meets(keys(TEXT, now), HALF, then)


def test_an_empty_text_has_one_key() -> None:
    assert len(keys("")) == 1
