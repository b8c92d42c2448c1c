import pytest

from wordkeep.annotate.speakers import speaker_kind
from wordkeep.model.actor import SpeakerKind


@pytest.mark.parametrize(
    "source",
    [
        "Ann Ode",
        "Ms. Ode, a lawyer from Arran,",
        "Arran's foreign ministry",
        "the president",
        "he",
        "Foreign Ministry spokesman Ben Adair",
        "the Arran News Agency",
        "Adams",
        "the Ministry of Defence",
    ],
)
def test_named(source: str) -> None:
    assert speaker_kind(source) is SpeakerKind.NAMED


@pytest.mark.parametrize("source", ["Experts", "US officials", "they", "critics of the plan", "the Democrats", "many"])
def test_collective(source: str) -> None:
    assert speaker_kind(source) is SpeakerKind.COLLECTIVE


@pytest.mark.parametrize(
    "source", [None, "an official", "two US officials", "sources close to the talks", "a State Department spokesperson"]
)
def test_unnamed(source: str | None) -> None:
    assert speaker_kind(source) is SpeakerKind.UNNAMED
