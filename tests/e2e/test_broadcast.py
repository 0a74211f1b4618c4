"""The soak of a broadcast, small: nothing lost, hardly anything twice, nothing too quick."""

from bench.load.broadcast import Seen, most
from bench.processes import Nursery
from bench.soaks.broadcast import Plan, soaked


async def test_a_broadcast_reaches_everybody_although_its_bot_is_killed(
    nursery: Nursery, empty_address: str
) -> None:
    """The pace and the processor are the soak's, which has the machine for itself."""
    plan = Plan(chats=60, kills=1, window=3, refused=2)
    found = await soaked(nursery, empty_address, plan, seed=7)
    assert found.is_kept, found.figures()


def test_the_most_within_a_span_is_half_open() -> None:
    assert most([], 1) == 0
    assert most([0, 0.5, 0.99, 1, 1.5], 1) == 3
    assert most([3, 1, 2], 1) == 1


def test_what_a_town_saw_is_counted_by_chat_and_text() -> None:
    seen = Seen([(0, 1, "a"), (0.2, 1, "a"), (0.4, 2, "a"), (70, -5, "b"), (71, -5, "c")], 0)
    assert (seen.repeated, seen.missed([1, 2, 3, -5])) == (1, 1)
    assert (seen.in_a_second, seen.in_a_groups_minute) == (3, 2)
    assert seen.rate(1) == 3
