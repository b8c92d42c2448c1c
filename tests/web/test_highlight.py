"""Texts cut into segments: joined again they are the text, and each mark has exactly its words."""

from hypothesis import given
from hypothesis import strategies as st

from wordkeep.model.actor import ActorRef, SpeakerKind
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.ids import TextId
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Form, Statement
from wordkeep.model.when import When
from wordkeep.web.highlight import Role, paragraphs_of, segments_of

TEXT = "Talks end\n\nEnvoy Sand said “🤝 会谈继续” and left, Bresk’s ministry said.\nNo more."


def anchor(words: str, text: str = TEXT) -> Anchor:
    start = text.index(words)
    return Anchor.of(text, Span(start, start + len(words)), text_id=TextId("a"))


OUTER = Statement(
    ActorRef(anchor("Bresk’s ministry")),
    Anchor.of(TEXT, Span(TEXT.rindex("said"), TEXT.rindex("said") + 4), text_id=TextId("a")),
    (anchor("Envoy Sand said “🤝 会谈继续” and left"),),
    Form.MIXED,
    SpeakerKind.NAMED,
    0.9,
)
INNER = Statement(
    ActorRef(anchor("Envoy Sand")), anchor("said"), (anchor("“🤝 会谈继续”"),), Form.DIRECT, SpeakerKind.NAMED, 0.9
)


def test_nested_statements_overlap_where_they_do() -> None:
    segments = segments_of(TEXT, [OUTER, INNER])
    by_text = {segment.text: segment for segment in segments}
    assert by_text["“🤝 会谈继续”"].numbers == (1, 2)
    assert by_text["“🤝 会谈继续”"].depth == 2
    assert by_text["Envoy Sand"].roles == (Role.CONTENT, Role.SOURCE)
    assert by_text[" and left"].numbers == (1,)


def deed(*parts: Anchor) -> Event:
    return Event(PloverCode("CONSULT"), (), (), When.unknown(), Factuality.HAPPENED, parts, 0.9)


def test_a_deed_is_marked_beside_what_is_said_and_numbered_on_its_own() -> None:
    segments = segments_of(TEXT, [OUTER], [deed(anchor("Talks"), anchor("end")), deed(anchor("left"))])
    by_text = {segment.text: segment for segment in segments}
    assert (by_text["Talks"].roles, by_text["Talks"].numbers, by_text["Talks"].events) == ((Role.DEED,), (), (1,))
    assert by_text[" "].marks == ()  # between the parts of the first deed
    assert (by_text["Talks"].events_begin, by_text["Talks"].events_end) == ((1,), ())
    assert (by_text["end"].events_begin, by_text["end"].events_end) == ((), (1,))
    left = by_text["left"]
    assert (left.roles, left.numbers, left.events) == ((Role.CONTENT, Role.DEED), (1,), (2,))
    assert (left.ends, left.events_end, left.depth) == ((1,), (2,), 1)


def test_lines_are_paragraphs_and_the_headline_is_one() -> None:
    paragraphs = paragraphs_of(TEXT, [OUTER, INNER], headline=Span(0, 9))
    assert [paragraph.is_headline for paragraph in paragraphs] == [True, False, False]
    assert "".join(segment.text for paragraph in paragraphs for segment in paragraph.segments) == TEXT


@st.composite
def texts_with_records(draw: st.DrawFn) -> tuple[str, list[Statement], list[Event]]:
    text = draw(st.text(alphabet=st.sampled_from("ab \n“”🤝会\u202e<&"), min_size=1, max_size=40))

    def some_words() -> Anchor:
        start = draw(st.integers(0, len(text) - 1))
        return Anchor.of(text, Span(start, draw(st.integers(start + 1, len(text)))), text_id=TextId("a"))

    statements = [
        Statement(ActorRef(some_words()), some_words(), (some_words(),), Form.DIRECT, SpeakerKind.NAMED, 0.5)
        for _ in range(draw(st.integers(0, 4)))
    ]
    return text, statements, [deed(some_words()) for _ in range(draw(st.integers(0, 3)))]


@given(texts_with_records())
def test_segments_give_the_text_and_marks_give_their_words(case: tuple[str, list[Statement], list[Event]]) -> None:
    text, statements, events = case
    segments = segments_of(text, statements, events)
    assert "".join(segment.text for segment in segments) == text
    for number, statement in enumerate(statements, start=1):
        assert statement.source is not None
        assert statement.cue is not None
        for role, exact in (
            (Role.SOURCE, statement.source.as_written.exact),
            (Role.CUE, statement.cue.exact),
            (Role.CONTENT, statement.content[0].exact),
        ):
            marked = [each.text for each in segments if any((m.number, m.role) == (number, role) for m in each.marks)]
            assert "".join(marked) == exact
    for number, event in enumerate(events, start=1):
        assert "".join(each.text for each in segments if number in each.events) == event.evidence[0].exact
    paragraphs = paragraphs_of(text, statements, events)
    assert "".join(each.text for paragraph in paragraphs for each in paragraph.segments) == text
