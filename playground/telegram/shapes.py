"""The shape of what goes over the wire."""

import msgspec

# A JSON object; optional fields that hold nothing are left out, never null.
Json = dict[str, object]


def encode(value: object) -> bytes:
    return msgspec.json.encode(value)


def decode(text: str | bytes) -> object:
    """Read JSON. ValueError (msgspec.DecodeError) if it is none."""
    return msgspec.json.decode(text)
