"""Quarters that are over: figures in different people are frozen, later the rows are nobody's."""

from datetime import date, datetime, timedelta

from domain.consents import Purpose
from domain.periods import Days
from domain.stats import FrozenFigures
from storage.database import Storage
from storage.tables.activity import activity
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services.people_of_a_county import County, counting_group, founded
from tests.storage.county import NOON, TODAY, said

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
QUARTER = Days(date(2026, 1, 1), date(2026, 4, 1))
FREEZES = datetime(2026, 4, 9, tzinfo=SHANGHAI)
NAMELESS = FREEZES + 90 * DAY


async def talked(storage: Storage) -> County:
    async with storage.read_write() as tx:
        place = await founded(tx)
        for group, person in ((place.group.id, place.young.id), (place.group.id, 0)):
            await tx.activity.add(said(group, person, times=3, blocks=0b11))
        return place


async def work(storage: Storage, now: datetime, *, fold: bool = False) -> int:
    """All chunks of one tick; how many there were."""
    for done in range(20):
        async with storage.read_write() as tx:
            freezing = services(tx, now).freezing
            run = freezing.fold_people_due if fold else freezing.freeze_due
            if await run() == 0:
                return done
    raise AssertionError("a tick does not end")


async def named_rows(tx: Transaction) -> int:
    rows = (await tx._connection.execute(activity.select())).all()
    return sum(row.person_id != 0 for row in rows)


async def test_a_quarter_is_frozen_when_nothing_can_come_late_any_more(storage: Storage) -> None:
    place = await talked(storage)
    assert await work(storage, FREEZES - SECOND) == 0
    assert await work(storage, FREEZES) == 2
    assert await work(storage, FREEZES) == 0
    async with storage.read_write() as tx:
        frozen = await tx.frozen.of(QUARTER.first, [place.group.id])
        assert frozen == {place.group.id: FrozenFigures(people=1, two_way=0, consenting=1)}
        due = await services(tx, FREEZES).freezing.next_freezing()
    assert due == datetime(2026, 7, 9, tzinfo=SHANGHAI)


async def test_two_way_contacts_spoke_to_the_cadre_side_and_were_spoken_to(
    storage: Storage,
) -> None:
    place = await talked(storage)
    async with storage.read_write() as tx:
        for number, name in enumerate(("to_cadre", "from_cadre"), start=1):
            await tx._connection.execute(
                activity.insert().values(
                    day=TODAY + number * DAY,
                    group_id=place.group.id,
                    person_id=place.young.id,
                    **{name: 1},
                )
            )
        await tx.frozen.freeze(QUARTER, [place.group.id], NOON)
        [frozen] = (await tx.frozen.of(QUARTER.first, [place.group.id])).values()
    assert frozen == FrozenFigures(people=1, two_way=1, consenting=1)


async def test_frozen_figures_stay_and_open_ones_fall_when_somebody_goes(storage: Storage) -> None:
    place = await talked(storage)
    await work(storage, FREEZES)
    async with storage.read_write() as tx:
        await tx.activity.add(said(place.group.id, place.young.id, date(2026, 4, 2)))
        await services(tx, FREEZES).people.forget(place.young.telegram_id)
        await tx.frozen.freeze(QUARTER, [place.group.id], FREEZES)
        [frozen] = (await tx.frozen.of(QUARTER.first, [place.group.id])).values()
        open_quarter = Days(date(2026, 4, 1), date(2026, 7, 1))
        now = await tx.reports.group_figures(place.group, open_quarter, SHANGHAI)
    assert (frozen.people, frozen.consenting) == (1, 1)
    assert (now.people, now.consenting, now.counted["messages"]) == (0, 0, 1)


async def test_rows_of_people_are_nobodys_90_days_after_the_freezing(storage: Storage) -> None:
    place = await talked(storage)
    assert await work(storage, NAMELESS, fold=True) == 0, "nothing is frozen so far"
    await work(storage, FREEZES)
    async with storage.read_write() as tx:
        await tx.activity.add(said(place.group.id, place.young.id, date(2026, 4, 2)))
        before = await tx.reports.group_figures(place.group, QUARTER, SHANGHAI)
        assert await services(tx, FREEZES).freezing.next_people_folding() == NAMELESS
    assert await work(storage, NAMELESS - SECOND, fold=True) == 0
    assert await work(storage, NAMELESS, fold=True) == 2
    assert await work(storage, NAMELESS, fold=True) == 0
    async with storage.read_write() as tx:
        assert await named_rows(tx) == 1
        after = await tx.reports.group_figures(place.group, QUARTER, SHANGHAI)
        [frozen] = (await tx.frozen.of(QUARTER.first, [place.group.id])).values()
        assert await services(tx, NAMELESS).freezing.next_people_folding() is None
    assert (after.counted, after.blocks) == (before.counted, before.blocks)
    assert (before.people, after.people, frozen.people) == (1, 0, 1)


async def test_many_groups_and_rows_go_in_chunks(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await tx.consents.give(place.cadre.id, Purpose.ACTIVITY, NOON)
        groups = [await counting_group(tx, place.line, -1000 - number) for number in range(60)]
        for number, group in enumerate(groups):
            for past in range(9):
                day = TODAY - (number % 3 + 3 * past) * DAY
                await tx.activity.add(said(group.id, place.young.id, day))
    async with storage.read_write() as tx:
        first = [await services(tx, FREEZES).freezing.freeze_due() for _ in range(4)]
    assert first == [50, 11, 1, 0]
    async with storage.read_write() as tx:
        freezing = services(tx, NAMELESS).freezing
        assert [await freezing.fold_people_due() for _ in range(4)] == [500, 40, 1, 0]
        assert await named_rows(tx) == 0


async def test_of_an_empty_installation_nothing_is_due(storage: Storage) -> None:
    async with storage.read_write() as tx:
        freezing = services(tx, NAMELESS).freezing
        assert await freezing.freeze_due() == await freezing.fold_people_due() == 0
        assert await freezing.next_freezing() is None
        assert await freezing.next_people_folding() is None
