"""One step of the walk: somebody asks for something somewhere, and what comes of it is judged."""

import json
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from string import Formatter
from typing import NoReturn
from zlib import crc32

from aiogram.types import User
from sqlalchemy import select

from bot.dispatcher import Answering
from bot.intake.acting import Acting, Outcome
from bot.intake.reading import read
from bot.telegram import SilentBot
from domain.outbox import Kind, Post
from domain.rights import Capacity, Deed, Place, may
from handlers.routers import dispatcher
from services.desk import Desk
from storage.database import Storage
from storage.posts import post_of
from storage.tables.outbox import outbox
from storage.transaction import Transaction
from tests.desks import BOT, SHANGHAI
from tests.handlers.talking import NUMBERS, US, Talk, group
from tests.storage.county import NOON
from tests.walk.ways import WAYS, Way
from tests.walk.world import AROUND, World
from texts.catalogue import catalogue

SENTENCES = catalogue("zh")["refusals"]
BUG = SENTENCES["bug"]
WAITING = select(outbox).order_by(outbox.c.priority, outbox.c.due, outbox.c.id)

PICTURE = {"file_id": "P1", "file_unique_id": "U1", "width": 90, "height": 90}


@dataclass(frozen=True)
class Step:
    """Who, by which way, and in which corner the thing stands."""

    handler: str
    way: Way
    who: Capacity
    place: Place

    def __str__(self) -> str:
        return f"{self.who} at {self.place}: {self.handler} {self.way.template}"


class Undone(Exception):
    """The step is over, and the world is to be as before."""


def undo() -> NoReturn:
    raise Undone


def steps(world: World, routers: Collection[str]) -> Iterator[Step]:
    """What is open to all, and what names nothing, is walked once by everybody; the rest in every
    corner that has it.
    """
    for router in routers:
        for handler, ways in WAYS[router].items():
            for way in ways:
                for place in places_of(way, world):
                    for who in those_who_ask(way, place):
                        yield Step(f"{router}.{handler}", way, who, place)


def those_who_ask(way: Way, place: Place) -> Iterator[Capacity]:
    """Everybody in their own corner. In another everybody who may do it anywhere, and of the others
    one, in turn: they are refused before it is seen where they ask.
    """
    everybody = [one for one in Capacity if not (way.known and one is Capacity.NOBODY)]
    deed = way.deed
    if place is Place.OWN or deed is None:
        yield from everybody
        return
    may_anywhere = [who for who in everybody if any(may_as(who, deed, at) for at in Place)]
    others = [who for who in everybody if who not in may_anywhere]
    turn = crc32(f"{way.template} {place}".encode())
    yield from may_anywhere
    yield from others[turn % len(others) :][:1] if others else ()


def may_as(who: Capacity, deed: Deed, place: Place) -> bool:
    return any(may(one, deed, place) for one in capacities(who))


def places_of(way: Way, world: World) -> tuple[Place, ...]:
    template = f"{way.template} {way.replies or ''}"
    named = {field for _, field, _, _ in Formatter().parse(template) if field is not None}
    if way.deed is None or (not named and way.here is None):
        return (Place.OWN,)
    return tuple(one for one in AROUND if named <= set(world.corners[one].numbers))


def allowed(step: Step, world: World) -> bool:
    """What the table says, for everything that somebody is in the cast."""
    deed, about = step.way.deed, step.way.about
    assert deed is not None
    person = world.cast.get(step.who)
    if about == "self":
        deeds = [one for one in (deed, step.way.also) if one is not None]
        return any(may(one, asked, Place.OWN) for one in capacities(step.who) for asked in deeds)
    if about == "office":
        return may(step.who, deed, step.place)
    if about == "group":
        runs = step.who in {Capacity.CADRE, Capacity.DEPUTY} and step.place is Place.OWN
        seen = Place.OWN if runs else Place.BESIDE
        by_office = step.who not in {Capacity.CADRE, Capacity.DEPUTY}
        return may(step.who, deed, step.place if by_office else seen)
    if about == "own":
        theirs = step.who is Capacity.YOUTH and step.place is Place.OWN
        return theirs and may(step.who, deed, Place.OWN)
    if about == "line":
        return step.who is Capacity.CADRE and step.place is Place.OWN
    before = world.readers.get((step.place, about), frozenset())
    return person is not None and person.id in before and may(step.who, deed, Place.HANDED_OVER)


