"""Claims to JSON and back."""

import json
from dataclasses import replace
from datetime import date

import pytest

from wordkeep.model.actor import Actor, ActorKind, ActorRef, Office, Speaker, SpeakerKind, Unnamed
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.ids import ActorId, IssueId, RecordId, TextId
from wordkeep.model.issue import IssueRef, Told
from wordkeep.model.mention import Mention, MentionKind, Naming, TimeExpression, TimeType
from wordkeep.model.offsets import Edit, OffsetMap, apply_edits
from wordkeep.model.record import Claim, Origin, Record, evidence_of, record_id
from wordkeep.model.skipped import Skipped
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Act, Form, ScoredAct, Statement, Strength, best_first
from wordkeep.model.when import Basis, Published, When
from wordkeep.model.wire import actor_from_wire, actor_to_wire, from_wire, map_from_wire, map_to_wire, to_wire

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
    strength=Strength.SPECIFIC,
    plover="AGREE",
)
TUESDAY = When(date(2021, 3, 16), date(2021, 3, 16), Basis.COUNTED, words("Tuesday"), date(2021, 3, 17))
BACK = ActorRef(words("left"), antecedent=words("Envoy Sand"), probability=0.75)
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
    Mention(BACK, MentionKind.PERSON, Naming.NOMINAL, 0.9),
    TimeExpression(words("Tuesday"), TimeType.DATE, "2021-03-16", TUESDAY, 0.9),
    TimeExpression(words("Tuesday"), TimeType.DATE, None, When.unknown(), 0.9),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: type(claim).__name__)
def test_a_claim_comes_back_as_it_went(claim: Claim) -> None:
    assert from_wire(json.loads(json.dumps(to_wire(claim)))) == claim


def test_claims_of_earlier_ledgers_are_still_read() -> None:
    wire = to_wire(STATEMENT)
    for later in ("strength", "plover", "speaker_name", "side", "joint", "unnamed", "issues"):
        del wire[later]
    assert from_wire(json.loads(json.dumps(wire))) == replace(STATEMENT, strength=None, plover=None)
    assert set(wire["source"]) == {"as_written", "actor"}  # as earlier ledgers have it
    for event in (claim for claim in CLAIMS if isinstance(claim, Event)):
        told = to_wire(event)
        del told["faint"]
        assert from_wire(json.loads(json.dumps(told))) == event
        assert from_wire(json.loads(json.dumps(to_wire(replace(event, faint=True))))) == replace(event, faint=True)


def test_issues_come_back_as_they_went_and_are_proven() -> None:
    issue = IssueRef(IssueId("relations/channels"), (words("sign"),), Told.SENTENCE, 0.6)
    event = next(claim for claim in CLAIMS if isinstance(claim, Event))
    for claim in (STATEMENT, event):
        told: Statement | Event = replace(claim, issues=(issue,))
        assert from_wire(json.loads(json.dumps(to_wire(told)))) == told
        assert words("sign") in told.anchors
        assert words("sign") not in told.words
    with pytest.raises(ValueError, match="told by words"):
        replace(issue, because=())


def test_who_speaks_comes_back_as_it_went() -> None:
    known = replace(
        STATEMENT,
        source=ActorRef(words("Envoy Sand"), ActorId("k1"), because=("the full name",)),
        speaker_name="Mirela Sand",
        side="BRK",
        joint=(Speaker(ActorId("k2"), "Ion Roth", None), Speaker(None, "Emil Vane", "ALV")),
    )
    unnamed = replace(STATEMENT, side="BRK", unnamed=Unnamed(2, "official"))
    for claim in (known, unnamed):
        assert from_wire(json.loads(json.dumps(to_wire(claim)))) == claim


def test_an_actor_comes_back_as_it_went() -> None:
    office = Office("Envoy", "BRK", "2020-01", None, "by hand")
    actor = Actor(
        ActorId("k1"),
        "Mirela Sand",
        ActorKind.PERSON,
        "BRK",
        "BRK",
        "GOV",
        (office,),
        "Q1",
        ("Sand",),
        ("the full name",),
    )
    assert actor_from_wire(json.loads(json.dumps(actor_to_wire(actor)))) == actor


def test_an_antecedent_is_proven_and_neither_moves_a_record_nor_names_it() -> None:
    said = replace(STATEMENT, source=ActorRef(words("said")), cue=None)
    back = replace(said, source=ActorRef(words("said"), antecedent=words("On"), probability=0.5))
    assert back.anchors[-1].exact == "On"
    assert evidence_of(back) == evidence_of(said)
    assert record_id(back) == record_id(said)
    assert Record.of(back, Origin("hand", "test")).span == Record.of(said, Origin("hand", "test")).span
    for event in (claim for claim in CLAIMS if isinstance(claim, Event)):
        aimed = replace(event, recipients=(BACK,))
        assert [anchor.exact for anchor in aimed.anchors][-1] == "Envoy Sand"
        assert "Envoy Sand" not in [anchor.exact for anchor in aimed.words]


def test_words_that_date_a_time_from_elsewhere_are_proven_too() -> None:
    on = TimeExpression(words("On"), TimeType.DATE, None, TUESDAY, 0.9)
    assert [anchor.exact for anchor in on.anchors] == ["On", "Tuesday"]
    assert on.words == replace(on, on=When.unknown()).anchors == (words("On"),)


def test_acts_come_best_first_and_equal_ones_as_they_stood() -> None:
    inform, pledge, deny = (ScoredAct(Act.INFORM, 0.5), ScoredAct(Act.PLEDGE, 0.9), ScoredAct(Act.DENY, 0.5))
    assert best_first([inform, pledge, deny]) == [pledge, inform, deny]


def test_an_antecedent_comes_earlier_and_a_probability_is_of_one() -> None:
    with pytest.raises(ValueError, match="earlier in the same text"):
        ActorRef(words("Envoy"), antecedent=words("left"), probability=0.5)
    with pytest.raises(ValueError, match="earlier in the same text"):
        ActorRef(words("left"), antecedent=Anchor(TextId("a2"), Span(0, 2), "On"), probability=0.5)
    with pytest.raises(ValueError, match="there is none"):
        ActorRef(words("left"), probability=0.5)


def test_a_map_comes_back_as_it_went() -> None:
    _, to_page = apply_edits("Chinaâ€™s  reply", [Edit(5, 8, "’"), Edit(9, 11, " ")])
    assert map_from_wire(json.loads(json.dumps(map_to_wire(to_page)))) == to_page
    assert map_from_wire([]) == OffsetMap(())


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no claim is of kind 'rumour'"):
        from_wire({"kind": "rumour"})


def test_ids_depend_on_kind_text_and_evidence_alone() -> None:
    ids = [record_id(claim) for claim in CLAIMS]
    assert len(set(ids[:6])) == 6
    assert ids[5] == ids[6]  # the same words read as a time, better or worse
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
