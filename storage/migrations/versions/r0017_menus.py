"""Menus of commands that were set, and how the bot introduced itself."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "menus",
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("office", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_menus_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_menus")),
    )
    op.create_table(
        "introductions",
        sa.Column("what", sa.String(length=60), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("what", name=op.f("pk_introductions")),
    )


def downgrade() -> None:
    op.drop_table("introductions")
    op.drop_table("menus")
