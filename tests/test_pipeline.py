"""Whole builds: what happens to a page and to a corpus."""

import json
import os
import pickle
import shutil
from pathlib import Path

import pytest

from tests import by_hand
from tests.building import built, exported
from tests.by_hand import ByHand
from tests.conftest import article_with
from wordkeep import pipeline
from wordkeep.annotate.shipped import FOLDER, ShippedReader
from wordkeep.codebook.issues import VARIABLE
from wordkeep.errors import IssuesFaulty, ReaderDamaged
from wordkeep.ingest.columns import Columns
from wordkeep.ingest.sources import intakes, pages_of
from wordkeep.model.actor import SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.ids import RecordId
from wordkeep.model.intake import Intake
from wordkeep.model.page import Media, Page
from wordkeep.model.record import Origin, Record
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Form, Statement
from wordkeep.store.sqlite import Ledger

TEXT = "Envoy Mirela Sand said that the talks on grain tariffs would go on in May, and that Bresk was welcome to them."


def test_the_example_corpus_is_read_whole(tmp_path: Path, corpus: Path) -> None:
    report, watched = built(tmp_path / "a.db", corpus)
    assert report.read == 17
    assert watched.skips == []
    assert report.statements > 100
    with Ledger.open(tmp_path / "a.db") as ledger:
        listed = list(ledger.articles())
    assert [each.path for each in listed if each.published.on is None] == [str(corpus / "10-joint-chiefs-call.txt")]
    assert listed[0].outlet == "Harbour Dispatch"


def test_who_when_and_where_cost_little_of_reading(seeds: Path) -> None:
    inputs = [intake for intake in intakes([str(seeds)]) if isinstance(intake, Intake)]
    pages = [page for intake in inputs for page in pages_of(intake) if isinstance(page, Page)]

    def share() -> float:
        spent = [dict(pipeline.read_page(page).seconds) for page in pages]
        return sum(each["resolve"] for each in spent) / sum(sum(each.values()) for each in spent)

    share()  # what is loaded once in a process is not counted
    assert any(share() < 0.18 for _ in range(3))  # more than one try, since something else may run in between


def test_several_workers_give_the_same_ledger_as_one(tmp_path: Path, corpus: Path) -> None:
    for number in range(3):
        shutil.copytree(corpus, tmp_path / "in" / str(number))
    built(tmp_path / "one.db", tmp_path / "in", workers=1)
    built(tmp_path / "two.db", tmp_path / "in", workers=2)
    assert exported(tmp_path / "one.db", tmp_path / "one") == exported(tmp_path / "two.db", tmp_path / "two")


def test_ids_do_not_depend_on_where_a_folder_lies(tmp_path: Path, corpus: Path) -> None:
    ids = []
    for place in (tmp_path / "here", tmp_path / "there" / "deeper"):
        shutil.copytree(corpus, place)
        built(place.with_suffix(".db"), place)
        files = exported(place.with_suffix(".db"), place.with_suffix(".out"))
        ids.append([json.loads(line)["id"] for line in files["statements.jsonl"].splitlines()])
    assert ids[0] == ids[1]


def test_a_second_build_reads_nothing(tmp_path: Path, corpus: Path) -> None:
    place = tmp_path / "in"
    shutil.copytree(corpus, place)
    for file in place.iterdir():
        os.utime(file, (1_600_000_000, 1_600_000_000))
    built(tmp_path / "a.db", place)
    before = exported(tmp_path / "a.db", tmp_path / "before")
    report, _ = built(tmp_path / "a.db", place)
    assert (report.read, report.kept, report.unchanged) == (0, 0, 12)
    assert exported(tmp_path / "a.db", tmp_path / "after") == before


def test_a_file_touched_but_the_same_is_opened_and_not_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    built(tmp_path / "a.db", file)
    os.utime(file, (1_600_000_000, 1_600_000_000))
    report, _ = built(tmp_path / "a.db", file)
    assert (report.read, report.kept, report.unchanged) == (0, 1, 0)


