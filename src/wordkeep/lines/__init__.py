"""Lines of the ledger: what was promised, offered, demanded or threatened, the words that answer it, and the deeds beside it."""
