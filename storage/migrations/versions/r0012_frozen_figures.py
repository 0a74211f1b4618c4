"""Figures of quarters in different people, which stay when people's own rows are gone."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WITHOUT_CONSENT = (
    "WHERE person_id <> 0 AND person_id NOT IN"
    " (SELECT person_id FROM consents WHERE purpose = 'activity')"
)
WORDS = ("blocks_0", "blocks_1", "blocks_2")
SUMS = (
    "messages",
    "replies",
    "to_cadre",
    "from_cadre",
    "reactions",
    "topic_answers",
    "poll_votes",
    "wishes",
    "voices",
    "check_ins",
    "folded_blocks",
)
ADD = sa.text(
    f"INSERT INTO activity (day, group_id, person_id, {', '.join(SUMS)})"  # noqa: S608  # our own names
    f" VALUES (:day, :group_id, 0, {', '.join(f':{name}' for name in SUMS)})"
    " ON CONFLICT (day, group_id, person_id) DO UPDATE SET "
    + ", ".join(f"{name} = activity.{name} + excluded.{name}" for name in SUMS)
)


def upgrade() -> None:
    op.create_table(
        "frozen_figures",
        sa.Column("quarter", sa.Date(), nullable=False),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("two_way", sa.Integer(), nullable=False),
        sa.Column("consenting", sa.Integer(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("frozen_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_frozen_figures_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("quarter", "group_id", name=op.f("pk_frozen_figures")),
    )
    op.create_index(
        op.f("ix_frozen_figures_group_id"), "frozen_figures", ["group_id"], unique=False
    )
    make_nameless()


def make_nameless() -> None:
    """What people did who have taken their consent back is nobody's from now on."""
    bind = op.get_bind()
    found = sa.text(f"SELECT * FROM activity {WITHOUT_CONSENT}")  # noqa: S608  # our own names
    for row in bind.execute(found).mappings().all():
        bits = sum(int(row[word]).bit_count() for word in WORDS)
        bind.execute(ADD, {**row, "folded_blocks": row["folded_blocks"] + bits})
    gone = f"DELETE FROM activity {WITHOUT_CONSENT}"  # noqa: S608  # our own names
    forgotten = f"UPDATE authors SET person_id = 0 {WITHOUT_CONSENT}"  # noqa: S608  # as above
    bind.execute(sa.text(gone))
    bind.execute(sa.text(forgotten))


def downgrade() -> None:
    op.drop_table("frozen_figures")
