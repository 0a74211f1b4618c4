"""Series, their issues, who wants them in private, and who has read one."""

from sqlalchemy import Column, Integer, String, Table, Text, UniqueConstraint

from storage.columns import metadata, moment, number, refers

# Erased: without a name, without words, and ended.
series = Table(
    "series",
    metadata,
    number(),
    refers("person_id", "people.id", optional=True, erased="SET NULL", index=True),
    Column("name", String(60), nullable=False),
    # The name while it runs, so that nobody runs two of one name; empty of what has ended.
    Column("running_name", String(60)),
    moment("started_at"),
    moment("ended_at", optional=True),
    Column("latest", Integer, nullable=False, server_default="0"),
    UniqueConstraint("person_id", "running_name"),
    sqlite_autoincrement=True,
)

# `deliveries` and `reads` are counted by the program and stay when somebody is erased.
series_issues = Table(
    "series_issues",
    metadata,
    number(),
    refers("series_id", "series.id", erased="CASCADE"),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("photo", String(200)),
    moment("sent_at"),
    Column("deliveries", Integer, nullable=False, server_default="0"),
    Column("reads", Integer, nullable=False, server_default="0"),
    UniqueConstraint("series_id", "number"),
    sqlite_autoincrement=True,
)

# `got` is the number of the newest issue that was sent to this person.
series_subscriptions = Table(
    "series_subscriptions",
    metadata,
    refers("series_id", "series.id", key=True, erased="CASCADE"),
    refers("person_id", "people.id", key=True, erased="CASCADE", index=True),
    moment("since"),
    Column("got", Integer, nullable=False),
)

series_reads = Table(
    "series_reads",
    metadata,
    refers("issue_id", "series_issues.id", key=True, erased="CASCADE"),
    refers("person_id", "people.id", key=True, erased="CASCADE", index=True),
    moment("read_at"),
)
