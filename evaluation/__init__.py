"""Scorers, suites and benches: how good and how fast, by commands anyone can run."""
