"""Reading a request in whichever of Telegram's forms it comes: query, urlencoded, JSON, multipart.

Every parameter becomes text: strings stay as they are, other JSON values become JSON text.
"""

from aiohttp import BodyPartReader, web

from playground.telegram.errors import BotApiError, bad_request
from playground.telegram.requests.call import Upload
from playground.telegram.shapes import Json, decode, encode

LARGEST = 50 << 20

Fields = dict[str, str]
Uploads = dict[str, Upload]


async def read_form(request: web.Request) -> tuple[Fields, Uploads]:
    """Parameters and files of a request. BotApiError 400 or 413 if the body makes no sense."""
    fields: Fields = dict(request.query)
    uploads: Uploads = {}
    if request.content_length and request.content_length > LARGEST:
        raise BotApiError(413, "Request Entity Too Large")
    match request.content_type:
        case "application/json":
            fields |= from_json(await request.read())
        case "multipart/form-data":
            await _read_parts(request, fields, uploads)
        case _ if request.method == "POST" and request.can_read_body:
            form = await request.post()
            fields |= {name: str(value) for name, value in form.items()}
    return fields, uploads


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


async def _read_parts(request: web.Request, fields: Fields, uploads: Uploads) -> None:
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or part.name is None:
                continue
            content = bytes(await part.read(decode=True))
            if part.filename is None:
                fields[part.name] = content.decode()
            else:
                kind = part.headers.get("Content-Type", "")
                uploads[part.name] = Upload(part.filename, kind, content)
    except ValueError:
        raise bad_request("can't parse the multipart form") from None
