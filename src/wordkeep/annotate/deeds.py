"""Scores of wordpieces to deeds: the words first, then what kind of deed they tell, and who did it to whom."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.network import Encoded, Floats, Network, distances, softmax, spans_of
from wordkeep.annotate.runs import roles_of, runs_of
from wordkeep.annotate.tags import DONE, FACTUALITIES, LAYERS, TYPED_MODES, TYPES, Range
from wordkeep.model.event import Factuality, PloverCode

REACH: Final = 60  # wordpieces beyond the deed's own core in which actor and recipient are looked for
TAGS: Final = LAYERS["deeds"]
KINDS: Final = TYPES[:-1]


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed in wordpieces. ``probability`` is that the words tell a deed of this type, and that the actor is who did it.

    A ``faint`` one is too unlikely, or stands in too doubtful a window, to be told on the word of this text alone; its words
    stand on one line.
    """

    words: Range
    code: PloverCode
    factuality: Factuality
    actor: Range | None
    recipient: Range | None
    probability: float
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where scores are cut; chosen on the passages kept for it (``training.cuts``)."""

    eager: float = 2.0  # how much likelier than they are words are taken to tell a deed, before they are weighed
    second: float = 0.35  # a second type of the same words
    party: float = 0.3
    surest: float = 0.45  # least probability of the surest one in a window: deeds seldom stand alone, misreadings do
    deed: float = 0.28  # least probability of a deed that is told: some half of the F1 (Lipton et al. 2014)
    faint: float = 0.15  # and of one that is told if another article tells it surely; chosen on half of the happenings


CUTS: Final = Cuts()


def deeds_in(encoded: Encoded, network: Network, calibration: Calibration, cuts: Cuts = CUTS) -> list[Deed]:
    """The deeds of an article, faint ones among them, in the order of their words."""
    spans = spans_of(encoded.probabilities("deeds"), TAGS, eager=cuts.eager)
    certain = {encoded.whole_words(span): chance for span, _, chance in spans}
    found: list[Deed] = []
    for core in encoded.cores:
        inside = {span: chance for span, chance in certain.items() if core[0] <= span[0] < core[1]}
        told = list(_of_core(encoded, network, core, inside, calibration, cuts)) if inside else []
        least = cuts.deed if any(deed.probability >= cuts.surest for deed in told) else math.inf
        for deed in told:
            if deed.probability >= least:
                found.append(deed)
            elif encoded.lines[deed.words[0]] == encoded.lines[deed.words[1] - 1]:
                found.append(replace(deed, faint=True))
    return found


def _of_core(
    encoded: Encoded,
    network: Network,
    core: Range,
    certain: Mapping[Range, float],
    calibration: Calibration,
    cuts: Cuts,
) -> Iterator[Deed]:
    words = list(certain)
    first, last = max(0, core[0] - REACH), min(len(encoded.pieces), core[1] + REACH)
    last = max(last, *(span[1] for span in words))
    inside = [encoded.vectors[start:end] for start, end in words]
    features = np.stack([np.concatenate((each.mean(0), each.max(0))) for each in inside])
    scores = network.deeds(features)
    ends = np.cumsum([len(KINDS), len(FACTUALITIES)])
    types, real, modes = (softmax(part) for part in np.split(scores, ends, axis=1))
    near, lines = distances(encoded.lines[first:last], words, first)
    asked = np.stack([encoded.mean(span) for span in words])
    parties = softmax(network.done(encoded.vectors[first:last], asked, near, lines))
    for row, span in enumerate(words):
        roles = roles_of(parties[row], DONE)
        actor, sure = _party(encoded, roles["actor"], first, cuts)
        recipient, _ = _party(encoded, roles["recipient"], first, cuts)
        best = types[row].argsort()[::-1][:2]
        for place, kind in enumerate(best):
            if place == 0 or types[row, kind] >= cuts.second:
                probability = calibration.of("deeds", certain[span] * float(types[row, kind]) * sure)
                code = PloverCode(KINDS[kind], _mode(KINDS[kind], modes[row]))
                if probability >= min(cuts.faint, cuts.deed):
                    yield Deed(span, code, FACTUALITIES[real[row].argmax()], actor, recipient, probability)


def _party(encoded: Encoded, probability: Floats, first: int, cuts: Cuts) -> tuple[Range | None, float]:
    """The likeliest stretch of wordpieces for one party to a deed, or none, and how sure that is."""
    runs = runs_of(probability >= cuts.party, gap=1)
    best = max(runs, key=lambda run: float(probability[run[0] : run[1]].max()), default=None)
    if best is None:
        return None, 1 - float(probability.max())
    sure = float(probability[best[0] : best[1]].max())
    return encoded.whole_words((best[0] + first, best[1] + first)), sure


def _mode(type_: str, probabilities: Floats) -> str | None:
    """The likeliest mode of a type; ``None`` where "no mode" is likelier."""
    own = [at for at, (of, _) in enumerate(TYPED_MODES) if of in ("", type_)]
    return TYPED_MODES[max(own, key=lambda at: float(probabilities[at]))][1] or None
