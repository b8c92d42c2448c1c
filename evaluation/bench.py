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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.generated import write_corpus


@dataclass(frozen=True, slots=True)
class Run:
    """One build: what it read, in which time, and the largest process it took (bytes, resident)."""

    report: dict[str, Any]
    seconds: float
    peak: int


def main() -> None:
    """Build a corpus, then one four times as large, and print what each cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="articles of the smaller corpus")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    small = measured(options.articles, options.workers)
    show(small, options.articles, options.workers)
    large = measured(4 * options.articles, options.workers)
    show(large, 4 * options.articles, options.workers)
    print(
        f"from {options.articles:,} to {4 * options.articles:,} articles: memory x {large.peak / small.peak:.2f}, "
        f"seconds an article x {(large.seconds / 4) / small.seconds:.2f}"
    )


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
