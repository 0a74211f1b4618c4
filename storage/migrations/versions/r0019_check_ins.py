"""Check-ins; whose activities are, with whom they were held, and what was entered afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

REFERRING = {
    "organ_id": ("organisations", "RESTRICT"),
    "with_id": ("people", "SET NULL"),
    "entered_by": ("people", "SET NULL"),
    "approved_by": ("people", "SET NULL"),
}
CHILDREN: dict[str, tuple[sa.ColumnClause[object], ...]] = {
    "activity_seats": (
        sa.column("activity_id"),
        sa.column("seat"),
        sa.column("person_id"),
    ),
    "activity_answers": (
        sa.column("activity_id"),
        sa.column("person_id"),
        sa.column("coming"),
        sa.column("answered_at"),
    ),
}
CHANGED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    with children_kept(), op.batch_alter_table("activities", table_kwargs=CHANGED) as table:
        table.alter_column("cadre_id", existing_type=BigNumber, nullable=True)
        table.alter_column("group_id", existing_type=BigNumber, nullable=True)
        for column, (many, gone) in REFERRING.items():
            table.add_column(sa.Column(column, BigNumber, autoincrement=False, nullable=True))
            table.create_foreign_key(
                op.f(f"fk_activities_{column}"), many, [column], ["id"], ondelete=gone
            )
        for moment in ("entered_at", "approved_at", "withdrawn_at"):
            table.add_column(sa.Column(moment, UtcDateTime(), nullable=True))
        for switch in ("online", "by_button"):
            table.add_column(
                sa.Column(switch, sa.Boolean(), nullable=False, server_default=sa.false())
            )
        table.add_column(
            sa.Column("own_kind", sa.String(length=60), nullable=False, server_default="")
        )
        table.add_column(
            sa.Column("changes", sa.SmallInteger(), nullable=False, server_default="0")
        )
    for column in REFERRING:
        op.create_index(op.f(f"ix_activities_{column}"), "activities", [column])
    op.create_table(
        "activity_check_ins",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("activity_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("checked_in_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_activity_check_ins_activity_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_activity_check_ins_person_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_check_ins")),
        sa.UniqueConstraint(
            "activity_id", "person_id", name=op.f("uq_activity_check_ins_activity_id_person_id")
        ),
        sqlite_autoincrement=True,
    )
    for column in ("activity_id", "person_id"):
        op.create_index(op.f(f"ix_activity_check_ins_{column}"), "activity_check_ins", [column])


def downgrade() -> None:
    op.drop_table("activity_check_ins")
    nobodys = "cadre_id IS NULL OR group_id IS NULL"
    op.execute(f"DELETE FROM activities WHERE {nobodys}")  # noqa: S608  # a constant
    for column in REFERRING:
        op.drop_index(op.f(f"ix_activities_{column}"), "activities")
    with children_kept(), op.batch_alter_table("activities", table_kwargs=CHANGED) as table:
        for column in REFERRING:
            table.drop_constraint(op.f(f"fk_activities_{column}"), type_="foreignkey")
            table.drop_column(column)
        for column in ("entered_at", "approved_at", "withdrawn_at", "online", "by_button"):
            table.drop_column(column)
        table.drop_column("own_kind")
        table.drop_column("changes")
        table.alter_column("cadre_id", existing_type=BigNumber, nullable=False)
        table.alter_column("group_id", existing_type=BigNumber, nullable=False)


@contextmanager
def children_kept() -> Iterator[None]:
    """SQLite makes the table anew, and dropping the old one would take what refers to it along."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        yield
        return
    kept = {
        name: connection.execute(sa.select(*columns).select_from(sa.table(name))).mappings().all()
        for name, columns in CHILDREN.items()
    }
    for name in CHILDREN:
        op.execute(f"DELETE FROM {name}")  # noqa: S608  # a constant
    yield
    for name, rows in kept.items():
        if rows:
            connection.execute(
                sa.insert(sa.table(name, *CHILDREN[name])), [dict(row) for row in rows]
            )
