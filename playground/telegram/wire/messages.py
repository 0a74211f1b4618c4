"""Messages as JSON."""

from playground.telegram.shapes import Json
from playground.telegram.wire.chats import chat as chat_json
from playground.telegram.wire.files import media
from playground.telegram.wire.polls import poll as poll_json
from playground.telegram.wire.text import formatted
from playground.telegram.wire.users import user
from playground.telegram.world.messages import Attachment, Media, Message, Service, Text
from playground.telegram.world.people import (
    ANONYMOUS_ADMINISTRATOR,
    CHANNEL_SENDER,
    TELEGRAM,
    User,
)
from playground.telegram.world.polls import Poll
from playground.telegram.world.state import World


def message(world: World, shown: Message, *, with_reply: bool = True) -> Json:
    """A `Message`. The message it answers is nested once, without what that one answers."""
    fields: Json = {"message_id": shown.id}
    fields |= _sender(world, shown)
    fields |= {"chat": chat_json(world, shown.chat), "date": shown.date}
    if shown.thread_id is not None:
        fields["message_thread_id"] = shown.thread_id
    if with_reply and shown.reply_to is not None:
        answered = shown.chat.messages.get(shown.reply_to)
        if answered is not None:
            fields["reply_to_message"] = message(world, answered, with_reply=False)
    fields |= _optional(shown)
    if shown.via_bot is not None:
        fields["via_bot"] = user(world.bots[shown.via_bot])
    fields |= content(world, shown)
    if shown.markup and "inline_keyboard" in shown.markup:
        fields["reply_markup"] = shown.markup
    return fields


def seen_sender(world: World, shown: Message) -> User | None:
    """Whom the message's `from` names: the author or a mask. None in channels."""
    if shown.chat.is_channel:
        return None
    if shown.automatic_forward:
        return TELEGRAM
    if shown.sender_chat is None:
        return world.user(shown.author)
    return ANONYMOUS_ADMINISTRATOR if shown.sender_chat == shown.chat.id else CHANNEL_SENDER


def inaccessible(world: World, shown: Message) -> Json:
    """An `InaccessibleMessage`: deleted, or too old to be given with a button's press."""
    return {"chat": chat_json(world, shown.chat), "message_id": shown.id, "date": 0}


def content(world: World, shown: Message) -> Json:
    """The fields that hold what was said."""
    match shown.content:
        case Text(text, preview):
            fields = formatted(world, "text", text)
            return fields | ({"link_preview_options": preview} if preview else {})
        case Media():
            return _media(world, shown.content)
        case Poll():
            return {"poll": poll_json(world, shown.content, in_message=True)}
        case Attachment(kind="venue", payload=payload):
            return {"venue": payload, "location": payload["location"]}
        case Attachment(kind=kind, payload=payload):
            return {kind: payload}
        case Service(kind=kind, payload=value):
            return {kind: value}


def _media(world: World, item: Media) -> Json:
    fields: Json = {item.kind: media(item)}
    if item.kind == "animation":
        fields["document"] = media(Media("document", item.file))
    if item.caption.text:
        fields |= formatted(world, "caption", item.caption)
    if item.caption_above:
        fields["show_caption_above_media"] = True
    if item.spoiler:
        fields["has_media_spoiler"] = True
    return fields


def _sender(world: World, shown: Message) -> Json:
    fields: Json = {}
    sender = seen_sender(world, shown)
    if sender is not None:
        fields["from"] = user(sender)
    if shown.sender_chat is not None:
        fields["sender_chat"] = chat_json(world, world.chats[shown.sender_chat])
    if shown.signature:
        fields["author_signature"] = shown.signature
    if sender is not None and shown.sender_chat is None:
        tag = shown.chat.member(shown.author).tag
        if tag:
            fields["sender_tag"] = tag
    return fields


def _optional(shown: Message) -> Json:
    fields: Json = {}
    if shown.in_topic:
        fields["is_topic_message"] = True
    if shown.origin is not None:
        fields["forward_origin"] = shown.origin
    if shown.automatic_forward:
        fields["is_automatic_forward"] = True
    if shown.external_reply is not None:
        fields["external_reply"] = shown.external_reply
    if shown.quote is not None:
        fields["quote"] = shown.quote
    if shown.edit_date:
        fields["edit_date"] = shown.edit_date
    if shown.album is not None:
        fields["media_group_id"] = shown.album
    if shown.protected:
        fields["has_protected_content"] = True
    return fields
