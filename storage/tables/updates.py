"""Tables of updates: which were taken, which wait, which failed, and the books about them."""

from sqlalchemy import BigInteger, Column, Date, Integer, String, Table, Text

from storage.columns import BigNumber, metadata, moment, number

updates = Table(
    "updates",
    metadata,
    Column("update_id", BigNumber, primary_key=True, autoincrement=False),
    moment("seen_at", index=True),
)

# An update that refers to something whose receipt is on its way, kept for an hour.
parked = Table(
    "parked",
    metadata,
    number(),
    Column("key", String(80), nullable=False, index=True),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    moment("parked_at", index=True),
    sqlite_autoincrement=True,
)

# Addressed to the bot, and not worked off: kept whole for seven days.
failed = Table(
    "failed",
    metadata,
    number(),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("error", String(200), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="1"),
    # Of the program that tried it last; the next one tries again by itself.
    Column("version", String(40), nullable=False, server_default=""),
    moment("wanted_at", optional=True),
    moment("failed_at", index=True),
    sqlite_autoincrement=True,
)

# Of what cannot be read only this is kept; a private chat has the number of its person, so none.
quarantined = Table(
    "quarantined",
    metadata,
    number(),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("kind", String(40), nullable=False),
    Column("chat_id", BigInteger),
    Column("error", String(200), nullable=False),
    moment("quarantined_at", index=True),
    sqlite_autoincrement=True,
)

# Conservation: seen = counted + acted + ignored + quarantined + failed, day by day.
books = Table(
    "books",
    metadata,
    Column("day", Date, primary_key=True),
    *(
        Column(name, BigInteger, nullable=False, server_default="0")
        for name in ("seen", "counted", "acted", "ignored", "quarantined", "failed")
    ),
)

# `reached`: the number up to which a job has come at that moment; NULL when it is done.
marks = Table(
    "marks",
    metadata,
    Column("name", String(40), primary_key=True),
    moment("set_at"),
    Column("reached", BigInteger),
)

# After an unclean stop each update is noted before it is tried.
tries = Table(
    "tries",
    metadata,
    Column("update_id", BigNumber, primary_key=True, autoincrement=False),
    Column("times", Integer, nullable=False),
    moment("tried_at"),
)
