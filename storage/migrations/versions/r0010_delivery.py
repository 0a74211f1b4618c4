"""Slots of unasked-for messages; dead letters are found without a look at all that was sent."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

DEAD = sa.text("state = 'dead'")


def upgrade() -> None:
    op.create_table(
        "ceilings",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("span", sa.String(length=20), nullable=False),
        sa.Column("slot", sa.SmallInteger(), nullable=False),
        sa.Column("post_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_ceilings_group_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_ceilings_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ceilings")),
        sqlite_autoincrement=True,
    )
    for whose in ("person", "group"):
        op.create_index(
            f"uq_ceilings_{whose}", "ceilings", [f"{whose}_id", "span", "slot"], unique=True
        )
    op.create_index(op.f("ix_ceilings_post_id"), "ceilings", ["post_id"], unique=False)
    op.create_index(op.f("ix_ceilings_used_at"), "ceilings", ["used_at"], unique=False)
    op.create_index(
        "ix_outbox_dead",
        "outbox",
        ["done_at"],
        unique=False,
        sqlite_where=DEAD,
        postgresql_where=DEAD,
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_dead", table_name="outbox")
    op.drop_table("ceilings")
