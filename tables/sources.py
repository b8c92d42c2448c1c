"""Where the tables come from and where they go."""

import os
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
CODEBOOK: Final = HERE.parent / "src" / "wordkeep" / "codebook"


def source(name: str) -> Path:
    """A file under ``WORDKEEP_DATA/data/actors``; ends the command with one line where it is not there."""
    folder = os.environ.get("WORDKEEP_DATA")
    if not folder:
        raise SystemExit("WORDKEEP_DATA is not set; let it name the folder that holds data/actors/")
    path = Path(folder) / "data" / "actors" / name
    if not path.is_file():
        raise SystemExit(f"{path} is not there; let WORDKEEP_DATA name the folder that holds data/actors/")
    return path
