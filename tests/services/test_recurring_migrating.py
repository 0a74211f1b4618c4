"""A weekly activity follows its group into another chat: its card, later weeks, reminders."""

from datetime import datetime, timedelta

import pytest

from domain.activities import Plan
from domain.activity_notices import ActivityCard
from domain.groups import BotMoved, Standing
from domain.recurring import Repeat
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services.people_of_a_county import County, founded, told
from tests.storage.county import HOUR, NOON

CHAT, NEW_CHAT = -100, -1001
WEEK, MINUTE = timedelta(days=7), timedelta(minutes=1)
# NOON is a Monday, 20:00 in Shanghai; it is held on Wednesdays at 19:00.
STARTS = NOON + 47 * HOUR
CARD = datetime(2026, 3, 8, 9, tzinfo=SHANGHAI)
PLAN = Plan("culture-or-sports", "Guitar", STARTS, STARTS + HOUR, "Hall", 12)
GONE = Standing.told({"status": "left"})
ADMIN = Standing.told({"status": "administrator"})
ORDERS = ("told", "met first", "twice")


async def migrates(tx: Transaction, order: str) -> None:
    """Telegram tells it in any order, and twice, or the bot meets the new chat first."""
    groups = services(tx, NOON).groups
    if order == "met first":
        await groups.bot_moved(BotMoved(NEW_CHAT, "读书会", GONE, ADMIN, 901, NOON))
    for _ in range(2 if order == "twice" else 1):
        await groups.migrated(CHAT, NEW_CHAT)


async def joined(tx: Transaction) -> County:
    place = await founded(tx)
    await tx.groups.set_rights(place.group.id, ADMIN.rights)
    here = services(tx, NOON)
    first, weekly = await here.recurring.announce(place.cadre, place.group.id, PLAN, Repeat())
    assert weekly is not None
    await here.activities.posted(first.id, {}, {"message_id": 55})
    await here.joining.join(place.young, first.id, place.group)
    await told(tx)
    return place


@pytest.mark.parametrize("order", ORDERS)
async def test_card_later_weeks_and_reminders_are_in_the_new_chat(
    storage: Storage, order: str
) -> None:
    async with storage.read_write() as tx:
        place = await joined(tx)
        await migrates(tx, order)
        group = await tx.groups.by_chat(NEW_CHAT)
        assert group is not None
        assert group.id == place.group.id
        assert await tx.groups.by_chat(CHAT) in (None, group)
        cards = [one for one in await told(tx) if one[0] == ActivityCard.__name__]
        assert cards == [("ActivityCard", None)]
        here = services(tx, NOON)
        [weekly] = await here.recurring.running(place.cadre)
        assert weekly.group == group.id
        first = await tx.recurring.latest(weekly.id)
        assert first is not None
        assert first.message is None
        there = {"message_id": 5, "chat": {"id": NEW_CHAT}}
        await here.activities.posted(first.id, {}, there)

        assert await services(tx, CARD).recurring.make_due() == 1
        later = await tx.recurring.latest(weekly.id)
        assert later is not None
        assert (later.group, later.starts_at) == (group.id, STARTS + WEEK)
        assert await told(tx) == [("ActivityCard", None)]
        await services(tx, CARD).activities.posted(later.id, {}, {**there, "message_id": 6})
        posted = await tx.activities.get(later.id)
        assert posted is not None
        assert posted.message == 6


async def test_who_joined_before_it_moved_is_reminded_and_who_joins_after_it(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await joined(tx)
        await migrates(tx, "told")
        await told(tx)
        before = services(tx, STARTS - HOUR).activity_reminders
        while await before.send_due():
            pass
        heard = await told(tx)
        assert ("ActivityReminder", place.young.id) in heard
        assert await services(tx, CARD).recurring.make_due() == 1
        [weekly] = await services(tx, CARD).recurring.running(place.cadre)
        later = await tx.recurring.latest(weekly.id)
        moved = await tx.groups.by_chat(NEW_CHAT)
        assert later is not None
        assert moved is not None
        await services(tx, CARD).activities.posted(
            later.id, {}, {"message_id": 6, "chat": {"id": NEW_CHAT}}
        )
        await services(tx, CARD).joining.join(place.young, later.id, moved)
        await told(tx)
        again = services(tx, STARTS + WEEK - HOUR).activity_reminders
        while await again.send_due():
            pass
        assert ("ActivityReminder", place.young.id) in await told(tx)
