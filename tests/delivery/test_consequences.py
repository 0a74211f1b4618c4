"""Who cannot be reached: whoever should know hears of it, once, and nobody else waits for them."""

import pytest

from bot.delivery.pacing import GROUP_SLOTS
from bot.wording.table import RENDERERS
from domain.groups import Group, GroupState
from domain.organisations import Level, Position, Profile, Role
from domain.people import Person
from playground.telegram import Fault, Kind
from playground.telegram.acting.resident import Resident
from playground.telegram.world.chats import Chat
from tests.delivery.rig import NOW, Rig


class Place:
    """An office with an administrator and a cadre, whose group has the bot."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        boss, wang, *_ = rig.town.world.people
        self.boss, self.wang = rig.town.person(boss), rig.town.person(wang)
        self.chat: Chat = self.wang.founds("supergroup", "青年之家")
        self.wang.adds(self.chat, rig.bot)
        self.wang.promotes(self.chat, rig.bot)

    async def settled(self) -> "Place":
        self.cadre: Person = await self.rig.knows(self.wang)
        administrator = await self.rig.knows(self.boss)
        group = await self.rig.knows_group(self.chat)
        async with self.rig.storage.read_write() as tx:
            office = await tx.organisations.add(
                "County", Level.COUNTY, Profile.LIGHT_BURDEN, zone="UTC", language="zh"
            )
            await tx.roles.grant(administrator.id, office.id, Role.ADMINISTRATOR, NOW)
            line = await tx.cadres.add(office.id, "王老师", Position.FULL_TIME, NOW.date())
            await tx.cadres.take_up(line.id, self.cadre.id)
            await tx.groups.bind(group.id, office.id, line.id)
            await tx.groups.set_rights(group.id, ["member", "administrator"])
            await tx.groups.change_state(group.id, GroupState.NEW, GroupState.COUNTING)
            await tx.groups.start_counting(group.id, NOW)
        return self

    async def group(self) -> Group:
        async with self.rig.storage.read_only() as view:
            found = await view.groups.by_chat(self.chat.id)
        assert found is not None
        return found

    def heard(self, who: Resident) -> list[str]:
        return self.rig.said(who.id)


@pytest.fixture
async def place(rig: Rig) -> Place:
    rig.renderers |= RENDERERS
    rig.delivery = rig.sender()
    return await Place(rig).settled()


async def test_of_a_cadre_who_blocked_the_bot_the_administrator_hears_once(place: Place) -> None:
    rig = place.rig
    place.wang.blocks(rig.bot)
    async with rig.runs():
        await rig.say(place.wang.id, "a reminder")
        await rig.say(place.wang.id, "another")
        await rig.settle()
        [told] = place.heard(place.boss)
        assert "王老师" in told
        place.wang.unblocks(rig.bot)
        async with rig.storage.read_write() as tx:
            await tx.people.set_reachable(place.cadre.id, reachable=True)
        place.wang.blocks(rig.bot)
        await rig.say(place.wang.id, "a third on the same day")
        await rig.settle()
    assert len(place.heard(place.boss)) == 1


async def test_of_a_young_person_who_blocked_the_bot_nobody_hears(place: Place) -> None:
    rig = place.rig
    young = rig.town.person(list(rig.town.world.people)[5])
    await rig.knows(young)
    young.blocks(rig.bot)
    async with rig.runs():
        await rig.say(young.id, "an answer")
        await rig.settle()
    assert rig.said() == []


async def test_a_bot_that_was_kicked_between_two_messages_pauses_and_tells_the_cadre(
    place: Place,
) -> None:
    rig = place.rig
    async with rig.runs():
        await rig.say(place.chat.id, "one")
        await rig.settle()
        place.wang.kicks(place.chat, rig.bot)
        await rig.say(place.chat.id, "two")
        await rig.say(place.chat.id, "three")
        await rig.say(place.boss.id, "not held up")
        await rig.settle()
    group = await place.group()
    assert (group.state, group.has_bot) == (GroupState.PAUSED, False)
    assert rig.said(place.chat.id) == ["one"]
    assert place.heard(place.boss) == ["not held up"]
    [told] = place.heard(place.wang)
    assert "青年之家" in told


async def test_where_the_bot_may_not_write_the_cadre_hears_once_a_day(place: Place) -> None:
    rig = place.rig
    no_rights = "Bad Request: not enough rights to send text messages to the chat"
    rig.town.faults.plan(
        Fault(
            Kind.SERVER_ERROR,
            chat_id=place.chat.id,
            status=400,
            description=no_rights,
            times=3,
        )
    )
    async with rig.runs():
        for text in "ab":
            await rig.say(place.chat.id, text)
        await rig.say(place.chat.id, "", method="deleteMessage", fields={"message_id": "1"})
        await rig.settle()
    assert [state for state, _ in await rig.states()] == ["dead"] * 3 + ["done"]
    [told] = place.heard(place.wang)
    assert "青年之家" in told
    assert (await place.group()).state is GroupState.COUNTING


async def test_a_refusal_for_one_chat_costs_no_other_chat_its_slots(place: Place) -> None:
    rig = place.rig
    place.wang.kicks(place.chat, rig.bot)
    await rig.say_all([(place.chat.id, f"no. {number}") for number in range(2 * GROUP_SLOTS)])
    await rig.say(place.boss.id, "not held up")
    async with rig.runs():
        await rig.settle()
    assert place.heard(place.boss) == ["not held up"]
    assert (await rig.states())[0] == ("dead", "BotNotMember")
