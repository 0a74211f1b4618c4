"""Where a check-in code is shown, and until when it is renewed."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "check_in_screens",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("activity_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [f"{one}_id"],
                [f"{many}.id"],
                name=op.f(f"fk_check_in_screens_{one}_id"),
                ondelete="CASCADE",
            )
            for one, many in (("activity", "activities"), ("person", "people"))
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in_screens")),
        sa.UniqueConstraint(
            "activity_id", "person_id", name=op.f("uq_check_in_screens_activity_id_person_id")
        ),
        sqlite_autoincrement=True,
    )
    for column in ("activity_id", "person_id"):
        op.create_index(op.f(f"ix_check_in_screens_{column}"), "check_in_screens", [column])


def downgrade() -> None:
    op.drop_table("check_in_screens")
