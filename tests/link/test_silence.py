from tests.link.meeting_texts import KENYA, NORWAY, PAPER
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
