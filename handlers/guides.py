"""What a guided conversation is to the chat: what each of its steps asks, and who takes the answer.

A feature describes its own as a `Guide`; `handlers.talks` takes texts and "back" for all of them.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.people import Person
from domain.talks import Talk
from handlers.answers import Answer, replace
from handlers.filters import Numbered, Private
from services.desk import Desk
from texts.say import Say
from texts.words import Words


class Asked(Protocol):
    """Where_co a conversation stands after a step. No `talk`: it has come to its end."""

    @property
    def talk(self) -> Talk | None: ...


A = TypeVar("A", bound=Asked)
S = TypeVar("S")
Where_co = TypeVar("Where_co", bound=Asked, covariant=True)


class Steps(Protocol[Where_co]):
    """Takes the answers; bound to one transaction."""

    async def said(self, me: Person, talk: Talk, text: str) -> Where_co: ...

    async def back(self, me: Person | None, mark: int) -> Where_co: ...


def written(message: Message) -> str:
    """Only words: what stands under a picture is no answer."""
    return message.text or ""


@dataclass(frozen=True, slots=True)
class Guide(Generic[A]):
    """`asks` words each step by its name, `ended` what is said when the last one is past; a message
    in which `reads` finds nothing gets `no_words`.
    """

    kind: str
    steps: Callable[[Desk], Steps[A]]
    asks: Mapping[str, Callable[[A, Talk, Say], Words]]
    no_words: Callable[[Say], Words]
    ended: Callable[[A, Say], Words] | None = None
    reads: Callable[[Message], str] = written

    def words(self, asked: A, say: Say) -> Words:
        """What is asked next, with the ways back and out; or that it is done."""
        if asked.talk is not None:
            return say.talks.asked(self.asks[asked.talk.step](asked, asked.talk, say), asked.talk)
        return say.talks.cancelled() if self.ended is None else self.ended(asked, say)


AnyGuide = Guide[Any]


def on_buttons(
    router: Router,
    guide: Guide[A],
    steps: Callable[[Desk], S],
    word: str,
    *,
    marked: Mapping[str, Callable[[S, Person | None, int], Awaitable[A]]],
    numbered: Mapping[str, Callable[[S, Person | None, int, int], Awaitable[A]]] | None = None,
) -> None:
    """Each of these buttons answers a step, and the next question takes its place: `marked` ones
    are `word:name:mark`, `numbered` ones `word:name:number:mark`. Their handlers bear the names.
    """

    def on(name: str, count: int, step: Callable[..., Awaitable[A]]) -> None:
        async def answered(
            pressed: CallbackQuery,
            numbers: tuple[int, ...],
            me: Person | None,
            desk: Desk,
            say: Say,
        ) -> Answer:
            return replace(pressed, guide.words(await step(steps(desk), me, *numbers), say))

        answered.__name__ = name
        router.callback_query.register(answered, Private(), Numbered(word, name, count=count))

    for name, step in marked.items():
        on(name, 1, step)
    for name, numbered_step in (numbered or {}).items():
        on(name, 2, numbered_step)
