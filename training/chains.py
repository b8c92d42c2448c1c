"""Texts with chains as passages that ask which earlier mention each pronoun and each common noun goes back to.

Offered are the mentions a reader would offer, names and common nouns, as near as each set gives them.
"""

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from training import corpora
from training.corpora import Labelled
from training.data.chains import rows
from wordkeep.annotate.network import Network, encode
from wordkeep.annotate.tags import Range
from wordkeep.annotate.trained import mentions_in
from wordkeep.annotate.wordpieces import Wordpieces
from wordkeep.model.mention import Naming
from wordkeep.model.span import Span

PRONOUNS: Final = frozenset(
    "he she it they him her them his hers its their theirs himself herself itself themselves who whom which whose".split()
)
FIRST: Final = frozenset("i me my mine we us our ours you your myself".split())
DEFINITE: Final = ("the ", "this ", "that ", "these ", "those ", "both ", "his ", "her ", "its ", "their ")
ENTITIES: Final = frozenset({"person", "organization", "place"})


@dataclass(frozen=True, slots=True)
class Offered:
    """A mention that may be gone back to, and its entity: ``None`` where the set does not say."""

    span: Range
    entity: str | None
    is_name: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that may go back to something, with their entities.

    ``sparse``: only some names of the text have an entity, so that common nouns without one are not offered, and where
    the words mean none of these the answer is any other name or nobody (GAP).
    """

    span: Range
    entities: tuple[str, ...]
    sparse: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in wordpieces, without special ones, with what it offers and asks, both in the order of the text."""

    ids: list[int]
    shapes: list[int]
    offered: tuple[Offered, ...]
    asked: tuple[Asked, ...]

    def windows(self, longest: int, order: random.Random) -> Iterator["Passage"]:
        """The passage cut into windows of ``longest`` wordpieces, the first one shorter by chance."""
        if len(self.ids) <= longest:
            yield self
            return
        begin = 0
        for end in (*range(longest - order.randrange(longest // 2), len(self.ids), longest), len(self.ids)):
            yield self._part(begin, end)
            begin = end

    def _part(self, begin: int, end: int) -> "Passage":
        def moved(span: Range) -> Range:
            return span[0] - begin, span[1] - begin

        def inside(span: Range) -> bool:
            return begin <= span[0] and span[1] <= end

        offered = (Offered(moved(each.span), each.entity, each.is_name) for each in self.offered if inside(each.span))
        asked = (Asked(moved(each.span), each.entities, each.sparse) for each in self.asked if inside(each.span))
        return Passage(self.ids[begin:end], self.shapes[begin:end], tuple(offered), tuple(asked))


def own(wordpieces: Wordpieces) -> Iterator[Passage]:
    """Wordkeep's own passages, in which every mention is marked."""
    for _, text, chains in rows():
        offered = [
            (span, entity, span.of(text).split()[-1][:1].isupper())
            for entity, spans in chains.items()
            for span in spans
            if span.of(text).lower() not in PRONOUNS | FIRST
        ]
        yield _passage(text, chains, offered, wordpieces)


def gum(data: Path, wordpieces: Wordpieces, part: str = "permissive_train") -> Iterator[Passage]:
    """GUM: offered are names and common nouns by the policy of ``corpora``, asked what means persons, bodies, places."""
    with (data / "gum" / f"{part}.jsonl").open(encoding="utf-8") as lines:
        marked = {row["doc"]: row["spans"] for row in map(json.loads, lines)}
    for labelled in corpora.gum(data, part):
        entities = [each for each in marked[labelled.id] if each["kind"] == "entity"]
        chains: dict[str, list[Span]] = {}
        for each in entities:
            chains.setdefault(each["group"], []).append(Span(each["s"], each["e"]))
        wanted = {each["group"] for each in entities if each["etype"] in ENTITIES}
        asked = {entity: spans for entity, spans in chains.items() if entity in wanted}
        yield _passage(labelled.text, asked, list(_within(labelled, chains)), wordpieces)


def litbank(data: Path, wordpieces: Wordpieces) -> Iterator[Passage]:
    """LitBank's passages of fiction."""
    for labelled in corpora.litbank(data):
        chains = {str(number): list(chain) for number, chain in enumerate(labelled.chains or ())}
        offered = [
            (span, entity, span.of(labelled.text).split()[-1][:1].isupper())
            for entity, spans in chains.items()
            for span in spans
            if span.of(labelled.text).lower() not in PRONOUNS | FIRST
        ]
        yield _passage(labelled.text, chains, offered, wordpieces)


def gap(data: Path, network: Network) -> Iterator[Passage]:
    """GAP's development part; offered are the mentions that the reader finds, and the two names where it does not."""
    for pronoun in corpora.gap(data, "development"):
        encoded = encode(pronoun.text, network)
        asked = encoded.range_of(pronoun.pronoun)
        assert asked
        names = [("AB"[at], span) for at, (span, _) in enumerate(pronoun.candidates)]
        found = [each for each in mentions_in(encoded) if each.naming is not Naming.PRONOUN]
        offered = []
        for each in found:
            span = encoded.characters(each.span)
            is_name = each.naming is Naming.NAMED
            offered.append(Offered(each.span, _one_of(span, names, pronoun.text, is_name=is_name), is_name))
        for name, span in names:
            place = encoded.range_of(span)
            if place and not any(each.span[0] < place[1] and place[0] < each.span[1] for each in offered):
                offered.append(Offered(place, name, is_name=True))
        right = tuple("AB"[at] for at, (_, means) in enumerate(pronoun.candidates) if means)
        offered.sort(key=lambda each: each.span)
        question = Asked(asked, right, sparse=True)
        yield Passage(encoded.pieces.ids, encoded.pieces.shapes, tuple(offered), (question,))


def _one_of(span: Span, names: Sequence[tuple[str, Span]], text: str, *, is_name: bool) -> str | None:
    """Which of the names a mention is: it overlaps it, or one is written in the other."""
    for name, place in names:
        if span.overlaps(place):
            return name
    one = set(span.of(text).split())
    for name, place in names:
        other = set(place.of(text).split())
        if is_name and (one <= other or other <= one):
            return name
    return None


def _passage(
    text: str,
    chains: Mapping[str, Sequence[Span]],
    offered: Iterable[tuple[Span, str | None, bool]],
    wordpieces: Wordpieces,
) -> Passage:
    pieces = wordpieces.of(text)
    given = [Offered(place, entity, is_name) for span, entity, is_name in offered if (place := pieces.range_of(span))]
    every = [span for spans in chains.values() for span in spans]
    asked = [
        Asked(place, (entity,))
        for entity, spans in chains.items()
        for span in spans
        if _asks(span, text, every) and (place := pieces.range_of(span))
    ]
    given.sort(key=lambda each: each.span)
    asked.sort(key=lambda each: each.span)
    return Passage(pieces.ids, pieces.shapes, tuple(given), tuple(asked))


def _asks(span: Span, text: str, every: Sequence[Span]) -> bool:
    """Whether words are a pronoun, or a definite noun without a name inside."""
    words = span.of(text)
    if words.lower() in PRONOUNS:
        return True
    if not words.lower().startswith(DEFINITE) or words.split()[-1][:1].isupper():
        return False
    return not any(other != span and span.contains(other) and other.of(text)[:1].isupper() for other in every)


def _within(labelled: Labelled, chains: Mapping[str, Sequence[Span]]) -> Iterator[tuple[Span, str | None, bool]]:
    """Names and common nouns with the entity of the smallest marked mention they lie in."""
    marked = [(span, entity) for entity, spans in chains.items() for span in spans]
    common = [span for span, _, naming in labelled.common or () if naming is not Naming.PRONOUN]
    for span, is_name in [*((span, True) for span, _ in labelled.names or ()), *((span, False) for span in common)]:
        around = [(len(outer), entity) for outer, entity in marked if outer.contains(span)]
        yield span, min(around)[1] if around else None, is_name
