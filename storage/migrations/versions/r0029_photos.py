"""Photographs of activities."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "activity_photos",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("activity_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("slot", sa.SmallInteger(), nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("file_mark", sa.String(length=64), nullable=False),
        sa.Column("added_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_activity_photos_activity_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_activity_photos_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_photos")),
        sa.UniqueConstraint(
            "activity_id", "slot", name=op.f("uq_activity_photos_activity_id_slot")
        ),
        sa.UniqueConstraint(
            "activity_id", "file_mark", name=op.f("uq_activity_photos_activity_id_file_mark")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_activity_photos_person_id"), "activity_photos", ["person_id"])


def downgrade() -> None:
    op.drop_table("activity_photos")
