"""Topics have states, pictures and digests, and can be scheduled."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

USUAL = timedelta(days=3)


def upgrade() -> None:
    state = sa.Column("state", sa.String(length=20), server_default="posting", nullable=False)
    op.add_column("topics", state)
    op.add_column("topics", sa.Column("photo", sa.String(length=200), nullable=True))
    op.add_column(
        "topics", sa.Column("days", sa.SmallInteger(), server_default="3", nullable=False)
    )
    for moment in ("digest_at", "thanked_at"):
        op.add_column("topics", sa.Column(moment, UtcDateTime(), nullable=True))
    set_states()
    op.create_index(op.f("ix_topics_state"), "topics", ["state"])
    op.create_table(
        "topic_schedules",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("photo", sa.String(length=200), nullable=True),
        sa.Column("days", sa.SmallInteger(), nullable=False),
        sa.Column("weekdays", sa.SmallInteger(), nullable=False),
        sa.Column("wall", sa.SmallInteger(), nullable=False),
        sa.Column("next_at", UtcDateTime(), nullable=True),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["groups.id"],
            name=op.f("fk_topic_schedules_group_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic_schedules")),
        sqlite_autoincrement=True,
    )
    for column in ("group_id", "next_at"):
        op.create_index(op.f(f"ix_topic_schedules_{column}"), "topic_schedules", [column])
    op.create_table(
        "topic_moments",
        sa.Column("schedule_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("moment", UtcDateTime(), nullable=False),
        sa.Column("topic_id", BigNumber, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["schedule_id"],
            ["topic_schedules.id"],
            name=op.f("fk_topic_moments_schedule_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"],
            ["topics.id"],
            name=op.f("fk_topic_moments_topic_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("schedule_id", "moment", name=op.f("pk_topic_moments")),
    )
    op.create_index(op.f("ix_topic_moments_topic_id"), "topic_moments", ["topic_id"])
    op.create_table(
        "topic_digests",
        sa.Column("topic_id", BigNumber, autoincrement=False, nullable=False),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("people", "answers", "blocks", "votes", "consenting")
        ),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("seen", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("phrases", "options", "course")),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["topic_id"],
            ["topics.id"],
            name=op.f("fk_topic_digests_topic_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("topic_id", name=op.f("pk_topic_digests")),
    )


def set_states() -> None:
    """What was seen in its group is open until its time is over, which is looked at then; what was
    not is still on its way, or was given up earlier than planned.
    """
    topics = sa.table(
        "topics",
        *(sa.column(name) for name in ("id", "state", "message_id")),
        *(sa.column(name, UtcDateTime) for name in ("opened_at", "closes_at")),
    )
    link = op.get_bind()
    link.execute(topics.update().values(state="left"))
    link.execute(topics.update().where(topics.c.message_id.is_not(None)).values(state="open"))
    unseen = sa.select(topics).where(topics.c.message_id.is_(None))
    coming = [row.id for row in link.execute(unseen) if row.closes_at - row.opened_at == USUAL]
    link.execute(topics.update().where(topics.c.id.in_(coming)).values(state="posting"))


def downgrade() -> None:
    for table in ("topic_digests", "topic_moments", "topic_schedules"):
        op.drop_table(table)
    op.drop_index(op.f("ix_topics_state"), "topics")
    for column in ("thanked_at", "digest_at", "days", "photo", "state"):
        op.drop_column("topics", column)
