"""What whoever runs a group can set: hold and go on, welcome, language."""

from datetime import datetime

import pytest

from domain.groups import BotMoved, Group, GroupState, Standing
from domain.refusals import Refusal
from services.group_settings import GroupSettings
from services.groups import Groups, GroupUnknown
from services.rights import NotAllowed
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, told
from tests.storage.county import HOUR, NOON

GONE = Standing.told({"status": "left"})
ADMIN = Standing.told({"status": "administrator"})


def settings(tx: Transaction, at: datetime = NOON) -> GroupSettings:
    return services(tx, at).group_settings


def groups(tx: Transaction, at: datetime = NOON) -> Groups:
    return services(tx, at).groups


async def counted(tx: Transaction) -> County:
    place = await founded(tx)
    await tx.groups.set_rights(place.group.id, ADMIN.rights)
    return place


async def now_of(tx: Transaction, group: Group) -> Group:
    found = await tx.groups.get(group.id)
    assert found is not None
    return found


async def test_a_held_group_is_not_counted_and_the_time_shows_as_unknown(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await counted(tx)
        seen = await settings(tx).hold(place.group.id, place.cadre, held=True)
        assert (seen.group.state, seen.group.held) == (GroupState.PAUSED, True)
        assert await told(tx) == [("GroupPaused", place.deputy.id)]
        await settings(tx, NOON + HOUR).hold(place.group.id, place.deputy, held=True)
        assert await told(tx) == []
        seen = await settings(tx, NOON + 2 * HOUR).hold(place.group.id, place.deputy, held=False)
        assert seen.group.state is GroupState.COUNTING
        assert ("GroupCounting", place.cadre.id) in await told(tx)
        [gap] = await tx.gaps.within(place.group.id, NOON - HOUR, NOON + 9 * HOUR)
        assert (gap.since, gap.until) == (NOON, NOON + 2 * HOUR)


async def test_rights_that_come_back_do_not_start_a_held_group(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await counted(tx)
        await settings(tx).hold(place.group.id, place.cadre, held=True)
        for before, after in ((ADMIN, GONE), (GONE, ADMIN)):
            news = BotMoved(place.group.chat, "读书会", before, after, 901, NOON)
            await groups(tx).bot_moved(news)
        assert (await now_of(tx, place.group)).state is GroupState.PAUSED
        seen = await settings(tx).hold(place.group.id, place.cadre, held=False)
        assert seen.group.state is GroupState.COUNTING


async def test_going_on_without_rights_stays_paused(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await settings(tx).hold(place.group.id, place.cadre, held=True)
        seen = await settings(tx).hold(place.group.id, place.cadre, held=False)
        assert seen.group.state is GroupState.PAUSED


@pytest.mark.parametrize("greets", [True, False])
async def test_a_welcome_comes_with_the_bot_if_the_cadre_wants_it(
    storage: Storage, greets: bool
) -> None:
    async with storage.read_write() as tx:
        place = await counted(tx)
        seen = await settings(tx).greet(place.group.id, place.cadre, greets=greets)
        assert seen.group == await now_of(tx, place.group)
        for before, after in ((ADMIN, GONE), (GONE, ADMIN)):
            news = BotMoved(place.group.chat, "读书会", before, after, 901, NOON)
            await groups(tx).bot_moved(news)
        assert (("GroupWelcome", None) in await told(tx)) is greets
        await settings(tx).welcome(place.group.id, place.cadre)
        assert await told(tx) == [("GroupWelcome", None)]


async def test_the_panel_knows_who_looks_at_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await counted(tx)
        seen = await settings(tx).panel(place.group.id, place.cadre)
        assert (seen.responsible, [one.roster_name for one in seen.deputies]) == (True, ["李老师"])
        assert not (await settings(tx).panel(place.group.id, place.deputy)).responsible
        spoken = await settings(tx).speak(place.group.id, "en", place.deputy)
        assert spoken.group.language == (await now_of(tx, place.group)).language == "en"


async def test_nobody_else_sets_anything(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await counted(tx)
        number, made = place.group.id, settings(tx)
        for somebody in (place.administrator, place.young, None):
            for tried in (
                made.panel(number, somebody),
                made.hold(number, somebody, held=True),
                made.greet(number, somebody, greets=False),
                made.speak(number, "en", somebody),
                made.welcome(number, somebody),
            ):
                with pytest.raises(Refusal) as refused:
                    await tried
                assert refused.type is NotAllowed
        with pytest.raises(GroupUnknown):
            await made.panel(type(number)(number + 9), place.cadre)
