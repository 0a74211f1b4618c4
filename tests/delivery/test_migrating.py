"""A group gets another chat id while something is on its way: nothing is lost or doubled."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta

import pytest

from bot.transport import Answer, Transport
from bot.wording.outgoing import File
from bot.wording.table import RENDERERS
from domain.activities import Plan
from domain.activity_notices import ActivityCard
from domain.five_ones import ActivityId
from domain.groups import Group
from domain.notices import GroupWelcome, Notice, fields_of
from domain.outbox import Kind, Post, Priority, Receipt
from domain.topic_notices import TopicPost
from domain.topics import TopicId
from playground.telegram.acting.resident import Resident
from playground.telegram.world.chats import Chat
from tests.delivery.rig import NOW, Rig
from tests.storage import county

ORDERS = ("old first", "new first", "silent")
SAID = ["a welcome", "a topic", "a card", "an answer"]


class Late(Transport):
    """Telegram takes a call at once, and its answer comes when the gate is open."""

    def __init__(self, inner: Transport) -> None:
        self._inner = inner
        self.open = asyncio.Event()
        self.taken = 0

    async def call(
        self,
        method: str,
        fields: Mapping[str, str] | None = None,
        file: File | None = None,
        *,
        timeout: float | None = None,
    ) -> Answer:
        answer = await self._inner.call(method, fields, file, timeout=timeout)
        self.taken += 1
        await self.open.wait()
        return answer


class Moving:
    """A basic group with a cadre, and what is to be said there."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.owner: Resident = rig.town.person(next(iter(rig.town.world.people)))
        self.chat: Chat = self.owner.founds("group", "老朋友群")
        self.owner.adds(self.chat, rig.bot)
        rig.renderers |= RENDERERS

    async def known(self) -> Group:
        person = await self.rig.knows(self.owner)
        async with self.rig.storage.read_write() as tx:
            line = await county.cadre(tx)
            await tx.cadres.take_up(line.id, person.id)
            group = await county.group(tx, line, self.chat.id)
            await tx.groups.set_rights(group.id, {"member"})
            closes = NOW + timedelta(days=3)
            await tx.topics.open(group.id, "a topic", NOW, closes)
            plan = Plan("league-class", "a card", NOW + timedelta(days=1), closes, "Hall")
            await tx.activities.plan(line.id, group.id, plan, NOW)
        return group

    async def says(self, group: Group, what: str) -> None:
        match what:
            case "a welcome":
                await self.tells(group, GroupWelcome(group.id), Receipt("welcome", group.id))
            case "a topic":
                await self.tells(group, TopicPost(TopicId(1)), Receipt("topic", 1))
            case "a card":
                card = ActivityCard(ActivityId(1))
                await self.tells(group, card, Receipt("activity-card", 1))
            case _:
                await self.rig.say(self.chat.id, what)

    async def tells(self, group: Group, notice: Notice, receipt: Receipt) -> None:
        name, now = type(notice).__name__, self.rig.clock.now()
        await self.rig.put(
            Post(
                *(Kind.NOTICE, name, fields_of(notice), now, Priority.GROUP),
                group=group.id,
                receipt=receipt,
            )
        )

    async def hears(self, new: Chat) -> None:
        """The news of the migration, as intake tells it."""
        async with self.rig.storage.read_write() as tx:
            services = self.rig.receipts._services(tx, self.rig.clock.now())
            await services.groups.migrated(self.chat.id, new.id)
        self.rig.delivery.wake()

    def shown(self, chat: Chat) -> list[str]:
        """Which of the four stand there."""
        texts = [
            one.formatted.text
            for one in chat.messages.values()
            if one.author == self.rig.bot.id and not one.is_service
        ]
        named = {"大家好": "a welcome"}
        return sorted(
            named.get(text[:3], next((one for one in SAID if one in text), text)) for text in texts
        )


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("heard", [True, False])
async def test_what_was_queued_before_goes_to_the_new_chat_once(
    rig: Rig, order: str, heard: bool
) -> None:
    """Whether intake has told of the migration, or a refused call tells it first."""
    moving = Moving(rig)
    group = await moving.known()
    for what in SAID:
        await moving.says(group, what)
    new = moving.owner.migrates(moving.chat, order)
    if heard:
        await moving.hears(new)
    async with rig.runs():
        await rig.settle()
        await moving.hears(new)
        await rig.settle()
    assert moving.shown(new) == sorted(SAID)
    assert moving.shown(moving.chat) == []
    assert {state for state, _ in await rig.states()} == {"done"}


@pytest.mark.parametrize("what", SAID)
async def test_what_was_in_flight_is_not_taken_for_a_message_of_the_new_chat(
    rig: Rig, what: str
) -> None:
    """It stands in the former chat; only a card has to stand in the new one too."""
    moving = Moving(rig)
    group = await moving.known()
    late = Late(rig.transport)
    async with rig.runs(rig.sender(late)):
        await moving.says(group, what)
        async with asyncio.timeout(30):
            while late.taken == 0:  # noqa: ASYNC110  # a state, not an event
                await asyncio.sleep(0.001)
        new = moving.owner.migrates(moving.chat, "old first")
        await moving.hears(new)
        late.open.set()
        await rig.settle()
    assert moving.shown(moving.chat) == [what]
    assert moving.shown(new) == (["a card"] if what == "a card" else [])
    assert {state for state, _ in await rig.states()} == {"done"}
    async with rig.storage.read_only() as view:
        found, topic = await view.groups.get(group.id), await view.topics.get(TopicId(1))
        activity = await view.activities.get(ActivityId(1))
    assert found is not None
    assert topic is not None
    assert activity is not None
    assert (found.welcome, topic.message) == (None, None)
    assert (activity.message is not None) is (what == "a card")


async def test_after_a_migration_the_card_stands_anew_and_the_former_id_leads_on(rig: Rig) -> None:
    moving = Moving(rig)
    group = await moving.known()
    async with rig.runs():
        for what in SAID:
            await moving.says(group, what)
        await rig.settle()
        new = moving.owner.migrates(moving.chat, "old first")
        await moving.hears(new)
        await rig.settle()
        await moving.says(group, "an answer")
        await rig.settle()
    assert moving.shown(moving.chat) == sorted(SAID)
    assert moving.shown(new) == ["a card", "an answer"]
    assert {state for state, _ in await rig.states()} == {"done"}
