"""What people asked to be reminded of, and what they do not want to hear."""

from sqlalchemy import Column, SmallInteger, String, Table, Text

from storage.columns import metadata, moment, number, refers

# `weekdays` and `wall` as in topic_schedules. `ended_at`: from when it is kept for a week.
own_reminders = Table(
    "own_reminders",
    metadata,
    number(),
    refers("person_id", "people.id", erased="CASCADE", index=True),
    refers("group_id", "groups.id", optional=True, erased="SET NULL", index=True),
    Column("text", Text, nullable=False),
    Column("weekdays", SmallInteger, nullable=False),
    Column("wall", SmallInteger, nullable=False),
    moment("next_at", optional=True, index=True),
    moment("made_at"),
    moment("ended_at", optional=True, index=True),
    sqlite_autoincrement=True,
)

muted = Table(
    "muted",
    metadata,
    refers("person_id", "people.id", key=True, erased="CASCADE"),
    Column("sort", String(20), primary_key=True),
    moment("muted_at"),
)
