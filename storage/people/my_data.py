"""Everything that is held about a person, for that person."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import Column, Table, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.people import PersonId
from storage.columns import is_person
from storage.tables import metadata
from storage.tables.activity import WORDS
from storage.tables.designs import design_options, designs
from storage.tables.series import series, series_issues

Held = dict[str, list[dict[str, object]]]
# Posts on their way are somebody's own words come back, or a notice not yet worded.
# What came of somebody's roster names other people.
NOT_TOLD = {"fields", "digest", "leased_by", "lease_until", "report", *WORDS}

# Columns by which somebody stands in a row that is about somebody or something else.
IN_PASSING = {
    "helper_id",
    "reason_by",
    "contact_id",
    "safety_contact_id",
    "used_by",
    "with_id",
    "entered_by",
    "approved_by",
    "submitted_by",
    "answered_by",
}
# What somebody wrote in a row of another one.
OWN_WORDS = {"reason_by": ("reason",)}

# What somebody wrote, in rows that hang on a row of theirs; an option from a proposal is another's.
WRITTEN = (
    (series_issues, series_issues.c.series_id == series.c.id, series.c.person_id),
    (
        design_options,
        and_(
            design_options.c.design_id == designs.c.id,
            design_options.c.proposal_id.is_(None),
        ),
        designs.c.asker_id,
    ),
)


class MyData:
    """Found by walking the tables, so that a new one cannot be forgotten."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, person: PersonId) -> Held:
        """Table → rows as plain JSON values; tables in which nothing is held are left out."""
        held: Held = {}
        for table, column in places():
            rows = await self._connection.execute(select(table).where(*is_person(column, person)))
            told = [told_of(dict(row), column) for row in rows.mappings()]
            if told:
                held[table.name] = held.get(table.name, []) + told
        for table, hangs, column in WRITTEN:
            asked = select(table).join(column.table, hangs).where(*is_person(column, person))
            found = (await self._connection.execute(asked)).mappings()
            if told := [told_of(dict(row), column) for row in found]:
                held[table.name] = told
        return held


def places() -> Iterator[tuple[Table, "Column[object]"]]:
    """Every column in which an internal number of a person can stand."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            refers = any(key.column.table.name == "people" for key in column.foreign_keys)
            itself = table.name == "people" and column.name == "id"
            if refers or itself or column.name in {"person_id", "by_person"}:
                yield table, column


def told_of(row: dict[str, object], column: "Column[object]") -> dict[str, object]:
    """A whole row about the person; of another one's, which they helped with, only that."""
    if column.name in IN_PASSING:
        own = OWN_WORDS.get(column.name, ())
        row = {name: row[name] for name in ("id", column.name, *own)}
    return {name: plain(value) for name, value in row.items() if name not in NOT_TOLD}


def plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime | date) else value
