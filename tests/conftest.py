"""Shared by all tests: where the data of others lies, and articles made by hand."""

import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from tests.building import built
from tests.by_hand import ByHand
from wordkeep import pipeline
from wordkeep.model.article import Article
from wordkeep.model.ids import TextId
from wordkeep.model.offsets import OffsetMap
from wordkeep.model.when import Published

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

CORPUS = Path(__file__).parents[1] / "examples" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The example corpus of this checkout."""
    return CORPUS


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the example corpus, built once for all processes that test; this one's own copy, not to be changed."""
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "examples"
    shared.mkdir(exist_ok=True)
    with FileLock(shared / "building"):
        if not (shared / "whole.db").exists():
            built(shared / "a.db", *sorted(CORPUS.iterdir()))
            (shared / "a.db").rename(shared / "whole.db")
    return Path(shutil.copy(shared / "whole.db", tmp_path_factory.mktemp("examples") / "a.db"))


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder with ``seeds/`` and ``data/``; tests that need it are skipped, saying so, where it is missing."""
    place = os.environ.get("WORDKEEP_DATA", "")
    if not place or not (Path(place) / "seeds").is_dir():
        pytest.skip("WORDKEEP_DATA does not name the folder that holds seeds/ and data/")
    return Path(place)


@pytest.fixture(scope="session")
def seeds(data: Path) -> Path:
    """Three real articles."""
    return data / "seeds"


@pytest.fixture(scope="session")
def told_ledger(corpus: Path, seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the example corpus and the seeds, built once for all tests that ask it."""
    path = tmp_path_factory.mktemp("told") / "told.ledger"
    built(path, corpus, seeds)
    return path


def article_with(text: str, *, id_: str = "a-test") -> Article:
    """An article of nothing but its text."""
    return Article(
        id=TextId(id_),
        text=text,
        to_page=OffsetMap.identity(len(text)),
        raw_is_given=True,
        published=Published.unknown(),
        origin="test",
    )


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything in this process is read by the reader of ``tests/by_hand.py``."""
    monkeypatch.setattr(pipeline, "READER", ByHand())
