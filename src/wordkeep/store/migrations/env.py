"""Where Alembic gets its connection: from the ledger that is being opened, never from a configuration file."""

from alembic import context

from wordkeep.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
