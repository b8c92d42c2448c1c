"""Keep and ask: the ledger on SQLite, behind the ports of the model."""
