"""Failed updates: with which version of the program, and since when somebody wants them tried."""

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "failed", sa.Column("version", sa.String(length=40), server_default="", nullable=False)
    )
    op.add_column("failed", sa.Column("wanted_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("failed", "wanted_at")
    op.drop_column("failed", "version")
