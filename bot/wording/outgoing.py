"""What a notice is made into: a call of Telegram, perhaps with a file that is uploaded with it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from domain.categories import Category
from domain.people import Person
from domain.wishes import WishId
from services.desk import BotIdentity
from storage.transaction import Reading
from texts.say import Say


@dataclass(frozen=True, slots=True)
class File:
    """Uploaded as multipart under the field `field` of the call."""

    field: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A call as delivery posts it: the method's name as Telegram spells it, and plain form fields.

    Without `chat_id`: delivery knows the reader. `placed`: it knows itself in which thread of a
    forum it stands, and without one it is General.
    """

    method: str
    fields: Mapping[str, str]
    file: File | None = None
    placed: bool = False


Guessed = Callable[[WishId, Category], None]
"""Who is told what a wish is about, once somebody has looked."""


def unheard(_wish: WishId, _category: Category) -> None:
    """It is guessed again some time."""


@dataclass(frozen=True, slots=True)
class WordingDesk:
    """What a renderer may look at. `say` speaks the reader's language: a person's or the group's;
    `reader` is None when the notice goes to a group.
    """

    view: Reading
    now: datetime
    zone: tzinfo
    bot: BotIdentity
    say: Say
    reader: Person | None
    guessed: Guessed = unheard


Renderer = Callable[[WordingDesk, Any], Awaitable[Outgoing | None]]
