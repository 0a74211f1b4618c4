"""Wishes, topics and calls for help."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wishes",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("wisher_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("cadre_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("helper_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("submitted_at", UtcDateTime(), nullable=False),
        sa.Column("claimed_at", UtcDateTime(), nullable=True),
        sa.Column("fulfilled_at", UtcDateTime(), nullable=True),
        sa.Column("confirmed_at", UtcDateTime(), nullable=True),
        sa.Column("rating", sa.SmallInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cadre_id"], ["cadres.id"], name=op.f("fk_wishes_cadre_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["helper_id"], ["people.id"], name=op.f("fk_wishes_helper_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["wisher_id"], ["people.id"], name=op.f("fk_wishes_wisher_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wishes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_wishes_cadre_id"), "wishes", ["cadre_id"], unique=False)
    op.create_index(op.f("ix_wishes_helper_id"), "wishes", ["helper_id"], unique=False)
    op.create_index(op.f("ix_wishes_state"), "wishes", ["state"], unique=False)
    op.create_index(op.f("ix_wishes_wisher_id"), "wishes", ["wisher_id"], unique=False)
    op.create_table(
        "calls_for_help",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("wish_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("organisation_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("contact_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("level", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("called_at", UtcDateTime(), nullable=False),
        sa.Column("escalates_at", UtcDateTime(), nullable=True),
        sa.Column("taken_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["people.id"],
            name=op.f("fk_calls_for_help_contact_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_calls_for_help_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_calls_for_help_person_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["wish_id"], ["wishes.id"], name=op.f("fk_calls_for_help_wish_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls_for_help")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_calls_for_help_contact_id"), "calls_for_help", ["contact_id"], unique=False
    )
    op.create_index(
        op.f("ix_calls_for_help_escalates_at"), "calls_for_help", ["escalates_at"], unique=False
    )
    op.create_index(
        op.f("ix_calls_for_help_organisation_id"),
        "calls_for_help",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_calls_for_help_person_id"), "calls_for_help", ["person_id"], unique=False
    )
    op.create_index(op.f("ix_calls_for_help_wish_id"), "calls_for_help", ["wish_id"], unique=False)
    op.create_table(
        "topics",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("closes_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_topics_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_topics_closes_at"), "topics", ["closes_at"], unique=False)
    op.create_index(op.f("ix_topics_group_id"), "topics", ["group_id"], unique=False)
    op.create_table(
        "topic_answers",
        sa.Column("topic_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("message_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_topic_answers_person_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topics.id"], name=op.f("fk_topic_answers_topic_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("topic_id", "message_id", name=op.f("pk_topic_answers")),
    )
    op.create_index(
        op.f("ix_topic_answers_answered_at"), "topic_answers", ["answered_at"], unique=False
    )
    op.create_index(
        op.f("ix_topic_answers_person_id"), "topic_answers", ["person_id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("topic_answers")
    op.drop_table("topics")
    op.drop_table("calls_for_help")
    op.drop_table("wishes")
