"""Lines of the ledger: what was promised, offered, demanded or threatened, what answers it, and the deeds beside it."""
