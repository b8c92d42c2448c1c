"""A ledger of few sentences between two states, read by hand: a pledge, its repeat, what was done, a demand, a denial."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from tests.building import built
from wordkeep import pipeline
from wordkeep.model.actor import ActorRef, SpeakerKind
from wordkeep.model.article import Article
from wordkeep.model.card import Vectors
from wordkeep.model.event import Event, Factuality, PloverCode
from wordkeep.model.record import Claim, Origin, Record
from wordkeep.model.span import Anchor, Span
from wordkeep.model.statement import Act, Form, ScoredAct, Statement
from wordkeep.model.when import When

PLEDGE = "China will send 40 engineers to Kazakhstan before July"
AGAIN = "the 40 engineers whom China will send to Kazakhstan will be there before July"
DEMAND = "Kazakhstan should reopen the rail crossing at Dostyk"
SENT = "sent 40 engineers to Kazakhstan"
BROUGHT = "put 40 engineers on a train to Kazakhstan"
LEFT = "withdrew the engineers"

TEXTS = {
    "pledge": (
        "2021-03-15",
        "Harbour Post",
        f"The ministers met by the lake. “{PLEDGE},” the Chinese foreign ministry said.\nRain fell on the guests. Tea "
        "was poured under a canvas roof, and an orchestra that nobody had asked for tuned up twice.",
    ),
    "again": (
        "2021-04-02",
        "Quay Gazette",
        f"Spring came late to the coast this year. “We repeat that {AGAIN},” the Chinese foreign ministry said. "
        "Fishermen mended nets, shops put out chairs, and the ferry ran late for want of a pilot.",
    ),
    "sent": (
        "2021-05-10",
        "Harbour Post",
        f"China {SENT} on Sunday, 9 May 2021, the newspaper found. Their tools had gone ahead by "
        "ship. Editors here counted crates, read three notices and rang a warehouse whose clerk was away.",
    ),
    "brought": (
        "2021-05-11",
        "Steppe Wire",
        f"A band played in the old station. China {BROUGHT} on Sunday, 9 May 2021, and bread was "
        "handed out. Children waved from the bridge until dusk. An old guard locked the gate and went home.",
    ),
    "demand": (
        "2021-06-01",
        "Quay Gazette",
        f"“{DEMAND},” the Chinese foreign ministry said, and nothing else was said that day in the hall.",
    ),
    "left": (
        "2021-08-20",
        "Steppe Wire",
        f"The camp is empty, its gates are open. China {LEFT} from Kazakhstan on 18 August 2021, without a word.",
    ),
}

SAID = {PLEDGE: (Act.PLEDGE, 0.91), AGAIN: (Act.PLEDGE, 0.88), DEMAND: (Act.DEMAND, 0.93)}
DONE = {SENT: "AID", BROUGHT: "AID", LEFT: "RETREAT"}


@dataclass
class Penned:
    """Reads the words above wherever they stand; ``shift`` makes its spans begin so many characters later."""

    name: str = "penned-1"
    shift: int = 0
    models: ClassVar = {"penned.onnx": "1e"}

    def read(self, article: Article) -> tuple[Record, ...]:
        found: list[Claim] = [self._said(article, words) for words in SAID if words in article.text]
        found += [self._done(article, words) for words in DONE if words in article.text]
        return tuple(Record.of(claim, Origin(self.name, "hand")) for claim in found)

    def read_with_vectors(self, article: Article) -> tuple[tuple[Record, ...], Vectors]:
        return self.read(article), Vectors()

    def _said(self, article: Article, words: str) -> Statement:
        act, probability = SAID[words]
        source, cue = "the Chinese foreign ministry", "said"
        return Statement(
            source=ActorRef(at(article, source)),
            cue=at(article, cue),
            content=(at(article, words, self.shift),),
            form=Form.DIRECT,
            speaker_kind=SpeakerKind.COLLECTIVE,
            probability=0.9,
            acts=(ScoredAct(act, probability),),
        )

    def _done(self, article: Article, words: str) -> Event:
        return Event(
            code=PloverCode(DONE[words]),
            actors=(ActorRef(at(article, "China")),),
            recipients=(ActorRef(at(article, "Kazakhstan")),),
            on=When.unknown(),
            factuality=Factuality.HAPPENED,
            evidence=(at(article, words, self.shift),),
            probability=0.9,
        )


def at(article: Article, words: str, shift: int = 0) -> Anchor:
    """Where words stand, without the first characters."""
    start = article.text.index(words)
    return article.anchor(Span(start + shift, start + len(words)))


def rows(texts: Mapping[str, tuple[str, str, str]] = TEXTS) -> str:
    """The texts as JSONL."""
    made = (
        {"id": key, "published": day, "outlet": outlet, "title": f"On {key}", "text": text}
        for key, (day, outlet, text) in texts.items()
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made)


def penned(path: Path, *, reader: Penned | None = None, texts: Mapping[str, tuple[str, str, str]] = TEXTS) -> Path:
    """The ledger at a path, built from the texts beside it."""
    source = path.with_name("texts.jsonl")
    source.write_text(rows(texts), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "READER", reader or Penned())
        built(path, source)
    return path


def copied(path: Path, folder: Path) -> Path:
    """A copy of a closed ledger, to rule on."""
    for part in path.parent.glob(f"{path.name}*"):
        (folder / part.name).write_bytes(part.read_bytes())
    return folder / path.name
