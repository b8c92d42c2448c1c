"""Scores the same linker on ECB+: event mentions given, topics given, the usual dev topics (2, 5, 12, 18, 21, 23, 34, 35).

``python -m evaluation.ecb`` prints CoNLL F1, the mean of MUC, B-cubed and CEAF over entities, with mentions that stand alone
counted, within topics (both of a topic's subtopics together, so that look-alikes count). A card has the gold trigger, its
sentence, the vector of its words, the nearest gold persons or organisations as parties, and the type the reader gives it.
Coreference of entities is not used, nor is any time. The parsed corpus has fewer mentions than the published one (see its
README), so that the number stands beside no published one.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import numpy as np

from evaluation.corpora import corpus_file
from evaluation.intervals import Figure, resampled, shown
from evaluation.partitions import MEASURES, Ratio, partition, total
from wordkeep import pipeline
from wordkeep.annotate.network import Encoded, Network, encode
from wordkeep.annotate.tags import TYPES
from wordkeep.annotate.vectors import as_bytes
from wordkeep.link.content import named_in
from wordkeep.link.happenings import compare, groups
from wordkeep.model.card import EventCard, Party
from wordkeep.model.event import Factuality, PloverCode
from wordkeep.model.ids import RecordId, TextId
from wordkeep.model.span import Span
from wordkeep.model.when import When

CORPUS: Final = "ecbplus/train.jsonl"
DEV: Final = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
WHO: Final = "HUM"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Topic:
    """The event mentions of one topic: their cards, and the chain that each belongs to."""

    number: int
    cards: tuple[EventCard, ...]
    chains: dict[str, str]


def topics(*, dev: bool) -> Iterator[Topic]:
    """The dev topics, or those that are trained on."""
    rows: dict[int, list[Row]] = {}
    with corpus_file(CORPUS).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            rows.setdefault(row["topic"], []).append(row)
    network = pipeline.READER.trained.network
    for number in sorted(each for each in rows if (each in DEV) == dev):
        cards = tuple(card for row in rows[number] for card in cards_of(row, network))
        chains = {m["id"]: m["chain"] for row in rows[number] for m in row["mentions"] if m["kind"] == "event"}
        yield Topic(number, cards, {card.id: chains[card.id] for card in cards})


def cards_of(row: Row, network: Network) -> list[EventCard]:
    """A card for each gold event mention of a document."""
    events = [each for each in row["mentions"] if each["kind"] == "event"]
    if not events:
        return []
    encoded = encode(row["text"], network)
    ranges = [encoded.range_of(Span(each["spans"][0][0], each["spans"][-1][1])) for each in events]
    held = [(each, words) for each, words in zip(events, ranges, strict=True) if words]
    types = _types(encoded, network, [words for _, words in held])
    sentences = [Span(*row["sents"][each["sent"]]) for each, _ in held]
    vectors = as_bytes(network.sentence(np.stack([encoded.mean(words) for _, words in held])))
    return [
        _card(row, each, type_, sentence, vector)
        for (each, _), type_, sentence, vector in zip(held, types, sentences, vectors, strict=True)
    ]


def _types(encoded: Encoded, network: Network, ranges: Sequence[tuple[int, int]]) -> list[str]:
    inside = [encoded.vectors[start:end] for start, end in ranges]
    scores = network.deeds(np.stack([np.concatenate((each.mean(0), each.max(0))) for each in inside]))
    kinds = TYPES[:-1]
    return [kinds[at] for at in scores[:, : len(kinds)].argmax(1)]


def _card(row: Row, event: Row, type_: str, sentence: Span, vector: bytes) -> EventCard:
    near = [each for each in row["mentions"] if each["sent"] == event["sent"] and each["type"] == WHO]
    before = [each for each in near if each["spans"][-1][1] <= event["spans"][0][0]]
    after = [each for each in near if each["spans"][0][0] >= event["spans"][-1][1]]
    return EventCard(
        id=RecordId(event["id"]),
        article=TextId(row["id"]),
        code=PloverCode(type_),
        factuality=Factuality.DENIED if event["full_type"].startswith("NEG") else Factuality.HAPPENED,
        actors=tuple(Party(each["tok"]) for each in before[-1:]),
        recipients=tuple(Party(each["tok"]) for each in after[:1]),
        on=When.unknown(),
        words=event["tok"],
        sentence=sentence.of(row["text"]),
        beside=named_in(row["text"]),
        vector=vector,
    )


def linked(topic: Topic) -> dict[str, str]:
    """The groups of a topic, every mention compared with every other."""
    found = [like for one, other in combinations(topic.cards, 2) if (like := compare(one, other))]
    return dict(groups(topic.cards, found))


def scored(topic: Topic) -> dict[str, Ratio]:
    """The counts of each measure in one topic."""
    grouped = linked(topic)
    gold = partition(topic.chains, topic.chains.__getitem__)
    found = partition(topic.chains, lambda member: grouped.get(member, member))
    return {name: measure(gold, found) for name, measure in MEASURES.items()}


def conll(topics_: Sequence[dict[str, Ratio]]) -> float:
    """The mean F1 of the three measures over these topics."""
    return sum(total(each[name] for each in topics_).f1 for name in MEASURES) / len(MEASURES)


def figures(scores: Sequence[dict[str, Ratio]], mentions: int) -> dict[str, Figure]:
    """CoNLL F1 with its interval by topic, and each measure of which it is made."""
    found = {"ecb.conll": Figure(conll(scores), *resampled(scores, conll), mentions)}
    for name in MEASURES:
        found[f"ecb.{name}"] = Figure(total(each[name] for each in scores).f1, None, None, mentions)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Link, and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", choices=("dev", "train"), default="dev", help="which topics")
    chosen = options.parse_args(arguments)
    every = list(topics(dev=chosen.part == "dev"))
    print(*shown(figures([scored(topic) for topic in every], sum(len(topic.cards) for topic in every))), sep="\n")


if __name__ == "__main__":
    main()
