"""Scales: each cites what it is after, and none may call absence a failure on its own."""

from pathlib import Path

import pytest

from wordkeep.codebook.scales import Scale, scale_from, scale_named, scale_of, shipped
from wordkeep.errors import BadUse, ScaleFaulty
from wordkeep.model.commitment import Kind, Ladder

OWN = """
id: own
name: Ours
source: {title: A scale, author: A. Writer, year: 2020, url: "https://example.org/scale"}
means: whether it was done
kinds: [pledge]
cycle: 30
values:
  done: {name: done, stands: done, means: it was done}
  failed: {name: failed, stands: not-done, means: it was not}
rules:
  - {ladder: [delivered], give: done, because: a deed did it}
  - {against: yes, give: failed, because: a deed went against it}
"""


@pytest.mark.parametrize("scale", shipped().values(), ids=shipped())
def test_every_scale_cites_what_it_is_after_and_says_what_its_values_mean(scale: Scale) -> None:
    assert scale.source.title
    assert scale.source.author
    assert 1990 < scale.source.year < 2030
    assert scale.source.url.startswith("http")
    assert all(value.means and value.name for value in scale.values.values())
    assert {rule.give for rule in scale.rules if rule.give} == set(scale.values)


@pytest.mark.parametrize("scale", shipped().values(), ids=shipped())
def test_absence_is_counted_only_where_the_published_scale_counts_it(scale: Scale) -> None:
    for rule in scale.rules:
        if rule.give and scale.values[rule.give].stands == "not-done" and not rule.is_against:
            assert rule.absence
            assert rule.cycle == "ended"
            assert "broken" not in scale.values[rule.give].name


def test_a_scale_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    scale = scale_named(str(path))
    assert (scale.id, scale.kinds, scale.cycle) == ("own", (Kind.PLEDGE,), 30)
    assert scale.rules[0].ladder == (Ladder.DELIVERED,)


@pytest.mark.parametrize(
    ("instead", "of", "says"),
    [
        ("{state: [past-due], give: failed", "{against: yes, give: failed", "absence is not failure"),
        ("{absence: so it is, give: failed", "{against: yes, give: failed", "absence is not failure"),
        (
            "{absence: so it is, cycle: ended, give: broken",
            "{against: yes, give: failed",
            "which is no value of the scale",
        ),
        ("{against: perhaps, give: failed", "{against: yes, give: failed", "yes or no"),
        ("{weather: fine, give: failed", "{against: yes, give: failed", "does not know weather"),
        ("ladder: [finished]", "ladder: [delivered]", "finished"),
        ("stands: good", "stands: done", "'good' is none of"),
        ("name: Ours", "title: Ours", "year"),
        ("kinds: [promise]", "kinds: [pledge]", "promise"),
    ],
)
def test_what_is_wrong_is_said(instead: str, of: str, says: str) -> None:
    wrong = OWN.replace(of, instead)
    if instead.startswith("name"):
        wrong = OWN.replace("year: 2020, ", "")
    with pytest.raises(ScaleFaulty, match=says):
        scale_of(wrong, "own.yaml")


def test_nothing_is_called_broken_for_absence() -> None:
    counted = "{absence: so it is, cycle: ended, give: failed"
    scale_of(OWN.replace("{against: yes, give: failed", counted), "own.yaml")
    with pytest.raises(ScaleFaulty, match="broken"):
        scale_of(
            OWN.replace("{against: yes, give: failed", counted).replace("name: failed", "name: broken"), "own.yaml"
        )


def test_a_scale_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadUse, match="no scale 'g21'"):
        scale_named("g21")
    with pytest.raises(ScaleFaulty, match="cannot be read"):
        scale_from(tmp_path / "none.yaml")
