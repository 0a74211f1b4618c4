"""Of which stage whoever comes to an activity was reminded last."""

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcDateTime

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activity_answers", sa.Column("reminded_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("activity_answers", "reminded_at")
