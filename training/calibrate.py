"""Fits the lines that make each head's probabilities honest, and writes them into the manifest of an exported model.

``python -m training.calibrate FOLDER``: FOLDER is what ``training.export`` wrote. Each head is fitted where its labels are
nobody's training data: attributions on PolNeAR dev, names and antecedents on GUM's dev part, times and acts on what is held
out of their own sets, deeds on the passages kept for choosing, pairs on the folds of PLV. ``crossed`` is the error of each
half under the line of the other half; the line kept is fitted on both.
"""

import argparse
import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from evaluation import acts, antecedents, attribution, deeds, names, plover, times
from evaluation.calibration import Judged, calibration_error
from evaluation.sentences import Row
from evaluation.under_test import Under, article_of
from training import corpora
from training.data.check import PASSAGES, for_choosing, rows
from training.score import characters_of
from training.streams import data_folder
from wordkeep.annotate.calibration import Calibration
from wordkeep.annotate.deeds import CUTS, deeds_in
from wordkeep.annotate.network import encode
from wordkeep.annotate.shipped import ShippedReader
from wordkeep.model.span import Span

Line = tuple[float, float]
STEPS: Final = 200
LONGEST_STEP: Final = 0.5
LEAST: Final = 1e-6
ROUNDS: Final = 10
REPORTED: Final = {"deeds": CUTS.deed}  # heads that keep much that is less likely to themselves


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
    for head, judged in _heads(Under(lambda: reader), reader, options.folder).items():
        documents = [each for each in judged if each]
        line = fitted_to_reported([pair for each in documents for pair in each], REPORTED.get(head, 0.0))
        print(
            f"{head}: {sum(map(len, documents))} judged, error {_error(documents):.3f}, crossed {_crossed(documents):.3f}"
        )
        lines[head] = [round(part, 4) for part in line]
    slopes = [json.loads(row)["slope"] for row in plover.PREDICTIONS.read_text(encoding="utf-8").splitlines()]
    lines["pair"] = [round(sum(slopes) / len(slopes), 4), 0.0]
    manifest["calibration"] = lines
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _like_news(document_id: str) -> bool:
    """Whether a document of GUM is of a genre that names as news does; papers and pleadings do not (36 and 57% right)."""
    return document_id.split("_")[1] in {"news", "interview", "bio", "voyage"}


def _heads(under: Under, reader: ShippedReader, folder: Path) -> dict[str, list[Sequence[Judged]]]:
    """What each head's probabilities turned out to be worth, document by document."""
    golds = attribution.gold_in(attribution.polnear_file("dev"))
    readings = under.read([(gold.id, gold.text) for gold in golds])
    said: list[Sequence[Judged]] = [
        attribution.score(gold.text, gold.attributions, attribution.attributions_of(records)).judged
        for gold, records in zip(golds, readings, strict=True)
    ]
    return {
        "attribution": said,
        "names": [_names(under, each) for each in corpora.gum(data_folder(), "permissive_dev") if _like_news(each.id)],
        "times": [each.judged for each in times.read_all(under)],
        "acts": [each.judged for each in acts.read_all(under)],
        "deeds": _deeds(reader),
        "antecedents": [each.judged for each in antecedents.read_all(Under(lambda: Unabashed(folder)))],
    }


def choosing_rows() -> list[Row]:
    """The passages that nothing is trained on."""
    return [row for _, row in rows(PASSAGES) if for_choosing(row["id"])]


def _deeds(reader: ShippedReader) -> list[Sequence[Judged]]:
    """All deeds that the choosing passages can be read to tell, however unlikely."""
    network, cuts = reader.trained.network, replace(CUTS, deed=0.0, surest=0.0)
    judged: list[Sequence[Judged]] = []
    for row in choosing_rows():
        encoded = encode(row["text"], network)
        found = deeds_in(encoded, network, Calibration(), cuts)
        told = [
            deeds.Deed(
                deed.code.type,
                (characters_of(encoded, deed.words),),
                (characters_of(encoded, deed.actor),) if deed.actor else (),
                probability=deed.probability,
            )
            for deed in found
        ]
        judged.append(deeds.score(row["text"], deeds.gold_of(row), told).judged)
    return judged


def fitted_to_reported(judged: Sequence[Judged], least: float) -> Line:
    """The line fitted on those that are reported under it, being ``least`` likely or more: it has to be honest there."""
    line = fitted(judged)
    for _ in range(ROUNDS):
        calibration = Calibration({"": line})
        line = fitted([pair for pair in judged if calibration.of("", pair[0]) >= least])
    return line


class Unabashed(ShippedReader):
    """A reader that says whom words go back to however unsure it is, as a line is fitted on all answers."""

    def goes_back(
        self, text: str, spans: Sequence[Span], *, least: float | None = None
    ) -> list[tuple[Span, float] | None]:
        """As ``ShippedReader.goes_back``, with nothing held back."""
        return super().goes_back(text, spans, least=least or 0.0)


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
