"""Ratings of activities, and who was asked for one; nobody is asked for what is long over."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activity_check_ins", sa.Column("asked_at", UtcDateTime(), nullable=True))
    op.execute("UPDATE activity_check_ins SET asked_at = checked_in_at")
    op.create_index(op.f("ix_activity_check_ins_asked_at"), "activity_check_ins", ["asked_at"])
    op.create_table(
        "activity_ratings",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("activity_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("stars", sa.SmallInteger(), nullable=False),
        sa.Column("rated_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_activity_ratings_activity_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_activity_ratings_person_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_ratings")),
        sa.UniqueConstraint(
            "activity_id", "person_id", name=op.f("uq_activity_ratings_activity_id_person_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_activity_ratings_person_id"), "activity_ratings", ["person_id"])


def downgrade() -> None:
    op.drop_table("activity_ratings")
    op.drop_index(op.f("ix_activity_check_ins_asked_at"), "activity_check_ins")
    op.drop_column("activity_check_ins", "asked_at")
