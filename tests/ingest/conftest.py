"""The fixture that writes a file and reads it."""

from pathlib import Path

import pytest

from tests.ingest.reading import Found, Read
from wordkeep.ingest.columns import AS_NAMED, Columns
from wordkeep.ingest.intake import Intake
from wordkeep.ingest.limits import STANDARD, Limits
from wordkeep.ingest.sources import intakes, pages_of


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Writes ``content`` to a file called ``name`` and gives everything that is read from it."""

    def write_and_read(name: str, content: bytes, *, limits: Limits = STANDARD, columns: Columns = AS_NAMED) -> Found:
        file = tmp_path / name
        file.write_bytes(content)
        (intake,) = intakes([str(file)])
        assert isinstance(intake, Intake)
        return list(pages_of(intake, limits=limits, columns=columns))

    return write_and_read
