"""Tables of online activity: counts by day, group and person, and the lights of a group's day.

The key begins with the day: with ten million old rows behind it, a key that begins with the chat
falls to a third of the speed. No references: a hot table pays for each at every row.
"""

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, Table, false, text

from storage.columns import BigNumber, metadata, moment, refers

COUNTED = (
    "messages",
    "replies",
    "to_cadre",
    "from_cadre",
    "reactions",
    "topic_answers",
    "poll_votes",
    "wishes",
    "voices",
    "check_ins",
)
WORDS = ("blocks_0", "blocks_1", "blocks_2")
WORD_BITS = 48
LIGHTS = ("voice", "asked", "answered", "topic")
FROZEN = ("people", "two_way", "consenting")

# Person 0 is the anonymous row. Blocks are bits of three words until the day is closed, and a
# number afterwards; what an erased person had is added to the anonymous row as a number.
activity = Table(
    "activity",
    metadata,
    Column("day", Date, primary_key=True),
    Column("group_id", BigNumber, primary_key=True, autoincrement=False),
    Column("person_id", BigNumber, primary_key=True, autoincrement=False),
    *(Column(name, Integer, nullable=False, server_default="0") for name in COUNTED),
    *(Column(name, BigInteger, nullable=False, server_default="0") for name in WORDS),
    Column("folded_blocks", Integer, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)

# For `/mydata`, erasing and two-way contacts; the anonymous rows are of no use in it. A question
# must say so itself (`is_person`), or SQLite reads the whole table.
NAMED = text("person_id <> 0")
Index("ix_activity_person", activity.c.person_id, sqlite_where=NAMED, postgresql_where=NAMED)

group_days = Table(
    "group_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("group_id", BigNumber, primary_key=True, autoincrement=False),
    *(Column(name, Boolean, nullable=False, server_default=false()) for name in LIGHTS),
    sqlite_with_rowid=False,
)

# Figures of a quarter that are told from people's own rows, and stay when those rows are gone.
frozen_figures = Table(
    "frozen_figures",
    metadata,
    Column("quarter", Date, primary_key=True),
    refers("group_id", "groups.id", key=True, erased="CASCADE", index=True),
    *(Column(name, Integer, nullable=False) for name in FROZEN),
    Column("members", Integer),
    moment("frozen_at"),
)
