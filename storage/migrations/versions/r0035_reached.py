"""A mark has the number up to which a job has come; prompts are of one kind."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("marks") as table:
        table.add_column(sa.Column("reached", sa.BigInteger(), nullable=True))
    op.execute("DELETE FROM marks WHERE name LIKE 'quota:%'")
    op.execute("DELETE FROM outbox WHERE name = 'QuotaDue'")


def downgrade() -> None:
    op.execute("DELETE FROM outbox WHERE name IN ('PeriodDue', 'MorningCome')")
    with op.batch_alter_table("marks") as table:
        table.drop_column("reached")
