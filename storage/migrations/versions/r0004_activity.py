"""Counts of online activity and lights."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "activity",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("messages", sa.Integer(), server_default="0", nullable=False),
        sa.Column("replies", sa.Integer(), server_default="0", nullable=False),
        sa.Column("to_cadre", sa.Integer(), server_default="0", nullable=False),
        sa.Column("from_cadre", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reactions", sa.Integer(), server_default="0", nullable=False),
        sa.Column("topic_answers", sa.Integer(), server_default="0", nullable=False),
        sa.Column("poll_votes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("wishes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("voices", sa.Integer(), server_default="0", nullable=False),
        sa.Column("check_ins", sa.Integer(), server_default="0", nullable=False),
        sa.Column("blocks_0", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("blocks_1", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("blocks_2", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("folded_blocks", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("day", "group_id", "person_id", name=op.f("pk_activity")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_activity_person",
        "activity",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("person_id <> 0"),
        postgresql_where=sa.text("person_id <> 0"),
    )
    op.create_table(
        "group_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("voice", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("asked", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("answered", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("topic", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("day", "group_id", name=op.f("pk_group_days")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("group_days")
    op.drop_table("activity")
