"""Reading a request in whichever of Telegram's forms it comes: query, urlencoded, JSON, multipart.

Every parameter becomes text: strings stay as they are, other JSON values become JSON text.
"""

from collections.abc import AsyncIterable
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from playground.telegram.errors import BotApiError, bad_request
from playground.telegram.requests.call import Upload
from playground.telegram.shapes import Json, decode, encode

LARGEST = 50 << 20

Fields = dict[str, str]
Uploads = dict[str, Upload]


async def read_form(request: web.Request) -> tuple[Fields, Uploads]:
    """Parameters and files of a request. BotApiError 400 or 413 if the body makes no sense."""
    if request.content_length and request.content_length > LARGEST:
        raise BotApiError(413, "Request Entity Too Large")
    fields = _from_pairs(request.rel_url.raw_query_string)
    if request.content_type == "multipart/form-data":
        more, uploads = await from_parts(await request.multipart())
        return fields | more, uploads
    return fields | from_body(request.content_type, await request.read()), {}


def from_body(content_type: str, body: bytes) -> Fields:
    """The parameters of a body; a body of an unknown type has none."""
    match content_type:
        case "application/json":
            return from_json(body)
        case "application/x-www-form-urlencoded":
            return _from_pairs(_decoded(body))
        case _:
            return {}


def from_json(body: bytes) -> Fields:
    """The fields of a JSON object. BotApiError if it is none."""
    if not body.strip():
        return {}
    try:
        value = decode(body)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object")
    return as_text(value)


def as_text(values: Json) -> Fields:
    """Every value as text; nulls are left out."""
    return {
        name: value if isinstance(value, str) else encode(value).decode()
        for name, value in values.items()
        if value is not None
    }


def _from_pairs(encoded: str) -> Fields:
    try:
        return dict(parse_qsl(encoded, keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


async def from_parts(parts: AsyncIterable[object]) -> tuple[Fields, Uploads]:
    """The parameters and files of a multipart body, a request's or an answer's."""
    fields: Fields = {}
    uploads: Uploads = {}
    try:
        async for part in parts:
            if not isinstance(part, BodyPartReader) or part.name is None:
                continue
            content = bytes(await part.read(decode=True))
            if part.filename is None:
                fields[part.name] = _decoded(content)
            else:
                kind = part.headers.get("Content-Type", "")
                uploads[part.name] = Upload(part.filename, kind, content)
    except ValueError:
        raise bad_request("can't parse the multipart form") from None
    return fields, uploads
