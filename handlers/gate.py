"""Which handlers could want an event: aiogram asks one after the other, mostly in vain."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers.filters import (
    Awaited,
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

PRIVATE, GROUP = "private", "group"
PLAIN = None  # of a message that is no command
ANY = "*"  # what no handler names; it stands for every command and every button

Handlers = Sequence[HandlerObject]
ByWord = Mapping[str | None, Handlers]


class Gate:
    """The handlers of several routers, in the order in which they are asked. What their filters do
    not tell beforehand is left to them: passed over is only who certainly does not want an event.
    """

    def __init__(self, routers: Iterable[Router]) -> None:
        self._of: dict[str, list[HandlerObject]] = {}
        for router in routers:
            for kind, observer in router.observers.items():
                self._of.setdefault(kind, []).extend(observer.handlers)
        self._messages = {
            place: by_word(
                [one for one in self._of["message"] if in_place(one, place)], commands_of
            )
            for place in (PRIVATE, GROUP)
        }
        self._presses = by_word(self._of["callback_query"], words_of)

    def wanting(self, kind: str, event: TelegramObject) -> Handlers:
        match event:
            case Message() if kind == "message":
                command, _ = parted(event.text)
                return self.of_message(event.chat.type, command)
            case CallbackQuery():
                return self.of_press((event.data or "").partition(":")[0])
            case _:
                return self._of[kind]

    def of_message(self, place: str, command: str | None) -> Handlers:
        found = self._messages[PRIVATE if place == PRIVATE else GROUP]
        return found.get(command, found[ANY])

    def of_press(self, word: str) -> Handlers:
        return self._presses.get(word, self._presses[ANY])


def by_word(
    handlers: Handlers, words_of: Callable[[HandlerObject], Iterable[str | None]]
) -> ByWord:
    """Under each word that any of them names those who could want it."""
    wanted = [(handler, frozenset(words_of(handler))) for handler in handlers]
    every = {ANY, PLAIN}.union(*(words for _, words in wanted))
    return {
        word: [handler for handler, words in wanted if word in words or ANY in words]
        for word in every
    }


def in_place(handler: HandlerObject, place: str) -> bool:
    kinds = {type(one.callback) for one in handler.filters or ()}
    return (InGroup if place == PRIVATE else Private) not in kinds


def commands_of(handler: HandlerObject) -> Iterator[str | None]:
    for one in handler.filters or ():
        match one.callback:
            case Command() as command:
                yield from command.names
                return
            case Started() | StartedAs():
                yield "start"
                return
            case Awaited():
                yield PLAIN
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
