"""Since when an organisation is there: its office owes from the next quarter on."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from storage.columns import UtcDateTime

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

ALWAYS = "1970-01-01"

organisations = sa.table(
    "organisations",
    sa.column("id", sa.BigInteger),
    sa.column("parent_id", sa.BigInteger),
    sa.column("zone", sa.String),
    sa.column("since", sa.Date),
)
cadres = sa.table(
    "cadres", sa.column("organisation_id", sa.BigInteger), sa.column("held_from", sa.Date)
)
roles = sa.table(
    "roles", sa.column("organisation_id", sa.BigInteger), sa.column("since", UtcDateTime)
)


def upgrade() -> None:
    """Of organisations that are there the earliest day of which anything is known of them or of
    whatever is below them: the first of a position, or of a role.
    """
    op.add_column(
        "organisations", sa.Column("since", sa.Date(), nullable=False, server_default=ALWAYS)
    )
    connection = op.get_bind()
    tree = {row.id: row for row in connection.execute(sa.select(organisations))}
    first: dict[int, date] = {}
    for office, day in known(connection, tree):
        above: int | None = office
        while above is not None and day < first.get(above, date.max):
            first[above] = day
            above = tree[above].parent_id
    found = [{"office": office, "day": day} for office, day in sorted(first.items())]
    if found:
        changed = organisations.update().where(organisations.c.id == sa.bindparam("office"))
        connection.execute(changed.values(since=sa.bindparam("day")), found)


def known(connection: sa.Connection, tree: dict[int, Any]) -> Iterator[tuple[int, date]]:
    lines = sa.select(cadres.c.organisation_id, sa.func.min(cadres.c.held_from).label("first"))
    for row in connection.execute(lines.group_by(cadres.c.organisation_id)):
        yield row.organisation_id, row.first
    held = sa.select(roles.c.organisation_id, sa.func.min(roles.c.since).label("first"))
    for row in connection.execute(held.group_by(roles.c.organisation_id)):
        zone = ZoneInfo(tree[row.organisation_id].zone)
        yield row.organisation_id, row.first.astimezone(zone).date()


def downgrade() -> None:
    op.drop_column("organisations", "since")
