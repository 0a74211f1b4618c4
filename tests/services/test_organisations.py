"""The first organisation, links that open once, and who is the safety contact."""

import asyncio
from datetime import date, timedelta

import pytest

from domain.organisations import Level, OrganisationId, Position, Profile, Role, TakenUp
from domain.people import Visitor
from domain.refusals import Refusal
from services.organisations import (
    AlreadySetUp,
    InviteExpired,
    InviteRevoked,
    InviteUnknown,
    InviteUsed,
    Organisations,
)
from services.rights import NotAllowed, OutsideBranch
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import met
from tests.storage.county import NOON

WANG, THIEF = Visitor(1, "王", "zh-hans"), Visitor(2, "someone", "en")
MONTH = timedelta(days=30)


def organisations(tx: Transaction, later: timedelta = timedelta()) -> Organisations:
    return services(tx, NOON + later).organisations


async def set_up(tx: Transaction) -> tuple[OrganisationId, str]:
    made, token = await organisations(tx).set_up(
        "湖滨团县委", Level.COUNTY, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
    )
    return made.id, token


async def invited(tx: Transaction) -> str:
    office, _ = await set_up(tx)
    first = date(2026, 1, 1)
    _, token = await organisations(tx).invite_cadre(office, "王老师", Position.FULL_TIME, first)
    return token


async def test_the_first_organisation_is_made_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        office, _ = await set_up(tx)
        made = await tx.organisations.get(office)
        assert made is not None
        assert made.hotlines == ("12356", "12355", "110", "120")
        again, token = await set_up(tx)
        assert again == office
        await organisations(tx).open_invite(token, WANG)
        with pytest.raises(AlreadySetUp):
            await set_up(tx)


async def test_a_link_fits_into_what_telegram_lets_through(storage: Storage) -> None:
    async with storage.read_write() as tx:
        for _ in range(20):
            token = await organisations(tx).invite_role((await first(tx)), Role.SUPERVISOR)
            payload = organisations(tx).link(token).partition("?start=")[2]
            assert len(payload) <= 64
            assert payload.replace("-", "").replace("_", "").isalnum()


async def first(tx: Transaction) -> OrganisationId:
    roots = await tx.organisations.roots()
    return roots[0].id if roots else (await set_up(tx))[0]


