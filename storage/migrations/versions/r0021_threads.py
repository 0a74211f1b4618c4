"""Threads of forums, and in which of them a group's cards stand."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("groups", sa.Column("cards_thread_id", sa.BigInteger(), nullable=True))
    op.create_table(
        "threads",
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("thread_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("closed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_threads_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("group_id", "thread_id", name=op.f("pk_threads")),
    )


def downgrade() -> None:
    op.drop_table("threads")
    op.drop_column("groups", "cards_thread_id")
