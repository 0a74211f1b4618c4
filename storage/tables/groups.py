"""Tables of groups: the chats, who runs them, who is in them, and when nothing was seen."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    false,
    text,
    true,
)

from storage.columns import BigNumber, metadata, moment, number, refers

groups = Table(
    "groups",
    metadata,
    number(),
    Column("chat_id", BigInteger, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("language", String(35), nullable=False),
    Column("state", String(20), nullable=False),
    refers("organisation_id", "organisations.id", optional=True, index=True),
    refers("cadre_id", "cadres.id", optional=True, erased="SET NULL", index=True),
    Column("rights", Text, nullable=False, server_default=""),
    Column("member_count", Integer),
    moment("counting_since", optional=True),
    Column("welcome_message_id", BigInteger),
    Column("greets", Boolean, nullable=False, server_default=true()),
    Column("held", Boolean, nullable=False, server_default=false()),
    # Since when its office knows that nobody is responsible for it.
    moment("vacant_since", optional=True),
    # In which thread of a forum cards and the welcome stand; NULL for General.
    Column("cards_thread_id", BigInteger),
    sqlite_autoincrement=True,
)

# Threads of forums as the bot hears of them: Telegram does not list them.
threads = Table(
    "threads",
    metadata,
    refers("group_id", "groups.id", key=True, erased="CASCADE"),
    Column("thread_id", BigNumber, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("closed", Boolean, nullable=False, server_default=false()),
)

# After a migration the old number of a chat still leads to its group.
former_chats = Table(
    "former_chats",
    metadata,
    Column("chat_id", BigNumber, primary_key=True, autoincrement=False),
    refers("group_id", "groups.id", erased="CASCADE", index=True),
)

deputies = Table(
    "deputies",
    metadata,
    refers("group_id", "groups.id", key=True, erased="CASCADE"),
    refers("cadre_id", "cadres.id", key=True, erased="CASCADE", index=True),
)

# One-time links by which somebody becomes a group's deputy; like invites only as a digest.
deputy_links = Table(
    "deputy_links",
    metadata,
    number(),
    Column("digest", LargeBinary, nullable=False, unique=True),
    refers("group_id", "groups.id", erased="CASCADE", index=True),
    moment("expires"),
    refers("used_by", "people.id", optional=True, erased="SET NULL", index=True),
    moment("used_at", optional=True),
    moment("revoked_at", optional=True),
    sqlite_autoincrement=True,
)

gaps = Table(
    "gaps",
    metadata,
    number(),
    refers("group_id", "groups.id", erased="CASCADE", index=True),
    moment("since"),
    moment("until", optional=True),
    sqlite_autoincrement=True,
)
# Only one gap of a group can be open.
Index(
    "uq_gaps_open",
    gaps.c.group_id,
    unique=True,
    sqlite_where=text("until IS NULL"),
    postgresql_where=text("until IS NULL"),
)

# Consenting people known to be in a group; nobody else stands here.
memberships = Table(
    "memberships",
    metadata,
    refers("group_id", "groups.id", key=True, erased="CASCADE"),
    refers("person_id", "people.id", key=True, erased="CASCADE", index=True),
    moment("since"),
)

# A person is the contact of one cadre at most.
contacts = Table(
    "contacts",
    metadata,
    refers("person_id", "people.id", key=True, erased="CASCADE"),
    refers("cadre_id", "cadres.id", erased="CASCADE", index=True),
    moment("since"),
)

# Contacts of a cadre whose group went to a successor, until they have said yes or no.
asked_again = Table(
    "asked_again",
    metadata,
    refers("person_id", "people.id", key=True, erased="CASCADE"),
    refers("cadre_id", "cadres.id", erased="CASCADE", index=True),
    refers("group_id", "groups.id", erased="CASCADE", index=True),
    moment("asked_at", index=True),
)

# For reactions and replies; person 0 is everybody without consent. Pruned after some days.
authors = Table(
    "authors",
    metadata,
    Column("group_id", BigNumber, primary_key=True, autoincrement=False),
    Column("message_id", BigNumber, primary_key=True, autoincrement=False),
    Column("person_id", BigNumber, nullable=False),
    Column("cadre_side", Boolean, nullable=False),
    moment("sent_at", index=True),
    sqlite_with_rowid=False,
)
# For `/mydata` and erasing, as `ix_activity_person`.
NAMED = text("person_id <> 0")
Index("ix_authors_person", authors.c.person_id, sqlite_where=NAMED, postgresql_where=NAMED)

# Several pictures sent as one are one contribution, also around a restart.
albums = Table(
    "albums",
    metadata,
    Column("group_id", BigNumber, primary_key=True, autoincrement=False),
    Column("album", String(64), primary_key=True),
    moment("seen_at", index=True),
    sqlite_with_rowid=False,
)
