"""Values of any type of ours that are as hostile as they can be, made from the type alone."""

import inspect
import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import Enum
from random import Random
from string import Formatter
from typing import Any

from domain.lengths import LONGEST_HANDED_OVER
from domain.refusals import Refusal
from texts.catalogue import catalogue

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LINK = "https://t.me/yijiabai_bot?start=help"
LINKS = ("link", "url", "into_group")
NAMES = (
    "",
    "\u200b\u200d\u2060",
    "<b>\u202e&lt;",
    "</blockquote></b>",
    "\"onclick='x'>",
    "{title}{0}",
    "%s\\n",
    "=HYPERLINK(A1)",
    "@everybody_here /stats #x",
    "اسم طويل\u202b\u2067",
    "一\n二\r\n三\t四",
    "名" * 64,
    "😀" * 64,
    "&" * 129,
    "e\u0301" * 64,
)
TEXTS = (*NAMES, "😀" * (LONGEST_HANDED_OVER // 2), "<" * LONGEST_HANDED_OVER, "x\n" * 1700)
NUMBERS = (0, 1, 2, 99, 10**18 - 1)
# What is written by people, and not only a name.
WRITTEN = ("text", "said", "answer", "content")


class EveryKey(dict[Any, Any]):
    """Has whatever it is asked for."""

    def __init__(self, given: Mapping[Any, Any], value: Any) -> None:
        super().__init__(given)
        self._value = value

    def __missing__(self, _key: Any) -> Any:
        return self._value

    def get(self, key: Any, default: Any = None) -> Any:
        return self[key]


class Hostile:
    """One choice of everything there is to choose; another seed makes another."""

    def __init__(self, seed: object) -> None:
        self._random = Random(str(seed))  # the same every time, not secret

    def arguments(self, function: Any) -> dict[str, Any]:
        """By name, for everything the function asks for."""
        hints = typing.get_type_hints(function)
        asked = inspect.signature(function).parameters.values()
        named = [one.name for one in asked if one.name != "self"]
        return {name: self.value(hints[name], name) for name in named}

    def value(self, kind: Any, name: str) -> Any:  # one line for each kind of type
        origin, inside = typing.get_origin(kind), typing.get_args(kind)
        if origin in {types.UnionType, typing.Union}:
            return self.value(self._random.choice(inside), name)
        if origin is typing.Literal:
            return self._random.choice(inside)
        if origin is not None:
            return self._several(origin, inside, name)
        if isinstance(kind, typing.NewType):
            return self.value(kind.__supertype__, name)
        if isinstance(kind, type) and issubclass(kind, Refusal):
            return self._refusal()
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self._random.choice(list(kind))
        if isinstance(kind, type) and issubclass(kind, Exception):
            return kind(**self.arguments(kind.__init__))
        if is_dataclass(kind):
            hints = typing.get_type_hints(kind)
            make: Any = kind
            return make(**{one.name: self.value(hints[one.name], one.name) for one in fields(kind)})
        return self._plain(kind, name)

    def _plain(self, kind: Any, name: str) -> Any:
        choose = self._random.choice
        if kind is str:
            if name in LINKS:
                return LINK
            if name == "zone":
                return "Asia/Shanghai"
            if name == "language":
                return choose(("zh", "en"))
            return choose(TEXTS if name in WRITTEN else NAMES)
        made = {
            bool: choose((True, False)),
            int: choose(NUMBERS),
            float: choose((0.0, 0.5, 1e9)),
            types.NoneType: None,
            datetime: NOON,
            date: NOON.date(),
            time: NOON.time(),
            timedelta: timedelta(hours=1),
            tzinfo: UTC,
            object: choose(NAMES),
        }
        assert kind in made, f"teach tests/hostile.py the type {kind} of {name}"
        return made[kind]

    def _several(self, origin: Any, inside: tuple[Any, ...], name: str) -> Any:
        if issubclass(origin, Mapping):
            key, value = inside
            if isinstance(key, type) and issubclass(key, Enum):
                return {one: self.value(value, name) for one in key}
            few = {self.value(key, name): self.value(value, name) for _ in range(3)}
            return EveryKey(few, self.value(value, name))
        if origin is tuple and inside[-1:] != (...,):
            return tuple(self.value(one, name) for one in inside)
        many = [self.value(inside[0], name) for _ in range(self._random.choice((0, 1, 3, 12)))]
        if issubclass(origin, AbstractSet):
            return frozenset(many)
        assert issubclass(origin, Sequence | Iterable | Iterator), origin
        return tuple(many) if origin is tuple else many

    def _refusal(self) -> Refusal:
        """With every fact that its sentence names."""
        kind = self._random.choice(sorted(refusals(), key=lambda one: one.__name__))
        sentence = catalogue("zh")["refusals"][kind.__name__]
        named = [field for _, field, _, _ in Formatter().parse(sentence) if field]
        made = Refusal.__new__(kind)
        Refusal.__init__(made, **dict.fromkeys(named, self._random.choice(NAMES)))
        return made


def refusals(root: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """Those that are named in the catalogues: of tests' own nobody says anything."""
    for child in root.__subclasses__():
        if child.__name__ in catalogue("zh")["refusals"]:
            yield child
        yield from refusals(child)