async def test_a_cadre_takes_up_a_line_of_the_roster_and_can_be_written_to(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        taken = await organisations(tx).open_invite(await invited(tx), WANG)
        person = await tx.people.by_telegram_id(WANG.telegram_id)
        assert person is not None
        assert person.reachable
        assert taken.cadre is not None
        assert (taken.cadre.person, taken.cadre.roster_name) == (person.id, "王老师")
        assert (taken.role, taken.again) == (None, False)
        assert (await organisations(tx).offices(person.id)).cadres == (taken.cadre,)


async def test_the_first_link_makes_an_administrator(storage: Storage) -> None:
    async with storage.read_write() as tx:
        office, token = await set_up(tx)
        taken = await organisations(tx).open_invite(token, WANG)
        assert (taken.organisation.id, taken.role) == (office, Role.ADMINISTRATOR)
        person = await tx.people.by_telegram_id(WANG.telegram_id)
        assert person is not None
        assert [one.id for one in await organisations(tx).administered(person)] == [office]


async def test_who_opens_a_link_again_is_told_the_same_and_changes_nothing(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        token = await invited(tx)
        await organisations(tx).open_invite(token, WANG)
        deeds = len(await tx.audit.latest())
        again = await organisations(tx, 2 * MONTH).open_invite(token, WANG)
        assert again.again
        assert len(await tx.audit.latest()) == deeds


async def test_somebody_with_another_position_takes_up_one_more(storage: Storage) -> None:
    async with storage.read_write() as tx:
        token = await invited(tx)
        first = await organisations(tx).open_invite(token, WANG)
        where, since = first.organisation.id, date(2026, 1, 1)
        line, again = await organisations(tx).invite_cadre(
            where, "王老师", Position.SECONDED, since
        )
        await organisations(tx).open_invite(again, WANG)
        await organisations(tx).open_invite(
            await organisations(tx).invite_role(where, Role.SUPERVISOR), WANG
        )
        person = await tx.people.by_telegram_id(WANG.telegram_id)
        assert person is not None
        held = await organisations(tx).offices(person.id)
        assert first.cadre is not None
        assert [one.id for one in held.cadres] == [first.cadre.id, line.id]
        assert [role for _, role in held.roles] == [Role.SUPERVISOR]
        assert await refused(tx, again) is InviteUsed


async def refused(tx: Transaction, token: str, later: timedelta = timedelta()) -> type[Refusal]:
    with pytest.raises(Refusal) as caught:
        await organisations(tx, later).open_invite(token, THIEF)
    return caught.type


async def test_a_forwarded_link_opens_nothing_for_the_second_person(storage: Storage) -> None:
    async with storage.read_write() as tx:
        token = await invited(tx)
        await organisations(tx).open_invite(token, WANG)
        assert await refused(tx, token) is InviteUsed


@pytest.mark.parametrize(("later", "opens"), [(MONTH - timedelta(seconds=1), True), (MONTH, False)])
async def test_a_link_opens_for_thirty_days(
    storage: Storage, later: timedelta, opens: bool
) -> None:
    async with storage.read_write() as tx:
        token = await invited(tx)
        if opens:
            taken = await organisations(tx, later).open_invite(token, WANG)
            assert not taken.again
        else:
            assert await refused(tx, token, later) is InviteExpired


async def test_a_link_that_was_called_back_opens_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        token = await invited(tx)
        invite = await tx.invites.by_token(token)
        assert invite is not None
        await tx.invites.revoke(invite.id, NOON)
        assert await refused(tx, token) is InviteRevoked


async def test_a_token_that_nobody_made_is_unknown(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await invited(tx)
        assert await refused(tx, "made-up") is InviteUnknown


async def test_of_two_who_open_a_link_at_once_one_becomes_the_cadre(storage: Storage) -> None:
    async with storage.read_write() as tx:
        token = await invited(tx)

    async def open_as(visitor: Visitor) -> TakenUp | None:
        async with storage.read_write() as tx:
            try:
                async with tx.savepoint():
                    return await organisations(tx).open_invite(token, visitor)
            except InviteUsed:
                return None

    both = await asyncio.gather(open_as(WANG), open_as(THIEF))
    assert len([one for one in both if one is not None]) == 1
    async with storage.read_only() as view:
        known = await view.people.numbers([WANG.telegram_id, THIEF.telegram_id])
    assert len(known) == 1


async def test_an_administrator_can_be_the_safety_contact(storage: Storage) -> None:
    async with storage.read_write() as tx:
        office, token = await set_up(tx)
        await organisations(tx).open_invite(token, WANG)
        person = await tx.people.by_telegram_id(WANG.telegram_id)
        await organisations(tx).be_safety_contact(person)
        found = await tx.organisations.get(office)
        assert found is not None
        assert await organisations(tx).safety_contact(found) == person


async def test_a_safety_contact_by_link_takes_the_place_of_the_one_before(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        office, token = await set_up(tx)
        await organisations(tx).open_invite(token, WANG)
        administrator = await tx.people.by_telegram_id(WANG.telegram_id)
        assert administrator is not None
        await organisations(tx).be_safety_contact(administrator)
        _, link = await organisations(tx).invite_safety_contact(administrator, office)
        taken = await organisations(tx).open_invite(link, THIEF)
        assert taken.role is Role.SAFETY_CONTACT
        assert [name for _, name in (await organisations(tx).offices(administrator.id)).roles] == [
            Role.ADMINISTRATOR
        ]
        found = await tx.organisations.get(office)
        assert found is not None
        contact = await organisations(tx).safety_contact(found)
        assert contact is not None
        assert contact.telegram_id == THIEF.telegram_id


async def test_only_an_administrator_of_it_names_a_safety_contact(storage: Storage) -> None:
    async with storage.read_write() as tx:
        office, _ = await set_up(tx)
        stranger = await met(tx, 9, "Stranger")
        for somebody in (stranger, None):
            with pytest.raises(NotAllowed):
                await organisations(tx).be_safety_contact(somebody)
            with pytest.raises(NotAllowed):
                await organisations(tx).invite_safety_contact(somebody, office)
        found = await tx.organisations.get(office)
        assert found is not None
        assert found.safety_contact is None


async def test_an_administrator_of_one_organisation_names_none_for_another(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        office, token = await set_up(tx)
        other = await tx.organisations.add(
            "West", Level.COUNTY, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
        )
        await organisations(tx).open_invite(token, WANG)
        administrator = await tx.people.by_telegram_id(WANG.telegram_id)
        with pytest.raises(OutsideBranch):
            await organisations(tx).invite_safety_contact(administrator, other.id)
        assert await organisations(tx).invite_safety_contact(administrator, office)
