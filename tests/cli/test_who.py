"""``wordkeep who`` as a user meets it."""

import json

import pytest

from tests.building import ran


def test_the_table() -> None:
    ended = ran("who", "Chinese defence minister", "--on", "2021-09-28")
    assert ended.returncode == 0, ended.stderr
    head, row = ended.stdout.splitlines()
    assert head.split() == ["name", "office", "of", "from", "to", "source"]
    assert row.startswith("Wei Fenghe  Minister of National Defence  CHN  2018-03-19  2023-03-12  ")
    assert head.index("office") == row.index("Minister")


def test_json_is_a_list_best_first() -> None:
    ended = ran("who", "Wang", "--of", "CHN", "--on", "2021-03-18", "--json", "--limit", "3")
    found = json.loads(ended.stdout)
    assert len(found) == 3
    assert {"name", "office", "of", "from", "to", "source"} <= found[0].keys()
    assert (found[0]["name"], found[0]["office"], found[0]["of"]) == ("Wang Yi", "Minister of Foreign Affairs", "CHN")
    assert (found[0]["from"], found[0]["to"]) == ("2013-03-17", "2022-12-30")
    assert all(each["source"] for each in found)


def test_of_takes_a_name() -> None:
    by_code = ran("who", "Wang", "--of", "CHN", "--on", "2021-03-18", "--json").stdout
    assert ran("who", "Wang", "--of", "China", "--on", "2021-03-18", "--json").stdout == by_code


def test_nobody_is_an_empty_list_and_the_next_step() -> None:
    ended = ran("who", "Quentin Zarbowsky", "--on", "2021-03-18", "--json")
    assert (ended.returncode, json.loads(ended.stdout)) == (0, [])
    assert ended.stderr == "Nobody is known for 'Quentin Zarbowsky' on 2021-03-18; ask without --on.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Wang", "--of", "Atlantis"], "--of: no state or organisation is called 'Atlantis'; give a code or a name"),
        (["Wang", "--on", "18 March"], "Invalid value for '--on'"),
        (["Wang", "--limit", "0"], "Invalid value for '--limit'"),
        ([], "Missing argument 'QUERY'"),
    ],
)
def test_wrong_use(arguments: list[str], said: str) -> None:
    ended = ran("who", *arguments)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert ended.stdout == ""
