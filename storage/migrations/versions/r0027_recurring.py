"""Recurring activities, and their occurrences."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recurring_activities",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("cadre_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("slot", sa.SmallInteger(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("own_kind", sa.String(length=60), nullable=False, server_default=""),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("seats", sa.SmallInteger(), nullable=True),
        sa.Column("starts", sa.String(length=5), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=False),
        sa.Column("next_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cadre_id"],
            ["cadres.id"],
            name=op.f("fk_recurring_activities_cadre_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["groups.id"],
            name=op.f("fk_recurring_activities_group_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recurring_activities")),
        sa.UniqueConstraint("group_id", "slot", name=op.f("uq_recurring_activities_group_id_slot")),
        sqlite_autoincrement=True,
    )
    for column in ("state", "cadre_id", "group_id"):
        op.create_index(op.f(f"ix_recurring_activities_{column}"), "recurring_activities", [column])
    op.create_table(
        "occurrences",
        sa.Column("recurring_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("activity_id", BigNumber, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["recurring_id"],
            ["recurring_activities.id"],
            name=op.f("fk_occurrences_recurring_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_occurrences_activity_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("recurring_id", "day", name=op.f("pk_occurrences")),
        sa.UniqueConstraint("activity_id", name=op.f("uq_occurrences_activity_id")),
    )


def downgrade() -> None:
    op.drop_table("occurrences")
    op.drop_table("recurring_activities")
