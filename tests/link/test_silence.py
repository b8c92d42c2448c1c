from tests.link.meeting_texts import DAY, KENYA, NORWAY, PAPER, Met, text
from tests.link.test_accounts import row, told
from wordkeep.link.silence import search
from wordkeep.model.ids import IssueId
from wordkeep.model.meeting import Scope


def test_a_silence_names_what_was_searched() -> None:
    meeting = told(KENYA, NORWAY, PAPER)
    (silence,) = [each for each in meeting.silences if each.issue == "maritime/fisheries"]
    assert (silence.side, silence.scope, silence.searched) == ("KEN", Scope.HELD, ("k",))


def test_no_silence_of_a_side_without_a_text_of_its_own() -> None:
    meeting = told(NORWAY, PAPER)
    assert row(meeting, "maritime/fisheries").badge is None
    assert meeting.silences == ()


def test_a_search_tells_silence_speech_and_nothing_to_search_apart() -> None:
    silent = search(IssueId("trade/tariffs"), "NOR", [KENYA, NORWAY, PAPER])
    assert silent.is_silence
    assert silent.searched == ("n",)
    speaking = search(IssueId("trade/tariffs"), "KEN", [KENYA, NORWAY, PAPER])
    assert [words.exact for words in speaking.words] == ["Norway agreed to lift its import duties on flowers."]
    assert not search(IssueId("trade/tariffs"), "SWE", [KENYA]).is_silence


def test_a_sentence_without_an_issue_that_may_speak_of_it_leaves_it_open() -> None:
    norway = text(
        "n3",
        "Foreign Minister Ingunn Foss met Kenya's Cabinet Secretary, Josphat Lelei, in Oslo on 16 May.\n\n"
        "Something was noted on flowers.",
        outlet="Norwegian Ministry of Foreign Affairs",
        on=DAY,
        met=[Met("met Kenya's Cabinet Secretary", DAY)],
        persons=["Ingunn Foss", "Josphat Lelei"],
    )
    of_norway = {each.issue for each in told(KENYA, norway).silences if each.side == "NOR"}
    assert "trade/tariffs" not in of_norway
    assert "rights/human-rights" in of_norway


def test_a_sentence_whose_words_lean_to_the_issue_leaves_it_open() -> None:
    norway = text(
        "n4",
        "Foreign Minister Ingunn Foss met Kenya's Cabinet Secretary, Josphat Lelei, in Oslo on 16 May.\n\n"
        "She thanked the officers for the levy.",
        outlet="Norwegian Ministry of Foreign Affairs",
        on=DAY,
        met=[Met("met Kenya's Cabinet Secretary", DAY)],
        persons=["Ingunn Foss", "Josphat Lelei"],
    )
    assert "trade/tariffs" not in {each.issue for each in told(KENYA, norway).silences if each.side == "NOR"}
