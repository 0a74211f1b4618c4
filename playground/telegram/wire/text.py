"""Texts and their entities as JSON."""

from playground.telegram.entities import Entity, Formatted
from playground.telegram.shapes import Json
from playground.telegram.wire.users import user
from playground.telegram.world.state import World

OPTIONAL = ("url", "language", "custom_emoji_id", "unix_time", "date_time_format")


def entity(world: World, found: Entity) -> Json:
    """A `MessageEntity`; a text mention carries the user."""
    fields: Json = {"offset": found.offset, "length": found.length, "type": found.type}
    for name in OPTIONAL:
        value = getattr(found, name)
        if value is not None:
            fields[name] = value
    if found.user_id is not None:
        fields["user"] = user(world.user(found.user_id))
    return fields


def formatted(world: World, field: str, text: Formatted) -> Json:
    """`{field: text}` and, if there are any, its entities (`text` → `entities`, the rest
    `<field>_entities`).
    """
    fields: Json = {field: text.text}
    if text.entities:
        name = "entities" if field == "text" else f"{field}_entities"
        fields[name] = [entity(world, found) for found in text.entities]
    return fields
