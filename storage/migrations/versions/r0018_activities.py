"""Activities, their numbered seats, and who comes."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "activities",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("cadre_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("announced_at", UtcDateTime, nullable=False),
        sa.Column("starts_at", UtcDateTime, nullable=False),
        sa.Column("ends_at", UtcDateTime, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cadre_id"], ["cadres.id"], name=op.f("fk_activities_cadre_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_activities_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
        sqlite_autoincrement=True,
    )
    for column in ("cadre_id", "group_id", "starts_at", "state"):
        op.create_index(op.f(f"ix_activities_{column}"), "activities", [column])
    op.create_table(
        "activity_seats",
        sa.Column("activity_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("seat", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_activity_seats_activity_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_activity_seats_person_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("activity_id", "seat", name=op.f("pk_activity_seats")),
        sa.UniqueConstraint(
            "activity_id", "person_id", name=op.f("uq_activity_seats_activity_id_person_id")
        ),
    )
    op.create_index(op.f("ix_activity_seats_person_id"), "activity_seats", ["person_id"])
    op.create_table(
        "activity_answers",
        sa.Column("activity_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("coming", sa.Boolean(), nullable=False),
        sa.Column("answered_at", UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_activity_answers_activity_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_activity_answers_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("activity_id", "person_id", name=op.f("pk_activity_answers")),
    )
    op.create_index(op.f("ix_activity_answers_person_id"), "activity_answers", ["person_id"])


def downgrade() -> None:
    for table in ("activity_answers", "activity_seats", "activities"):
        op.drop_table(table)
