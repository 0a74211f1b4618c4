"""Tables of activities: what was announced, the numbered seats, and who comes."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from storage.columns import metadata, moment, number, refers

# How many come is nowhere kept as a number: it is counted from rows. Those of an organ have no
# group, and of its staff no cadre; those between two people have no group either. What was entered
# afterwards has a moment for it; `changes` is the SEQUENCE of its calendar file.
activities = Table(
    "activities",
    metadata,
    number(),
    Column("state", String(20), nullable=False, index=True),
    Column("kind", String(40), nullable=False),
    Column("own_kind", String(60), nullable=False, server_default=""),
    refers("cadre_id", "cadres.id", optional=True, index=True),
    refers("organ_id", "organisations.id", optional=True, index=True),
    refers("group_id", "groups.id", optional=True, erased="CASCADE", index=True),
    refers("with_id", "people.id", optional=True, erased="SET NULL", index=True),
    Column("title", Text, nullable=False),
    Column("place", Text, nullable=False),
    moment("announced_at"),
    moment("starts_at", index=True),
    moment("ends_at"),
    Column("message_id", BigInteger),
    Column("online", Boolean, nullable=False, server_default=false()),
    Column("by_button", Boolean, nullable=False, server_default=false()),
    Column("changes", SmallInteger, nullable=False, server_default="0"),
    moment("entered_at", optional=True),
    refers("entered_by", "people.id", optional=True, erased="SET NULL", index=True),
    moment("approved_at", optional=True),
    refers("approved_by", "people.id", optional=True, erased="SET NULL", index=True),
    moment("withdrawn_at", optional=True),
    Column("declined_for", Text, nullable=False, server_default=""),
    moment("reminded_for", optional=True),
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
    moment("reminded_at", optional=True),
)

# Who was there, each once. Without a number of a person: somebody whose rows became nobody's.
# `asked_at`: it is over, and whoever wants to be asked was asked how it was.
activity_check_ins = Table(
    "activity_check_ins",
    metadata,
    number(),
    refers("activity_id", "activities.id", erased="CASCADE", index=True),
    refers("person_id", "people.id", optional=True, erased="SET NULL", index=True),
    Column("way", String(20), nullable=False),
    moment("checked_in_at"),
    moment("asked_at", optional=True, index=True),
    UniqueConstraint("activity_id", "person_id"),
    sqlite_autoincrement=True,
)

# Where somebody who holds an activity shows its code, and until when that is renewed.
check_in_screens = Table(
    "check_in_screens",
    metadata,
    number(),
    refers("activity_id", "activities.id", erased="CASCADE", index=True),
    refers("person_id", "people.id", erased="CASCADE", index=True),
    moment("until"),
    Column("message_id", BigInteger),
    UniqueConstraint("activity_id", "person_id"),
    sqlite_autoincrement=True,
)

# What young people would like to do together. Erased: a row without words, and without a name.
proposals = Table(
    "proposals",
    metadata,
    number(),
    Column("state", String(20), nullable=False),
    refers("group_id", "groups.id", erased="CASCADE", index=True),
    refers("person_id", "people.id", optional=True, erased="SET NULL", index=True),
    Column("text", Text, nullable=False),
    moment("proposed_at"),
    sqlite_autoincrement=True,
)

# What a proposal became: one activity, and each activity is what one proposal became.
taken_proposals = Table(
    "taken_proposals",
    metadata,
    refers("proposal_id", "proposals.id", key=True, erased="CASCADE"),
    refers("activity_id", "activities.id", erased="CASCADE"),
    UniqueConstraint("activity_id"),
)

proposal_supports = Table(
    "proposal_supports",
    metadata,
    refers("proposal_id", "proposals.id", key=True, erased="CASCADE"),
    refers("person_id", "people.id", key=True, erased="CASCADE", index=True),
    moment("supported_at"),
)

# What comes again every week; `seats` is how many each occurrence has, `slot` makes them few in a
# group and is free again when it has ended. What an office's staff holds is `organ_id`'s.
recurring_activities = Table(
    "recurring_activities",
    metadata,
    number(),
    Column("state", String(20), nullable=False, index=True),
    refers("cadre_id", "cadres.id", optional=True, index=True),
    refers("organ_id", "organisations.id", optional=True, index=True),
    refers("group_id", "groups.id", erased="CASCADE", index=True),
    Column("slot", SmallInteger),
    Column("kind", String(40), nullable=False),
    Column("own_kind", String(60), nullable=False, server_default=""),
    Column("title", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("seats", SmallInteger),
    Column("starts", String(5), nullable=False),
    Column("minutes", SmallInteger, nullable=False),
    Column("next_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    UniqueConstraint("group_id", "slot"),
    sqlite_autoincrement=True,
)

# For each day one activity, whenever and by whomever it was made.
occurrences = Table(
    "occurrences",
    metadata,
    refers("recurring_id", "recurring_activities.id", key=True, erased="CASCADE"),
    Column("day", Date, primary_key=True),
    refers("activity_id", "activities.id", erased="CASCADE"),
    UniqueConstraint("activity_id"),
)

# Telegram's ids of photographs, and whoever sent them. Few, by numbered rows; each once.
activity_photos = Table(
    "activity_photos",
    metadata,
    number(),
    refers("activity_id", "activities.id", erased="CASCADE"),
    Column("slot", SmallInteger, nullable=False),
    refers("person_id", "people.id", erased="CASCADE", index=True),
    Column("file_id", Text, nullable=False),
    Column("file_mark", String(64), nullable=False),
    moment("added_at"),
    UniqueConstraint("activity_id", "slot"),
    UniqueConstraint("activity_id", "file_mark"),
    sqlite_autoincrement=True,
)

# How somebody who was there liked it. Without a number of a person: rows that became nobody's.
activity_ratings = Table(
    "activity_ratings",
    metadata,
    number(),
    refers("activity_id", "activities.id", erased="CASCADE"),
    refers("person_id", "people.id", optional=True, erased="SET NULL", index=True),
    Column("stars", SmallInteger, nullable=False),
    moment("rated_at"),
    UniqueConstraint("activity_id", "person_id"),
    sqlite_autoincrement=True,
)
