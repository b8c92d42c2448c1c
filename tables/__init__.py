"""Makes the dated tables of states and offices in ``src/wordkeep/codebook`` from the sources under ``WORDKEEP_DATA``."""
