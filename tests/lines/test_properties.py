"""What must hold of lines whatever is read, in whatever order, on whatever day."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.lines.corpus_by_hand import DONE, KINDS, day, page
from wordkeep.lines.book import Page, commitments_of, shifts_of
from wordkeep.model.commitment import Commitment, Relation, State
from wordkeep.model.ids import RecordId
from wordkeep.model.ruling import Attached, Judgement, On, Ruling, standing, undone_by

NOON = datetime(2021, 1, 1, 12, tzinfo=UTC)

days = st.integers(0, 900)


words_alone = st.integers(0, KINDS - len(DONE) - 1)
words_and_deeds = st.integers(0, KINDS - 1)


@st.composite
def corpora(draw: st.DrawFn, sentences: st.SearchStrategy[int] = words_and_deeds) -> tuple[Page, ...]:
    """One to six articles of one to three sentences, now and then undated or a copy of the one before."""
    found = []
    for at in range(1, draw(st.integers(1, 6)) + 1):
        choices = draw(st.lists(sentences, min_size=1, max_size=3))
        published = draw(st.one_of(days, days, days, st.none()))
        done = (
            draw(st.one_of(st.none(), days))
            if published is None
            else draw(st.one_of(st.none(), st.integers(0, published)))
        )
        copy_of = at - 1 if at > 1 and draw(st.integers(0, 5)) == 0 else None
        found.append(page(at, choices, published, done=done, copy_of=copy_of))
    return tuple(found)


@given(pages=corpora(words_alone), on=days)
def test_from_absence_comes_no_evidence_and_no_state_against(pages: tuple[Page, ...], on: int) -> None:
    for line in commitments_of(pages, as_of=day(on)):
        assert not line.evidence + line.candidates
        assert not line.rulings
        assert line.state in {State.NOT_CHECKED, State.OPEN, State.PAST_DUE, State.SUPERSEDED, State.UNTESTABLE}
        assert len(line.history) == 1


@given(pages=corpora())
def test_what_is_against_a_line_is_a_deed_of_a_bound_side_that_an_article_tells(pages: tuple[Page, ...]) -> None:
    deeds = {deed.told.record: deed for page in pages for deed in page.deeds}
    for line in commitments_of(pages):
        for each in line.evidence_against:
            assert all(set(deeds[told.record].by) & set(line.by) for told in each.told)
        against = any(each.relation is Relation.CONTRADICTS for each in line.evidence)
        assert (line.state in {State.AGAINST, State.MIXED}) <= against


@given(pages=corpora())
def test_no_deed_is_older_than_the_words_unless_its_own_words_date_it_later(pages: tuple[Page, ...]) -> None:
    for line in commitments_of(pages):
        made = line.made.earliest
        for each in (*line.evidence, *line.candidates):
            if made is not None:
                assert each.on.latest is None or each.on.latest >= made
                assert each.on.earliest or any(told.published is None or told.published > made for told in each.told)


@given(pages=corpora(), on=days)
def test_as_of_a_day_is_what_the_articles_of_that_day_give(pages: tuple[Page, ...], on: int) -> None:
    then = day(on)
    assert then is not None
    known = [page for page in pages if page.published and page.published <= then]
    found = commitments_of(pages, as_of=then)
    assert found == commitments_of(known, as_of=then)
    assert shifts_of(pages, as_of=then) == shifts_of(known, as_of=then)
    there = {page.article for page in known}
    assert {anchor.text_id for line in found for anchor in line.anchors} <= there


@given(pages=corpora(), data=st.data())
def test_lines_are_the_same_whatever_order_their_articles_came_in(pages: tuple[Page, ...], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(pages))
    assert commitments_of(shuffled) == commitments_of(pages)
    assert shifts_of(shuffled) == shifts_of(pages)


def ruling(at: int, judgement: Judgement, on: On, target: str) -> Ruling:
    return Ruling(on, target, (), judgement, "I read it", "Sand", NOON + timedelta(minutes=at))


@given(pages=corpora(), choices=st.lists(st.integers(0, 50), max_size=4))
def test_when_every_ruling_is_undone_the_lines_are_the_machines(pages: tuple[Page, ...], choices: list[int]) -> None:
    records = [each.told.record for page in pages for each in page.words]
    records += [each.told.record for page in pages for each in page.deeds]
    made = [
        ruling(at, Judgement.REJECT if choice % 2 else Judgement.SPLIT, On.STATEMENT, records[choice % len(records)])
        for at, choice in enumerate(choices)
    ]
    undoing = [ruling(100 + at, Judgement.UNDO, On.RULING, each.id) for at, each in enumerate(made)]
    assert standing(made) == tuple(made)
    assert set(undone_by([*made, *undoing])) == {each.id for each in made}
    assert laid_over(pages, [*made, *undoing]) == commitments_of(pages)
    again = [ruling(200 + at, Judgement.UNDO, On.RULING, each.id) for at, each in enumerate(undoing)]
    assert laid_over(pages, [*made, *undoing, *again]) == laid_over(pages, made)


def laid_over(pages: tuple[Page, ...], every: list[Ruling]) -> tuple[Commitment, ...]:
    return commitments_of(pages, rulings=[Attached(each, RecordId(each.target), {}) for each in standing(every)])
