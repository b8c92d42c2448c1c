"""The reader whose quality is measured, and the one way texts are given to it: in several processes where it pays."""

import argparse
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Final

from wordkeep import pipeline
from wordkeep.annotate.rules import RulesReader
from wordkeep.engine.local import cores
from wordkeep.model.article import Article
from wordkeep.model.ids import TextId
from wordkeep.model.offsets import OffsetMap
from wordkeep.model.ports import Tagger
from wordkeep.model.record import Record
from wordkeep.model.when import Published

FEW: Final = 16  # texts that are read sooner in this process than others could be started

Make = Callable[[], Tagger]


def reader() -> Tagger:
    """The reader that ships: what the pipeline reads with."""
    return pipeline.READER


def rules() -> Tagger:
    """The reader by rules, kept to compare with."""
    return RulesReader()


@dataclass(frozen=True, slots=True)
class Under:
    """How a measure gets its reader. ``make`` is a function that another process can import; each process makes its own."""

    make: Make = reader
    workers: int = 1

    def read(self, texts: Sequence[tuple[str, str]]) -> list[tuple[Record, ...]]:
        """The records of each text, given with its id, in their order. Processes are started only for more than a few."""
        articles = [article_of(name, text) for name, text in texts]
        if self.workers <= 1 or len(articles) <= FEW:
            made = self.make()
            return [made.read(article) for article in articles]
        with ProcessPoolExecutor(
            self.workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(self.make,)
        ) as processes:
            return list(processes.map(_read, articles, chunksize=4))


def article_of(name: str, text: str) -> Article:
    """A text of a corpus as the article a reader is given: undated, of no outlet."""
    return Article(
        id=TextId(name),
        text=text,
        to_page=OffsetMap.identity(len(text)),
        raw_is_given=True,
        published=Published.unknown(),
        origin="corpus",
        language="en",
    )


_of_this_process: list[Tagger] = []  # one at most


def _begin(make: Make) -> None:
    _of_this_process[:] = [make()]


def _read(article: Article) -> tuple[Record, ...]:
    return _of_this_process[0].read(article)


def parser(doc: str | None) -> argparse.ArgumentParser:
    """The options that every command of this folder has: which reader, in how many processes."""
    options = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rules", action="store_true", help="read with the reader by rules, to compare")
    options.add_argument(
        "--workers", type=int, default=min(2, cores()), help="processes that read (default: %(default)s)"
    )
    return options


def under(options: argparse.Namespace) -> Under:
    """The reader that the options ask for."""
    return Under(rules if options.rules else reader, options.workers)
