"""What Alembic runs: the revisions on a connection that the caller has opened."""

from alembic import context

from storage.migrations import VERSION_TABLE
from storage.tables import metadata

# SQLite can undo a change of tables too, since our engine opens its transactions itself.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
