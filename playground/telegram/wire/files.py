"""Files and media as JSON."""

from playground.telegram.shapes import Json
from playground.telegram.world.files import StoredFile
from playground.telegram.world.messages import Media

SIZED = ("video", "animation", "sticker")
TIMED = ("video", "animation", "audio", "voice", "video_note")
NAMED = ("video", "animation", "audio", "document")


def reference(file: StoredFile) -> Json:
    """What every kind of file has in common."""
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
    }


def file(stored: StoredFile) -> Json:
    """The `File` that getFile answers."""
    return reference(stored) | {"file_path": stored.path}


def photo_sizes(stored: StoredFile) -> list[Json]:
    """The sizes of a photo, the original last. Smaller ones have ids of their own, but the town
    does not shrink pictures: their bytes are the original's.
    """
    return [
        {
            "file_id": f"{stored.file_id}{letter}",
            "file_unique_id": f"{stored.unique_id}{letter}",
            "file_size": len(stored.content),
            "width": width,
            "height": height,
        }
        for letter, width, height in stored.sizes()
    ]


def media(item: Media) -> Json | list[Json]:
    """The value of a message's `photo`, `document`, `video` … field."""
    if item.kind == "photo":
        return photo_sizes(item.file)
    fields = reference(item.file)
    if item.kind in SIZED:
        fields |= {"width": item.file.width or 512, "height": item.file.height or 512}
    if item.kind in TIMED:
        fields["duration"] = 1
    if item.kind == "video_note":
        fields["length"] = 240
    if item.kind == "sticker":
        fields |= {"type": "regular", "is_animated": False, "is_video": False}
    else:
        fields |= {"mime_type": item.file.mime_type} if item.kind != "video_note" else {}
    if item.kind in NAMED and item.file.name:
        fields["file_name"] = item.file.name
    return fields | item.details