def test_a_changed_file_becomes_a_revision(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    built(tmp_path / "a.db", file)
    file.write_text(TEXT.replace("May", "June"))
    os.utime(file, (1_600_000_000, 1_600_000_000))
    report, _ = built(tmp_path / "a.db", file)
    assert report.read == 1
    with Ledger.open(tmp_path / "a.db") as ledger:
        (listed,) = ledger.articles()
        assert "June" in ledger.article(listed.id).text
        assert ledger.counts().superseded == 1


def test_new_rows_of_a_grown_file_are_read_and_old_ones_kept(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    rows = [json.dumps({"id": f"r{number}", "text": f"{TEXT} ({number})"}) for number in range(3)]
    file.write_text("\n".join(rows[:2]) + "\n")
    built(tmp_path / "a.db", file)
    file.write_text("\n".join(rows) + "\n")
    os.utime(file, (1_600_000_000, 1_600_000_000))
    report, _ = built(tmp_path / "a.db", file)
    assert (report.read, report.kept) == (1, 2)


def test_a_text_in_another_language_is_kept_and_said_to_be_unread(tmp_path: Path) -> None:
    file = tmp_path / "de.txt"
    file.write_text("Die Gespräche über den Flussvertrag dauern an, sagte die Sprecherin am Montag in der Hauptstadt.")
    report, watched = built(tmp_path / "a.db", file)
    assert report.read == 1
    assert [skip.code for skip in watched.skips] == ["language-unread"]


def test_a_stage_that_fails_costs_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(ByHand):
        name = "broken-1"

        def read(self, article: Article) -> tuple[Record, ...]:
            raise ZeroDivisionError("a slip")

    monkeypatch.setattr(pipeline, "READER", Broken())
    reading = pipeline.read_page(Page("/a", "a", TEXT.encode(), Media.PLAIN))
    assert reading.article is not None
    (skip,) = reading.skipped
    assert (skip.step, skip.code, skip.detail) == ("annotate", "step-failed", "ZeroDivisionError: a slip")


@pytest.mark.usefixtures("by_hand")
def test_where_actors_fail_the_records_stay_and_the_failure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page("/a", "a", by_hand.TEXT.encode(), Media.PLAIN)
    whole = pipeline.read_page(page)
    assert {actor.name for actor in whole.actors} == {"Mirela Sand"}

    def slip(article: Article, records: object) -> None:
        raise ZeroDivisionError("a slip")

    monkeypatch.setattr(pipeline, "named", slip)
    bare = pipeline.read_page(page)
    assert [record.id for record in bare.records] == [record.id for record in whole.records]
    assert bare.actors == ()
    (skip,) = bare.skipped
    assert (skip.step, skip.code, skip.detail) == ("resolve", "step-failed", "ZeroDivisionError: a slip")


def test_a_faulty_file_of_issues_ends_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none.yaml"))
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(IssuesFaulty, match="cannot be read"):
        built(tmp_path / "a.db", tmp_path / "a.txt")


def test_other_issues_are_another_signature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = pipeline.reader_signature(pipeline.Settings())
    (tmp_path / "mine.yaml").write_text("trade: {leaves: {tariffs: {terms: [Zollverein]}}}")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "mine.yaml"))
    assert pipeline.reader_signature(pipeline.Settings()) != plain


def test_a_damaged_model_ends_the_build_instead_of_costing_every_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FOLDER, tmp_path / "reader")
    (tmp_path / "reader" / "encoder.onnx").write_bytes(b"not a model")
    monkeypatch.setattr(pipeline, "READER", ShippedReader(tmp_path / "reader"))
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(ReaderDamaged, match=r"damaged.*wordkeep doctor") as raised:
        built(tmp_path / "a.db", tmp_path / "a.txt")
    from_a_worker = pickle.loads(pickle.dumps(raised.value))
    assert str(from_a_worker) == str(raised.value)


def test_a_record_whose_words_are_elsewhere_is_not_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    class Liar(ByHand):
        name = "liar-1"

        def read(self, article: Article) -> tuple[Record, ...]:
            true = article.anchor(Span(6, 17))
            false = Anchor(article.id, Span(0, 5), "Agent")
            return tuple(
                Record.of(
                    Statement(None, None, (anchor,), Form.INDIRECT, SpeakerKind.UNNAMED, 0.5), Origin("liar-1", "any")
                )
                for anchor in (true, false)
            )

    monkeypatch.setattr(pipeline, "READER", Liar())
    reading = pipeline.read_page(Page("/a", "a", TEXT.encode(), Media.PLAIN))
    assert [record.claim.anchors[0].exact for record in reading.records] == ["Mirela Sand"]
    (skip,) = reading.skipped
    assert skip.code == "anchor-mismatch"
    assert "'Envoy' stands where the anchor says 'Agent'" in skip.detail


def test_what_is_told_in_a_record_that_is_not_stored_is_not_stored_either(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nested(ByHand):
        name = "nested-1"

        def read(self, article: Article) -> tuple[Record, ...]:
            def said(anchor: Anchor, within: RecordId | None) -> Record:
                claim = Statement(None, None, (anchor,), Form.INDIRECT, SpeakerKind.UNNAMED, 0.5, within=within)
                return Record.of(claim, Origin("nested-1", "any"))

            outer = said(Anchor(article.id, Span(0, 5), "Agent"), None)
            inner = said(article.anchor(Span(6, 12)), outer.id)
            innermost = said(article.anchor(Span(6, 9)), inner.id)
            return innermost, inner, outer, said(article.anchor(Span(13, 17)), None)

    monkeypatch.setattr(pipeline, "READER", Nested())
    reading = pipeline.read_page(Page("/a", "a", TEXT.encode(), Media.PLAIN))
    assert [record.claim.anchors[0].exact for record in reading.records] == ["Sand"]
    assert [skip.code for skip in reading.skipped] == ["anchor-mismatch"] * 3


def test_the_signature_of_a_reader_names_settings_that_change_what_is_read() -> None:
    one = pipeline.Settings(workers=1)
    assert pipeline.reader_signature(one) == pipeline.reader_signature(pipeline.Settings(workers=2))
    mapped = pipeline.Settings(columns=Columns(text="body"))
    assert pipeline.reader_signature(mapped) != pipeline.reader_signature(one)


def test_articles_by_hand_are_whole() -> None:
    article = article_with(TEXT)
    assert article.anchor(Span(0, 5)).exact == "Envoy"
