"""Tables of what was said and done: the outbox, the ceilings and the audit trail."""

from sqlalchemy import BigInteger, Column, Index, Integer, SmallInteger, String, Table, Text, text

from storage.columns import BigNumber, metadata, moment, number, refers

# `fields` and the receivers are blanked in the moment a post is done; a dead one keeps them.
outbox = Table(
    "outbox",
    metadata,
    number(),
    Column("kind", String(10), nullable=False),
    Column("name", String(60), nullable=False),
    Column("fields", Text, nullable=False),
    refers("person_id", "people.id", optional=True, erased="CASCADE", index=True),
    refers("group_id", "groups.id", optional=True, erased="CASCADE", index=True),
    Column("priority", SmallInteger, nullable=False),
    moment("due"),
    Column("state", String(10), nullable=False),
    moment("lease_until", optional=True),
    Column("leased_by", String(60)),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("last_error", String(200)),
    Column("dedupe_key", String(200), unique=True),
    Column("receipt", String(40)),
    Column("receipt_id", BigInteger),
    Column("message_id", BigInteger),
    moment("done_at", optional=True, index=True),
    sqlite_autoincrement=True,
)
for state, columns in {
    "waiting": (outbox.c.priority, outbox.c.due, outbox.c.id),
    "leased": (outbox.c.lease_until,),
    "dead": (outbox.c.done_at,),
}.items():
    Index(
        f"ix_outbox_{state}",
        *columns,
        sqlite_where=text(f"state = '{state}'"),
        postgresql_where=text(f"state = '{state}'"),
    )

# Slots of unasked-for messages that a person or a group has used up; `post_id` is the outbox's.
ceilings = Table(
    "ceilings",
    metadata,
    number(),
    refers("person_id", "people.id", optional=True, erased="CASCADE"),
    refers("group_id", "groups.id", optional=True, erased="CASCADE"),
    Column("span", String(20), nullable=False),
    Column("slot", SmallInteger, nullable=False),
    Column("post_id", BigNumber, nullable=False, index=True),
    moment("used_at", index=True),
    sqlite_autoincrement=True,
)
for whose in ("person", "group"):
    columns = ceilings.c[f"{whose}_id"], ceilings.c.span, ceilings.c.slot
    Index(f"uq_ceilings_{whose}", *columns, unique=True)

# Rows are added, and never changed. `by_person` and `number` are internal numbers; person 0 is the
# program itself.
audit_trail = Table(
    "audit_trail",
    metadata,
    number(),
    Column("by_person", BigNumber, nullable=False, index=True),
    Column("action", String(60), nullable=False),
    Column("noun", String(40), nullable=False),
    Column("number", BigNumber, nullable=False),
    moment("done_at", index=True),
    sqlite_autoincrement=True,
)
