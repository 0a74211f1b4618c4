"""Where wishes stand as cards, so that all of them show the present state."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber

revision = "0046"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wish_cards",
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("message_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("wish_id", BigNumber, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], op.f("fk_wish_cards_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["wish_id"], ["wishes.id"], op.f("fk_wish_cards_wish_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "message_id", name=op.f("pk_wish_cards")),
    )
    op.create_index(op.f("ix_wish_cards_wish_id"), "wish_cards", ["wish_id"])


def downgrade() -> None:
    op.drop_table("wish_cards")
