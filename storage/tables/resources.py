"""Tables of resources: what an office can give, one row for each of them."""

from sqlalchemy import Boolean, Column, Date, SmallInteger, Table, Text, UniqueConstraint, false

from storage.columns import metadata, moment, number, refers

# How many there are is nowhere kept as a number: it is counted from units.
resources = Table(
    "resources",
    metadata,
    number(),
    refers("organisation_id", "organisations.id", index=True),
    refers("entered_by", "people.id", optional=True, erased="SET NULL", index=True),
    Column("what", Text, nullable=False),
    Column("until", Date, nullable=False),
    moment("entered_at"),
    moment("ended_at", optional=True),
    sqlite_autoincrement=True,
)

# The wish that stands in a unit has it, one at most; `used`: it was given, and was no help.
resource_units = Table(
    "resource_units",
    metadata,
    refers("resource_id", "resources.id", key=True, erased="CASCADE"),
    Column("unit", SmallInteger, primary_key=True, autoincrement=False),
    refers("wish_id", "wishes.id", optional=True, erased="SET NULL"),
    Column("used", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("wish_id"),
)
