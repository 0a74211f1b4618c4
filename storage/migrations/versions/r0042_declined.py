"""What was entered afterwards can be declined, and an office's staff holds something every week."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber

revision = "0042"
down_revision = "0046"
branch_labels = None
depends_on = None

RECURRING = "recurring_activities"
CHANGED = {"sqlite_autoincrement": True}
OCCURRENCES = sa.table(
    "occurrences", sa.column("recurring_id"), sa.column("day"), sa.column("activity_id")
)
# To a program that knows no declined ones these were withdrawn.
AS_WITHDRAWN = """
UPDATE activities SET state = 'announced', withdrawn_at = entered_at WHERE state = 'declined'
"""


def upgrade() -> None:
    reason = sa.Column("declined_for", sa.Text(), server_default="", nullable=False)
    op.add_column("activities", reason)
    with occurrences_kept(), op.batch_alter_table(RECURRING, table_kwargs=CHANGED) as table:
        table.alter_column("cadre_id", existing_type=BigNumber, nullable=True)
        table.add_column(sa.Column("organ_id", BigNumber, autoincrement=False, nullable=True))
        table.create_foreign_key(
            op.f("fk_recurring_activities_organ_id"),
            "organisations",
            ["organ_id"],
            ["id"],
            ondelete="RESTRICT",
        )
    op.create_index(op.f("ix_recurring_activities_organ_id"), RECURRING, ["organ_id"])


def downgrade() -> None:
    op.execute("DELETE FROM recurring_activities WHERE cadre_id IS NULL")
    op.drop_index(op.f("ix_recurring_activities_organ_id"), RECURRING)
    with occurrences_kept(), op.batch_alter_table(RECURRING, table_kwargs=CHANGED) as table:
        table.drop_constraint(op.f("fk_recurring_activities_organ_id"), type_="foreignkey")
        table.drop_column("organ_id")
        table.alter_column("cadre_id", existing_type=BigNumber, nullable=False)
    op.execute(AS_WITHDRAWN)
    op.drop_column("activities", "declined_for")


@contextmanager
def occurrences_kept() -> Iterator[None]:
    """SQLite makes the table anew, and dropping the old one would take what refers to it along."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        yield
        return
    kept = connection.execute(sa.select(*OCCURRENCES.c)).mappings().all()
    connection.execute(sa.delete(OCCURRENCES))
    yield
    if kept:
        connection.execute(sa.insert(OCCURRENCES), [dict(row) for row in kept])
