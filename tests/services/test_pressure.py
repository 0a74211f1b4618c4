"""Pressure: read by the level above and by nobody who can have pressed, answered, and erased."""

import asyncio
from dataclasses import dataclass

import pytest
from sqlalchemy import update

from domain.groups import GroupId
from domain.organisations import Level, Organisation, Profile, Role
from domain.people import AgeBand, Person, Visitor
from domain.pressure import NEXT, PressureHasMovedOn, PressureState, PressureStep
from services.pressure import (
    NotYourReport,
    Pressure,
    PressureNobodyReads,
    PressureTooLong,
    PressureUnderWay,
)
from storage.database import Storage
from storage.tables.organisations import organisations
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, met, told
from tests.storage.county import NOON

NOWHERE = GroupId(0)
MEI = Visitor(70, "韩梅梅", "zh-hans")
SAID = "书记说不参加就不给评优"


@dataclass(frozen=True)
class Tree:
    """The county of the tests under a city with one administrator."""

    home: County
    city: Organisation
    reader: Person
    pressure: Pressure


async def tree(tx: Transaction) -> Tree:
    city = await tx.organisations.add(
        "Riverside", Level.CITY, Profile.NOTICE_2017, zone="Asia/Shanghai", language="zh"
    )
    home = await founded(tx)
    await put_under(tx, home.office, city)
    reader = await met(tx, 950, "Above")
    await tx.roles.grant(reader.id, city.id, Role.ADMINISTRATOR, NOON)
    return Tree(home, city, reader, services(tx, NOON).pressure)


async def put_under(tx: Transaction, office: Organisation, above: Organisation) -> None:
    moved = update(organisations).where(organisations.c.id == office.id)
    await tx._connection.execute(moved.values(parent_id=above.id))


@pytest.mark.parametrize("state", PressureState)
@pytest.mark.parametrize("step", PressureStep)
def test_it_goes_from_received_to_looked_at_to_answered(
    state: PressureState, step: PressureStep
) -> None:
    steps = list(PressureState)
    found = NEXT.get((state, step))
    assert found is None or steps.index(found) > steps.index(state)
    assert (PressureState.ANSWERED, step) not in NEXT


async def test_the_level_above_reads_it_without_a_name(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await tree(tx)
        saved = await at.pressure.report(at.home.young, SAID, NOWHERE)
        assert (saved.reader, saved.above) == (at.city, True)
        assert await told(tx) == [("PressureReported", at.reader.id)]
        [(report, about)] = await at.pressure.to_read(at.reader)
        assert (about.id, report.text, report.state) == (
            at.home.office.id,
            SAID,
            PressureState.RECEIVED,
        )
        for somebody in (at.home.administrator, at.home.cadre, at.home.young, None):
            assert await at.pressure.to_read(somebody) == []


async def test_whoever_told_hears_of_each_step(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await tree(tx)
        await at.pressure.report(at.home.young, SAID, NOWHERE)
        [(report, _)] = await at.pressure.to_read(at.reader)
        seen, _ = await at.pressure.look(report.id, at.reader)
        assert seen.state is PressureState.LOOKED_AT
        with pytest.raises(PressureHasMovedOn):
            await at.pressure.look(report.id, at.reader)
        assert (await at.pressure.to_answer(report.id, at.reader)).id == report.id
        await at.pressure.answer(report.id, at.reader, "已经说清楚了，参加全凭自愿")
        with pytest.raises(PressureHasMovedOn):
            await at.pressure.answer(report.id, at.reader, "再说一次")
        assert await at.pressure.to_read(at.reader) == []
        steps = [name for name, reader in await told(tx) if reader == at.home.young.id]
        assert steps == ["PressureLookedAt", "PressureAnswered"]


async def test_nobody_who_can_have_pressed_reads_it_whatever_roles_they_hold(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        at = await tree(tx)
        for one in (at.home.cadre, at.home.deputy, at.home.administrator, at.home.young):
            await tx.roles.grant(one.id, at.city.id, Role.ADMINISTRATOR, NOON)
        await at.pressure.report(at.home.young, SAID, NOWHERE)
        assert await told(tx) == [("PressureReported", at.reader.id)]
        [(report, _)] = await at.pressure.to_read(at.reader)
        for somebody in (at.home.cadre, at.home.administrator, at.home.young, None):
            with pytest.raises(NotYourReport):
                await at.pressure.look(report.id, somebody)


async def test_where_nothing_is_above_the_own_office_reads_it_without_the_cadre(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        home = await founded(tx)
        await tx.roles.grant(home.cadre.id, home.office.id, Role.ADMINISTRATOR, NOON)
        saved = await services(tx, NOON).pressure.report(home.young, SAID, NOWHERE)
        assert (saved.reader.id, saved.above) == (home.office.id, False)
        assert await told(tx) == [("PressureReported", home.administrator.id)]


async def test_where_a_level_above_has_nobody_the_own_office_does_not_get_it(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        at = await tree(tx)
        await tx.roles.withdraw(at.reader.id, at.city.id, Role.ADMINISTRATOR)
        with pytest.raises(PressureNobodyReads):
            await at.pressure.report(at.home.young, SAID, NOWHERE)


async def test_one_is_under_way_at_a_time_also_with_two_taps_at_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await tree(tx)

    async def report() -> bool:
        async with storage.read_write() as tx:
            try:
                async with tx.savepoint():
                    await services(tx, NOON).pressure.report(at.home.young, "", NOWHERE)
            except PressureUnderWay:
                return False
            return True

    assert sorted(await asyncio.gather(report(), report())) == [False, True]


async def test_somebody_unknown_tells_their_age_first_and_the_youngest_leave_nothing(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        at = await tree(tx)
        group = at.home.group.id
        assert await at.pressure.report_of(MEI, AgeBand.UNDER_14, SAID, group) is None
        assert await tx.people.by_telegram_id(MEI.telegram_id) is None
        saved = await at.pressure.report_of(MEI, AgeBand.MINOR, SAID, group)
        assert saved is not None
        assert (saved.above, saved.made_known) == (True, True)
        [(report, about)] = await at.pressure.to_read(at.reader)
        assert about.id == at.home.office.id
        held = await tx.my_data.of(report.person)
        assert held["pressure_reports"][0]["text"] == SAID


async def test_erased_with_whoever_told_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await tree(tx)
        await at.pressure.report(at.home.young, SAID, NOWHERE)
        [(report, _)] = await at.pressure.to_read(at.reader)
        await services(tx, NOON).people.forget(at.home.young.telegram_id)
        assert await tx.pressure.get(report.id) is None
        with pytest.raises(NotYourReport):
            await at.pressure.look(report.id, at.reader)


async def test_too_much_at_once_is_refused(storage: Storage) -> None:
    async with storage.read_write() as tx:
        at = await tree(tx)
        with pytest.raises(PressureTooLong):
            await at.pressure.report(at.home.young, "长" * 3401, NOWHERE)
