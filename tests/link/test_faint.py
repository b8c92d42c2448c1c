"""A faint deed in a ledger: kept unseen, told where another article tells it surely, and unseen again without that."""

import json
from pathlib import Path
from typing import Any, ClassVar

import pytest

from tests.building import built, exported
from tests.by_hand import words
from tests.test_verify import tampered
from wordkeep import pipeline
from wordkeep.errors import NoSuchRecord
from wordkeep.model.actor import ActorRef
from wordkeep.model.article import Article
from wordkeep.model.card import Vectors
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.page import Media, Page
from wordkeep.model.record import Origin, Record, sure
from wordkeep.model.when import When
from wordkeep.store.sqlite import Ledger
from wordkeep.why import why

SIGNED = "signed a fishing accord"
SURE = f"date 2023-05-16 Kenya and Ghana {SIGNED} in Nairobi, envoy Orlo Vand said. The port was full of boats from the lake."
FAINT = (
    f"date 2023-05-17 Word has it that Kenya and Ghana {SIGNED}, to the delight of Orlo Vand. A baker on the quay sold "
    "four hundred loaves before noon and closed early, which nobody remembers her doing in thirty years of trade."
)
THIRD = (
    f"date 2023-05-17 Word has it at the club that Kenya and Ghana {SIGNED} under the eyes of Orlo Vand. Members spoke "
    "mostly of the cricket, of a roof that lets in water, and of who should pay the carpenter for his second visit."
)


class Doubting:
    """Reads one signature in a text, and is not sure of it where it begins with hearsay."""

    name = "doubting-1"
    models: ClassVar[dict[str, str]] = {}

    def read(self, article: Article) -> tuple[Record, ...]:
        return sure(self.read_with_vectors(article)[0])

    def read_with_vectors(self, article: Article) -> tuple[tuple[Record, ...], Vectors]:
        if SIGNED not in article.text:
            return (), Vectors()
        is_faint = "Word has it" in article.text
        parties = (ActorRef(words(article, "Kenya")),), (ActorRef(words(article, "Ghana")),)
        evidence = (words(article, SIGNED),)
        chance = 0.25 if is_faint else 0.8
        claim = Event(
            PloverCode("AGREE"), *parties, When.unknown(), Factuality.HAPPENED, evidence, chance, faint=is_faint
        )
        record = Record.of(claim, Origin(self.name, "deed"))
        return (record,), Vectors(None, {record.id: bytes([127, *[0] * 383])})


@pytest.fixture(autouse=True)
def _doubting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "READER", Doubting())


def written(folder: Path, **texts: str) -> list[Path]:
    paths = [folder / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def events(path: Path, folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(path, folder)["events.jsonl"].splitlines()]


def test_one_article_read_alone_has_no_faint_deed() -> None:
    reading = pipeline.read_page(Page("a", "a", FAINT.encode(), Media.PLAIN))
    assert reading.records == ()
    (record,) = reading.faint
    assert record.is_faint
    assert reading.actors == ()


def test_faint_deeds_alone_are_told_to_nobody(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    built(path, *written(tmp_path, a=FAINT, b=THIRD))
    assert tampered(path) == []
    assert events(path, tmp_path / "out") == []
    with Ledger.open(path) as ledger:
        assert ledger.counts().events == 0
        for listed in ledger.articles():
            assert listed.events == 0
            assert ledger.records(listed.id) == ()
            (record,) = ledger.untold(listed.id)
            with pytest.raises(NoSuchRecord):
                why(ledger, record.id)


def test_a_faint_deed_is_told_where_another_article_tells_it_surely(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    built(path, *written(tmp_path, a=SURE, b=FAINT))
    surely, faint = events(path, tmp_path / "out")
    assert surely["story_event"] == faint["story_event"] is not None
    assert (surely["reports"], surely["told_surely_by"]) == (2, None)
    assert (faint["reports"], faint["told_surely_by"]) == (2, [surely["article"]])
    with Ledger.open(path) as ledger:
        assert ledger.counts().events == 2
        lines = {each.what: each.says for each in why(ledger, faint["id"]).under}
        assert surely["article"] in lines["told surely by"]
        assert "told surely by" not in {each.what for each in why(ledger, surely["id"]).under}
    assert tampered(path) == []


def test_a_ledger_that_grew_tells_the_same(tmp_path: Path) -> None:
    a, b, c = written(tmp_path, a=SURE, b=FAINT, c=THIRD)
    for name, order in (("one", [[a, b, c]]), ("two", [[b], [c], [a]]), ("three", [[a], [c, b]])):
        for some in order:
            built(tmp_path / f"{name}.ledger", *some)
    one, *others = (exported(tmp_path / f"{name}.ledger", tmp_path / name) for name in ("one", "two", "three"))
    told = [json.loads(line)["story_event"] for line in one["events.jsonl"].splitlines()]
    assert len(told) == 3
    assert len(set(told)) == 1
    assert all(other["events.jsonl"] == one["events.jsonl"] for other in others)


def test_without_the_sure_one_a_faint_deed_is_hidden_again(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    a, b = written(tmp_path, a=SURE, b=FAINT)
    built(path, a, b)
    assert len(events(path, tmp_path / "out")) == 2
    a.write_text("date 2023-05-16 Nothing was signed, envoy Orlo Vand said. The port was full.", encoding="utf-8")
    built(path, a, b)
    assert events(path, tmp_path / "out") == []
    assert tampered(path) == []


def test_a_faint_deed_told_on_its_own_word_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    built(path, *written(tmp_path, a=SURE, b=FAINT))
    found = tampered(path, "UPDATE records SET faint = 1")
    assert any("no other article tells it surely" in what for what in found), found
