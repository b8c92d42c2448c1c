"""Claims to JSON and back."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from wordkeep.model.actor import ActorRef, SpeakerKind
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.ids import ActorId, RecordId, TextId
from wordkeep.model.mention import Mention, MentionKind, Naming, TimeExpression, TimeType
from wordkeep.model.offsets import Edit, OffsetMap, apply_edits
from wordkeep.model.record import Claim, Origin, Record, record_id
from wordkeep.model.ruling import Judgement, Ruling
from wordkeep.model.skipped import Skipped
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Act, Form, ScoredAct, Statement
from wordkeep.model.when import Basis, Published, When
from wordkeep.model.wire import from_wire, map_from_wire, map_to_wire, to_wire

TEXT = "On Tuesday Envoy Sand of Bresk said “🤝 we will sign” and left."
ID = TextId("a1")


def words(exact: str) -> Anchor:
    start = TEXT.index(exact)
    return Anchor.of(TEXT, Span(start, start + len(exact)), text_id=ID)


STATEMENT = Statement(
    source=ActorRef(words("Envoy Sand of Bresk"), ActorId("local-1")),
    cue=words("said"),
    content=(words("“🤝 we will sign”"),),
    form=Form.DIRECT,
    speaker_kind=SpeakerKind.NAMED,
    probability=0.875,
    within=RecordId("s0"),
    acts=(ScoredAct(Act.PLEDGE, 0.75),),
)
TUESDAY = When(date(2021, 3, 16), date(2021, 3, 16), Basis.COUNTED, words("Tuesday"), date(2021, 3, 17))
CLAIMS: list[Claim] = [
    STATEMENT,
    Statement(None, None, (words("left"),), Form.INDIRECT, SpeakerKind.UNNAMED, 0.5),
    Event(
        PloverCode("AGREE", "sign"),
        (ActorRef(words("Bresk")),),
        (),
        TUESDAY,
        Factuality.PLANNED,
        (words("we will sign"),),
        0.5,
        RecordId("s1"),
    ),
    Mention(ActorRef(words("Sand")), MentionKind.PERSON, Naming.NAMED, 0.9),
    TimeExpression(words("Tuesday"), TimeType.DATE, "2021-03-16", TUESDAY, 0.9),
    TimeExpression(words("Tuesday"), TimeType.DATE, None, When.unknown(), 0.9),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: type(claim).__name__)
def test_a_claim_comes_back_as_it_went(claim: Claim) -> None:
    assert from_wire(json.loads(json.dumps(to_wire(claim)))) == claim


def test_a_map_comes_back_as_it_went() -> None:
    _, to_page = apply_edits("Chinaâ€™s  reply", [Edit(5, 8, "’"), Edit(9, 11, " ")])
    assert map_from_wire(json.loads(json.dumps(map_to_wire(to_page)))) == to_page
    assert map_from_wire([]) == OffsetMap(())


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no claim is of kind 'rumour'"):
        from_wire({"kind": "rumour"})


def test_ids_depend_on_kind_text_and_evidence_alone() -> None:
    ids = [record_id(claim) for claim in CLAIMS]
    assert len(set(ids[:5])) == 5
    assert ids[4] == ids[5]  # the same words read as a time, better or worse
    bolder = Statement(None, None, STATEMENT.content, Form.MIXED, SpeakerKind.UNNAMED, 0.1)
    assert record_id(bolder) == record_id(STATEMENT)
    assert record_id(STATEMENT, nth=1) != record_id(STATEMENT)


def test_a_record_spans_all_its_evidence() -> None:
    record = Record.of(STATEMENT, Origin("hand", "test"))
    assert record.span.of(TEXT) == "Envoy Sand of Bresk said “🤝 we will sign”"
    assert record.text_id == ID


def test_values_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="has content"):
        Statement(None, None, (), Form.DIRECT, SpeakerKind.NAMED, 1.0)
    with pytest.raises(ValueError, match="order of the text"):
        Statement(None, None, (words("left"), words("said")), Form.DIRECT, SpeakerKind.NAMED, 1.0)
    with pytest.raises(ValueError, match="has evidence"):
        Event(PloverCode("AGREE"), (), (), TUESDAY, Factuality.PLANNED, (), 0.5)
    with pytest.raises(ValueError, match="runs backwards"):
        When(date(2021, 3, 2), date(2021, 3, 1), Basis.STATED)
    with pytest.raises(ValueError, match="no date"):
        When(date(2021, 3, 2), None, Basis.UNKNOWN)
    with pytest.raises(ValueError, match="basis"):
        Published(date(2021, 3, 2), Basis.UNKNOWN)
    with pytest.raises(ValueError, match=r"errors\.md"):
        Skipped("page", "step", "a-whim", "because")


def test_a_ruling_can_be_undone_but_not_before_it_was_made() -> None:
    made = datetime(2021, 3, 1, 9, tzinfo=UTC)
    ruling = Ruling(RecordId("s1"), Judgement.ACCEPT, "as printed", "A. Reader", made)
    assert ruling.stands
    assert not Ruling(RecordId("s1"), Judgement.ACCEPT, "as printed", "A. Reader", made, made).stands
    with pytest.raises(ValueError, match="after it was made"):
        Ruling(RecordId("s1"), Judgement.REJECT, "", "A. Reader", made, made - timedelta(days=1))
    with pytest.raises(ValueError, match="zone"):
        Ruling(RecordId("s1"), Judgement.REJECT, "", "A. Reader", made.replace(tzinfo=None))
