import pytest

from wordkeep.codebook.official import whose_own
from wordkeep.codebook.readouts import words_for
from wordkeep.codebook.reviewed import reviewed


@pytest.mark.parametrize(
    ("outlet", "sides"),
    [
        ("Ministry of Foreign Affairs of Kenya", ("KEN",)),
        ("Turkish Ministry of National Defence", ("TUR",)),
        ("US Department of Defense", ("USA",)),
        ("White House", ("USA",)),
        ("China side readout (paraphrased for Wordkeep)", ("CHN",)),
        ("International Atomic Energy Agency", ("IAEA",)),
        ("European External Action Service", ("EEAS",)),
        ("Atomic Energy Organization of Iran", ("IRN",)),
        ("Embassy of Japan in Norway", ("JPN",)),
        ("Joint statement of the Governments of Fiji and Japan", ("FJI", "JPN")),
    ],
)
def test_an_organ_and_a_state_make_a_side(outlet: str, sides: tuple[str, ...]) -> None:
    whose = whose_own(outlet)
    assert whose is not None
    assert whose.sides == sides
    assert outlet in whose.because


@pytest.mark.parametrize(
    "outlet",
    ["China Daily", "Korea Times", "Meridian Wire", "US-China Business Council", "Ministry of Foreign Affairs", ""],
)
def test_a_newspaper_and_an_unknown_ministry_are_nobodys(outlet: str) -> None:
    assert whose_own(outlet) is None


@pytest.mark.parametrize(
    ("url", "sides"),
    [
        ("https://www.state.gov/briefing", ("USA",)),
        ("http://www.mfa.gov.cn/en", ("CHN",)),
        ("https://www.gov.uk/news", None),
        ("https://example.org/gov", None),
        ("https://www.nato.int/docu", ("NATO",)),
        ("https://ec.europa.eu/x", ("EU",)),
    ],
)
def test_a_domain_tells_where_the_name_does_not(url: str, sides: tuple[str, ...] | None) -> None:
    whose = whose_own(None, url)
    assert (whose.sides if whose else None) == (sides if sides else ("GBR",) if "gov.uk" in url else None)


def test_every_list_of_readouts_can_be_searched() -> None:
    for what in reviewed("readouts.yaml"):
        assert words_for(what).search("qqq") is None


def test_words_are_whole_words() -> None:
    assert words_for("agreed").search("They disagreed.") is None
    assert words_for("meeting").search("two meetings later")
