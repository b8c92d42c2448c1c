"""``wordkeep`` that keeps in the folder ``remembered`` what came of each page, and reads none twice.

For builds of the same pages again and again; a batch is stored every few articles, so that much is stored of few.
"""

import hashlib
import os
import pickle
from pathlib import Path
from typing import Final

from wordkeep import pipeline
from wordkeep.cli import main
from wordkeep.model.page import Page
from wordkeep.model.reading import Reading

REMEMBERED: Final = Path("remembered")

_read_anew: Final = pipeline.read_page


def read_page(page: Page) -> Reading:
    """What came of the page when some process read it first."""
    file = REMEMBERED / hashlib.sha256(repr(page).encode()).hexdigest()
    if not file.exists():
        REMEMBERED.mkdir(exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(pickle.dumps(_read_anew(page)))
        unfinished.replace(file)
    read: Reading = pickle.loads(file.read_bytes())
    return read


# Not only where this is run as a program: the processes that read for a build load it too.
vars(pipeline).update(read_page=read_page, BATCH=4)

if __name__ == "__main__":
    main()
