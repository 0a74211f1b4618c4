"""A group gets another chat id: what stood in the former chat is nobody's in the new one."""

from datetime import timedelta

from domain.activities import Plan
from domain.groups import Author, BotMoved, Group, Standing
from services.groups import Groups
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, told
from tests.storage.county import HOUR, NOON

CHAT, NEW_CHAT = -100, -1001
THREE_DAYS = timedelta(days=3)
GONE = Standing.told({"status": "left"})
ADMIN = Standing.told({"status": "administrator"})


def groups(tx: Transaction) -> Groups:
    return services(tx, NOON).groups


async def bound(tx: Transaction) -> tuple[County, Group]:
    place = await founded(tx)
    await tx.groups.set_rights(place.group.id, ADMIN.rights)
    return place, place.group


async def group_of(tx: Transaction, chat: int) -> Group:
    found = await tx.groups.by_chat(chat)
    assert found is not None
    return found


async def test_a_migration_leaves_messages_threads_and_cards_behind(storage: Storage) -> None:
    """Numbers of messages begin anew: no reply, reaction or edit may meet another message."""
    async with storage.read_write() as tx:
        place, group = await bound(tx)
        posted, coming = [
            await tx.topics.open(group.id, one, NOON, NOON + THREE_DAYS, thread=8)
            for one in ("posted", "coming")
        ]
        await tx.topics.posted(posted.id, 55, 8)
        plan = Plan("league-class", "Books", NOON + HOUR, NOON + 2 * HOUR, "Hall")
        planned = await tx.activities.plan(place.line.id, group.id, plan, NOON)
        assert await tx.activities.replace(planned, planned.announced(56))
        await tx.authors.note([(group.id, 57, Author(None, cadre_side=True))], NOON)
        await tx.threads.name(group.id, 8, "former")
        await tx.groups.set_cards_thread(group.id, 8)
        await groups(tx).bot_moved(BotMoved(NEW_CHAT, "读书会", GONE, ADMIN, 901, NOON))
        met = await tx.groups.by_chat(NEW_CHAT)
        assert met is not None
        await tx.threads.name(met.id, 2, "met under the new id")
        await told(tx)

        for _ in range(2):
            await groups(tx).migrated(CHAT, NEW_CHAT)
        assert [name for name, _ in await told(tx)] == ["ActivityCard"]
        assert await tx.authors.of(group.id, [57]) == {}
        assert await tx.topics.open_in([group.id], NOON) == {}
        waiting = await tx.topics.get(coming.id)
        assert waiting is not None
        assert (waiting.thread, waiting.closes_at > NOON) == (None, True)
        threads = await tx.threads.open_in(group.id)
        assert [one.name for one in threads] == ["met under the new id"]
        assert (await group_of(tx, NEW_CHAT)).cards_thread is None


async def test_what_was_in_flight_when_the_group_migrated_is_known_to_be_left_behind(
    storage: Storage,
) -> None:
    """Telegram took it in the former chat, and its answer came after the news of the migration."""
    async with storage.read_write() as tx:
        place, group = await bound(tx)
        topic = await tx.topics.open(group.id, "Books?", NOON, NOON + THREE_DAYS)
        plan = Plan("league-class", "Books", NOON + HOUR, NOON + 2 * HOUR, "Hall")
        planned = await tx.activities.plan(place.line.id, group.id, plan, NOON)
        await groups(tx).migrated(CHAT, NEW_CHAT)
        await told(tx)
        there = {"message_id": 5, "chat": {"id": CHAT}}
        await groups(tx).welcomed(group.id, {}, there)
        await services(tx, NOON).topics.posted(topic.id, {}, there)
        await services(tx, NOON).activities.posted(planned.id, {}, there)
        assert (await group_of(tx, NEW_CHAT)).welcome is None
        assert await tx.topics.by_message(group.id, 5) is None
        names = sorted(name for name, _ in await told(tx))
        assert names == ["ActivityCard", *["TopicUnsure"] * 2]
        here = {"message_id": 5, "chat": {"id": NEW_CHAT}}
        await services(tx, NOON).activities.posted(planned.id, {}, here)
        now = await tx.activities.get(planned.id)
        assert now is not None
        assert now.message == 5
