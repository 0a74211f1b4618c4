"""Editing and deleting messages."""

from dataclasses import replace

from playground.telegram.clock import DAY
from playground.telegram.errors import bad_request
from playground.telegram.happenings import posting
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.requests.markup import reply_markup
from playground.telegram.requests.texts import caption, link_preview, message_text
from playground.telegram.requests.uploads import album_item
from playground.telegram.shapes import Json
from playground.telegram.wire.messages import message as message_json
from playground.telegram.world.messages import Content, Media, Message, Text

DELETABLE_FOR = 2 * DAY
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def edit_message_text(call: Call) -> Json:
    message = _editable(call)
    if not isinstance(message.content, Text):
        raise bad_request("there is no text in the message to edit")
    return _edit(call, message, Text(message_text(call), link_preview(call)))


def edit_message_caption(call: Call) -> Json:
    message = _editable(call)
    if not isinstance(message.content, Media):
        raise bad_request("there is no caption in the message to edit")
    above = call.flag("show_caption_above_media", default=message.content.caption_above)
    changed = replace(message.content, caption=caption(call), caption_above=above)
    return _edit(call, message, changed)


def edit_message_media(call: Call) -> Json:
    message = _editable(call)
    item = call.mapping("media", "InputMedia")
    if not item:
        raise bad_request("media is empty")
    if not isinstance(message.content, Media | Text):
        raise bad_request("message can't be edited")
    return _edit(call, message, album_item(call, item))


def edit_message_reply_markup(call: Call) -> Json:
    message = _editable(call)
    return _edit(call, message, message.content)


def delete_message(call: Call) -> bool:
    if not call.text("chat_id"):
        raise bad_request("chat identifier is not specified")
    if not call.text("message_id"):
        raise bad_request("message identifier is not specified")
    where = places.chat(call)
    message = places.message(call, where, purpose="delete")
    if not _deletable(call, message):
        raise bad_request("message can't be deleted")
    posting.delete(message)
    return True


def delete_messages(call: Call) -> bool:
    """Delete those that are there and can be deleted; the others are passed over."""
    where = places.chat(call)
    wanted = places.message_ids(call, "too many message identifiers specified")
    for message in [where.messages[one] for one in wanted if one in where.messages]:
        if _deletable(call, message):
            posting.delete(message)
    return True


def _editable(call: Call) -> Message:
    if call.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    if not call.text("message_id") and not call.text("chat_id"):
        raise bad_request("message identifier is not specified")
    where = places.writable(call)
    message = places.message(call, where)
    if not places.is_own(call.bot, message) and not _edits_others(call, message):
        raise bad_request("message can't be edited")
    if message.origin is not None:
        raise bad_request("message can't be edited")
    return message


def _edits_others(call: Call, message: Message) -> bool:
    member = places.myself(call, message.chat)
    return message.chat.is_channel and not message.is_service and member.may("can_edit_messages")


def _edit(call: Call, message: Message, content: Content) -> Json:
    """Change content and markup together. A missing markup takes the buttons away."""
    markup = reply_markup(call, message.chat, inline_only=True)
    if content == message.content and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    call.town.limits[call.bot.id].spend(message.chat)
    message.markup = markup
    posting.edit(call.town, message, content)
    return message_json(call.town.world, message)


def _deletable(call: Call, message: Message) -> bool:
    """Own messages and any in private chats for two days; with the right, any in a group."""
    if not message.chat.is_private:
        if places.myself(call, message.chat).may("can_delete_messages"):
            return True
        if message.kind in ("supergroup_chat_created", "channel_chat_created"):
            return False
    fresh = call.town.clock.now() - message.date < DELETABLE_FOR
    mine = message.author == call.bot.id and not message.automatic_forward
    return fresh and (mine or message.chat.is_private)
