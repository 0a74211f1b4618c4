"""A small county for tests: an organisation, a cadre, people and a group, in one line each."""

from datetime import UTC, date, datetime, timedelta

from domain.activity import Counts, Tally
from domain.consents import Purpose
from domain.groups import Group
from domain.lights import Lights
from domain.organisations import Cadre, Level, Organisation, Position, Profile
from domain.outbox import Kind, Post
from domain.people import Person
from storage.transaction import Transaction

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = NOON.date()
HOUR = timedelta(hours=1)


async def office(tx: Transaction, name: str = "Lakeside") -> Organisation:
    return await tx.organisations.add(
        name, Level.COUNTY, Profile.NOTICE_2017, zone="Asia/Shanghai", language="zh"
    )


async def cadre(tx: Transaction, name: str = "Wang", of: Organisation | None = None) -> Cadre:
    where = of or await office(tx)
    return await tx.cadres.add(where.id, name, Position.FULL_TIME, date(2026, 1, 1))


async def person(tx: Transaction, telegram_id: int = 7, name: str = "Li Lei") -> Person:
    return await tx.people.meet(telegram_id, name, "zh-hans", reachable=True, now=NOON)


async def contact(tx: Transaction, of: Cadre, telegram_id: int = 7) -> Person:
    """Somebody who agreed to be this cadre's contact and to be counted."""
    met = await person(tx, telegram_id)
    for purpose in (Purpose.CONTACT, Purpose.ACTIVITY):
        await tx.consents.give(met.id, purpose, NOON)
    await tx.contacts.become(met.id, of.id, NOON)
    return met


async def group(tx: Transaction, of: Cadre | None = None, chat: int = -100) -> Group:
    met = await tx.groups.meet(chat, "Reading circle", "zh")
    if of is not None:
        await tx.groups.bind(met.id, of.organisation, of.id)
    found = await tx.groups.get(met.id)
    assert found is not None
    return found


def said(group: int, person: int, day: date = TODAY, *, blocks: int = 1, times: int = 1) -> Tally:
    """Some messages of one person on one day."""
    counts = Counts(messages=times, replies=1, blocks=blocks)
    return Tally({(day, group, person): counts}, {(day, group): Lights(voice=True)})


def call(text: str = "hello", **given: object) -> Post:
    """A message to be sent; `given` replaces what a test is about."""
    plain: dict[str, object] = {
        "kind": Kind.CALL,
        "name": "sendMessage",
        "fields": {"chat_id": "7", "text": text},
        "due": NOON,
    }
    return Post(**{**plain, **given})  # type: ignore[arg-type]  # any field may be replaced
