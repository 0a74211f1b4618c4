"""Towns ready to live in: people, one bot, and groups of every kind."""

from playground.telegram.acting.resident import Resident
from playground.telegram.clock import Clock
from playground.telegram.town import Town
from playground.telegram.world.people import Bot

SURNAMES = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN_NAMES = (
    *("晓雨", "子涵", "思远", "明哲", "雅琴", "文博", "佳怡", "志强", "欣然", "浩宇"),
    *("雨桐", "建国", "诗涵", "俊杰", "梦洁", "天佑", "若曦", "立群", "安然", "一鸣"),
)
GROUP_TITLES = ("青年之家", "老朋友群", "兴趣广场", "团干部值班室")


def small_town(
    people: int = 12, groups: int = 3, *, clock: Clock | None = None, limits: bool = True
) -> Town:
    """A town with one bot, in which the first person has started the bot and is a member of the
    first group.

    The second person owns every group. The first group is a supergroup with the bot as an
    administrator; the second a basic group and the third a forum, both with the bot as a plain
    member under privacy mode; further ones are like the first. Everybody is spread evenly over
    the groups, except the last two people, who are in none; only the first half has started the
    bot. With one or two people everybody is in the first group.
    """
    town = Town(clock, limits=limits)
    bot = town.add_bot()
    residents = [
        town.add_person(name_of(number), username=f"person{number}") for number in range(people)
    ]
    owner = residents[1 % people]
    inhabitants = residents[: max(2, people - 2)]
    for number in range(groups):
        _found(owner, bot, number, _members(inhabitants, number, groups))
    for resident in residents[: max(1, people // 2)]:
        resident.starts(bot)
    town.mailboxes[bot.id].clear()
    return town


def name_of(number: int) -> str:
    """A Chinese name for the person with this number; beyond 400 people names repeat."""
    surname = SURNAMES[number % len(SURNAMES)]
    return surname + GIVEN_NAMES[(number // len(SURNAMES) + number) % len(GIVEN_NAMES)]


def _members(inhabitants: list[Resident], number: int, groups: int) -> list[Resident]:
    """Who is in the group with this number: the first ten people in the first three, and every
    further one in one group.
    """
    regulars = inhabitants[:10] if number < 3 else []
    return [*regulars, *(one for one in inhabitants[10 + number :: groups] if one not in regulars)]


def _found(owner: Resident, bot: Bot, number: int, members: list[Resident]) -> None:
    title = GROUP_TITLES[number] if number < len(GROUP_TITLES) else f"青年之家 {number + 1}"
    kind = "group" if number == 1 else "supergroup"
    group = owner.founds(kind, title, forum=number == 2)
    for member in members:
        if member.id != owner.id:
            owner.adds(group, member.person)
    owner.adds(group, bot)
    if number not in (1, 2):
        owner.promotes(group, bot)
