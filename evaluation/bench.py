"""How fast and how large: builds generated corpora and prints rates, memory and each stage's share.

Machines are noisy: compare the ratios of one run, and rates only between runs on one quiet machine.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from evaluation.generated import write_corpus
from wordkeep.annotate.network import encode
from wordkeep.annotate.shipped import ShippedReader
from wordkeep.clean.article import clean
from wordkeep.ingest.sources import intakes, pages_of
from wordkeep.model.intake import Intake
from wordkeep.model.page import Page


@dataclass(frozen=True, slots=True)
class Run:
    """One build: what it read, in which time, and the largest process it took (bytes, resident)."""

    report: dict[str, Any]
    seconds: float
    peak: int


def main() -> None:
    """Build a corpus, then one four times as large, and print what each cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300, help="articles of the smaller corpus")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    reading = reading_rates(options.articles, options.workers)
    show_reading(reading)
    small = measured(options.articles, options.workers)
    show(small, options.articles, options.workers)
    large = measured(4 * options.articles, options.workers)
    show(large, 4 * options.articles, options.workers)
    built = large.report["words"] / large.seconds
    print(f"the whole build at {100 * built / reading.bare:.0f}% of the encoder's words a second")
    print(
        f"from {options.articles:,} to {4 * options.articles:,} articles: memory x {large.peak / small.peak:.2f}, "
        f"seconds an article x {(large.seconds / 4) / small.seconds:.2f}"
    )


@dataclass(frozen=True, slots=True)
class Rates:
    """Words a second of all processes together, and what the reader costs one of them (seconds to load, bytes resident).

    ``bare``: the encoder over the windows of the articles; ``heads``: articles to records.
    """

    bare: float
    heads: float
    load: float
    peak: int


def reading_rates(articles: int, processes: int) -> Rates:
    """The encoder alone, then with all heads, over one generated corpus, in processes that run side by side."""
    with tempfile.TemporaryDirectory() as name:
        write_corpus(Path(name), articles=articles, seed=1)
        files = sorted(path for path in Path(name).rglob("*") if path.is_file())
        parts = [[str(path) for path in files[at::processes]] for at in range(processes)]
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            found = list(pool.map(_rates, parts))
    return Rates(
        sum(each.bare for each in found),
        sum(each.heads for each in found),
        max(each.load for each in found),
        max(each.peak for each in found),
    )


def _rates(files: list[str]) -> Rates:
    """What one process reads of these files."""
    begun = time.perf_counter()
    reader = ShippedReader().trained
    load = time.perf_counter() - begun
    pages = (page for intake in intakes(files) if isinstance(intake, Intake) for page in pages_of(intake))
    articles = [clean(page).article for page in pages if isinstance(page, Page)]
    words = sum(len(article.text.split()) for article in articles)
    for article in articles[:5]:
        reader.read(article)
    begun = time.perf_counter()
    for article in articles:
        encode(article.text, reader.network)
    encoded = time.perf_counter()
    for article in articles:
        reader.read(article)
    read = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Rates(words / (encoded - begun), words / (read - encoded), load, peak)


def show_reading(rates: Rates) -> None:
    """Print what the reader costs."""
    print(f"the encoder alone {rates.bare:,.0f} words a second, with all heads {rates.heads:,.0f}:", end=" ")
    print(f"{100 * rates.heads / rates.bare:.0f}% of it")
    print(f"the reader loads in {rates.load:.2f} s and takes {rates.peak / 2**20:.0f} MiB resident")


def measured(articles: int, workers: int) -> Run:
    """Build a generated corpus of ``articles`` in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder / "corpus", articles=articles, seed=1)
        build = ["build", str(folder / "bench.db"), str(folder / "corpus"), "--json", "--workers", str(workers)]
        command = [sys.executable, "-m", "wordkeep", *build]
        begun = time.monotonic()
        ended = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        seconds = time.monotonic() - begun
        return Run(json.loads(ended.stdout), seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)


def show(run: Run, articles: int, workers: int) -> None:
    """Print one build."""
    report = run.report
    if report["read"] != articles:
        raise SystemExit(f"read {report['read']} of {articles} articles: the bench is not to be trusted")
    print(f"{articles:,} articles with {workers} workers, start of processes included:")
    print(f"  {articles / run.seconds:7.1f} articles a second")
    print(f"  {report['words'] / run.seconds:7,.0f} words a second ({report['words'] / articles:.0f} an article)")
    print(f"  {run.peak / 2**20:7.0f} MiB resident in the largest process")
    total = sum(report["seconds"].values())
    shares = ", ".join(f"{stage} {100 * seconds / total:.0f}%" for stage, seconds in report["seconds"].items())
    print(f"  of the time in stages: {shares}")


if __name__ == "__main__":
    main()
