"""Threads of a forum: cards stand where the cadre wants them, and nothing is lost with a thread."""

from datetime import timedelta
from typing import Any

import pytest

from bot.wording.table import RENDERERS
from domain.groups import Group
from domain.notices import GroupWelcome, fields_of
from domain.outbox import Kind, Post, Priority, Receipt
from domain.topic_notices import TopicPost
from playground.telegram.acting.resident import Resident
from playground.telegram.happenings import topics
from playground.telegram.world.chats import Chat, Topic
from tests.delivery.rig import NOW, Rig
from tests.storage import county


class Forum:
    """A forum that its owner runs as a cadre, with one thread in which cards are to stand."""

    def __init__(self, rig: Rig) -> None:
        self.rig = rig
        self.owner: Resident = rig.town.person(next(iter(rig.town.world.people)))
        self.chat: Chat = self.owner.founds("supergroup", "青年之家", forum=True)
        self.owner.adds(self.chat, rig.bot)
        self.thread: Topic = self.owner.opens_topic(self.chat, "食堂")
        rig.renderers |= RENDERERS

    async def known(self) -> Group:
        person = await self.rig.knows(self.owner)
        async with self.rig.storage.read_write() as tx:
            line = await county.cadre(tx)
            await tx.cadres.take_up(line.id, person.id)
            group = await county.group(tx, line, self.chat.id)
            await tx.groups.set_rights(group.id, {"member"})
            await tx.threads.name(group.id, self.thread.id, "食堂")
            await tx.groups.set_cards_thread(group.id, self.thread.id)
        return group

    async def tells(self, group: Group, notice: Any, receipt: Receipt) -> None:
        fields = fields_of(notice)
        name, now = type(notice).__name__, self.rig.clock.now()
        await self.rig.put(
            Post(Kind.NOTICE, name, fields, now, Priority.GROUP, group=group.id, receipt=receipt)
        )

    async def welcomes(self, group: Group) -> None:
        await self.tells(group, GroupWelcome(group.id), Receipt("welcome", group.id))

    async def posts(self, group: Group, text: str, thread: int | None) -> None:
        async with self.rig.storage.read_write() as tx:
            closes = NOW + timedelta(days=3)
            topic = await tx.topics.open(group.id, text, NOW, closes, thread)
        await self.tells(group, TopicPost(topic.id), Receipt("topic", topic.id))

    def shown(self) -> list[tuple[str, int | None]]:
        """How what the bot said in the chat begins, and in which thread it stands."""
        said = [one for one in self.chat.messages.values() if one.author == self.rig.bot.id]
        return [(one.formatted.text[:6], one.thread_id) for one in said]


async def test_cards_stand_in_the_thread_of_choice_and_a_topic_in_its_own(rig: Rig) -> None:
    forum = Forum(rig)
    group, other = await forum.known(), forum.owner.opens_topic(forum.chat, "球场")
    async with rig.runs():
        await forum.welcomes(group)
        await forum.posts(group, "Lunch?", None)
        await forum.posts(group, "Sports", other.id)
        await rig.settle()
    shown = dict(forum.shown())
    assert (shown["Lunch?"], shown["Sports"]) == (None, other.id)
    assert sorted(shown.values(), key=str) == sorted([None, other.id, forum.thread.id], key=str)


@pytest.mark.parametrize("lost", ["closed", "gone"])
async def test_what_was_for_a_lost_thread_stands_in_general_once(rig: Rig, lost: str) -> None:
    """An answer that was asked for there, a topic and a card; the cadre hears of it once."""
    forum = Forum(rig)
    group, thread = await forum.known(), forum.thread.id
    asked = forum.owner.writes(forum.chat, "/help", topic=thread)
    if lost == "closed":
        forum.owner.closes_topic(forum.chat, thread)
    else:
        topics.delete(forum.chat, forum.thread)
    quoted = f'{{"message_id":{asked.id},"allow_sending_without_reply":true}}'
    async with rig.runs():
        where = {"message_thread_id": str(thread), "reply_parameters": quoted}
        await rig.say(forum.chat.id, "Answer", fields=where)
        await forum.posts(group, "Lunch?", thread)
        await forum.welcomes(group)
        await rig.settle()
        await forum.posts(group, "Dinner", thread)
        await forum.welcomes(group)
        await rig.settle()
    said = sorted(said for said, _ in forum.shown())
    assert said[:3] == ["Answer", "Dinner", "Lunch?"]
    assert len(said) == 4, "of two welcomes the newer stays"
    assert {stands for _, stands in forum.shown()} == {None}
    told = rig.said(forum.owner.id)
    assert len(told) == 1
    assert "食堂" in told[0]
    assert {state for state, _ in await rig.states()} == {"done"}
    async with rig.storage.read_only() as view:
        found = await view.groups.get(group.id)
        assert await view.threads.open_in(group.id) == []
    assert found is not None
    assert found.cards_thread is None
