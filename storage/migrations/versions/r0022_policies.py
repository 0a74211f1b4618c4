"""Policies of organisations with refused attempts, and yearly meetings."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "policies",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("organisation_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("matter", sa.String(length=30), nullable=False),
        sa.Column("figure", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_policies_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policies")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_policies_organisation_id"), "policies", ["organisation_id"])
    op.create_table(
        "policy_kinds",
        sa.Column("policy_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("place", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["policy_id"],
            ["policies.id"],
            name=op.f("fk_policy_kinds_policy_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("policy_id", "place", name=op.f("pk_policy_kinds")),
    )
    op.create_table(
        "quota_raisings",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("organisation_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("before_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("matter", sa.String(length=30), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("tried_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_quota_raisings_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["before_id"],
            ["organisations.id"],
            name=op.f("fk_quota_raisings_before_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quota_raisings")),
        sqlite_autoincrement=True,
    )
    for column in ("organisation_id", "before_id"):
        op.create_index(op.f(f"ix_quota_raisings_{column}"), "quota_raisings", [column])
    op.create_table(
        "yearly_meetings",
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("cadre_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("year", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("noted_at", UtcDateTime, nullable=False),
        sa.Column("answered_at", UtcDateTime, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_yearly_meetings_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["cadre_id"],
            ["cadres.id"],
            name=op.f("fk_yearly_meetings_cadre_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "cadre_id", "year", name=op.f("pk_yearly_meetings")),
    )
    op.create_index(op.f("ix_yearly_meetings_cadre_id"), "yearly_meetings", ["cadre_id"])


def downgrade() -> None:
    for table in ("yearly_meetings", "quota_raisings", "policy_kinds", "policies"):
        op.drop_table(table)
