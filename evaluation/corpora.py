"""Where the corpora lie that are measured on, and proof that they are the ones the floors were set on."""

import hashlib
import os
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
SUITES: Final = Path(__file__).parent / "suites"


class Missing(SystemExit):
    """Something that a measure needs is not there. Ends a command with one plain line; the table goes on without it."""


def corpus_file(name: str) -> Path:
    """A file of others' data, ``name`` being its path under ``data/``; raises ``Missing`` where it is not there."""
    folder = os.environ.get("WORDKEEP_DATA")
    corpus = Path(name).parts[0]
    if not folder:
        raise Missing(f"WORDKEEP_DATA is not set; let it name the folder that holds data/{corpus}/")
    path = Path(folder) / "data" / name
    if not path.is_file():
        raise Missing(f"{path} is not there; let WORDKEEP_DATA name the folder that holds data/{corpus}/")
    return path


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
