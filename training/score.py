"""Scores a checkpoint on PolNeAR dev in float32, with the cuts as they are or over a grid of others.

``python -m training.score OUT [--search]``
"""

import argparse
from dataclasses import replace
from itertools import product
from pathlib import Path

import torch

from evaluation.attribution import Attribution, gold_in, polnear_file, report, score
from training.network import TorchNetwork
from wordkeep.annotate.attributions import CUTS, Attributed, Cuts, attributions_in
from wordkeep.annotate.network import Encoded, encode
from wordkeep.annotate.tags import Range
from wordkeep.model.span import Span


def main() -> None:
    """Print the table of a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the folder that training wrote to")
    parser.add_argument("--search", action="store_true", help="try other cuts and print what each gives")
    options = parser.parse_args()
    torch.set_num_threads(1)
    network = TorchNetwork.read(options.out)
    golds = list(gold_in(polnear_file("dev")))
    encoded = [encode(gold.text, network) for gold in golds]

    def scored(cuts: Cuts) -> list[str]:
        return list(
            report(
                [
                    score(
                        gold.text,
                        gold.attributions,
                        [in_characters(one, each) for one in attributions_in(each, network, cuts)],
                    )
                    for gold, each in zip(golds, encoded, strict=True)
                ]
            )
        )

    print(*scored(CUTS), sep="\n")
    if options.search:
        for own_source, both, change, opening in product((0.05, 0.1, 0.2), (0.1, 0.3), (1.0, 2.0, 3.0), (2.0, 4.0)):
            cuts = replace(CUTS, own_source=own_source, both=both, change=change, opening=opening)
            print(cuts, *scored(cuts), sep="\n")


def in_characters(found: Attributed, encoded: Encoded) -> Attribution:
    """An attribution with its spans in code points."""
    source = (characters_of(encoded, found.source.span),) if found.source else ()
    content = tuple(characters_of(encoded, part.span) for part in found.content)
    return Attribution(source, (characters_of(encoded, found.cue.span),), content)


def characters_of(encoded: Encoded, range_: Range) -> Span:
    """Wordpieces as a span of code points."""
    return Span(encoded.pieces.offsets[range_[0]][0], encoded.pieces.offsets[range_[1] - 1][1])


if __name__ == "__main__":
    main()
