import pytest

from tests.link.meeting_texts import DAY, KENYA, Met, text
from tests.link.test_accounts import row, told
from wordkeep.link.nearness import Nearness
from wordkeep.link.topics import raises_matter, topics_among
from wordkeep.model.article import Article
from wordkeep.model.meeting import Badge
from wordkeep.model.offsets import OffsetMap
from wordkeep.model.passage import Passage
from wordkeep.model.span import Span
from wordkeep.model.when import Published

TUNNEL = "The Minister presented borings for the rail tunnel under the strait."


def passage(sentence: str) -> Passage:
    article = Article("a", sentence, OffsetMap.identity(len(sentence)), True, Published.unknown(), "hand")  # type: ignore[arg-type]
    return Passage(article.anchor(Span(0, len(sentence))))


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        (TUNNEL, True),
        ("He handed over a list of stolen paintings and church bells.", True),
        ("He conveyed his greetings and raised a glass to orchards and bees.", False),
        ("The weather over the fjord was mild, with drizzle and gulls.", False),
        ("The two discussed it.", False),
    ],
)
def test_a_matter_is_raised_in_words(sentence: str, is_one: bool) -> None:
    assert raises_matter(sentence) is is_one


def test_near_sentences_are_one_topic_called_by_its_own_words() -> None:
    sentences = [
        passage(TUNNEL),
        passage("The rail tunnel and its borings were discussed."),
        passage("She raised the stolen paintings of a chapel."),
    ]
    one, same, other = topics_among(sentences, Nearness.among(sentences, ()))
    assert one == same == "topic/rail tunnel"
    assert other != one


def test_a_topic_that_one_side_raises_is_its_alone() -> None:
    norway = text(
        "n",
        "Foreign Minister Ingunn Foss met Kenya's Cabinet Secretary, Josphat Lelei, in Oslo on 16 May.\n\n"
        "She raised the keeping of bees and beekeepers along the fjord.",
        outlet="Norwegian Ministry of Foreign Affairs",
        on=DAY,
        met=[Met("met Kenya's Cabinet Secretary", DAY)],
        persons=["Ingunn Foss", "Josphat Lelei"],
    )
    meeting = told(KENYA, norway)
    (topic,) = [each.issue for each in meeting.issues if each.issue.startswith("topic/")]
    found = row(meeting, topic)
    assert (found.badge, found.of) == (Badge.ONLY, "NOR")
    assert found.lines[0].words[0].exact.startswith("She raised")
    assert any("words of its own" in reason for reason in found.because)
