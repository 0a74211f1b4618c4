"""Organisations: a tree, a roster whose lines are taken up once, links that open once."""

import asyncio
from datetime import date

from domain.organisations import Level, Position, Profile, Role
from domain.people import PersonId
from storage.database import Storage
from storage.transaction import Transaction
from tests.storage.county import HOUR, NOON, TODAY, cadre, office, person


async def test_an_organisation_knows_what_is_above_and_below_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        city = await tx.organisations.add(
            "City", Level.CITY, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
        )
        counties = [
            await tx.organisations.add(
                name,
                Level.COUNTY,
                Profile.LIGHT_BURDEN,
                zone="Asia/Shanghai",
                language="zh",
                parent=city.id,
                hotlines=("12355", "12356"),
            )
            for name in ("East", "West")
        ]
        east = counties[0]
        assert await tx.organisations.roots() == [city]
        assert await tx.organisations.path(east.id) == [east, city]
        assert await tx.organisations.subtree(city.id) == {city.id, *(one.id for one in counties)}
        assert await tx.organisations.subtree(east.id) == {east.id}
        assert await tx.organisations.get(east.id) == east
        assert east.hotlines == ("12355", "12356")


async def test_the_safety_contact_and_the_hotlines_can_be_changed(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where, who = await office(tx), await person(tx)
        await tx.organisations.set_safety_contact(where.id, who.id)
        await tx.organisations.set_hotlines(where.id, ("110",))
        changed = await tx.organisations.get(where.id)
    assert changed is not None
    assert (changed.safety_contact, changed.hotlines) == (who.id, ("110",))


async def test_a_position_is_held_from_its_first_day_until_the_day_after_its_last(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        where = await office(tx)
        line = await tx.cadres.add(where.id, "Wang", Position.SECONDED, date(2026, 1, 1))
        assert await tx.cadres.leave_office(line.id, date(2026, 4, 1))
        assert not await tx.cadres.leave_office(line.id, date(2026, 5, 1))
        held = [
            bool(await tx.cadres.all(date(2026, month, day)))
            for month, day in ((1, 1), (3, 31), (4, 1))
        ]
        assert held == [True, True, False]
        assert await tx.cadres.all(date(2025, 12, 31)) == []


async def test_a_line_of_the_roster_is_taken_up_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        line, first, second = await cadre(tx), await person(tx, 1), await person(tx, 2)
        assert await tx.cadres.take_up(line.id, first.id)
        assert not await tx.cadres.take_up(line.id, second.id)
        [held] = await tx.cadres.of_person(first.id, TODAY)
        assert held.id == line.id
        assert await tx.cadres.of_organisation(line.organisation, TODAY) == [held]


async def test_who_declined_is_counted_and_not_named(storage: Storage) -> None:
    async with storage.read_write() as tx:
        line = await cadre(tx)
        await tx.cadres.count_declined(line.id)
        await tx.cadres.count_declined(line.id)
        found = await tx.cadres.get(line.id)
    assert found is not None
    assert found.declined_or_left == 2


async def test_a_role_is_granted_once_and_withdrawn_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where, who = await office(tx), await person(tx)
        assert await tx.roles.grant(who.id, where.id, Role.ADMINISTRATOR, NOON)
        assert not await tx.roles.grant(who.id, where.id, Role.ADMINISTRATOR, NOON)
        assert await tx.roles.of(who.id) == {(where.id, Role.ADMINISTRATOR)}
        assert await tx.roles.holders(where.id, Role.ADMINISTRATOR) == [who.id]
        assert await tx.roles.withdraw(who.id, where.id, Role.ADMINISTRATOR)
        assert not await tx.roles.withdraw(who.id, where.id, Role.ADMINISTRATOR)


async def test_an_invite_is_found_by_its_token_of_which_only_a_digest_is_kept(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        line = await cadre(tx)
        made = await tx.invites.for_cadre("t0k3n", line.organisation, line.id, NOON + HOUR)
        assert await tx.invites.by_token("t0k3n") == made
        assert await tx.invites.by_token("other") is None
        assert (made.cadre, made.role) == (line.id, None)
        rows = await tx._connection.exec_driver_sql("SELECT * FROM invites")
        assert "t0k3n" not in str(rows.all())


async def use(storage: Storage, token: str, who: PersonId) -> bool:
    async with storage.read_write() as tx:
        invite = await tx.invites.by_token(token)
        assert invite is not None
        return await tx.invites.use(invite.id, who, NOON)


async def two_people(tx: Transaction) -> list[PersonId]:
    return [(await person(tx, telegram_id)).id for telegram_id in (1, 2)]


async def test_of_two_who_open_a_link_at_once_one_gets_in(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where, both = await office(tx), await two_people(tx)
        await tx.invites.for_role("t0k3n", where.id, Role.ADMINISTRATOR, NOON + HOUR)
    assert sorted(await asyncio.gather(*(use(storage, "t0k3n", who) for who in both))) == [
        False,
        True,
    ]


async def test_an_expired_or_revoked_link_opens_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where, who = await office(tx), await person(tx)
        await tx.invites.for_role("late", where.id, Role.SUPERVISOR, NOON)
        revoked = await tx.invites.for_role("gone", where.id, Role.SUPERVISOR, NOON + HOUR)
        assert await tx.invites.revoke(revoked.id, NOON)
        assert not await tx.invites.revoke(revoked.id, NOON)
    assert not await use(storage, "late", who.id)
    assert not await use(storage, "gone", who.id)
