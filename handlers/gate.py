"""A gate before each router: aiogram asks one handler after the other, mostly in vain."""

from collections.abc import Iterator

from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from handlers.filters import (
    Command,
    InGroup,
    Numbered,
    Pressed,
    PressedAs,
    Private,
    Started,
    StartedAs,
    parted,
)

ANY = None
PRIVATE, GROUP = "private", "group"


class MessageGate(Filter):
    """Whether any handler of a router could want a message of this command in this kind of chat.
    What its filters do not tell is left to them: the gate only refuses what is certain.
    """

    def __init__(self, router: Router) -> None:
        self.wanted = {
            (place, command)
            for handler in router.message.handlers
            for place in places_of(handler)
            for command in commands_of(handler)
        }

    async def __call__(self, message: Message) -> bool:
        place = PRIVATE if message.chat.type == "private" else GROUP
        command, _ = parted(message.text)
        return (place, ANY) in self.wanted or (place, command) in self.wanted


class PressGate(Filter):
    """The same for a pressed button, by the first word of its data."""

    def __init__(self, router: Router) -> None:
        handlers = router.callback_query.handlers
        self.wanted = {word for handler in handlers for word in words_of(handler)}

    async def __call__(self, pressed: CallbackQuery) -> bool:
        word = (pressed.data or "").partition(":")[0]
        return ANY in self.wanted or word in self.wanted


def set_gates(router: Router) -> None:
    """After all of its handlers are there."""
    router.message.filter(MessageGate(router))
    router.callback_query.filter(PressGate(router))


def places_of(handler: HandlerObject) -> tuple[str, ...]:
    kinds = {type(one.callback) for one in handler.filters or ()}
    if Private in kinds:
        return (PRIVATE,)
    return (GROUP,) if InGroup in kinds else (PRIVATE, GROUP)


def commands_of(handler: HandlerObject) -> Iterator[str | None]:
    for one in handler.filters or ():
        match one.callback:
            case Command() as command:
                yield from command.names
                return
            case Started() | StartedAs():
                yield "start"
                return
    yield ANY


def words_of(handler: HandlerObject) -> Iterator[str | None]:
    for one in handler.filters or ():
        match one.callback:
            case Pressed() | Numbered() as pressed:
                yield pressed.words[0]
                return
            case PressedAs() as pressed if pressed.word is not None:
                yield pressed.word
                return
    yield ANY
