"""Reading formatted text: parse modes, explicit entities, the limits of length."""

from playground.telegram.entities import (
    Entity,
    Formatted,
    ParseError,
    UnsupportedParseMode,
    format_text,
)
from playground.telegram.errors import BotApiError, bad_request
from playground.telegram.requests.call import Call
from playground.telegram.shapes import Json
from playground.telegram.world.people import MASKS

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024


def message_text(call: Call) -> Formatted:
    """`text` of a message: not empty, at most 4096 characters after entity parsing."""
    text = read(call, "text")
    if not text.text:
        raise bad_request("message text is empty")
    if len(text.text) > TEXT_LENGTH:
        raise bad_request("message is too long")
    return text


def caption(call: Call) -> Formatted:
    """`caption` of a file: at most 1024 characters after entity parsing."""
    return short_enough(read(call, "caption"))


def short_enough(text: Formatted) -> Formatted:
    if len(text.text) > CAPTION_LENGTH:
        raise bad_request("message caption is too long")
    return text


def read(call: Call, name: str) -> Formatted:
    """A text parameter with its `parse_mode` or entities (for other names than text and caption:
    `<name>_parse_mode`, `<name>_entities`).
    """
    prefix = "" if name == "text" else f"{name}_"
    mode = "parse_mode" if name in ("text", "caption") else f"{prefix}parse_mode"
    return parse(call, call.text(name), call.text(mode), _entities(call, f"{prefix}entities"))


def _entities(call: Call, name: str) -> list[Json]:
    """Explicit entities; a list that cannot be read counts as none."""
    try:
        return call.mappings(name, name, "MessageEntity")
    except BotApiError:
        return []


def parse(call: Call, text: str, mode: str, entities: list[Json]) -> Formatted:
    """Text with either a parse mode or explicit entities; a mention of nobody known is dropped."""
    explicit = [entity_from(one) for one in entities]
    try:
        formatted = format_text(text, mode or None, explicit or None)
    except ParseError as error:
        raise bad_request(f"can't parse entities: {error}") from None
    except UnsupportedParseMode:
        raise bad_request("unsupported parse_mode") from None
    known = tuple(one for one in formatted.entities if _is_known(call, one))
    return formatted if known == formatted.entities else Formatted(formatted.text, known)


def entity_from(fields: Json) -> Entity:
    """A `MessageEntity` as a bot sends it. BotApiError if it makes no sense."""
    kind, offset, length = fields.get("type"), fields.get("offset"), fields.get("length")
    if not isinstance(kind, str) or not isinstance(offset, int) or not isinstance(length, int):
        raise bad_request("can't parse MessageEntity: field of wrong type or missing")
    user = fields.get("user")
    user_id = user.get("id") if isinstance(user, dict) else None
    unix_time = fields.get("unix_time")
    return Entity(
        kind,
        offset,
        length,
        url=_text(fields, "url"),
        user_id=user_id if isinstance(user_id, int) else None,
        language=_text(fields, "language"),
        custom_emoji_id=_text(fields, "custom_emoji_id"),
        unix_time=unix_time if isinstance(unix_time, int) else None,
        date_time_format=_text(fields, "date_time_format"),
    )


def link_preview(call: Call) -> Json | None:
    """`link_preview_options`, or what the older parameter means."""
    options = call.mapping("link_preview_options", "link preview options")
    if not options and call.flag("disable_web_page_preview"):
        options = {"is_disabled": True}
    return {name: value for name, value in options.items() if value} or None


def _text(fields: Json, name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) else None


def _is_known(call: Call, entity: Entity) -> bool:
    world = call.town.world
    user_id = entity.user_id
    return user_id is None or user_id in world.people or user_id in world.bots or user_id in MASKS
