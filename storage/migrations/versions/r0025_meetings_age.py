"""Yearly meetings are found by their age."""

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_yearly_meetings_noted_at"), "yearly_meetings", ["noted_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_yearly_meetings_noted_at"), "yearly_meetings")
