"""What training measured and the evaluation reads: predictions of folds, scores in float32."""

from pathlib import Path
from typing import Final

RESULTS: Final = Path(__file__).parent
