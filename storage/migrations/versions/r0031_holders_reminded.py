"""Of which beginning whoever holds an activity was reminded."""

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcDateTime

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activities", sa.Column("reminded_for", UtcDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("activities", "reminded_for")
