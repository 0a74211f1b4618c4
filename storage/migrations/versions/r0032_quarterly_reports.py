"""The quarter's reports: drafts, what people wrote, and what was handed up."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def refers(table: str, column: str, target: str, erased: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=erased)


def once(name: str, *columns: str) -> None:
    table = "quarterly_reports" if "organisation_id" in columns else "report_submissions"
    op.create_index(name, table, columns, unique=True)


def upgrade() -> None:
    op.create_table(
        "quarterly_reports",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("organisation_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("quarter", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("told", sa.SmallInteger(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        refers("quarterly_reports", "organisation_id", "organisations", "RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarterly_reports")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_quarterly_reports_made_at"), "quarterly_reports", ["made_at"])
    once(op.f("uq_quarterly_reports_organisation_id_quarter"), "organisation_id", "quarter")
    op.create_table(
        "report_parts",
        sa.Column("report_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        refers("report_parts", "report_id", "quarterly_reports", "CASCADE"),
        sa.PrimaryKeyConstraint("report_id", "part", name=op.f("pk_report_parts")),
    )
    op.create_table(
        "report_submissions",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("report_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("before_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("submitted_at", UtcDateTime(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("more_cases", sa.Integer(), nullable=False),
        sa.Column("submitted_by", BigNumber, autoincrement=False, nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("answered_by", BigNumber, autoincrement=False, nullable=True),
        refers("report_submissions", "report_id", "quarterly_reports", "RESTRICT"),
        refers("report_submissions", "before_id", "organisations", "RESTRICT"),
        refers("report_submissions", "submitted_by", "people", "SET NULL"),
        refers("report_submissions", "answered_by", "people", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_submissions")),
        sqlite_autoincrement=True,
    )
    for column in ("before_id", "submitted_by", "answered_by"):
        op.create_index(op.f(f"ix_report_submissions_{column}"), "report_submissions", [column])
    once(op.f("uq_report_submissions_report_id_number"), "report_id", "number")
    op.create_table(
        "report_texts",
        sa.Column("submission_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        refers("report_texts", "submission_id", "report_submissions", "CASCADE"),
        sa.PrimaryKeyConstraint("submission_id", "part", name=op.f("pk_report_texts")),
    )
    op.create_table(
        "report_figures",
        sa.Column("submission_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("place", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("figure", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("out_of", sa.Integer(), nullable=True),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        refers("report_figures", "submission_id", "report_submissions", "CASCADE"),
        sa.PrimaryKeyConstraint("submission_id", "place", name=op.f("pk_report_figures")),
    )
    op.create_table(
        "report_cases",
        sa.Column("submission_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("place", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("activity", BigNumber, nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        refers("report_cases", "submission_id", "report_submissions", "CASCADE"),
        sa.PrimaryKeyConstraint("submission_id", "place", name=op.f("pk_report_cases")),
    )


def downgrade() -> None:
    for table in ("report_cases", "report_figures", "report_texts", "report_submissions"):
        op.drop_table(table)
    op.drop_table("report_parts")
    op.drop_table("quarterly_reports")
