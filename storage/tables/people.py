"""Tables of people: the one place of identity, what they agreed to, and keyed digests."""

from sqlalchemy import BigInteger, Boolean, Column, Index, LargeBinary, String, Table, Text, text

from storage.columns import metadata, moment, number, refers

people = Table(
    "people",
    metadata,
    number(),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    # In small letters and without the @: for mentions, and never a key.
    Column("username", String(64), index=True),
    Column("language", String(35)),
    Column("reachable", Boolean, nullable=False),
    Column("age_band", String(10)),
    moment("started_at"),
    sqlite_autoincrement=True,
)

consents = Table(
    "consents",
    metadata,
    refers("person_id", "people.id", key=True, erased="CASCADE"),
    Column("purpose", String(20), primary_key=True),
    moment("given_at"),
)

# Nothing but the digest: not when, not by whom asked.
refusals = Table(
    "refusals",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
)

keys = Table(
    "keys",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("secret", LargeBinary, nullable=False),
)

# Where a guided conversation stands, as data.
drafts = Table(
    "drafts",
    metadata,
    refers("person_id", "people.id", key=True, erased="CASCADE"),
    Column("talk", String(40), nullable=False),
    Column("data", Text, nullable=False),
    moment("changed_at", index=True),
)

# Nobody is told whose it is. It goes with the person, and some time after it was answered.
pressure_reports = Table(
    "pressure_reports",
    metadata,
    number(),
    refers("person_id", "people.id", erased="CASCADE", index=True),
    refers("about_id", "organisations.id", index=True),
    refers("before_id", "organisations.id", index=True),
    Column("state", String(20), nullable=False),
    Column("text", Text, nullable=False),
    moment("reported_at"),
    Column("answer", Text),
    moment("answered_at", optional=True, index=True),
    sqlite_autoincrement=True,
)
# Of one person one report at a time is under way.
UNANSWERED = text("state <> 'answered'")
Index(
    "uq_pressure_reports_open",
    pressure_reports.c.person_id,
    unique=True,
    sqlite_where=UNANSWERED,
    postgresql_where=UNANSWERED,
)
