"""Tables of what Telegram was told to show by itself: menus, and how the bot introduces itself."""

from sqlalchemy import Column, String, Table

from storage.columns import metadata, refers

# Whose private chat has a menu of its own, by what they were when it was set.
menus = Table(
    "menus",
    metadata,
    refers("person_id", "people.id", key=True, erased="CASCADE"),
    Column("office", String(20), nullable=False),
)

# `digest` is that of the call by which it was set last.
introductions = Table(
    "introductions",
    metadata,
    Column("what", String(60), primary_key=True),
    Column("digest", String(64), nullable=False),
)
