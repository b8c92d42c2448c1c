"""Scores the same model in float32, so that the table can tell what int8 costs.

``python -m training.float32 FOLDER``: FOLDER is what ``training.export OUT FOLDER --float`` wrote, with the calibration of
the int8 model in its manifest. Writes ``training/results/float32.json``.
"""

import argparse
import json
from functools import partial
from pathlib import Path

from evaluation.table import FAMILIES, NOT_COMPARED, measured
from evaluation.under_test import Under
from training.results import RESULTS
from wordkeep.annotate.shipped import ShippedReader


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    families = {name: family for name, family in FAMILIES.items() if not name.startswith(NOT_COMPARED)}
    figures, lacking = measured(Under(partial(ShippedReader, options.folder), options.workers), families)
    if lacking:
        raise SystemExit("\n".join(lacking))
    written = {name: round(figure.value, 4) for name, figure in figures.items() if not name.startswith(NOT_COMPARED)}
    (RESULTS / "float32.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
