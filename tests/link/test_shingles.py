from datetime import date

from wordkeep.link.shingles import keys_of
from wordkeep.link.wording import wording_of

TEXT = (
    "Norway and Iceland agreed on Monday to halve their mackerel catch after scientists warned that the stock had fallen. "
    "Torvald Eiken and Sunna Brandsdottir set a ceiling of 310,000 tonnes in Bergen. "
    "“We would rather count mackerel than quarrels,” Eiken told reporters. Inspectors will board trawlers from April."
)


def keys(text: str, on: date | None = None) -> set[str]:
    return set(keys_of(wording_of(text), on))


def test_keys_are_the_same_on_every_machine() -> None:
    assert keys("Mackerel.") == {"whole:ad3113c09f80dbc9"}


def test_a_text_has_every_kind_of_key_and_not_too_many() -> None:
    found = keys(TEXT, date(2021, 3, 1))
    assert {key.partition(":")[0] for key in found} == {
        "whole",
        "run",
        "quote",
        "pair",
        "rare",
        "names",
        "near",
        "chain",
    }
    assert len(found) < 90


def test_part_of_a_text_shares_its_keys() -> None:
    assert keys(TEXT) & keys(TEXT[: len(TEXT) // 2])


def test_phrases_of_the_trade_are_no_keys() -> None:
    phrase = "Officials told reporters on condition of anonymity because they were not authorized to speak. "
    assert not keys(phrase + "Glaciers melt.") & keys(phrase + "Trawlers sank.")


def test_days_near_each_other_share_a_window() -> None:
    windowed = {key for key in keys(TEXT, date(2021, 3, 1)) if key.startswith("names:")}
    assert windowed & keys(TEXT, date(2021, 3, 30))
    assert not windowed & keys(TEXT, date(2021, 9, 30))


def test_an_empty_text_has_one_key() -> None:
    assert len(keys("")) == 1
