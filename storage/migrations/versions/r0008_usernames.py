"""Usernames, so that a mention can be understood; the welcome that stands in a group."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("username", sa.String(length=64), nullable=True))
    op.create_index(op.f("ix_people_username"), "people", ["username"], unique=False)
    op.add_column("groups", sa.Column("welcome_message_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("groups", "welcome_message_id")
    op.drop_index(op.f("ix_people_username"), table_name="people")
    op.drop_column("people", "username")
