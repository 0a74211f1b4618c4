"""Real conversations as plain talk in a group and its threads, where topics are open: counted, and
no word of it kept, no answer given, no conversation begun.

Spoken by people who agreed and by others, some as replies to each other, through the real intake.
The lines are the playground's own, or those of shared conversations where they are on the machine.
"""

import json
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from aiogram.types import User

from bench.convention import Outcome
from bench.server import upgraded
from bench.soaks.crowds import opened
from bot.clock import SystemClock
from bot.dispatcher import Answering
from bot.intake.acting import Acting
from bot.intake.intake import Intake
from bot.telegram import SilentBot
from domain.people import PersonId
from domain.topics import TopicId
from handlers.routers import dispatcher
from playground.story.talk.topics import ANSWERS, TOPICS
from services.desk import Desk
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import BOT, SHANGHAI
from tests.services.people_of_a_county import County, founded
from tests.storage import county

REAL = Path(__file__).parents[3] / "shared" / "data" / "chatter.jsonl"
ROUNDS = 20_000
BATCH, PEOPLE = 100, 12
THREAD, CHAT = 40, -100
LONG_ENOUGH = 8
"""A shorter line may stand in a file by chance."""

Json = dict[str, Any]


async def run(rounds: int, seed: int) -> Outcome:
    chance = Random(seed)  # noqa: S311  # a soak is repeated by its seed
    with TemporaryDirectory() as folder:
        return await soaked(Path(folder), lines(rounds), chance)


def lines(most: int) -> list[str]:
    """Of the shared conversations as many as are wanted."""
    if not REAL.exists():
        return [*ANSWERS, *TOPICS][:most]
    written = REAL.read_text(encoding="utf-8").splitlines()
    return [str(json.loads(one)["text"]) for one in written[:most]]


async def soaked(folder: Path, spoken: list[str], chance: Random) -> Outcome:
    """In a database of its own, whose files are searched in the end."""
    file = folder / "yijiabai.db"
    await upgraded(f"sqlite:///{file}")
    async with opened(f"sqlite:///{file}") as storage:
        async with storage.read_write() as tx:
            place = await settled(tx)
            before = await kept(tx)
        intake = intake_on(storage)
        now = SystemClock().now()
        bodies = [
            body_of(number, text, int(now.timestamp()), chance)
            for number, text in enumerate(spoken)
        ]
        for at in range(0, len(bodies), BATCH):
            await intake.take(bodies[at : at + BATCH])
        async with storage.read_only() as view:
            books = list((await view.books.days()).values())
            topics = await view.topics.lately([place.group.id], now - timedelta(days=9), 9)
        counted = sum(one.counted for one in books)
        async with storage.read_write() as tx:
            after = await kept(tx)
        found = found_in(folder, spoken)
    ok = counted == len(spoken) and after == before and not found and len(topics) == 2
    figures = (
        f"{len(spoken)} lines, {counted} counted, {len(found)} kept, "
        f"{sum(after) - sum(before)} answers and conversations"
    )
    return Outcome(figures, ok=ok)


async def settled(tx: Transaction) -> County:
    """Two topics are open, one of them in a thread; half of the people agreed to be counted."""
    place = await founded(tx)
    now = SystemClock().now()
    for message, thread in ((51, None), (52, THREAD)):
        topic = await tx.topics.open(place.group.id, "?", now, now + timedelta(days=3), thread)
        await tx.topics.posted(topic.id, message, thread)
    for number in range(0, PEOPLE, 2):
        await county.contact(tx, place.line, 1000 + number)
    return place


async def kept(tx: Transaction) -> tuple[int, ...]:
    """How much waits to be said, is under way, or was handed over."""
    waiting = sum((await tx.outbox.states()).values())
    drafts = [await tx.drafts.get(one.id) for one in await tx.people.after(PersonId(0), 99)]
    answers = [await tx.topics.answers(one.id) for one in await tx.topics.after(TopicId(0), 9)]
    return waiting, sum(one is not None for one in drafts), sum(map(len, answers))


def body_of(number: int, text: str, now: int, chance: Random) -> bytes:
    """A line in General or in the thread, by anybody, perhaps as a reply to somebody."""
    chat = {"id": CHAT, "type": "supergroup", "title": "Reading circle", "is_forum": True}
    who = user(1000 + chance.randrange(PEOPLE))
    message: Json = {
        "message_id": 100 + number,
        "date": now,
        "chat": chat,
        "from": who,
        "text": text,
    }
    if chance.random() < 0.3 and number:
        message["reply_to_message"] = {
            "message_id": 99 + number,
            "date": now,
            "chat": chat,
            "from": user(1000 + chance.randrange(PEOPLE)),
            "text": "?",
        }
    elif chance.random() < 0.5:
        created = {
            "message_id": THREAD,
            "date": now,
            "chat": chat,
            "from": user(BOT.id, is_bot=True),
            "forum_topic_created": {"name": "Books", "icon_color": 7322096},
        }
        message |= {
            "message_thread_id": THREAD,
            "is_topic_message": True,
            "reply_to_message": created,
        }
    return json.dumps({"update_id": 10_000 + number, "message": message}).encode()


def user(number: int, *, is_bot: bool = False) -> Json:
    return {"id": number, "is_bot": is_bot, "first_name": f"P{number}", "language_code": "zh"}


def found_in(folder: Path, spoken: list[str]) -> list[str]:
    """Lines that stand in a file of the database, its write-ahead log included."""
    content = b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
    return [one for one in set(spoken) if len(one) >= LONG_ENOUGH and one.encode() in content]


def intake_on(storage: Storage) -> Intake:
    me = User(id=BOT.id, is_bot=True, first_name="Yijiabai", username=BOT.username)
    clock = SystemClock()
    acting = Acting(
        Answering(dispatcher(), SilentBot(me)),
        BOT,
        lambda tx, now: Desk(tx, now, SHANGHAI, BOT),
    )
    return Intake(storage, clock, SHANGHAI, BOT, acting, lambda: None)
