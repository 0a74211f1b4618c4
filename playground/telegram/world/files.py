"""Files that bots and people have sent."""

import hashlib
import struct
from dataclasses import dataclass
from mimetypes import guess_type


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file kept by the server; `path` is what getFile answers, sizes are in pixels or 0."""

    kind: str
    file_id: str
    unique_id: str
    path: str
    content: bytes
    name: str | None = None
    mime_type: str | None = None
    width: int = 0
    height: int = 0

    def sizes(self) -> list[tuple[str, int, int]]:
        """The sizes of a photo as (letter, width, height), ascending; the original has none."""
        longest = max(self.width, self.height, 1)
        smaller = [(letter, side) for letter, side in PHOTO_SIDES if side < longest]
        return [
            *((letter, *self._fitted(side, longest)) for letter, side in smaller),
            ("", self.width or 1, self.height or 1),
        ]

    def _fitted(self, side: int, longest: int) -> tuple[int, int]:
        return max(1, self.width * side // longest), max(1, self.height * side // longest)


# Letters and longest sides of the sizes that Telegram keeps of a photo.
PHOTO_SIDES = (("s", 90), ("m", 320), ("x", 800), ("y", 1280))
FOLDERS = {
    "photo": ("photos", "jpg", "image/jpeg"),
    "video": ("videos", "mp4", "video/mp4"),
    "animation": ("animations", "mp4", "video/mp4"),
    "audio": ("music", "mp3", "audio/mpeg"),
    "voice": ("voice", "oga", "audio/ogg"),
    "video_note": ("video_notes", "mp4", "video/mp4"),
    "sticker": ("stickers", "webp", "image/webp"),
    "document": ("documents", "bin", "application/octet-stream"),
}
PREFIXES = {
    "photo": "AgACAgUAAx",
    "document": "BQACAgUAAx",
    "video": "BAACAgUAAx",
    "animation": "CgACAgUAAx",
    "audio": "CQACAgUAAx",
    "voice": "AwACAgUAAx",
    "video_note": "DQACAgUAAx",
    "sticker": "CAACAgUAAx",
}


def store(
    kind: str, number: int, content: bytes, name: str | None, mime_type: str | None
) -> StoredFile:
    """Keep `content` as the server's file `number`; the same bytes have the same unique id."""
    folder, extension, usual_type = FOLDERS[kind]
    if name and "." in name:
        extension = name.rsplit(".", 1)[1].lower()
    digest = hashlib.sha256(content).hexdigest()
    width, height = picture_size(content)
    return StoredFile(
        kind=kind,
        file_id=f"{PREFIXES[kind]}{number:08x}{digest[:32]}",
        unique_id=f"AQAD{digest[:12]}",
        path=f"{folder}/file_{number}.{extension}",
        content=content,
        name=name,
        mime_type=guess_type(name or "")[0] or mime_type or usual_type,
        width=width,
        height=height,
    )


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG, GIF, WebP (lossy) or JPEG picture; (0, 0) for anything else."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:4] == b"GIF8" and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content[:4] == b"RIFF" and content[8:16] == b"WEBPVP8 " and len(content) >= 30:
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return _jpeg_size(content) if content[:2] == b"\xff\xd8" else (0, 0)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0
