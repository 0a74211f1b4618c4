"""Co-design: what is asked, what can be chosen, the cards in groups; and, while it is open, votes.

A vote stands under somebody's number only as long as they can change it: with the closing it
becomes a sum, and nobody can tell any more whose it was.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import metadata, moment, number, refers

designs = Table(
    "designs",
    metadata,
    number(),
    Column("state", String(20), nullable=False, index=True),
    refers("asker_id", "people.id", optional=True, erased="SET NULL", index=True),
    refers("organ_id", "organisations.id", optional=True, erased="CASCADE", index=True),
    Column("question", Text, nullable=False),
    Column("ideas", Boolean, nullable=False),
    moment("asked_at"),
    moment("closes_at"),
    sqlite_autoincrement=True,
)

# `votes` is counted by the program when the question is closed.
design_options = Table(
    "design_options",
    metadata,
    refers("design_id", "designs.id", key=True, erased="CASCADE"),
    Column("place", SmallInteger, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    refers("proposal_id", "proposals.id", optional=True, erased="SET NULL", index=True),
    Column("votes", Integer, nullable=False, server_default="0"),
)

design_cards = Table(
    "design_cards",
    metadata,
    number(),
    refers("design_id", "designs.id", erased="CASCADE"),
    refers("group_id", "groups.id", erased="CASCADE", index=True),
    Column("message_id", BigInteger),
    UniqueConstraint("design_id", "group_id"),
    sqlite_autoincrement=True,
)

# Of those who agreed to be counted, until the closing; when they chose is kept nowhere.
design_votes = Table(
    "design_votes",
    metadata,
    refers("design_id", "designs.id", key=True, erased="CASCADE"),
    refers("person_id", "people.id", key=True, erased="CASCADE", index=True),
    Column("place", SmallInteger, nullable=False),
)

# Somebody's own idea is theirs until it goes: they can take it back. Its time runs from `over_at`,
# at which the question was to be closed.
design_ideas = Table(
    "design_ideas",
    metadata,
    refers("design_id", "designs.id", key=True, erased="CASCADE"),
    refers("person_id", "people.id", key=True, erased="CASCADE", index=True),
    Column("text", Text, nullable=False),
    moment("over_at", index=True),
)
