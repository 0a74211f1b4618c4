"""Co-design: questions with options, cards in groups, votes and ideas."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0039"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "designs",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("asker_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("organ_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("ideas", sa.Boolean(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("closes_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asker_id"], ["people.id"], op.f("fk_designs_asker_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organisations.id"], op.f("fk_designs_organ_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_designs")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "design_options",
        sa.Column("design_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("place", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("proposal_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("votes", sa.Integer(), server_default="0", nullable=False),
        of_design("design_options"),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposals.id"],
            op.f("fk_design_options_proposal_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("design_id", "place", name=op.f("pk_design_options")),
    )
    op.create_table(
        "design_cards",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("design_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        of_design("design_cards"),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], op.f("fk_design_cards_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_design_cards")),
        sa.UniqueConstraint(
            "design_id", "group_id", name=op.f("uq_design_cards_design_id_group_id")
        ),
        sqlite_autoincrement=True,
    )
    of_person("design_votes", sa.Column("place", sa.SmallInteger(), nullable=False))
    of_person(
        "design_ideas",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("over_at", UtcDateTime(), nullable=False),
    )
    for table, column in INDEXES:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def of_design(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_design_id")
    return sa.ForeignKeyConstraint(["design_id"], ["designs.id"], name, ondelete="CASCADE")


def of_person(table: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        table,
        sa.Column("design_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        *columns,
        of_design(table),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], op.f(f"fk_{table}_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("design_id", "person_id", name=op.f(f"pk_{table}")),
    )


INDEXES = (
    *(("designs", column) for column in ("state", "asker_id", "organ_id")),
    ("design_options", "proposal_id"),
    ("design_cards", "group_id"),
    ("design_votes", "person_id"),
    ("design_ideas", "person_id"),
    ("design_ideas", "over_at"),
)


def downgrade() -> None:
    for table in ("design_ideas", "design_votes", "design_cards", "design_options", "designs"):
        op.drop_table(table)
