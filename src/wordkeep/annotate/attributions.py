"""Scores of wordpieces to attributions: cues first, then each cue's source, then whose every piece of content is.

What a wordpiece is at all (its tag) and what it is to each cue are answers to two questions. The tags know better where
content begins and ends; the answers to the cues know better whose it is. So the course of an article through its cues is
found as a whole, the likeliest of all (``runs.owners``).
"""

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np

from wordkeep.annotate.network import Encoded, Floats, Network, distances, softmax, spans_of
from wordkeep.annotate.runs import Mask, owners, roles_of, runs_of
from wordkeep.annotate.tags import LAYERS, SAID, Range

REACH: Final = 70  # wordpieces beyond the cue's own core in which source and content are looked for
TAGS: Final = LAYERS["attribution"]
LEAST: Final = 1e-4  # probabilities nearer to 0 or 1 count as this near
PART: Final = 8  # cores that are gone through together, with one more on both sides: more than a cue reaches
NEVER: Final = -30.0  # log odds that a cue or its source is its content


class Part(NamedTuple):
    """Wordpieces with the mean probability of being what they are taken for."""

    span: Range
    probability: float

    def shifted(self, by: int) -> "Part":
        """The same, this many wordpieces further on."""
        return Part((self.span[0] + by, self.span[1] + by), self.probability)


@dataclass(frozen=True, slots=True)
class Attributed:
    """A cue with its source and content, in wordpieces; ``content`` is not empty."""

    source: Part | None
    cue: Part
    content: tuple[Part, ...]

    @property
    def probability(self) -> float:
        """That all three are there and belong together: the product of what each part says of itself."""
        content = sum(part.probability for part in self.content) / len(self.content)
        return self.cue.probability * content * (self.source.probability if self.source else 1.0)

    def shifted(self, by: int) -> "Attributed":
        """The same, this many wordpieces further on."""
        content = tuple(part.shifted(by) for part in self.content)
        return replace(self, source=self.source and self.source.shifted(by), cue=self.cue.shifted(by), content=content)


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where scores are cut; chosen on PolNeAR dev. Costs are in log odds."""

    source: float = 0.3  # of being a source at all
    own_source: float = 0.1  # of being the source of this cue
    both: float = 0.3  # weight of what a wordpiece is to the likeliest cue, against its tag, in being content
    change: float = 2.5  # what it costs that content begins or ends
    switch: float = 5.0  # that one cue's content is followed by another's
    opening: float = 5.0  # what a tag that says so takes off either
    gap: int = 2  # wordpieces between two pieces of content that are filled


CUTS: Final = Cuts()


def attributions_in(encoded: Encoded, network: Network, cuts: Cuts = CUTS) -> list[Attributed]:
    """The attributions of an article, in the order of their cues.

    A long article is gone through part by part, so that time and memory grow with its length and not with its square.
    """
    found: list[Attributed] = []
    for at in range(0, len(encoded.cores), PART):
        own, seen = encoded.cores[at : at + PART], encoded.cores[max(0, at - 1) : at + PART + 1]
        first = seen[0][0]
        part = (each.shifted(first) for each in _of_part(encoded.part(first, seen[-1][1]), network, cuts))
        found.extend(each for each in part if own[0][0] <= each.cue.span[0] < own[-1][1])
    return found


def _of_part(encoded: Encoded, network: Network, cuts: Cuts) -> list[Attributed]:
    probabilities = encoded.probabilities("attribution")
    spelled = spans_of(probabilities, TAGS)
    cues = [Part(encoded.whole_words(span), chance) for span, label, chance in spelled if label == "cue"]
    if not cues:
        return []
    general = roles_of(probabilities, TAGS)
    own = _asked(encoded, network, [cue.span for cue in cues])
    offered = runs_of(general["source"] >= cuts.source, opening=probabilities[:, TAGS.index("B-source")] > 0.5)
    sources = [_source(encoded, row, offered, cuts) for row in own["source"]]
    walls = np.stack([_mask(len(encoded.pieces), cue, said) for cue, said in zip(cues, sources, strict=True)])
    odds = np.where(walls, NEVER, _odds(general["content"], own["content"], cuts))
    opening = cuts.opening * probabilities[:, TAGS.index("B-content")]
    whose = owners(odds, opening, change=cuts.change, switch=cuts.switch)
    found = []
    for number, (cue, source) in enumerate(zip(cues, sources, strict=True)):
        chances = 1 / (1 + np.exp(-odds[number]))
        runs = runs_of(whose == number, gap=cuts.gap, walls=walls[number])
        if content := tuple(_part(encoded, run, chances) for run in runs):
            found.append(Attributed(source, cue, content))
    return found


def _asked(encoded: Encoded, network: Network, cues: list[Range]) -> dict[str, Floats]:
    """How likely every wordpiece is each cue's source or content: ``(cues, N)``, 0 out of reach."""
    roles = {role: np.zeros((len(cues), len(encoded.pieces)), np.float32) for role in ("source", "content")}
    for start, end in encoded.cores:
        rows = [row for row, cue in enumerate(cues) if start <= cue[0] < end]
        if rows:
            inside = [cues[row] for row in rows]
            first = max(0, start - REACH)
            last = max(min(len(encoded.pieces), end + REACH), *(cue[1] for cue in inside))
            near, lines = distances(encoded.lines[first:last], inside, first)
            asked = np.stack([encoded.mean(cue) for cue in inside])
            scores = softmax(network.said(encoded.vectors[first:last], asked, near, lines))
            for role, answer in roles_of(scores, SAID).items():
                roles[role][rows, first:last] = answer
    return roles


def _source(encoded: Encoded, own: Floats, offered: list[Range], cuts: Cuts) -> Part | None:
    """Of all sources of the article the one that is likeliest this cue's."""
    if not offered:
        return None
    starts, ends = np.array(offered).T
    sums = np.concatenate(([0.0], own.cumsum(dtype=np.float64)))
    chances = ((sums[ends] - sums[starts]) / (ends - starts)).astype(np.float32)
    best = int(chances.argmax())
    likely = chances[best] >= cuts.own_source
    return Part(encoded.whole_words(offered[best]), float(chances[best])) if likely else None


def _mask(length: int, *parts: Part | None) -> Mask:
    mask = np.zeros(length, bool)
    for part in parts:
        if part:
            mask[part.span[0] : part.span[1]] = True
    return mask


def _odds(general: Floats, own: Floats, cuts: Cuts) -> Floats:
    """Log odds that each wordpiece is each cue's content: that it is any's, less what this cue lacks to the likeliest."""
    most = own.max(0)
    any_ = (1 - cuts.both) * _log_odds(general) + cuts.both * _log_odds(most)
    odds: Floats = any_ + np.log(np.maximum(own, LEAST)) - np.log(np.maximum(most, LEAST))
    return odds


def _log_odds(probabilities: Floats) -> Floats:
    kept = np.clip(probabilities, LEAST, 1 - LEAST)
    odds: Floats = np.log(kept) - np.log1p(-kept)
    return odds


def _part(encoded: Encoded, run: Range, probabilities: Floats) -> Part:
    """A run in whole words, with its mean probability."""
    return Part(encoded.whole_words(run), float(probabilities[run[0] : run[1]].mean()))
