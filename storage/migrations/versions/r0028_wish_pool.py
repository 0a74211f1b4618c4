"""The whole life of a wish: the pool, clocks, categories; and what offices can give."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

CHANGED = {"sqlite_autoincrement": True}
MOMENTS = ("step_at", "first_step_at", "reopened_at", "asked_at", "bell_at")
SWITCHES = ("returned", "sorted_by_hand")
REFERRING = {"pool_id": ("organisations", "RESTRICT"), "reason_by": ("people", "SET NULL")}
INDEXED = {f"ix_wishes_{one}": one for one in ("bell_at", "category")}
CALLS = sa.table("calls_for_help", sa.column("id"), sa.column("wish_id"))


def upgrade() -> None:
    with calls_kept(), op.batch_alter_table("wishes", table_kwargs=CHANGED) as table:
        for name in MOMENTS:
            table.add_column(sa.Column(name, UtcDateTime(), nullable=True))
        for name in SWITCHES:
            table.add_column(
                sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
            )
        for column, (many, gone) in REFERRING.items():
            table.add_column(sa.Column(column, BigNumber, autoincrement=False, nullable=True))
            table.create_foreign_key(
                op.f(f"fk_wishes_{column}"), many, [column], ["id"], ondelete=gone
            )
        table.add_column(sa.Column("reason", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("category", sa.String(length=20), nullable=True))
        table.add_column(sa.Column("outcome", sa.String(length=10), nullable=True))
    for column in REFERRING:
        op.create_index(op.f(f"ix_wishes_{column}"), "wishes", [column])
    for index, column in INDEXED.items():
        op.create_index(index, "wishes", [column])
    last = "COALESCE(confirmed_at, fulfilled_at, claimed_at, submitted_at)"
    op.execute(f"UPDATE wishes SET step_at = {last}")  # noqa: S608  # a constant
    op.execute("UPDATE wishes SET first_step_at = claimed_at")
    going = "('open', 'claimed', 'fulfilled')"
    op.execute(f"UPDATE wishes SET bell_at = step_at WHERE state IN {going}")  # noqa: S608  # as above
    make_resources()


def make_resources() -> None:
    op.create_table(
        "resources",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("organisation_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("entered_by", BigNumber, autoincrement=False, nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("entered_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_resources_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"],
            ["people.id"],
            name=op.f("fk_resources_entered_by"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resources")),
        sqlite_autoincrement=True,
    )
    for column in ("organisation_id", "entered_by"):
        op.create_index(op.f(f"ix_resources_{column}"), "resources", [column])
    op.create_table(
        "resource_units",
        sa.Column("resource_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("unit", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("wish_id", BigNumber, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["resource_id"],
            ["resources.id"],
            name=op.f("fk_resource_units_resource_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["wish_id"],
            ["wishes.id"],
            name=op.f("fk_resource_units_wish_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("resource_id", "unit", name=op.f("pk_resource_units")),
        sa.UniqueConstraint("wish_id", name=op.f("uq_resource_units_wish_id")),
    )


def downgrade() -> None:
    op.drop_table("resource_units")
    op.drop_table("resources")
    op.execute("UPDATE wishes SET state = 'open' WHERE state IN ('offered', 'pooled')")
    op.execute("UPDATE wishes SET state = 'claimed' WHERE state = 'matched'")
    op.execute("UPDATE wishes SET state = 'fulfilled' WHERE state = 'unconfirmed'")
    op.execute("UPDATE wishes SET state = 'withdrawn' WHERE state = 'declined'")
    for index in INDEXED:
        op.drop_index(index, "wishes")
    for column in REFERRING:
        op.drop_index(op.f(f"ix_wishes_{column}"), "wishes")
    with calls_kept(), op.batch_alter_table("wishes", table_kwargs=CHANGED) as table:
        for column in REFERRING:
            table.drop_constraint(op.f(f"fk_wishes_{column}"), type_="foreignkey")
            table.drop_column(column)
        for column in (*MOMENTS, *SWITCHES, "reason", "category", "outcome"):
            table.drop_column(column)


@contextmanager
def calls_kept() -> Iterator[None]:
    """SQLite makes the table anew, and dropping the old one would make calls forget their wish."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        yield
        return
    named = sa.select(CALLS).where(CALLS.c.wish_id.is_not(None))
    kept = connection.execute(named).all()
    yield
    for call, wish in kept:
        again = sa.update(CALLS).where(CALLS.c.id == call).values(wish_id=wish)
        connection.execute(again)