def capacities(who: Capacity) -> tuple[Capacity, ...]:
    """A deputy is a cadre too."""
    return (who, Capacity.CADRE) if who is Capacity.DEPUTY else (who,)


class Walk:
    """Each step happens in a transaction that is undone: the world is built once."""

    def __init__(self, storage: Storage, world: World) -> None:
        self._storage = storage
        self._world = world
        self._talk = Talk(storage)
        me = User(id=BOT.id, is_bot=True, first_name="Yijiabai", username=BOT.username)
        answering = Answering(dispatcher(), SilentBot(me))
        self._acting = Acting(answering, BOT, lambda tx, now: Desk(tx, now, SHANGHAI, BOT))

    async def take(self, step: Step) -> list[Post]:
        """Everything that waits in the outbox after it."""
        said: list[Post] = []
        with suppress(Undone):
            async with self._storage.read_write() as tx:
                said += await self._taken(tx, step)
                undo()
        return said

    async def _taken(self, tx: Transaction, step: Step) -> list[Post]:
        here, person = self._world.corners[step.place], self._world.cast.get(step.who)
        await step.way.prepare(tx, person, here)
        body = json.dumps(self._update(step)).encode()
        outcome = await self._acting.act(tx, NOON, read(body), body)
        assert outcome is Outcome.ACTED, f"{step}: {outcome}"
        return [post_of(row) for row in await tx._connection.execute(WAITING)]

    def _update(self, step: Step) -> dict[str, object]:
        here, who = self._world.corners[step.place], self._world.telegram_id(step.who)
        text = step.way.template.format(**here.numbers)
        if step.way.press is None:
            chat = {} if step.way.here is None else {"chat": group(here.group.chat)}
            said = self._talk.message(who, text, **chat)
            if step.way.sends is not None:
                said = {**self._talk.message(who, None), **step.way.sends}
            elif step.way.sends_photo:
                under = {"caption": said["text"], "photo": [PICTURE]}
                said = {**self._talk.message(who, None), **under}
            if step.way.replies is not None:
                button = {"text": "?", "callback_data": step.way.replies.format(**here.numbers)}
                above = {**self._talk.message(who, "Said before"), "from": US}
                markup = {"inline_keyboard": [[button]]}
                said["reply_to_message"] = {**above, "reply_markup": markup}
            return {"update_id": next(NUMBERS), "message": said}
        asked = self._talk.message(who, "They count us")
        shown = {**self._talk.message(who, "Said before"), "from": US, "reply_to_message": asked}
        pressed = {"id": "5", "chat_instance": "1", "from": asked["from"], "data": text}
        return {"update_id": next(NUMBERS), "callback_query": {**pressed, "message": shown}}


def judged(step: Step, said: list[Post], world: World) -> str | None:
    """What is wrong with it; None: nothing."""
    words = [text for one in said if (text := text_of(one)) is not None]
    if not said:
        return "silence"
    if any(BUG in text for text in words):
        return "an apology for a bug"
    if [one for one in said if one.name == "answerCallbackQuery"] == said and not any(words):
        return "a press that says nothing"
    refused = {name for text in words for name in refusals_in(text)}
    if step.way.deed is None:
        return None
    if allowed(step, world):
        wrong = refused - set(step.way.else_no)
        return f"refused by {wrong}, and the table allows it" if wrong else None
    if not refused:
        return f"not refused, and the table forbids it: {words}"
    return None if len(said) == 1 else "refused, and something happened all the same"


def text_of(post: Post) -> str | None:
    if post.kind is Kind.NOTICE:
        return None
    return str(post.fields.get("text", ""))


def refusals_in(text: str) -> Iterator[str]:
    for name, pattern in PATTERNS.items():
        if pattern.fullmatch(text):
            yield name


def pattern_of(sentence: str) -> re.Pattern[str]:
    """The sentence, with anything in its places; an alert may be shortened."""
    parts = [re.escape(fixed) for fixed, *_ in Formatter().parse(sentence)]
    return re.compile(".+".join(parts) + (".*" if sentence.endswith("}") else ""), re.DOTALL)


PATTERNS = {name: pattern_of(sentence) for name, sentence in SENTENCES.items() if name != "bug"}
