"""Reports of pressure, put before the level above."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

UNANSWERED = sa.text("state <> 'answered'")


def upgrade() -> None:
    op.create_table(
        "pressure_reports",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("about_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("before_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reported_at", UtcDateTime(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_pressure_reports_person_id"),
            ondelete="CASCADE",
        ),
        *(
            sa.ForeignKeyConstraint(
                [f"{which}_id"],
                ["organisations.id"],
                name=op.f(f"fk_pressure_reports_{which}_id"),
                ondelete="RESTRICT",
            )
            for which in ("about", "before")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pressure_reports")),
        sqlite_autoincrement=True,
    )
    for column in ("person_id", "about_id", "before_id", "answered_at"):
        name = op.f(f"ix_pressure_reports_{column}")
        op.create_index(name, "pressure_reports", [column], unique=False)
    op.create_index(
        "uq_pressure_reports_open",
        "pressure_reports",
        ["person_id"],
        unique=True,
        sqlite_where=UNANSWERED,
        postgresql_where=UNANSWERED,
    )


def downgrade() -> None:
    op.drop_table("pressure_reports")
