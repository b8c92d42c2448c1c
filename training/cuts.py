"""Tries cuts of deeds on the passages kept for choosing, and prints what each gives.

``python -m training.cuts FOLDER``: FOLDER is an exported model that has been calibrated. The best by F1 become the defaults
of ``Cuts`` in ``annotate/deeds.py``; the share of passages without a deed in which one is told stands beside it.
"""

import argparse
from dataclasses import replace
from itertools import product
from pathlib import Path

from evaluation.counts import total
from evaluation.deeds import Deed, gold_of, score
from training.calibrate import choosing_rows
from training.score import characters_of
from wordkeep.annotate import deeds
from wordkeep.annotate.network import Encoded, encode
from wordkeep.annotate.shipped import ShippedReader


def main() -> None:
    """Encode once, then go through the grid; the ten best are printed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    reader = ShippedReader(parser.parse_args().folder).trained
    gold = [(row["text"], gold_of(row)) for row in choosing_rows()]
    encoded = [encode(text, reader.network) for text, _ in gold]
    lines = []
    for eager, party in product((1.0, 1.5, 2.0, 3.0), (0.3, 0.5)):
        wide = replace(deeds.CUTS, eager=eager, party=party, deed=0.1, surest=0.0)
        told = [deeds.deeds_in(each, reader.network, reader.calibration, wide) for each in encoded]
        for least, surest in product((0.15, 0.2, 0.25, 0.3, 0.35, 0.4), (0.0, 0.3, 0.35, 0.4, 0.45, 0.5)):
            kept = [_kept(each, found, least, surest) for each, found in zip(encoded, told, strict=True)]
            scored = [score(text, right, found) for (text, right), found in zip(gold, kept, strict=True)]
            counts = total(one for each in scored for one in each.types.values())
            empty = [found for (_, right), found in zip(gold, kept, strict=True) if not right]
            over = sum(map(bool, empty))
            line = f"eager {eager} party {party} deed {least} surest {surest}: P {counts.precision:.3f} R {counts.recall:.3f}"
            lines.append((counts.f1, f"{line} F1 {counts.f1:.3f}, told where there is none {over} of {len(empty)}"))
    print(*(line for _, line in sorted(lines, reverse=True)[:40]), sep="\n")


def _kept(encoded: Encoded, found: list[deeds.Deed], least: float, surest: float) -> list[Deed]:
    """The deeds that these two cuts leave, a passage being one window."""
    if not any(deed.probability >= surest for deed in found):
        return []
    return [
        Deed(
            deed.code.type,
            (characters_of(encoded, deed.words),),
            (characters_of(encoded, deed.actor),) if deed.actor else (),
        )
        for deed in found
        if deed.probability >= least
    ]


if __name__ == "__main__":
    main()
