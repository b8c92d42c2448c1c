"""The ledger on disk: what is kept, what is forgotten, what is refused."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests import by_hand
from wordkeep.errors import LedgerBusy, LedgerTooNew, NoSuchRecord, NotALedger
from wordkeep.model.actor import Actor, ActorKind, ActorRef, Office, SpeakerKind
from wordkeep.model.article import Article, article_id
from wordkeep.model.event import Event
from wordkeep.model.ids import ActorId, TextId
from wordkeep.model.intake import Intake
from wordkeep.model.offsets import OffsetMap
from wordkeep.model.page import Labels, Media, Page
from wordkeep.model.ports import Counts
from wordkeep.model.reading import Reading
from wordkeep.model.record import Origin, Record
from wordkeep.model.skipped import Skipped
from wordkeep.model.span import Span
from wordkeep.model.statement import Form, Statement
from wordkeep.model.when import Published
from wordkeep.store.sqlite import SCHEMA, Ledger, match_expression

READER = "rules-test"
TEXT = "Envoy Sand said talks 🤝 would go on. “Soon,” she added."


def intake(name: str = "a.txt", *, mtime_ns: int = 1) -> Intake:
    return Intake(f"/in/{name}", name, f"in/{name}", 10, mtime_ns)


def reading(
    text: str = TEXT, *, name: str = "a.txt", key: str | None = None, skipped: tuple[Skipped, ...] = ()
) -> Reading:
    page = Page(
        origin=f"/in/{name}" + (f"#{key}" if key else ""),
        locator=name,
        content=text.encode(),
        media=Media.PLAIN,
        path=f"in/{name}",
        key=key,
        as_given=True,
        labels=Labels(outlet="Harbour Test"),
    )
    article = Article(
        id=article_id(content=page.content, locator=page.locator, key=key),
        text=text,
        to_page=OffsetMap.identity(len(text)),
        raw_is_given=True,
        published=Published.unknown(),
        origin=page.origin,
        path=page.path,
        key=key,
        outlet="Harbour Test",
        title_span=Span(0, 5),
    )
    return Reading(page, article, (statement(article),), skipped)


def statement(article: Article) -> Record:
    claim = Statement(
        source=ActorRef(article.anchor(Span(0, 10))),
        cue=article.anchor(Span(11, 15)),
        content=(article.anchor(Span(16, 36)),),
        form=Form.INDIRECT,
        speaker_kind=SpeakerKind.NAMED,
        probability=0.9,
    )
    return Record.of(claim, Origin(READER, "by-hand"))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "talks.db") as opened:
        yield opened


def store(ledger: Ledger, given: Reading, source: Intake | None = None) -> TextId:
    source = source or intake()
    ledger.begin(source, READER)
    ledger.keep(source, [given], reader=READER)
    ledger.finish(source)
    assert given.article is not None
    return given.article.id


def test_what_is_kept_comes_back_as_it_went(ledger: Ledger) -> None:
    given = reading()
    text_id = store(ledger, given)
    assert ledger.article(text_id) == given.article
    assert ledger.page(text_id) == given.page
    assert ledger.records(text_id) == given.records
    (listed,) = ledger.articles()
    assert (listed.id, listed.statements, listed.opening) == (text_id, 1, TEXT)


def test_actors_come_back_by_article_and_each_once_of_all(ledger: Ledger) -> None:
    envoy = Office("Envoy", "BRK", "2020", None, "by hand")
    sand = Actor(ActorId("k2"), "Mirela Sand", ActorKind.PERSON, "BRK", aliases=("Sand",))
    bresk = Actor(ActorId("k1"), "Bresk", ActorKind.STATE, "BRK", "BRK")
    later = replace(sand, side="BRK", offices=(envoy,), aliases=("Dr Sand",))
    first = store(ledger, replace(reading(), actors=(sand, bresk)))
    store(ledger, replace(reading(name="b.txt"), actors=(later,)), intake("b.txt"))
    assert list(ledger.actors(of=first)) == [sand, bresk]
    assert list(ledger.actors()) == [bresk, replace(later, aliases=("Sand", "Dr Sand"))]
    store(ledger, reading())
    assert list(ledger.actors(of=first)) == []
    assert list(ledger.actors()) == [later]


def test_records_are_counted_by_kind_and_only_those_of_current_articles(ledger: Ledger) -> None:
    given = reading(by_hand.TEXT)
    assert given.article is not None
    text_id = store(ledger, replace(given, records=by_hand.records(given.article)))
    assert ledger.counts() == Counts(1, 0, statements=4, events=3, mentions=4, times=2, skipped=0)
    (listed,) = ledger.articles()
    assert (listed.statements, listed.events) == (4, 3)
    assert ledger.records(text_id) == by_hand.records(given.article)
    store(ledger, reading())
    assert ledger.counts() == Counts(1, 1, statements=1, events=0, mentions=0, times=0, skipped=0)


def with_faint() -> tuple[Reading, Record]:
    """A reading of which one event is faint."""
    given = reading(by_hand.TEXT)
    assert given.article is not None
    records = by_hand.records(given.article)
    one = next(record for record in records if isinstance(record.claim, Event))
    assert isinstance(one.claim, Event)
    faint = replace(one, claim=replace(one.claim, faint=True))
    return replace(given, records=tuple(record for record in records if record != one), faint=(faint,)), faint


def test_a_faint_deed_is_there_and_told_to_nobody(ledger: Ledger) -> None:
    given, faint = with_faint()
    text_id = store(ledger, given)
    assert ledger.records(text_id) == given.records
    assert ledger.untold(text_id) == (faint,)
    assert ledger.counts().events == 2
    assert [listed.events for listed in ledger.articles()] == [2]
    assert ledger.beginning(faint.id) == []


def test_a_faint_deed_of_a_group_is_a_record_in_its_place(ledger: Ledger) -> None:
    given, faint = with_faint()
    text_id = store(ledger, given)
    ledger.links.settle("event", [faint.id], {faint.id: "h1"})
    in_order = tuple(sorted((*given.records, faint), key=lambda record: (record.span, record.id)))
    assert ledger.records(text_id) == in_order
    assert ledger.untold(text_id) == ()
    assert ledger.counts().events == 3
    assert [listed.events for listed in ledger.articles()] == [3]
    assert [listed.events for listed in ledger.search("Envoy", limit=9)] == [3]
    assert [known.id for known in ledger.beginning(faint.id)] == [faint.id]


def test_a_batch_is_kept_whole_or_not_at_all(ledger: Ledger) -> None:
    def fail_half_way() -> None:
        with ledger.together():
            store(ledger, reading())
            raise RuntimeError("the lights went out")

    with pytest.raises(RuntimeError, match="lights"):
        fail_half_way()
    assert list(ledger.articles()) == []
    store(ledger, reading())
    assert ledger.counts().articles == 1


def test_what_a_transaction_has_written_is_read_inside_it(ledger: Ledger) -> None:
    ledger.begin(intake(), READER)
    with ledger.together():
        ledger.keep(intake(), [made := reading()], reader=READER)
        assert made.article
        (record,) = ledger.records(made.article.id)
        assert isinstance(record.claim, Statement)
        later = replace(record, claim=replace(record.claim, form=Form.MIXED))
        ledger.redate(made.article.id, [later])
        assert ledger.records(made.article.id) == (later,)
        assert ledger.article(made.article.id) == made.article
    ledger.redate(made.article.id, ())
    assert ledger.records(made.article.id) == (record,)


def test_changed_input_makes_a_revision(ledger: Ledger) -> None:
    old = store(ledger, reading())
    new = store(ledger, reading(TEXT.replace("Soon", "Never")))
    assert [listed.id for listed in ledger.articles()] == [new]
    assert ledger.article(old).text == TEXT
    assert ledger.records(old)
    counts = ledger.counts()
    assert (counts.articles, counts.superseded, counts.statements) == (1, 1, 1)


def test_an_input_that_goes_back_to_what_it_was_is_current_again(ledger: Ledger) -> None:
    old = store(ledger, reading())
    store(ledger, reading(TEXT.replace("Soon", "Never")))
    assert not ledger.keeps(reading().page, READER)
    store(ledger, reading())
    assert [listed.id for listed in ledger.articles()] == [old]


def test_reading_again_replaces_records_and_never_doubles_them(ledger: Ledger) -> None:
    given = reading()
    store(ledger, given)
    assert given.article is not None
    better = replace(statement(given.article), origin=Origin("rules-2", "by-hand"))
    text_id = store(ledger, replace(given, records=(better,)))
    assert ledger.records(text_id) == (better,)


def test_equal_texts_at_two_places_are_two_articles_of_one_page(ledger: Ledger) -> None:
    store(ledger, reading(), intake())
    store(ledger, reading(name="b.txt"), intake("b.txt"))
    assert ledger.counts().articles == 2
    assert len(set(dict(ledger.page_hashes()).values())) == 1


def test_an_unchanged_input_is_known_and_a_changed_one_is_not(ledger: Ledger) -> None:
    store(ledger, reading())
    assert ledger.unchanged(intake(), READER)
    assert not ledger.unchanged(intake(mtime_ns=2), READER)
    assert not ledger.unchanged(intake(), "rules-2")
    assert not ledger.unchanged(intake("b.txt"), READER)


def test_an_input_that_was_not_finished_is_read_again_but_not_its_pages(ledger: Ledger) -> None:
    ledger.begin(intake(), READER)
    ledger.keep(intake(), [reading()], reader=READER)
    assert not ledger.unchanged(intake(), READER)
    assert ledger.keeps(reading().page, READER)
    assert not ledger.keeps(reading(key="2").page, READER)


def test_skipped_rows_are_met_again_and_not_doubled(ledger: Ledger) -> None:
    damaged = Skipped("/in/a.txt", "decode", "encoding-damaged", "one byte")
    row = Skipped("/in/a.txt, line 3", "ingest", "row-malformed", "not JSON")
    for _ in range(2):
        ledger.begin(intake(), READER)
        ledger.skip(intake(), row)
        ledger.keep(intake(), [reading(skipped=(damaged,))], reader=READER)
        ledger.finish(intake())
    assert list(ledger.skipped()) == [damaged, row]
    ledger.begin(intake(), READER)
    assert list(ledger.skipped()) == [damaged]  # the page's own stays with the page that is kept
    ledger.keep(intake(), [reading()], reader=READER)
    assert list(ledger.skipped()) == []


def test_what_could_not_be_opened_is_forgotten_only_under_the_sources_of_a_build(ledger: Ledger) -> None:
    here = Skipped("news/shut", "ingest", "permission-denied", "may not be read")
    there = Skipped("elsewhere/shut", "ingest", "permission-denied", "may not be read")
    ledger.skip(None, here)
    ledger.skip(None, there)
    ledger.forget_unopened(["news"])
    assert list(ledger.skipped()) == [there]


def test_search_takes_words_and_phrases_and_no_operators(ledger: Ledger) -> None:
    first = store(ledger, reading())
    store(ledger, reading("Nobody said anything about the river treaty at all.", name="b.txt"), intake("b.txt"))
    assert [hit.id for hit in ledger.search('"talks 🤝 would" ENVOY', limit=5)] == [first]
    assert ledger.search("said", limit=5)[0].id
    assert len(ledger.search("said", limit=5)) == 2
    for odd in ("", '"', "*", "NOT", "a OR", "col:x", "(", '" OR 1=1 --', "\0"):
        ledger.search(odd, limit=5)


def test_a_query_is_words_and_phrases() -> None:
    assert match_expression('joint "working group" NOT') == '"joint" "working group" "NOT"'
    assert match_expression("* - ()") == ""


def test_lists_come_in_pages_in_the_same_order(ledger: Ledger) -> None:
    for number in range(5):
        store(ledger, reading(name=f"{number}.txt"), intake(f"{number}.txt"))
    paths = [listed.path for listed in ledger.articles()]
    assert paths == [f"in/{number}.txt" for number in range(5)]
    assert [listed.path for listed in ledger.articles(start=2, limit=2)] == paths[2:4]


def test_one_writer_at_a_time(ledger: Ledger) -> None:
    with ledger.writing(), Ledger.open(ledger.path) as second, pytest.raises(LedgerBusy), second.writing():
        pass
    with ledger.writing():
        pass


def test_a_build_is_noted_with_its_counts_only_when_it_ends(ledger: Ledger) -> None:
    with pytest.raises(RuntimeError), ledger.build(version="1", reader=READER, models={}, settings={}):
        raise RuntimeError("killed")
    unfinished = ledger.last_build()
    assert unfinished is not None
    assert unfinished.counts is None
    with ledger.build(version="1", reader=READER, models={"a.onnx": "0f"}, settings={"a": 1}):
        store(ledger, reading())
    finished = ledger.last_build()
    assert finished is not None
    assert finished.counts == ledger.counts()
    assert finished.settings == {"a": 1}
    assert finished.models == {"a.onnx": "0f"}


def test_what_is_not_there_is_said_to_be_not_there(ledger: Ledger) -> None:
    with pytest.raises(NoSuchRecord, match="no article 'a0'"):
        ledger.article(TextId("a0"))


def test_files_that_are_no_ledgers_are_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader")
    with pytest.raises(NotALedger, match="not a ledger"):
        Ledger.create(letter)
    assert letter.read_text() == "Dear reader"
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE photos (id)")
    before = other.read_bytes()
    with pytest.raises(NotALedger, match="belongs to another program"):
        Ledger.create(other)
    with closing(sqlite3.connect(other)) as connection:
        assert [row[0] for row in connection.execute("SELECT name FROM sqlite_master")] == ["photos"]
    assert len(other.read_bytes()) == len(before)
    with pytest.raises(NotALedger, match="no ledger here"):
        Ledger.open(tmp_path / "nothing.db")
    with pytest.raises(NotALedger, match="no such folder"):
        Ledger.create(tmp_path / "no" / "such.db")


def test_a_ledger_of_a_later_version_is_not_touched(ledger: Ledger) -> None:
    with closing(sqlite3.connect(ledger.path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(LedgerTooNew, match=f"schema 9999, this one knows {SCHEMA}"):
        Ledger.open(ledger.path)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    with Ledger.create(path) as ledger:
        assert ledger.counts().articles == 0
