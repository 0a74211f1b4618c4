"""Filters: asynchronous, since aiogram runs every other one in a thread of its own."""

import re

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from domain.talks import Talk
from services.desk import Desk

DIGITS = 18  # of a number on a button: more would not fit into a column


class Private(Filter):
    """A message in a private chat, or a button pressed there."""

    async def __call__(self, event: Message | CallbackQuery) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        return message is not None and message.chat.type == "private"


class InGroup(Filter):
    """A message in a group, or a button pressed there."""

    async def __call__(self, event: Message | CallbackQuery) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        return message is not None and message.chat.type in {"group", "supergroup"}


class Command(Filter):
    """`/name rest` or `/name@bot rest`, in any case; hands on `rest` without space around it."""

    def __init__(self, *names: str) -> None:
        self.names = frozenset(names)

    async def __call__(self, message: Message) -> bool | dict[str, object]:
        head, rest = parted(message.text)
        return {"rest": rest} if head in self.names else False


class Awaited(Filter):
    """Somebody writes who is being asked something in a conversation of these kinds; hands on the
    `talk`. Commands are no answers.
    """

    def __init__(self, *kinds: str) -> None:
        self._kinds = frozenset(kinds)

    async def __call__(self, message: Message, awaited: Talk | None) -> bool | dict[str, object]:
        if awaited is None or awaited.kind not in self._kinds:
            return False
        return False if (message.text or "").startswith("/") else {"talk": awaited}


class WithPhoto(Filter):
    """A picture; hands on Telegram's id of it in its largest size as `photo`, and its `mark`."""

    async def __call__(self, message: Message) -> bool | dict[str, object]:
        if not message.photo:
            return False
        largest = message.photo[-1]
        return {"photo": largest.file_id, "mark": largest.file_unique_id}


class Called(Filter):
    """Said to this bot by its name: a command that has it, or a text that begins with it."""

    async def __call__(self, message: Message, desk: Desk) -> bool:
        head, *_ = (message.text or "").split(maxsplit=1) or [""]
        name = f"@{desk.bot.username.lower()}"
        command, at, named = head.lower().partition("@")
        if command.startswith("/"):
            return at + named == name
        return re.match(rf"{re.escape(name)}(?![a-z0-9_])", head.lower()) is not None


class Pressed(Filter):
    """A button whose data begins with these words (`wish:claim:12`); hands on what follows as
    `given`, a tuple of strings. Data can be forged: what is given is checked by whoever uses it.
    """

    def __init__(self, *words: str) -> None:
        self.words = words

    async def __call__(self, pressed: CallbackQuery) -> bool | dict[str, object]:
        parts = tuple((pressed.data or "").split(":"))
        size = len(self.words)
        return {"given": parts[size:]} if parts[:size] == self.words else False


class Numbered(Filter):
    """Like `Pressed`, and what follows are exactly so many numbers, handed on as `numbers`."""

    def __init__(self, *words: str, count: int = 1) -> None:
        self.words = words
        self._count = count

    async def __call__(self, pressed: CallbackQuery) -> bool | dict[str, object]:
        parts = tuple((pressed.data or "").split(":"))
        size = len(self.words)
        given = parts[size:]
        if parts[:size] != self.words or len(given) != self._count:
            return False
        if not all(one.isascii() and one.isdecimal() and len(one) <= DIGITS for one in given):
            return False
        return {"numbers": tuple(int(one) for one in given)}


class Started(Filter):
    """`/start` with exactly this payload: somebody came by a link to a step."""

    def __init__(self, payload: str) -> None:
        self._payload = payload

    async def __call__(self, message: Message) -> bool:
        return parted(message.text) == ("start", self._payload)


class StartedAs(Filter):
    """`/start` with a payload that is this pattern as a whole; hands on its named groups."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern, re.ASCII)

    async def __call__(self, message: Message) -> bool | dict[str, object]:
        command, payload = parted(message.text)
        found = self._pattern.fullmatch(payload) if command == "start" else None
        return found is not None and names_of(found)


class PressedAs(Filter):
    """A button whose data is this pattern as a whole; hands on its named groups."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern, re.ASCII)
        plain = re.match(r"[a-z]+(?=:|$)", pattern)
        self.word = None if plain is None else plain[0]

    async def __call__(self, pressed: CallbackQuery) -> bool | dict[str, object]:
        found = self._pattern.fullmatch(pressed.data or "")
        return found is not None and names_of(found)


def names_of(found: re.Match[str]) -> bool | dict[str, object]:
    """The named groups; True where the pattern names none, since an empty dict would mean "no"."""
    names = dict[str, object](found.groupdict())
    return names or True


def parted(text: str | None) -> tuple[str | None, str]:
    """The command of a text without slash and bot, in small letters, and what follows it."""
    if not text or not text.startswith("/"):
        return None, ""
    head, *rest = text[1:].split(maxsplit=1) or [""]
    return head.partition("@")[0].lower(), rest[0].strip() if rest else ""
