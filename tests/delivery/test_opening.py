"""The opening of a period: everybody is told once, and hardly anybody twice when it is killed."""

from bench.soaks.opening import soaked
from tests.delivery.rig import Rig


async def test_an_opening_reaches_everybody_within_the_limits_through_kills(rig: Rig) -> None:
    found = await soaked(rig, kills=2)
    assert found.is_kept, found.figures()
    assert found.largest == len(rig.town.world.people)
