"""Evaluations of offices: tickets without an answer, and sums without a person."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "evaluation_tickets",
        sa.Column("organisation_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("quarter", sa.Date(), nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_evaluation_tickets_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_evaluation_tickets_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "quarter", "person_id", name=op.f("pk_evaluation_tickets")
        ),
    )
    op.create_index(op.f("ix_evaluation_tickets_person_id"), "evaluation_tickets", ["person_id"])
    op.create_table(
        "evaluation_sums",
        sa.Column("organisation_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("quarter", sa.Date(), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_evaluation_sums_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "quarter", "verdict", name=op.f("pk_evaluation_sums")
        ),
    )


def downgrade() -> None:
    op.drop_table("evaluation_sums")
    op.drop_table("evaluation_tickets")
