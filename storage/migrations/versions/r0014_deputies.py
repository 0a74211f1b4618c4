"""Links for deputies; a group can be held, and may come without a welcome."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "groups", sa.Column("greets", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.add_column(
        "groups", sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "deputy_links",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("expires", UtcDateTime(), nullable=False),
        sa.Column("used_by", BigNumber, autoincrement=False, nullable=True),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_deputy_links_group_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["used_by"], ["people.id"], name=op.f("fk_deputy_links_used_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputy_links")),
        sa.UniqueConstraint("digest", name=op.f("uq_deputy_links_digest")),
        sqlite_autoincrement=True,
    )
    for column in ("group_id", "used_by"):
        op.create_index(op.f(f"ix_deputy_links_{column}"), "deputy_links", [column], unique=False)


def downgrade() -> None:
    op.drop_table("deputy_links")
    op.drop_column("groups", "held")
    op.drop_column("groups", "greets")
