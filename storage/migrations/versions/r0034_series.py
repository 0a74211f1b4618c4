"""Series, their issues, subscriptions and reads."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def refers(table: str, column: str, target: str, erased: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete=erased
    )


def upgrade() -> None:
    op.create_table(
        "series",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("running_name", sa.String(length=60), nullable=True),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("latest", sa.Integer(), nullable=False, server_default="0"),
        refers("series", "person_id", "people", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint(
            "person_id", "running_name", name=op.f("uq_series_person_id_running_name")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_series_person_id"), "series", ["person_id"])
    op.create_table(
        "series_issues",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("series_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=False),
        sa.Column("deliveries", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("reads", sa.Integer(), nullable=False, server_default="0"),
        refers("series_issues", "series_id", "series", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_issues")),
        sa.UniqueConstraint("series_id", "number", name=op.f("uq_series_issues_series_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "series_subscriptions",
        sa.Column("series_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("got", sa.Integer(), nullable=False),
        refers("series_subscriptions", "series_id", "series", "CASCADE"),
        refers("series_subscriptions", "person_id", "people", "CASCADE"),
        sa.PrimaryKeyConstraint("series_id", "person_id", name=op.f("pk_series_subscriptions")),
    )
    op.create_index(
        op.f("ix_series_subscriptions_person_id"), "series_subscriptions", ["person_id"]
    )
    op.create_table(
        "series_reads",
        sa.Column("issue_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("read_at", UtcDateTime(), nullable=False),
        refers("series_reads", "issue_id", "series_issues", "CASCADE"),
        refers("series_reads", "person_id", "people", "CASCADE"),
        sa.PrimaryKeyConstraint("issue_id", "person_id", name=op.f("pk_series_reads")),
    )
    op.create_index(op.f("ix_series_reads_person_id"), "series_reads", ["person_id"])


def downgrade() -> None:
    for table in ("series_reads", "series_subscriptions", "series_issues", "series"):
        op.drop_table(table)
