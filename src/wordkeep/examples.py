"""Where the example corpus lies: inside an installed wheel, or beside the sources in a checkout."""

from pathlib import Path

from wordkeep.errors import SourceMissing


def example_corpus() -> Path:
    """The folder of the example corpus; raises ``SourceMissing`` where an installation came without it."""
    here = Path(__file__).parent
    for folder in (here / "example_corpus", here.parents[1] / "examples" / "corpus"):
        if folder.is_dir():
            return folder
    raise SourceMissing(
        "this installation has no example corpus", where=str(here), next_step="pip install wordkeep anew"
    )
