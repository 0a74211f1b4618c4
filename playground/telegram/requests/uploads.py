"""Reading files: uploaded with the request, or known by their id."""

from playground.telegram.errors import bad_request
from playground.telegram.requests.call import Call, Upload
from playground.telegram.requests.texts import parse, short_enough
from playground.telegram.shapes import Json
from playground.telegram.world.files import StoredFile
from playground.telegram.world.messages import Media

PHOTO_BYTES = 10 << 20
# Kinds of files that can be sent again as what they are only.
UNLIKE = frozenset({"photo", "sticker", "voice", "video_note"})
ALBUM_KINDS = ("photo", "video", "audio", "document", "animation")


def album_item(call: Call, item: Json) -> Media:
    """An `InputMedia…` object with its file."""
    kind = str(item.get("type", ""))
    if kind not in ALBUM_KINDS:
        raise bad_request("can't parse InputMedia: media type is not supported")
    entities = item.get("caption_entities")
    explicit = (
        [one for one in entities if isinstance(one, dict)] if isinstance(entities, list) else []
    )
    text = parse(call, str(item.get("caption", "")), str(item.get("parse_mode", "")), explicit)
    return Media(
        kind,
        file_from(call, kind, str(item.get("media", ""))),
        short_enough(text),
        spoiler=bool(item.get("has_spoiler")),
        caption_above=bool(item.get("show_caption_above_media")),
    )


def file_from(call: Call, kind: str, reference: str) -> StoredFile:
    """The file behind a reference: `attach://<name>` of the request, the id of a file that the
    server has. A URL cannot be fetched: the town has no world around it.
    """
    if reference.startswith("attach://"):
        upload = call.uploads.get(reference.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
        return read_upload(call, kind, upload)
    if not reference:
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    if reference.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    found = call.town.world.file(reference)
    if found is None:
        raise bad_request("wrong remote file identifier specified: Wrong character in the string")
    if found.kind != kind and {found.kind, kind} & UNLIKE:
        was, wanted = found.kind.title(), kind.title()
        raise bad_request(f"can't use file of type {was} as {wanted}".replace("_", ""))
    return found


def read_upload(call: Call, kind: str, upload: Upload) -> StoredFile:
    """An uploaded file; a photo must be a picture of at most 10 MB."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    stored = call.town.world.new_file(kind, upload.content, upload.name, upload.mime_type)
    if kind == "photo" and len(upload.content) > PHOTO_BYTES:
        raise bad_request(f"file of size {len(upload.content)} bytes is too big for a photo")
    if kind == "photo" and not stored.width:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return stored
