"""Who lives in a served town, as a county whose groups are counted."""

from bench.county import Circle, Member
from bench.processes import TownProcess

GROUPS = 6
COUNTED = (0, 3, 4, 5)  # where the bot is an administrator


def circles(town: TownProcess) -> list[Circle]:
    """The groups in which the bot hears everything. One cadre runs them all; of the members every
    other one has agreed to be counted.
    """
    cadre = Member(town.people[1], "王老师", consents=True)
    return [
        Circle(
            chat=town.groups[number],
            title=f"青年之家 {number}",
            cadre=cadre,
            members=tuple(
                Member(person, f"李同学{person}", consents=place % 2 == 0)
                for place, person in enumerate(members(town, number))
            ),
        )
        for number in COUNTED
    ]


def members(town: TownProcess, group: int) -> list[int]:
    """Those who are in this group alone; the last two people are in none."""
    return town.people[10 + group : len(town.people) - 2 : GROUPS]


def reachable(town: TownProcess) -> list[int]:
    """Those who have started the bot and write to it from time to time; not the cadre."""
    return town.people[10 : len(town.people) // 2]
