"""Tables of what people hand to the bot: wishes, calls for help."""

from sqlalchemy import Boolean, Column, SmallInteger, String, Table, Text, false

from storage.columns import BigNumber, metadata, moment, number, refers

# An erased wisher leaves a row without text and without a person, so that sums stay.
wishes = Table(
    "wishes",
    metadata,
    number(),
    Column("state", String(20), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("anonymous", Boolean, nullable=False),
    refers("wisher_id", "people.id", optional=True, erased="SET NULL", index=True),
    refers("cadre_id", "cadres.id", optional=True, erased="SET NULL", index=True),
    refers("helper_id", "people.id", optional=True, erased="SET NULL", index=True),
    moment("submitted_at"),
    moment("claimed_at", optional=True),
    moment("fulfilled_at", optional=True),
    moment("confirmed_at", optional=True),
    Column("rating", SmallInteger),
    moment("step_at", optional=True),
    moment("first_step_at", optional=True),
    moment("reopened_at", optional=True),
    moment("asked_at", optional=True),
    moment("bell_at", optional=True, index=True),
    Column("returned", Boolean, nullable=False, server_default=false()),
    refers("pool_id", "organisations.id", optional=True, index=True),
    Column("reason", Text, nullable=False, server_default=""),
    refers("reason_by", "people.id", optional=True, erased="SET NULL", index=True),
    Column("category", String(20), index=True),
    Column("sorted_by_hand", Boolean, nullable=False, server_default=false()),
    Column("outcome", String(10)),
    sqlite_autoincrement=True,
)

# Messages with buttons in private chats of those who look after wishes, to be kept up to date.
wish_cards = Table(
    "wish_cards",
    metadata,
    refers("person_id", "people.id", key=True, erased="CASCADE"),
    Column("message_id", BigNumber, primary_key=True, autoincrement=False),
    refers("wish_id", "wishes.id", erased="CASCADE", index=True),
)

# The contact is a person of the organisation, or of a level above it once that was called.
calls_for_help = Table(
    "calls_for_help",
    metadata,
    number(),
    refers("wish_id", "wishes.id", optional=True, erased="SET NULL", index=True),
    refers("person_id", "people.id", optional=True, erased="SET NULL", index=True),
    Column("text", Text, nullable=False),
    refers("organisation_id", "organisations.id", index=True),
    refers("contact_id", "people.id", optional=True, erased="SET NULL", index=True),
    Column("level", SmallInteger, nullable=False, server_default="0"),
    moment("called_at"),
    moment("escalates_at", optional=True, index=True),
    moment("taken_at", optional=True),
    sqlite_autoincrement=True,
)
