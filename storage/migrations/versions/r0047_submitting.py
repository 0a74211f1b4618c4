"""A report whose handing up was asked for is added up outside of a write transaction."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0047"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reports_submitting",
        sa.Column("report_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("asked_by", BigNumber, autoincrement=False, nullable=True),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("message_id", BigNumber, nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["quarterly_reports.id"],
            op.f("fk_reports_submitting_report_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["people.id"], op.f("fk_reports_submitting_asked_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_reports_submitting")),
    )
    op.create_index(op.f("ix_reports_submitting_asked_by"), "reports_submitting", ["asked_by"])


def downgrade() -> None:
    op.drop_table("reports_submitting")
