"""Reading what comes with a verb over HTTP: every value in the type that the method asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from inspect import signature
from typing import get_type_hints

import msgspec

from playground.telegram.acting.governing import Account
from playground.telegram.acting.someone import Impossible, Place
from playground.telegram.happenings.dialogs import Query
from playground.telegram.shapes import Json
from playground.telegram.world.messages import Message

# How what only Python can hand over is written in JSON.
ON_THE_WIRE: dict[object, object] = {
    Place: int | str,
    Place | None: int | str | None,
    Account: int,
    Message | int | None: int | None,
    bytes | str: str,
    Query | str: str,
}
TARGETS = ("self", "message")


def typed(verb: str, method: Callable[..., object], value: object, rest: Json) -> Json:
    """The arguments of a deed by name; `value` goes to the method's first own parameter.

    Impossible if there is one that the method does not know, or one of another type.
    """
    types = parameters(method)
    first = next(iter(types)) if value is not None else None
    given = dict(rest) if first is None else {**rest, first: value}
    for name in given:
        if name not in types or (name == first and name in rest):
            others = [other for other in types if other != first]
            raise Impossible(f"{verb} does not know {name}; it takes {', '.join(others) or 'none'}")
    missing = [name for name in _required(method) if name not in given]
    if missing:
        raise Impossible(f"{verb} needs {missing[0]}")
    return {name: _converted(name, given[name], types[name]) for name in given}


@cache
def parameters(method: Callable[..., object]) -> dict[str, object]:
    """The parameters of a deed besides who does it and to what, with their types in JSON."""
    hints = get_type_hints(method)
    names = [name for name in signature(method).parameters if name not in TARGETS]
    if names[:1] in (["chat"], ["group"], ["channel"], ["bot"]):
        del names[0]
    return {name: ON_THE_WIRE.get(hints[name], hints[name]) for name in names}


def _required(method: Callable[..., object]) -> list[str]:
    known = signature(method).parameters
    return [name for name in parameters(method) if known[name].default is known[name].empty]


def _converted(name: str, value: object, type_: object) -> object:
    if isinstance(value, bool) and type_ is not bool:
        raise Impossible(f"{name} cannot be {str(value).lower()}")
    try:
        return msgspec.convert(value, type_)
    except msgspec.ValidationError as error:
        raise Impossible(f"{name}: {error}") from None
