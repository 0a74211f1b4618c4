"""What an office gave to a wish that was opened again afterwards is used up."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0041"
branch_labels = None
depends_on = None

# Only what was opened again can wait and hold something.
WAITING = ("open", "offered", "pooled", "declined")


def upgrade() -> None:
    op.add_column(
        "resource_units",
        sa.Column("used", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    units = sa.table("resource_units", *map(sa.column, ("wish_id", "used")))
    wishes = sa.table("wishes", *map(sa.column, ("id", "state")))
    waiting = sa.select(wishes.c.id).where(wishes.c.state.in_(WAITING))
    gone = sa.update(units).where(units.c.wish_id.in_(waiting))
    op.execute(gone.values(wish_id=None, used=sa.true()))


def downgrade() -> None:
    op.drop_column("resource_units", "used")
