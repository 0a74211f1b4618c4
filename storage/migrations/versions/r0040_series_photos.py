"""An issue of a series may carry a picture."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("series_issues", sa.Column("photo", sa.String(length=200), nullable=True))


def downgrade() -> None:
    op.drop_column("series_issues", "photo")
