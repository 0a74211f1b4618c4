"""An intake on a real database, in a small county, with answers of a few known kinds."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from aiogram.methods import SendMessage, TelegramMethod

from bot.intake.acting import Acting, Undecodable
from bot.intake.intake import Intake
from domain.consents import Purpose
from domain.groups import GroupState
from domain.refusals import Refusal
from services.desk import Desk
from services.services import Services
from storage.database import Storage
from storage.transaction import Transaction
from tests.intake import talk
from tests.storage import county

SHANGHAI = ZoneInfo("Asia/Shanghai")


class Hand:
    """A clock that stands until it is set."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.moment.timestamp()

    async def sleep(self, seconds: float) -> None:
        raise AssertionError("intake never waits")


@dataclass
class KnownAnswers:
    """Does what the text says: `/leave`, `/refuse`, `/bug`, `/odd`; else answers `好`."""

    asked: list[str] = field(default_factory=list)

    async def answer(self, body: bytes, services: Services) -> Sequence[TelegramMethod[Any]] | None:
        text = msgspec.json.decode(body)["message"].get("text", "")
        self.asked.append(text)
        tx = services.desk.tx
        match text.split()[0]:
            case "/leave":
                person = await tx.people.by_telegram_id(talk.LI)
                assert person is not None
                await tx.consents.take_back(person.id, Purpose.ACTIVITY)
            case "/refuse":
                await tx.people.meet(77, "half", None, reachable=True, now=services.desk.now)
                raise Refusal
            case "/bug":
                await tx.people.meet(78, "half", None, reachable=True, now=services.desk.now)
                raise RuntimeError(text)
            case "/odd":
                raise Undecodable("ValidationError")
            case "/nobody":
                return None
        return [SendMessage(chat_id=talk.CHAT, text="好")]

    async def refuse(
        self, body: bytes, services: Services, refusal: Refusal
    ) -> Sequence[TelegramMethod[Any]]:
        return [SendMessage(chat_id=talk.CHAT, text="no")]

    async def apologise(self, body: bytes, services: Services) -> Sequence[TelegramMethod[Any]]:
        return [SendMessage(chat_id=talk.CHAT, text="sorry")]


@dataclass
class Post:
    """An intake with what its tests look at."""

    intake: Intake
    acting: Acting
    storage: Storage
    clock: Hand
    answers: KnownAnswers
    commits: list[int]

    async def take(self, *bodies: bytes) -> None:
        await self.intake.take(bodies)


@pytest.fixture
async def post(storage: Storage) -> Post:
    """Li agreed to be counted, Wang is the cadre of the group that is counted since noon."""
    async with storage.read_write() as tx:
        await settle(tx)
    return post_on(storage)


def post_on(storage: Storage) -> Post:
    clock, answers, commits = Hand(talk.NOON), KnownAnswers(), list[int]()
    acting = Acting(answers, talk.BOT, desk_of)
    intake = Intake(storage, clock, SHANGHAI, talk.BOT, acting, lambda: commits.append(1))
    return Post(intake, acting, storage, clock, answers, commits)


def desk_of(tx: Transaction, now: datetime) -> Desk:
    return Desk(tx, now, SHANGHAI, talk.BOT)


async def settle(tx: Transaction) -> None:
    office = await county.office(tx)
    line = await county.cadre(tx, "Wang", office)
    wang = await county.person(tx, talk.WANG, "Wang")
    await tx.cadres.take_up(line.id, wang.id)
    li = await county.person(tx, talk.LI, "Li Lei")
    await tx.consents.give(li.id, Purpose.ACTIVITY, talk.NOON)
    group = await tx.groups.meet(talk.CHAT, "青年之家", "zh")
    await tx.groups.bind(group.id, office.id, line.id)
    await tx.groups.change_state(group.id, GroupState.NEW, GroupState.COUNTING)
    await tx.groups.start_counting(group.id, talk.NOON)
