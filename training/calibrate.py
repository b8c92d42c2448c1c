"""Fits the lines that make each head's probabilities honest, and writes them into the manifest of an exported model.

``python -m training.calibrate FOLDER``: FOLDER is what ``training.export`` wrote. Each head is fitted where its labels are
nobody's training data: attributions on PolNeAR dev, names and antecedents on GUM's dev part, times, acts and deeds on what is
held out of their own sets, pairs on the folds of PLV. ``crossed`` is the error of each half under the line of the other half;
the line kept is fitted on both.
"""

import argparse
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from evaluation import acts, antecedents, attribution, deeds, names, plover, times
from evaluation.calibration import Judged, calibration_error
from evaluation.sentences import held_out_rows
from evaluation.under_test import Under, article_of
from training import corpora
from training.streams import data_folder
from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.shipped import ShippedReader

Line = tuple[float, float]
STEPS: Final = 200
LONGEST_STEP: Final = 0.5
LEAST: Final = 1e-6


def main() -> None:
    """Fit, print the errors before and after, and write the manifest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    path = options.folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["calibration"] = {}
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    reader = ShippedReader(options.folder)
    lines = {}
    for head, judged in _heads(Under(lambda: reader)).items():
        documents = [each for each in judged if each]
        line = fitted([pair for each in documents for pair in each])
        print(
            f"{head}: {sum(map(len, documents))} judged, error {_error(documents):.3f}, crossed {_crossed(documents):.3f}"
        )
        lines[head] = [round(part, 4) for part in line]
    slopes = [json.loads(row)["slope"] for row in plover.PREDICTIONS.read_text(encoding="utf-8").splitlines()]
    lines["pair"] = [round(sum(slopes) / len(slopes), 4), 0.0]
    manifest["calibration"] = lines
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _heads(under: Under) -> dict[str, list[Sequence[Judged]]]:
    """What each head's probabilities turned out to be worth, document by document."""
    golds = attribution.gold_in(attribution.polnear_file("dev"))
    readings = under.read([(gold.id, gold.text) for gold in golds])
    said: list[Sequence[Judged]] = [
        attribution.score(gold.text, gold.attributions, attribution.attributions_of(records)).judged
        for gold, records in zip(golds, readings, strict=True)
    ]
    return {
        "attribution": said,
        "names": [_names(under, each) for each in corpora.gum(data_folder(), "permissive_dev")],
        "times": [each.judged for each in times.read_all(under)],
        "acts": [each.judged for each in acts.read_all(under)],
        "deeds": [each.judged for each in deeds.read_all(list(held_out_rows()), under)],
        "antecedents": [each.judged for each in antecedents.read_all(under)],
    }


def _names(under: Under, labelled: corpora.Labelled) -> Sequence[Judged]:
    records = under.make().read(article_of(labelled.id, labelled.text))
    found = names.names_of(records)
    return names.score(list(labelled.names or ()), [name for name, _ in found], [p for _, p in found]).judged


def fitted(judged: Sequence[Judged]) -> Line:
    """The slope and shift of the log odds under which the judged are likeliest (Newton's method, in short steps).

    A line that changes nothing counts as much as one judged probability, so that a few cannot bend it without end.
    """
    slope, shift = 1.0, 0.0
    kept = ((min(max(p, LEAST), 1 - LEAST), float(right)) for p, right in judged)
    points = [(math.log(p / (1 - p)), right) for p, right in kept]
    for _ in range(STEPS):
        gradient, curve = [slope - 1, shift], [1.0, 0.0, 1.0]
        for odds, right in points:
            chance = 1 / (1 + math.exp(-max(-30.0, min(slope * odds + shift, 30.0))))
            off, weight = chance - right, chance * (1 - chance)
            gradient = [gradient[0] + off * odds, gradient[1] + off]
            curve = [curve[0] + weight * odds * odds, curve[1] + weight * odds, curve[2] + weight]
        determinant = curve[0] * curve[2] - curve[1] ** 2
        step = (
            (curve[2] * gradient[0] - curve[1] * gradient[1]) / determinant,
            (curve[0] * gradient[1] - curve[1] * gradient[0]) / determinant,
        )
        short = min(1.0, LONGEST_STEP / max(*map(abs, step), LEAST))
        slope, shift = slope - short * step[0], shift - short * step[1]
        if max(map(abs, step)) < LEAST:
            break
    return slope, shift


def _error(documents: Sequence[Sequence[Judged]]) -> float:
    return calibration_error(pair for each in documents for pair in each)


def _crossed(documents: Sequence[Sequence[Judged]]) -> float:
    """The error of each half under the line fitted on the other."""
    halves = documents[::2], documents[1::2]
    judged: list[Judged] = []
    for mine, other in (halves, halves[::-1]):
        calibration = Calibration({"": fitted([pair for each in other for pair in each])})
        judged.extend((calibration.of("", p), right) for each in mine for p, right in each)
    return calibration_error(judged)


if __name__ == "__main__":
    main()
