"""Rosters that were sent to the bot, on their way in."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

LOCATED = sa.text("state = 'located'")


def upgrade() -> None:
    op.create_table(
        "rosters",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("end_missing", sa.Boolean(), nullable=False),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_rosters_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rosters")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_rosters_person_id"), "rosters", ["person_id"], unique=False)
    op.create_index(op.f("ix_rosters_asked_at"), "rosters", ["asked_at"], unique=False)
    op.create_index(
        "ix_rosters_located",
        "rosters",
        ["id"],
        unique=False,
        sqlite_where=LOCATED,
        postgresql_where=LOCATED,
    )


def downgrade() -> None:
    op.drop_table("rosters")
