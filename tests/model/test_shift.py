"""A shift and the positions it is between."""

from datetime import date

from wordkeep.model.commitment import Told
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.shift import Position, ShiftKind
from wordkeep.model.span import Anchor, Span


def test_the_text_of_a_position_is_its_fragments_in_order() -> None:
    text = "“The river,” Sand said, “is shared.”"
    words = tuple(
        Anchor.of(text, Span(text.index(each), text.index(each) + len(each)), text_id=TextId("a1"))
        for each in ("The river", "is shared")
    )
    told = Told(RecordId("s1"), TextId("a1"), words, None, date(2023, 5, 16))
    assert Position("KEN", told, "Mirela Sand", 3, ()).text == "The river is shared"


def test_kinds_of_shifts_say_what_changed() -> None:
    assert {kind.value for kind in ShiftKind} == {
        "phrase-dropped",
        "phrase-new",
        "modality-stronger",
        "modality-weaker",
        "condition-added",
        "polarity-flipped",
        "higher-office",
    }
