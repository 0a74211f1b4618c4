"""Tables of activities: what was announced, the numbered seats, and who comes."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import metadata, moment, number, refers

# How many come is nowhere kept as a number: it is counted from rows.
activities = Table(
    "activities",
    metadata,
    number(),
    Column("state", String(20), nullable=False, index=True),
    Column("kind", String(40), nullable=False),
    refers("cadre_id", "cadres.id", index=True),
    refers("group_id", "groups.id", erased="CASCADE", index=True),
    Column("title", Text, nullable=False),
    Column("place", Text, nullable=False),
    moment("announced_at"),
    moment("starts_at", index=True),
    moment("ends_at"),
    Column("message_id", BigInteger),
    sqlite_autoincrement=True,
)

# As many rows as there are seats; whoever stands in one has it. None: for everybody who comes.
activity_seats = Table(
    "activity_seats",
    metadata,
    refers("activity_id", "activities.id", key=True, erased="CASCADE"),
    Column("seat", SmallInteger, primary_key=True, autoincrement=False),
    refers("person_id", "people.id", optional=True, erased="SET NULL", index=True),
    UniqueConstraint("activity_id", "person_id"),
)

# What consenting people said on the card.
activity_answers = Table(
    "activity_answers",
    metadata,
    refers("activity_id", "activities.id", key=True, erased="CASCADE"),
    refers("person_id", "people.id", key=True, erased="CASCADE", index=True),
    Column("coming", Boolean, nullable=False),
    moment("answered_at"),
)
