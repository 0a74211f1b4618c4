"""Sending files: photos, documents, videos, sound, albums."""

from dataclasses import replace

from playground.telegram.entities import Formatted
from playground.telegram.errors import bad_request
from playground.telegram.happenings.posting import post
from playground.telegram.requests import places
from playground.telegram.requests.call import Call
from playground.telegram.requests.manner import prepare, send
from playground.telegram.requests.texts import caption
from playground.telegram.requests.uploads import album_item, file_from, read_upload
from playground.telegram.shapes import Json
from playground.telegram.wire.messages import message as message_json
from playground.telegram.world.messages import Media

MOST_IN_ALBUM = 10
NUMBERS = ("duration", "width", "height", "length")
WORDS = ("performer", "title")


def send_photo(call: Call) -> Json:
    return _send_file(call, "photo")


def send_document(call: Call) -> Json:
    return _send_file(call, "document")


def send_video(call: Call) -> Json:
    return _send_file(call, "video")


def send_animation(call: Call) -> Json:
    return _send_file(call, "animation")


def send_audio(call: Call) -> Json:
    return _send_file(call, "audio")


def send_voice(call: Call) -> Json:
    return _send_file(call, "voice")


def send_video_note(call: Call) -> Json:
    return _send_file(call, "video_note")


def send_sticker(call: Call) -> Json:
    return _send_file(call, "sticker")


def send_media_group(call: Call) -> list[Json]:
    """Several files as one album: messages with the same `media_group_id`."""
    if not call.text("media"):
        raise bad_request('parameter "media" is required')
    items = call.mappings("media", "media", "InputMedia")
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > MOST_IN_ALBUM:
        raise bad_request("too many messages to send as an album")
    if any(item.get("type") == "animation" for item in items):
        raise bad_request(
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup"
        )
    contents = [album_item(call, item) for item in items]
    for alone in ("document", "audio"):
        if len({item.kind == alone for item in contents}) > 1:
            raise bad_request(f"{alone} can't be mixed with other media types")
    where, manner = prepare(call, contents[0].kind, len(contents))
    if len(contents) > 1:
        manner = replace(manner, album=call.town.new_album())
    posted = [post(call.town, where, call.bot.id, content, manner) for content in contents]
    return [message_json(call.town.world, message) for message in posted]


def _send_file(call: Call, kind: str) -> Json:
    places.writable(call)
    upload = call.uploads.get(kind)
    file = read_upload(call, kind, upload) if upload else file_from(call, kind, call.text(kind))
    content = Media(
        kind,
        file,
        Formatted("", ()) if kind in ("sticker", "video_note") else caption(call),
        spoiler=call.flag("has_spoiler"),
        caption_above=call.flag("show_caption_above_media"),
        details=_details(call, kind),
    )
    return send(call, content, kind)


def _details(call: Call, kind: str) -> Json:
    numbers: Json = {name: call.integer(name) for name in NUMBERS if call.integer(name)}
    words: Json = {name: call.text(name) for name in WORDS if call.text(name)}
    return {} if kind in ("photo", "document", "sticker") else numbers | words
