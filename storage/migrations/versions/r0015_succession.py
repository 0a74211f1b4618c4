"""Contacts who are asked again, and groups without a cadre."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("groups", sa.Column("vacant_since", UtcDateTime(), nullable=True))
    op.create_table(
        "asked_again",
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("cadre_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{one}_id"],
                [f"{many}.id"],
                name=op.f(f"fk_asked_again_{one}_id"),
                ondelete="CASCADE",
            )
            for one, many in (("person", "people"), ("cadre", "cadres"), ("group", "groups"))
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_asked_again")),
    )
    for column in ("cadre_id", "group_id", "asked_at"):
        op.create_index(op.f(f"ix_asked_again_{column}"), "asked_again", [column], unique=False)


def downgrade() -> None:
    op.drop_table("asked_again")
    op.drop_column("groups", "vacant_since")
