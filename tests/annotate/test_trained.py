"""The trained reader: what it makes of chosen answers, and that no text at all upsets the one that ships."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings

import wordkeep
from tests.annotate.chosen import Chances, Chosen
from tests.annotate.reading import said, statement
from tests.annotate.test_any_text import TEXTS
from tests.conftest import article_with
from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.shipped import ShippedReader
from wordkeep.annotate.tags import TYPES
from wordkeep.annotate.trained import TrainedReader
from wordkeep.model.event import Event
from wordkeep.model.mention import Mention, MentionKind, Naming, TimeExpression, TimeType
from wordkeep.model.record import Record, sure
from wordkeep.model.span import Span
from wordkeep.model.statement import Act, Form, Statement

SHIPPED = ShippedReader()

TAGS: dict[str, Chances] = {
    "said": {"B-cue": 0.9},
    "ann": {"B-source": 0.9, "B-person": 0.9},
    "she": {"B-source": 0.9, "B-pronoun:other": 0.9},
    "ministry": {"B-nominal:organisation": 0.9},
    "imposed": {"B-deed": 0.9, "I-content": 0.9},
    "monday": {"B-DATE": 0.9},
    **{word: {"I-content": 0.95} for word in ("talks", "ended", "late", "tariffs")},
}
ROLES: dict[tuple[str, str], Chances] = {
    **{("said", word): {"B-source": 0.95} for word in ("ann", "she")},
    **{("said", word): {"I-content": 0.95} for word in ("talks", "ended", "late", "imposed", "tariffs")},
}


def read(
    text: str, tags: dict[str, Chances] | None = None, back: dict[tuple[str, str], float] | None = None
) -> list[Record]:
    network = Chosen(
        TAGS if tags is None else tags,
        roles=ROLES,
        does={"said": {"pledge": 4}},
        deed={"imposed": {"SANCTION": 9}},
        back=back or {},
    )
    return list(TrainedReader(network, "chosen-1", Calibration()).read(article_with(text)))


def statements(records: list[Record]) -> list[Record]:
    return [record for record in records if isinstance(record.claim, Statement)]


# ---- what is made of the network's answers


def test_an_attribution_becomes_a_statement_with_its_acts() -> None:
    (record,) = statements(read("Ann said talks ended late."))
    assert said(record) == ("Ann", "said", ("talks ended late",))
    assert statement(record).acts[0].act is Act.PLEDGE
    assert (record.origin.reader, record.origin.rule) == ("chosen-1", "attribution")


@pytest.mark.parametrize(
    ("text", "form"), [("Ann said talks ended.", Form.INDIRECT), ("Ann said “talks ended”.", Form.DIRECT)]
)
def test_quotation_marks_decide_the_form(text: str, form: Form) -> None:
    (record,) = statements(read(text))
    assert statement(record).form is form


def test_a_pronoun_goes_back_to_a_name_and_a_name_to_nobody() -> None:
    text = "Ann met ministry.\nShe said talks ended."
    (record,) = statements(read(text, back={("she", "ann"): 4.0}))
    source = statement(record).source
    assert source is not None
    assert source.antecedent is not None
    assert (source.antecedent.exact, source.probability) == ("Ann", 0.982)
    (named,) = statements(read("Ministry met.\nAnn said talks ended.", back={("ann", "ministry"): 9.0}))
    source = statement(named).source
    assert source is not None
    assert source.antecedent is None


def test_a_deed_is_reported_by_the_statement_that_tells_it() -> None:
    records = read("Ann said ministry imposed tariffs.\nMinistry imposed tariffs.")
    (told,) = statements(records)
    deeds = [record.claim for record in records if isinstance(record.claim, Event)]
    assert [deed.reported_by for deed in deeds] == [told.id, None]


def test_mentions_by_name_noun_and_pronoun_and_times() -> None:
    claims = [record.claim for record in read("Ann met ministry on Monday before she left.")]
    mentions = [(each.ref.as_written.exact, each.kind, each.naming) for each in claims if isinstance(each, Mention)]
    assert mentions == [
        ("Ann", MentionKind.PERSON, Naming.NAMED),
        ("ministry", MentionKind.ORGANISATION, Naming.NOMINAL),
        ("she", MentionKind.PERSON, Naming.PRONOUN),
    ]
    (monday,) = [each for each in claims if isinstance(each, TimeExpression)]
    assert (monday.anchor.exact, monday.type) == ("Monday", TimeType.DATE)


def test_where_a_noun_overlaps_a_name_the_name_stays() -> None:
    both: dict[str, Chances] = {"ann": {"B-person": 0.9, "B-nominal:person": 0.9}}
    (record,) = read("Ann left.", both)
    assert isinstance(record.claim, Mention)
    assert record.claim.naming is Naming.NAMED


@pytest.mark.parametrize("tag", ["B-DATE", "B-deed", "B-person", "B-nominal:person", "B-cue"])
def test_what_is_found_twice_in_one_word_is_one_record(tag: str) -> None:
    twice = {"中": {tag: 0.9}, "文": {tag: 0.9}, "talks": {"I-content": 0.95}}
    network = Chosen(twice, roles={("文", "talks"): {"I-content": 0.95}}, deed={})
    article = article_with("中文 talks")
    records = TrainedReader(network, "chosen-1", Calibration({"deeds": (1.0, 9.0)})).read(article)
    assert len({record.id for record in records}) == len(records)


TURNS = "MS. ODE: Late tariffs.\n\nMR. ADAIR: They rose.\n\nMS. ODE: Ann said talks ended.\n\n"


def test_the_turns_of_a_transcript_are_statements_by_rule() -> None:
    found = statements(read(TURNS))
    turns = [record for record in found if record.origin.rule == "transcript-turn"]
    assert [said(record) for record in turns] == [
        ("MS. ODE", ":", ("Late tariffs.",)),
        ("MR. ADAIR", ":", ("They rose.",)),
        ("MS. ODE", ":", ("Ann said talks ended.",)),
    ]
    (inner,) = [record for record in found if record.origin.rule == "attribution"]
    assert statement(inner).within == turns[2].id


def test_two_turns_can_be_headings() -> None:
    two = TURNS.split("\n\n", 1)[1]
    assert [record.origin.rule for record in statements(read(two))] == ["attribution"]


def test_what_a_known_statement_does() -> None:
    text = "Ann said talks ended."
    source, cue, content = Span(0, 3), Span(4, 8), Span(9, 20)
    reader = TrainedReader(Chosen(does={"said": {"demand": 4}}), "chosen-1", Calibration())
    assert reader.does(text, source, cue, [content]).acts[0].act is Act.DEMAND
    for empty in ([], [Span(3, 4)], [Span(50, 60)]):
        with pytest.raises(ValueError, match="holds a word"):
            reader.does(text, source, cue, empty)


# ---- the reader that ships


def check(text: str) -> tuple[Record, ...]:
    """Every promise about the records of any text."""
    records = SHIPPED.read(article_with(text))
    known = {record.id for record in records if isinstance(record.claim, Statement)}
    for record in records:
        for anchor in record.claim.anchors:
            anchor.check(text)
        assert 0 <= record.claim.probability <= 1
        match record.claim:
            case Statement(acts=acts, within=within):
                assert acts or record.origin.rule == "transcript-turn"
                assert all(0 <= act.probability <= 1 for act in acts)
                assert within is None or within in known - {record.id}
            case Event(reported_by=reported_by):
                assert reported_by is None or reported_by in known
    assert len({record.id for record in records}) == len(records)
    assert all(one.span <= other.span for one, other in pairwise(records))
    return records


@settings(max_examples=40)
@given(TEXTS)
@example("\ud800 Ann said \udfff so.")
@example("Ann said the [SEP] talks [CLS] would [MASK] go on [PAD] on Monday.")
@example("“会谈继续,” said Sand. 🤝 שלום, she added.\x00")
def test_any_text_can_be_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\u2028", "\u200b", "\x00"])
def test_where_there_is_no_word_there_is_no_record(text: str) -> None:
    assert check(text) == ()


@pytest.mark.parametrize("text", ["a", ".", "“", "1", "会", "?!,;—", "🤝"])
def test_one_character_can_be_read(text: str) -> None:
    check(text)


def test_a_very_long_line_can_be_read() -> None:
    assert check("Envoy Sand said that the talks in Geneva had ended and that the ministry would go on " * 60)


def test_a_megabyte_without_a_space_can_be_read() -> None:
    check("a" * 1_000_000)


# ---- the public functions


PAIR = "Bresk imposed tariffs on Alvonia."
BRESK, ALVONIA = (0, 5), (25, 32)


def test_read_finds_words_names_and_times_with_the_reader_that_ships() -> None:
    text = "Foreign Minister Ann Ode said on Monday that the talks in Geneva had been useful."
    reading = wordkeep.read(text)
    assert {record.kind for record in reading.records} >= {"statement", "mention", "time"}
    assert {record.origin.reader for record in reading.records} == {SHIPPED.name}
    assert reading.skipped == ()


@pytest.mark.parametrize(("source", "target"), [(BRESK, ALVONIA), (ALVONIA, BRESK), (BRESK, None), (None, ALVONIA)])
def test_relate_gives_every_type_the_likeliest_first(
    source: tuple[int, int] | None, target: tuple[int, int] | None
) -> None:
    chances = wordkeep.relate(PAIR, source, target)
    assert set(chances) == set(TYPES)
    assert sum(chances.values()) == pytest.approx(1, abs=1e-5)
    assert all(0 <= one <= 1 for one in chances.values())
    assert list(chances.values()) == sorted(chances.values(), reverse=True)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (None, None),
        ((0, 0), ALVONIA),
        ((3, 3), ALVONIA),
        (BRESK, (5, 6)),
        (BRESK, (25, 99)),
        (BRESK, (90, 95)),
        ((5, 0), ALVONIA),
        ((-5, 0), ALVONIA),
    ],
)
def test_relate_refuses_a_span_that_holds_no_word(
    source: tuple[int, int] | None, target: tuple[int, int] | None
) -> None:
    with pytest.raises(ValueError, match=r"no word|needs a source|runs forward"):
        wordkeep.relate(PAIR, source, target)


# ---- vectors


def test_vectors_come_with_the_same_records() -> None:
    article = article_with("Ann said the talks ended late. The ministry imposed tariffs on Monday.")
    records, vectors = SHIPPED.read_with_vectors(article)
    assert sure(records) == SHIPPED.read(article)
    assert set(vectors.records) == {each.id for each in records if each.kind in {"event", "statement"}}
    assert vectors.article is not None
    assert all(len(vector) == 384 for vector in (vectors.article, *vectors.records.values()))


def test_a_faint_deed_comes_with_vectors_alone_and_changes_no_other_record() -> None:
    article = article_with(
        "The government reacted on Friday. A meeting in Alaska was spoken of, and Bresk had repeated objections."
    )
    records, vectors = SHIPPED.read_with_vectors(article)
    faint = [each for each in records if each.is_faint]
    assert faint
    assert all(each.id in vectors.records for each in faint)
    assert SHIPPED.read(article) == tuple(each for each in records if each not in faint)
    assert len({each.id for each in records}) == len(records)


def test_a_text_without_words_has_no_vector() -> None:
    records, vectors = SHIPPED.read_with_vectors(article_with(""))
    assert (records, vectors.article, vectors.records) == ((), None, {})
