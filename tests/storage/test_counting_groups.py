"""Which groups are counted, and not asked about yet: the question of a job."""

from domain.groups import GroupState
from storage.database import Storage
from tests.storage.county import call, group


async def test_groups_that_are_counted_and_not_asked_about_yet(storage: Storage) -> None:
    async with storage.read_write() as tx:
        groups = [await group(tx, chat=-number) for number in (1, 2, 3, 4)]
        for one in groups[:3]:
            await tx.groups.change_state(one.id, GroupState.NEW, GroupState.COUNTING)
        await tx.outbox.add(call(dedupe_key=f"asked:{groups[1].id}"))
        assert [one.chat for one in await tx.groups.counting()] == [-1, -2, -3]
        assert [one.chat for one in await tx.groups.counting(said="asked:")] == [-1, -3]
        assert [one.chat for one in await tx.groups.counting(said="asked:", limit=1)] == [-1]
