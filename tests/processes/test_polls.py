"""A poll that the bot posts in a group is voted on: each vote counts once, and none is lost."""

from datetime import timedelta
from pathlib import Path

import pytest

from bench.load.books import rows
from bench.server import administer
from playground.telegram.world.messages import Message
from playground.telegram.world.polls import Poll
from tests.processes.in_town_time import InTownTime
from tests.processes.test_full_disk import FULL, ROOM, WRITING

ASKED = "/topic 周末去哪？\n- 公园\n－ 图书馆\n- 在家"
MARKS = WRITING.format("UPDATE OF state", "outbox").replace(
    "FOR EACH ROW", "FOR EACH ROW WHEN (NEW.state = 'done')"
)
VOTES = (
    "SELECT p.telegram_id, poll_votes, messages FROM activity a JOIN people p ON p.id = person_id "
    "WHERE poll_votes > 0 ORDER BY p.telegram_id"
)


def polls(one: InTownTime) -> list[Message]:
    found = [
        message for chat in one.town.world.chats.values() for message in chat.messages.values()
    ]
    return [message for message in found if isinstance(message.content, Poll)]


async def votes(one: InTownTime) -> list[tuple[int, int, int]]:
    """Of everybody who has any: who, how many, and how many messages."""
    return [(row[0], row[1], row[2]) for row in await rows(one.address, VOTES)]


async def test_a_vote_counts_once_for_whoever_agreed(address: str, tmp_path: Path) -> None:
    async with InTownTime(address, tmp_path, people=5) as one:
        circle = await one.settles()
        cadre, li, han, mei, _ = one.people
        await one.begins()
        cadre.writes(circle.chat, ASKED)
        await one.rests()
        [message] = polls(one)
        poll = message.content
        assert isinstance(poll, Poll)
        assert [option.text.text for option in poll.options] == ["公园", "图书馆", "在家"]
        assert not poll.is_anonymous
        for chosen in ([0], [2], [], [1]):
            li.votes(message, chosen)
        han.votes(message, 1)
        await one.rests()
        assert await votes(one) == [(li.id, 1, 0)]
        mei.votes(message, 2)
        await one.rests()
        assert await votes(one) == [(li.id, 1, 0), (mei.id, 1, 0)]
        await one.jumps(one.town.clock.now() + timedelta(days=3, hours=1).total_seconds())
        assert poll.is_closed
        assert await one.books() == {"failed": 0, "quarantined": 0}


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
async def test_a_vote_that_comes_before_the_poll_is_known_is_counted_when_it_is(
    address: str, tmp_path: Path
) -> None:
    """The poll stands in the group, and for want of room nobody can write down which it is."""
    async with InTownTime(address, tmp_path, people=3) as one:
        circle = await one.settles()
        cadre, li, _ = one.people
        await one.begins()
        await one.rests()
        await administer(address, FULL)
        await administer(address, MARKS)
        try:
            cadre.writes(circle.chat, ASKED)
            await one.comes(lambda: polls(one))
            [message] = polls(one)
            for choice in (0, 1):
                li.votes(message, choice)
            await one.comes(lambda: not one.unconfirmed)
            assert await votes(one) == []
            assert (await rows(address, "SELECT COUNT(*) FROM parked"))[0][0] == 2
        finally:
            await administer(address, ROOM)
        await one.rests()
        assert await votes(one) == [(li.id, 1, 0)]
        assert (await rows(address, "SELECT COUNT(*) FROM parked"))[0][0] == 0
        assert len(polls(one)) == 1
        assert await one.books() == {"failed": 0, "quarantined": 0}
