"""What people asked to be reminded of, and what they do not want to hear."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_reminders",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("weekdays", sa.SmallInteger(), nullable=False),
        sa.Column("wall", sa.SmallInteger(), nullable=False),
        sa.Column("next_at", UtcDateTime(), nullable=True),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], op.f("fk_own_reminders_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], op.f("fk_own_reminders_group_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_reminders")),
        sqlite_autoincrement=True,
    )
    for column in ("person_id", "group_id", "next_at", "ended_at"):
        op.create_index(op.f(f"ix_own_reminders_{column}"), "own_reminders", [column])
    op.create_table(
        "muted",
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("sort", sa.String(length=20), nullable=False),
        sa.Column("muted_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], op.f("fk_muted_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "sort", name=op.f("pk_muted")),
    )


def downgrade() -> None:
    op.drop_table("muted")
    op.drop_table("own_reminders")
