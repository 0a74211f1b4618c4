"""How two libraries understand raw JSON: what they do not know, and what they read differently."""

from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from typing import Any

import telegram
from aiogram import methods
from aiogram.types import TelegramObject
from pydantic import TypeAdapter, ValidationError

from tests.telegram.second_opinions.recording import Raw

# Names that Telegram still answers to, and those that took their place.
FORMER_NAMES = {"kickchatmember": "banchatmember", "getchatmemberscount": "getchatmembercount"}
RETURNING: dict[str, Any] = {
    method.__api_method__.lower(): method.__returning__
    for method in (getattr(methods, name) for name in methods.__all__)
    if isinstance(getattr(method, "__api_method__", None), str)
}


def nulls(raw: object, path: str) -> Iterator[str]:
    """Where a null stands; Telegram leaves out what holds nothing."""
    match raw:
        case None:
            yield path
        case dict():
            for name, value in raw.items():
                yield from nulls(value, f"{path}.{name}")
        case list():
            for number, value in enumerate(raw):
                yield from nulls(value, f"{path}[{number}]")


def read_by_aiogram(raw: object, kind: Any, path: str) -> Iterator[str]:
    """What is wrong with `raw` as a `kind`: required fields that are missing, fields that are
    unknown, values that are not read as they stand there.
    """
    try:
        read = TypeAdapter(kind).validate_python(raw)
    except ValidationError as error:
        yield from (f"{path}.{one['loc']}: {one['msg']}" for one in error.errors())
    else:
        yield from _differences(raw, read, path)


def result_of(method: str) -> Any:
    """The type that aiogram declares for the result of a method."""
    name = method.lower()
    return RETURNING[FORMER_NAMES.get(name, name)]


def _differences(raw: object, read: object, path: str) -> Iterator[str]:
    match raw, read:
        case dict(), TelegramObject():
            yield from _fields_apart(raw, read, path)
        case list(), list() if len(raw) == len(read):
            for number, (one, other) in enumerate(zip(raw, read, strict=True)):
                yield from _differences(one, other, f"{path}[{number}]")
        case int(), datetime() if raw == int(read.timestamp()):
            pass
        case str(), Enum() if raw == read.value:
            pass
        case _:
            if raw != read or (isinstance(raw, bool) is not isinstance(read, bool)):
                yield f"{path}: {raw!r} was read as {read!r}"


def _fields_apart(raw: Raw, read: TelegramObject, path: str) -> Iterator[str]:
    fields = {
        field.alias or name: getattr(read, name)
        for name, field in type(read).model_fields.items()
        if name in read.model_fields_set
    }
    yield from (f"{path}.{name}: unknown to {type(read).__name__}" for name in raw.keys() - fields)
    yield from (f"{path}.{name}: made up" for name in fields.keys() - raw.keys())
    for name in raw.keys() & fields:
        yield from _differences(raw[name], fields[name], f"{path}.{name}")


def leftovers(read: object) -> Iterator[str]:
    """`Class.field` of everything that python-telegram-bot carries along without knowing it."""
    match read:
        case telegram.TelegramObject():
            yield from (f"{type(read).__name__}.{name}" for name in read.api_kwargs)
            for name in read.to_dict(recursive=False):
                yield from leftovers(getattr(read, {"from": "from_user"}.get(name, name), None))
        case list() | tuple():
            for one in read:
                yield from leftovers(one)


def read_by_ptb(raw: object, written: object, path: str) -> Iterator[str]:
    """Where what the library writes again differs from what it was given. It adds flags that are
    false and leaves out empty lists.
    """
    match raw, written:
        case dict(), dict():
            for name in raw.keys() | written.keys():
                absent: object = False if name not in raw else []
                pair = raw.get(name, absent), written.get(name, absent)
                yield from read_by_ptb(*pair, f"{path}.{name}")
        case list(), list() if len(raw) == len(written):
            for number, (one, other) in enumerate(zip(raw, written, strict=True)):
                yield from read_by_ptb(one, other, f"{path}[{number}]")
        case _:
            if raw != written:
                yield f"{path}: {raw!r} was written as {written!r}"
