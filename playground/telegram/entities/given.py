"""Entities that a sender states instead of writing markup."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from playground.telegram.entities.dates import LAST_MOMENT, given_format
from playground.telegram.entities.kinds import QUOTES, STYLES
from playground.telegram.entities.links import (
    LAST_USER_ID,
    checked_link,
    emoji_id,
    mentioned_user,
)
from playground.telegram.entities.spans import Entity, code_point_at, unit_offsets


def accepted(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """Those that may be given, cut off at the end of the text.

    Left out are those outside the text, empty ones, those that begin or end within a character,
    and those that lack what their type needs. What Telegram recognises by itself, as mentions
    and commands, cannot be given.
    """
    offsets = unit_offsets(text)
    placed = (_within(entity, offsets) for entity in entities)
    meant = (_meant(entity) for entity in placed if entity)
    return [entity for entity in meant if entity]


def _within(entity: Entity, offsets: Sequence[int]) -> Entity | None:
    end = min(entity.end, offsets[-1])
    if end <= entity.offset or None in (
        code_point_at(offsets, entity.offset),
        code_point_at(offsets, end),
    ):
        return None
    return replace(entity, length=end - entity.offset)


def _meant(entity: Entity) -> Entity | None:
    """The entity with just the fields of its type, in Telegram's form."""
    type_, offset, length = entity.type, entity.offset, entity.length
    if type_ in STYLES or type_ in QUOTES or type_ == "code":
        return Entity(type_, offset, length)
    match type_:
        case "pre":
            return Entity(type_, offset, length, language=entity.language or None)
        case "text_link":
            return _link(entity)
        case "text_mention" if entity.user_id and 0 < entity.user_id <= LAST_USER_ID:
            return Entity(type_, offset, length, user_id=entity.user_id)
        case "custom_emoji" if found := emoji_id(entity.custom_emoji_id or ""):
            return Entity(type_, offset, length, custom_emoji_id=found)
        case "date_time":
            return _moment(entity)
    return None


def _link(entity: Entity) -> Entity | None:
    link = entity.url or ""
    if user_id := mentioned_user(link):
        return Entity("text_mention", entity.offset, entity.length, user_id=user_id)
    url = checked_link(link)
    return Entity("text_link", entity.offset, entity.length, url=url) if url else None


def _moment(entity: Entity) -> Entity | None:
    unix_time, letters = entity.unix_time or 0, given_format(entity.date_time_format or "")
    if letters is None or not 0 < unix_time <= LAST_MOMENT:
        return None
    return Entity(
        "date_time",
        entity.offset,
        entity.length,
        unix_time=unix_time,
        date_time_format=letters,
    )
