"""Tables of topics: schedules, posts, what is answered to them, and what came of them."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, SmallInteger, String, Table, Text

from storage.columns import BigNumber, UtcDateTime, metadata, moment, number, refers

topics = Table(
    "topics",
    metadata,
    number(),
    refers("group_id", "groups.id", erased="CASCADE", index=True),
    Column("message_id", BigInteger),
    Column("thread_id", BigInteger),
    Column("text", Text, nullable=False),
    moment("opened_at"),
    moment("closes_at", index=True),
    Column("poll_id", String(40), index=True),
    Column("state", String(20), nullable=False, index=True, server_default="posting"),
    Column("photo", String(200)),
    Column("days", SmallInteger, nullable=False, server_default="3"),
    moment("digest_at", optional=True),
    moment("thanked_at", optional=True),
    sqlite_autoincrement=True,
)

# That a consenting person has voted, and never for what: so that a vote counts once.
poll_votes = Table(
    "poll_votes",
    metadata,
    refers("topic_id", "topics.id", key=True, erased="CASCADE"),
    refers("person_id", "people.id", key=True, erased="CASCADE", index=True),
    moment("voted_at", index=True),
)

# A consenting person's replies to a topic: until the digest is made, seven days at most.
topic_answers = Table(
    "topic_answers",
    metadata,
    refers("topic_id", "topics.id", key=True, erased="CASCADE"),
    Column("message_id", BigNumber, primary_key=True, autoincrement=False),
    refers("person_id", "people.id", erased="CASCADE", index=True),
    Column("text", Text, nullable=False),
    moment("answered_at", index=True),
)

# `weekdays`: one bit for each day, Monday the first; 0 is once. `wall`: minutes since midnight.
topic_schedules = Table(
    "topic_schedules",
    metadata,
    number(),
    refers("group_id", "groups.id", erased="CASCADE", index=True),
    Column("state", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("thread_id", BigInteger),
    Column("photo", String(200)),
    Column("days", SmallInteger, nullable=False),
    Column("weekdays", SmallInteger, nullable=False),
    Column("wall", SmallInteger, nullable=False),
    moment("next_at", optional=True, index=True),
    moment("made_at"),
    sqlite_autoincrement=True,
)

# What was due, once: the topic that it became, or none where it was skipped.
topic_moments = Table(
    "topic_moments",
    metadata,
    refers("schedule_id", "topic_schedules.id", key=True, erased="CASCADE"),
    Column("moment", UtcDateTime, primary_key=True),
    refers("topic_id", "topics.id", optional=True, erased="SET NULL", index=True),
)

# Sums alone. `seen`: whether all of its time was seen. `phrases`, `options`, `course`: as JSON.
topic_digests = Table(
    "topic_digests",
    metadata,
    refers("topic_id", "topics.id", key=True, erased="CASCADE"),
    Column("people", Integer, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("blocks", Integer, nullable=False),
    Column("votes", Integer, nullable=False),
    Column("consenting", Integer, nullable=False),
    Column("members", Integer),
    Column("seen", Boolean, nullable=False),
    Column("phrases", Text, nullable=False),
    Column("options", Text, nullable=False),
    Column("course", Text, nullable=False),
    moment("made_at"),
)
