"""Filters: asynchronous, since aiogram runs every other one in a thread of its own."""

from collections.abc import Collection

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message


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
    """`/name rest` or `/name@bot rest`, in any case; hands on `rest` without the space around it."""

    def __init__(self, *names: str) -> None:
        self._names = frozenset(names)

    async def __call__(self, message: Message) -> bool | dict[str, object]:
        head, rest = parted(message.text)
        return {"rest": rest} if head in self._names else False


class Pressed(Filter):
    """A button whose data begins with these words (`wish:claim:12`); hands on what follows as
    `given`, a tuple of strings. Data can be forged: what is given is checked by whoever uses it.
    """

    def __init__(self, *words: str) -> None:
        self._words = words

    async def __call__(self, pressed: CallbackQuery) -> bool | dict[str, object]:
        parts = tuple((pressed.data or "").split(":"))
        size = len(self._words)
        return {"given": parts[size:]} if parts[:size] == self._words else False


class Says(Filter):
    """A text that is exactly one of these words."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = frozenset(words)

    async def __call__(self, message: Message) -> bool:
        return (message.text or "").strip().lower() in self._words


def parted(text: str | None) -> tuple[str | None, str]:
    """The command of a text without slash and bot, in small letters, and what follows it."""
    if not text or not text.startswith("/"):
        return None, ""
    head, *rest = text[1:].split(maxsplit=1) or [""]
    return head.partition("@")[0].lower(), rest[0].strip() if rest else ""
