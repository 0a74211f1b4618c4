"""Tables of organisations: the tree, the roster, roles and invites."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from storage.columns import metadata, moment, number, refers

organisations = Table(
    "organisations",
    metadata,
    number(),
    refers("parent_id", "organisations.id", optional=True, index=True),
    Column("level", String(30), nullable=False),
    Column("name", Text, nullable=False),
    Column("profile", String(20), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("language", String(35), nullable=False),
    Column("hotlines", Text, nullable=False),
    refers("safety_contact_id", "people.id", optional=True, erased="SET NULL", index=True),
    Column("since", Date, nullable=False, server_default="1970-01-01"),
    sqlite_autoincrement=True,
)

# The roster belongs to the organisation: an erased person leaves the line, the line stays.
cadres = Table(
    "cadres",
    metadata,
    number(),
    refers("organisation_id", "organisations.id", index=True),
    Column("roster_name", Text, nullable=False),
    Column("position", String(20), nullable=False),
    Column("held_from", Date, nullable=False),
    Column("held_until", Date),
    refers("person_id", "people.id", optional=True, erased="SET NULL", index=True),
    Column("declined_or_left", Integer, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)

# Rosters that were sent to the bot, on their way in; the file itself stays with Telegram.
rosters = Table(
    "rosters",
    metadata,
    number(),
    refers("person_id", "people.id", erased="CASCADE", index=True),
    Column("file", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("wanted", Boolean, nullable=False),
    Column("end_missing", Boolean, nullable=False),
    Column("path", Text),
    Column("report", Text, nullable=False),
    moment("asked_at", index=True),
    Index(
        "ix_rosters_located",
        "id",
        sqlite_where=text("state = 'located'"),
        postgresql_where=text("state = 'located'"),
    ),
    sqlite_autoincrement=True,
)

roles = Table(
    "roles",
    metadata,
    refers("person_id", "people.id", key=True, erased="CASCADE"),
    refers("organisation_id", "organisations.id", key=True, index=True),
    Column("role", String(20), primary_key=True),
    moment("since"),
)

invites = Table(
    "invites",
    metadata,
    number(),
    Column("digest", LargeBinary, nullable=False, unique=True),
    refers("organisation_id", "organisations.id", index=True),
    refers("cadre_id", "cadres.id", optional=True, erased="CASCADE", index=True),
    Column("role", String(20)),
    moment("expires"),
    refers("used_by", "people.id", optional=True, erased="SET NULL", index=True),
    moment("used_at", optional=True),
    moment("revoked_at", optional=True),
    CheckConstraint("(cadre_id IS NULL) <> (role IS NULL)", name="cadre_or_role"),
    sqlite_autoincrement=True,
)
