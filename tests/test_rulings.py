"""Rulings: what they do to lines and groups, that they are taken back without a trace, and that they outlive rebuilds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.building import exported
from tests.penned import AGAIN, BROUGHT, DEMAND, LEFT, PLEDGE, SENT, TEXTS, Penned, copied, penned
from wordkeep.commitments import Commitments
from wordkeep.errors import BadUse, NoSuchRecord
from wordkeep.model.commitment import Commitment, Kind, Ladder, Relation, State
from wordkeep.model.record import evidence_of
from wordkeep.model.ruling import Judgement, Ruling
from wordkeep.rulings import Reason, in_words, ruling_on, undoing
from wordkeep.store.sqlite import Ledger
from wordkeep.why import Told, why

NOON = datetime(2022, 5, 1, 12, tzinfo=UTC)
REASON = Reason("Mirela Sand", "I read both texts", NOON)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return penned(tmp_path_factory.mktemp("penned") / "a.ledger")


@pytest.fixture
def path(machine: Path, tmp_path: Path) -> Path:
    return copied(machine, tmp_path)


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as opened:
        yield opened


def id_of(ledger: Ledger, words: str) -> str:
    """The record that stands in these words."""
    return next(
        record.id
        for article in ledger.articles()
        for record in ledger.records(article.id)
        if record.kind in {"statement", "event"} and evidence_of(record.claim)[0].exact == words
    )


def line_of(ledger: Ledger, words: str, *, as_of: date | None = None) -> Commitment:
    return next(line for line in Commitments(ledger).lines(as_of=as_of) if line.words[0].exact == words)


def ruled(ledger: Ledger, target: str, judgement: Judgement, **sets: str) -> Ruling:
    made = ruling_on(ledger, target, judgement, sets, replace(REASON, made_at=datetime.now(UTC)))
    assert ledger.rulings.add([made]) == 1
    return made


def undone(ledger: Ledger, ruling: Ruling) -> None:
    ledger.rulings.add([undoing(ledger, ruling.id, replace(REASON, made_at=datetime.now(UTC)))])


def lines(told: Told) -> Iterator[Told]:
    yield told
    for each in told.under:
        yield from lines(each)


# ---- what each does


def test_a_rejected_statement_makes_no_line_and_no_shift(ledger: Ledger) -> None:
    ruled(ledger, id_of(ledger, DEMAND), Judgement.REJECT)
    assert [line.kind for line in Commitments(ledger).lines()] == [Kind.PLEDGE]
    assert len(Commitments(ledger).shifts()) == 1
    ruled(ledger, id_of(ledger, AGAIN), Judgement.REJECT)
    assert line_of(ledger, PLEDGE).answers == ()
    assert Commitments(ledger).shifts() == ()


def test_a_rejected_event_is_no_evidence(ledger: Ledger) -> None:
    for words in (SENT, BROUGHT):
        ruled(ledger, id_of(ledger, words), Judgement.REJECT)
    assert line_of(ledger, PLEDGE).state is State.OPEN or line_of(ledger, PLEDGE).state is State.PAST_DUE
    assert line_of(ledger, PLEDGE).ladder is Ladder.SAID


def test_edited_words_are_the_exact_words_nearest_to_the_record(ledger: Ledger) -> None:
    edit = ruled(ledger, id_of(ledger, PLEDGE), Judgement.EDIT, words="send 40 engineers to Kazakhstan")
    (words,) = edit.others["words"]
    assert TEXTS["pledge"][2].startswith("send 40 engineers", words.span.start)
    assert [anchor.exact for line in Commitments(ledger).lines() for anchor in line.words] == [words.exact, DEMAND]


def test_a_relabelled_statement_makes_another_line(ledger: Ledger) -> None:
    ruled(ledger, id_of(ledger, DEMAND), Judgement.RELABEL, act="pledge")
    assert line_of(ledger, DEMAND).kind is Kind.PLEDGE


def test_a_linked_deed_moves_the_ladder_and_an_unlinked_one_is_gone(ledger: Ledger) -> None:
    line = line_of(ledger, PLEDGE)
    ruled(ledger, line.id, Judgement.LINK, event=id_of(ledger, LEFT), relation="contradicts", step="reversed")
    found = line_of(ledger, PLEDGE)
    assert (found.state, found.ladder) == (State.MIXED, Ladder.REVERSED)
    assert found.evidence_against[0].because == ("linked by Mirela Sand: I read both texts",)
    ruled(ledger, line.id[:8], Judgement.UNLINK, event=id_of(ledger, SENT))
    assert [each.relation for each in line_of(ledger, PLEDGE).evidence] == [Relation.CONTRADICTS]


def test_a_word_split_from_a_line_makes_its_own_and_a_merged_line_is_an_answer(ledger: Ledger) -> None:
    split = ruled(ledger, id_of(ledger, AGAIN), Judgement.SPLIT)
    assert [line.words[0].exact for line in Commitments(ledger).lines()] == [PLEDGE, AGAIN, DEMAND]
    ruled(ledger, line_of(ledger, AGAIN).id, Judgement.MERGE, into=line_of(ledger, PLEDGE).id)
    assert [line.words[0].exact for line in Commitments(ledger).lines()] == [PLEDGE, DEMAND]
    undone(ledger, split)


def test_a_verdict_is_on_the_line_and_not_known_before_it_was_given(ledger: Ledger) -> None:
    line = line_of(ledger, PLEDGE)
    made = ruling_on(ledger, line.id, Judgement.VERDICT, {"scale": "g20", "value": "+1"}, REASON)
    ledger.rulings.add([made])
    assert line_of(ledger, PLEDGE).rulings == (made,)
    assert line_of(ledger, PLEDGE, as_of=date(2022, 4, 30)).rulings == ()
    assert line_of(ledger, PLEDGE).state is line.state


def test_shifts_that_are_none_are_split(ledger: Ledger) -> None:
    assert len(Commitments(ledger).shifts()) == 1
    ruled(ledger, id_of(ledger, AGAIN), Judgement.SPLIT, **{"from": id_of(ledger, PLEDGE)})
    assert Commitments(ledger).shifts() == ()
    assert len(line_of(ledger, PLEDGE).answers) == 1


# ---- events and stories that are one


def test_split_events_are_two_everywhere_until_it_is_undone(path: Path, ledger: Ledger, tmp_path: Path) -> None:
    before = exported(path, tmp_path / "before")
    sent, brought = id_of(ledger, SENT), id_of(ledger, BROUGHT)
    assert before["events.jsonl"].count('"reports": 2') == 2
    split = ruled(ledger, brought, Judgement.SPLIT)
    told = exported(path, tmp_path / "split")["events.jsonl"]
    assert told.count('"story_event": null') == 3
    assert told.count('"reports": 1') == 3
    assert {each.event for each in line_of(ledger, PLEDGE).evidence} == {sent, brought}
    whats = [each.what for each in lines(why(ledger, brought))]
    assert "told elsewhere" not in whats
    assert f"ruling {split.id}" in whats
    undone(ledger, split)
    assert exported(path, tmp_path / "after") == before


def test_merged_events_are_one_in_the_export_in_why_and_in_lines(path: Path, ledger: Ledger, tmp_path: Path) -> None:
    left, sent = id_of(ledger, LEFT), id_of(ledger, SENT)
    made = ruled(ledger, left, Judgement.MERGE, into=sent)
    assert exported(path, tmp_path / "out")["events.jsonl"].count('"reports": 3') == 3
    (group,) = {shared.id for each in ledger.articles() for shared in ledger.links_of(each.id).events.values()}
    told = why(ledger, group)
    assert told.says == "3 members"
    assert f"ruling {made.id}" in [each.what for each in told.under]
    assert len(line_of(ledger, PLEDGE).evidence[0].told) == 3


def test_stories_of_articles_are_joined_and_parted(ledger: Ledger) -> None:
    of = {str(ledger.article(each.id).key): each.id for each in ledger.articles()}
    assert ledger.links_of(of["sent"]).beside == (of["brought"],)
    joined = ruled(ledger, of["left"], Judgement.MERGE, into=of["sent"])
    assert set(ledger.links_of(of["left"]).beside) == {of["sent"], of["brought"]}
    assert ledger.links_of(of["sent"]).story == ledger.links_of(of["left"]).story
    assert "story" in {each.what for each in why(ledger, of["left"]).under}
    ruled(ledger, of["brought"], Judgement.SPLIT)
    assert ledger.links_of(of["brought"]).story is None
    assert ledger.links_of(of["sent"]).beside == (of["left"],)
    undone(ledger, joined)
    assert ledger.links_of(of["sent"]).story is None


# ---- taken back


def test_undoing_every_ruling_gives_the_ledger_of_the_machine(path: Path, ledger: Ledger, tmp_path: Path) -> None:
    before = Commitments(ledger).lines(), Commitments(ledger).shifts(), exported(path, tmp_path / "before")
    line = line_of(ledger, PLEDGE)
    made = [
        ruled(ledger, line.id, Judgement.LINK, event=id_of(ledger, LEFT), relation="contradicts"),
        ruled(ledger, line.id, Judgement.VERDICT, scale="g20", value="0"),
        ruled(ledger, id_of(ledger, DEMAND), Judgement.RELABEL, act="threat"),
        ruled(ledger, id_of(ledger, PLEDGE), Judgement.EDIT, words="40 engineers"),
        ruled(ledger, id_of(ledger, AGAIN), Judgement.SPLIT),
        ruled(ledger, id_of(ledger, SENT), Judgement.REJECT),
        ruled(ledger, id_of(ledger, BROUGHT), Judgement.SPLIT),
        ruled(ledger, id_of(ledger, LEFT), Judgement.MERGE, into=id_of(ledger, SENT)),
    ]
    assert Commitments(ledger).lines() != before[0]
    for each in made:
        undone(ledger, each)
    after = Commitments(ledger).lines(), Commitments(ledger).shifts(), exported(path, tmp_path / "after")
    assert after == before


def test_an_undoing_that_is_undone_undoes_nothing(ledger: Ledger) -> None:
    made = ruled(ledger, id_of(ledger, DEMAND), Judgement.REJECT)
    undone(ledger, made)
    with pytest.raises(BadUse, match="undone already"):
        undone(ledger, made)
    undone(ledger, ledger.rulings.all()[-1])
    assert len(Commitments(ledger).lines()) == 1


# ---- after a rebuild


def test_rulings_find_their_words_when_another_reader_shifts_the_spans(ledger: Ledger, path: Path) -> None:
    line = line_of(ledger, PLEDGE)
    ruled(ledger, line.id, Judgement.LINK, event=id_of(ledger, LEFT), relation="contradicts", step="reversed")
    ruled(ledger, id_of(ledger, DEMAND), Judgement.REJECT)
    ruled(ledger, id_of(ledger, BROUGHT), Judgement.SPLIT)
    penned(path, reader=Penned("penned-2", shift=4))
    assert ledger.orphans() == ()
    (found,) = Commitments(ledger).lines()
    assert found.words[0].exact == PLEDGE[4:]
    assert found.id != line.id
    assert found.ladder is Ladder.REVERSED
    assert len(found.evidence) == 3


def test_rulings_find_their_words_after_a_revision_and_an_orphan_is_listed(tmp_path: Path) -> None:
    path = penned(tmp_path / "revised.ledger")
    with Ledger.open(path) as ledger:
        _revise(ledger, path)


def _revise(ledger: Ledger, path: Path) -> None:
    rejected = ruled(ledger, id_of(ledger, DEMAND), Judgement.REJECT)
    lost = ruled(ledger, id_of(ledger, AGAIN), Judgement.SPLIT)
    day, outlet, text = TEXTS["demand"]
    revised = TEXTS | {
        "demand": (day, outlet, f"Updated at noon. {text}"),
        "again": (
            *TEXTS["again"][:2],
            "Spring came late to the coast this year, and that was all there was to tell of it.",
        ),
    }
    penned(path, texts=revised)
    assert [line.words[0].exact for line in Commitments(ledger).lines()] == [PLEDGE]
    assert [each.ruling.id for each in ledger.attached()] == [rejected.id]
    assert [(each.ruling.id, each.why) for each in ledger.orphans()] == [
        (lost.id, "the words it is on are not in the ledger")
    ]

    edit = ruled(ledger, id_of(ledger, DEMAND), Judgement.EDIT, words="said")
    day, outlet, text = revised["demand"]
    penned(path, texts=revised | {"demand": (day, outlet, f"Nobody said a word. {text}")})
    (words,) = next(each.words for each in ledger.attached() if each.ruling.id == edit.id)
    assert words.span.start > len("Nobody said a word. Updated at noon. ") + len(DEMAND)


def test_building_in_any_order_gives_the_same_lines_and_rulings_find_their_words(
    ledger: Ledger, path: Path, tmp_path: Path
) -> None:
    ruled(ledger, line_of(ledger, PLEDGE).id, Judgement.LINK, event=id_of(ledger, LEFT), relation="contradicts")
    (tmp_path / "grown").mkdir()
    keys = list(TEXTS)
    for some in (keys[4:], keys[:1], keys[1:4]):
        grown = penned(tmp_path / "grown" / "b.ledger", texts={key: TEXTS[key] for key in reversed(some)})
    with Ledger.open(grown) as other:
        other.rulings.add(ledger.rulings.all())
        assert bare(Commitments(other).lines()) == bare(Commitments(ledger).lines())


def bare(lines: tuple[Commitment, ...]) -> list[tuple[object, ...]]:
    """What lines say, without ids: these are hashed from where in a file a text stood."""
    return [
        (
            line.kind,
            [words.exact for words in line.words],
            [(each.answer, each.told.words[0].exact) for each in line.answers],
            [(each.relation, each.step, [told.words[0].exact for told in each.told]) for each in line.evidence],
            [step.ladder for step in line.history],
            line.state,
            line.searched,
        )
        for line in lines
    ]


# ---- what is refused


@pytest.mark.parametrize(
    ("words", "judgement", "sets", "told"),
    [
        (PLEDGE, Judgement.LINK, {"event": "e"}, "statements take no ruling to link"),
        (PLEDGE, Judgement.RELABEL, {}, "says act"),
        (PLEDGE, Judgement.RELABEL, {"act": "sing"}, "no act 'sing'"),
        (PLEDGE, Judgement.ACCEPT, {"act": "pledge"}, "does not take act"),
        (PLEDGE, Judgement.EDIT, {"words": "never written"}, "do not stand in the article"),
        (SENT, Judgement.RELABEL, {"act": "pledge"}, "events take no ruling to relabel"),
    ],
)
def test_what_cannot_be_ruled_is_said(
    ledger: Ledger, words: str, judgement: Judgement, sets: dict[str, str], told: str
) -> None:
    with pytest.raises(BadUse, match=told):
        ruling_on(ledger, id_of(ledger, words), judgement, sets, REASON)


def test_ids_that_are_none_or_several_are_refused(ledger: Ledger) -> None:
    for beginning in ("", "e", "s0000", "c0000", "zzz"):
        with pytest.raises(NoSuchRecord):
            ruling_on(ledger, beginning, Judgement.ACCEPT, {}, REASON)
    with pytest.raises(BadUse, match="beside itself"):
        ruling_on(ledger, id_of(ledger, SENT), Judgement.MERGE, {"into": id_of(ledger, SENT)}, REASON)
    with pytest.raises(BadUse, match="never one"):
        ruling_on(ledger, id_of(ledger, SENT), Judgement.MERGE, {"into": id_of(ledger, PLEDGE)}, REASON)


def test_a_ruling_in_words_says_on_what_and_what(ledger: Ledger) -> None:
    line = line_of(ledger, PLEDGE)
    made = ruling_on(ledger, line.id, Judgement.VERDICT, {"scale": "g20", "value": "+1"}, REASON)
    assert in_words(made) == f"verdict {line.id} “{PLEDGE}”: scale g20, value +1"
