"""Deeds, not words: a sourced ledger of what states said, promised and then did."""
