"""Ways out: one file per format."""
