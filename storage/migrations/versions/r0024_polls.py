"""Topics that are polls, and who has voted on which."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("topics", sa.Column("poll_id", sa.String(length=40), nullable=True))
    op.create_index(op.f("ix_topics_poll_id"), "topics", ["poll_id"])
    op.create_table(
        "poll_votes",
        sa.Column("topic_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("voted_at", UtcDateTime, nullable=False),
        sa.ForeignKeyConstraint(
            ["topic_id"],
            ["topics.id"],
            name=op.f("fk_poll_votes_topic_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_poll_votes_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("topic_id", "person_id", name=op.f("pk_poll_votes")),
    )
    for column in ("person_id", "voted_at"):
        op.create_index(op.f(f"ix_poll_votes_{column}"), "poll_votes", [column])


def downgrade() -> None:
    op.drop_table("poll_votes")
    op.drop_index(op.f("ix_topics_poll_id"), "topics")
    op.drop_column("topics", "poll_id")
