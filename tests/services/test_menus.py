"""Menus: whoever takes up or leaves an office gets other commands, once, and by the outbox."""

import json
from datetime import timedelta

from bot.introducing import introduce, introductions
from bot.wording.table import Wording
from domain.menus import Office, office_of
from domain.notices import MenuChanged
from domain.organisations import Position, Role
from storage.database import Storage
from tests.desks import BOT, SHANGHAI, services
from tests.services.people_of_a_county import founded
from tests.storage.county import NOON, TODAY

LATER = NOON + timedelta(days=400)
Told = list[tuple[str, dict[str, str]]]


async def told(storage: Storage) -> Told:
    """What is said of menus, as it goes out; it is taken as said."""
    async with storage.read_write() as tx:
        held = await tx.outbox.lease("test", NOON, LATER, 1000)
    said: Told = []
    async with storage.read_only() as view:
        for one in held:
            if one.post.name == MenuChanged.__name__:
                outgoing = await Wording(SHANGHAI, BOT).word(one.post, view, NOON)
                assert outgoing is not None
                said.append((outgoing.method, dict(outgoing.fields)))
            elif one.post.name.startswith("setMy"):
                said.append((one.post.name, {k: str(v) for k, v in one.post.fields.items()}))
    return said


async def renew(storage: Storage) -> Told:
    async with storage.read_write() as tx:
        await services(tx, NOON).menus.renew_due()
    return await told(storage)


def names(fields: dict[str, str]) -> list[str]:
    return [one["command"] for one in json.loads(fields["commands"])]


async def test_cadres_and_administrators_get_a_menu_of_their_own_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await founded(tx)
    said = await renew(storage)
    assert {method for method, _ in said} == {"setMyCommands"}
    for number, first in ((901, "activity"), (903, "roster")):
        own = [one for _, one in said if json.loads(one["scope"])["chat_id"] == number]
        assert [one["language_code"] for one in own] == ["zh", ""]
        assert all(names(one)[0] == first for one in own)
    assert not [one for _, one in said if json.loads(one["scope"])["chat_id"] == 7]
    assert await renew(storage) == []


async def test_whoever_leaves_office_sees_what_everybody_sees(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
    await renew(storage)
    async with storage.read_write() as tx:
        assert place.line.person is not None
        await tx.cadres.leave_office(place.line.id, TODAY)
    said = await renew(storage)
    assert [method for method, _ in said] == ["deleteMyCommands"] * 2
    assert await renew(storage) == []


async def test_a_second_office_changes_the_menu(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
    await renew(storage)
    async with storage.read_write() as tx:
        assert place.line.person is not None
        where = place.line.organisation
        await tx.roles.grant(place.line.person, where, Role.ADMINISTRATOR, NOON)
    said = await renew(storage)
    assert len(said) == 2
    assert {"topic", "safety"} <= set(names(said[0][1]))


async def test_whoever_blocked_the_bot_gets_it_when_they_are_back(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await founded(tx)
    await renew(storage)
    for reachable, count in ((False, 0), (True, 2)):
        async with storage.read_write() as tx:
            await services(tx, NOON).people.reached(901, reachable=reachable)
        assert len(await renew(storage)) == count


async def test_a_position_that_begins_later_is_waited_for(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        tomorrow = TODAY + timedelta(days=1)
        await tx.cadres.add(place.line.organisation, "Li", Position.SECONDED, tomorrow)
        due = await services(tx, NOON).menus.next_due()
    assert due is not None
    assert due.date() == tomorrow


async def test_the_bot_introduces_itself_once_and_again_when_words_change(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await founded(tx)
        assert await introduce(services(tx, NOON)) == len(list(introductions()))
    await renew(storage)
    async with storage.read_write() as tx:
        assert await introduce(services(tx, NOON)) == 0
        changed = {"description": "other"}
        menus = services(tx, NOON).menus
        assert await menus.introduce("description zh", "setMyDescription", changed)
        assert not await menus.introduce("description zh", "setMyDescription", changed)
        assert await menus.set_anew("menus of people", "other words")
    said = await renew(storage)
    assert [method for method, _ in said].count(
        "setMyCommands"
    ) == 6  # three people, two lists each


async def test_of_two_tickers_that_found_the_same_change_one_sets_the_menu(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        person = place.line.person
        assert person is not None
        for office, fresh in ((Office.CADRE, True), (Office.CADRE, False), (Office.BOTH, True)):
            assert await tx.menus.note(person, office) is fresh
        for fresh in (True, False):
            assert await tx.menus.note(person, None) is fresh


async def test_organ_staff_see_what_their_office_does(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        where = place.line.organisation
        await tx.roles.grant(place.young.id, where, Role.ORGAN_STAFF, NOON)
    said = await renew(storage)
    own = [one for _, one in said if json.loads(one["scope"])["chat_id"] == place.young.telegram_id]
    assert len(own) == 2
    assert names(own[0])[:3] == ["activity", "fiveones", "wishes"]
    assert "roster" not in names(own[0])
    async with storage.read_write() as tx:
        assert place.line.person is not None
        await tx.roles.grant(place.line.person, where, Role.ORGAN_STAFF, NOON)
        assert (await tx.menus.changed(TODAY, 9)) == [(place.line.person, Office.CADRE_STAFF)]


def test_every_office_is_told_from_what_it_is_made_of() -> None:
    for one in Office:
        parts = {"cadre": one.is_cadre, "staff": one.is_staff, "administrator": one.administers}
        assert office_of(**parts) is one
    assert office_of(cadre=False, staff=False, administrator=False) is None
