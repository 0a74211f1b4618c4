"""Updates and the books about them."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "books",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("seen", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("counted", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("acted", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("ignored", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("quarantined", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("failed", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_books")),
    )
    op.create_table(
        "failed",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("error", sa.String(length=200), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="1", nullable=False),
        sa.Column("failed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed")),
        sa.UniqueConstraint("update_id", name=op.f("uq_failed_update_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_failed_failed_at"), "failed", ["failed_at"], unique=False)
    op.create_table(
        "marks",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_marks")),
    )
    op.create_table(
        "parked",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("parked_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parked")),
        sa.UniqueConstraint("update_id", name=op.f("uq_parked_update_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_parked_key"), "parked", ["key"], unique=False)
    op.create_index(op.f("ix_parked_parked_at"), "parked", ["parked_at"], unique=False)
    op.create_table(
        "quarantined",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.String(length=200), nullable=False),
        sa.Column("quarantined_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantined")),
        sa.UniqueConstraint("update_id", name=op.f("uq_quarantined_update_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_quarantined_quarantined_at"), "quarantined", ["quarantined_at"], unique=False
    )
    op.create_table(
        "tries",
        sa.Column("update_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("tried_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_tries")),
    )
    op.create_table(
        "updates",
        sa.Column("update_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_updates")),
    )
    op.create_index(op.f("ix_updates_seen_at"), "updates", ["seen_at"], unique=False)


def downgrade() -> None:
    op.drop_table("updates")
    op.drop_table("tries")
    op.drop_table("quarantined")
    op.drop_table("parked")
    op.drop_table("marks")
    op.drop_table("failed")
    op.drop_table("books")
