"""Article to reading: spans found by a tagger become claims in one place."""
