"""The county: its offices, their cadres, the cadres' groups, and who lives there; above it the
nation, and beside it a railway.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from playground.telegram.acting.resident import Resident
from playground.telegram.founding import name_of
from playground.telegram.town import Town
from playground.telegram.world.chats import Chat
from playground.telegram.world.people import Bot

COUNTY = "青禾县团委"
STREET, SCHOOL = "东门街道团工委", "青禾职校团委"
NATION, RAILWAY = "全国团委", "云岭铁路团委"
"""Above the county; and a system, which owes a report in every quarter. Neither has a group."""
HEIR = "许安"
"""Comes when a cadre's time in the county is over."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A cadre of one of the offices and the group they run, before anything exists. With `topics`
    it is a forum.
    """

    cadre: str
    office: str
    position: str
    title: str
    members: int
    kind: str = "supergroup"
    topics: tuple[str, ...] = ()


PLANS = (
    Plan("沈一鸣", COUNTY, "full-time", "青禾青年之家", 40),
    Plan("顾念", COUNTY, "seconded", "青禾创业角", 30, topics=("找工作", "闲聊", "跑步")),
    Plan("韩立群", COUNTY, "organ-part-time", "机关青年读书会", 24),
    Plan("方晓雨", STREET, "part-time", "东门社区小伙伴", 14, kind="group"),
    Plan("罗天佑", SCHOOL, "part-time", "职校篮球社", 12),
)
# Names that break what is not escaped, cut or isolated, and an app in English.
ODD_NAMES = ("<b>小飞</b>", "A&B", "\u202e莉莉", "阿" * 64, "🌱🌱", "O'Neil")


@dataclass(eq=False, slots=True)
class Room:
    """A group of the story. `name` stays what it is; `chat` changes when the group migrates, and
    `old_chat` is where people still read what was said before.

    `hidden` is an administrator who stays anonymous, `channel` one whose posts are passed on.
    `former` had the group before `cadre`.
    """

    plan: Plan
    cadre: Resident
    chat: Chat
    members: list[Resident]
    threads: list[int | None] = field(default_factory=lambda: [None])
    hidden: Resident | None = None
    channel: Chat | None = None
    helper: Bot | None = None
    old_chat: Chat | None = None
    former: Resident | None = None

    @property
    def name(self) -> str:
        return self.plan.title

    def speaker(self, who: Resident) -> Resident:
        """Whoever speaks when it would have been somebody's turn: a successor does for the cadre
        before.
        """
        return self.cadre if who is self.former else who


@dataclass(slots=True)
class County:
    """Everybody and every place. `liveliness` is how much somebody likes to talk; `clerk` is of the
    street's office, `officer` of the county's, and both are no cadres; `nation` administers
    everything, and `railwayman` is of the railway's office.
    """

    town: Town
    bot: Bot
    administrator: Resident
    safety_contact: Resident
    heir: Resident
    rooms: list[Room]
    liveliness: dict[int, float]
    clerk: Resident
    officer: Resident
    nation: Resident
    railwayman: Resident

    def room(self, position: int) -> Room:
        return self.rooms[position]

    def rooms_of(self, person: Resident) -> list[Room]:
        return [room for room in self.rooms if person in room.members]


def found(town: Town, chance: Random) -> County:
    """People move in, and the cadres open their groups; the bot is not there yet."""
    bot = town.add_bot()
    helper = town.add_bot("天气", "tianqi_bot", privacy=False)
    administrator = town.add_person("秦雅琴", username="qin_office")
    safety_contact = town.add_person("魏思远", username="wei_safety")
    heir = town.add_person(HEIR, username="xu_an")
    rooms, moved_in = [], 0
    for place, plan in enumerate(PLANS):
        rooms.append(_room(town, plan, place, moved_in))
        moved_in += plan.members
    _hide_one(town, rooms[2])
    rooms[0].helper = helper
    rooms[0].cadre.adds(rooms[0].chat, helper)
    _cross_over(rooms, chance)
    lively = {one.id: chance.paretovariate(1.3) for room in rooms for one in room.members}
    clerk = town.add_person("夏知秋", username="xia_street")
    officer = town.add_person("程嘉禾", username="cheng_county")
    nation = town.add_person("江望舒", username="jiang_nation")
    railwayman = town.add_person("陆铁生", username="lu_railway")
    return County(
        town,
        bot,
        administrator,
        safety_contact,
        heir,
        rooms,
        lively,
        clerk,
        officer,
        nation,
        railwayman,
    )


def _room(town: Town, plan: Plan, place: int, first: int) -> Room:
    cadre = town.add_person(plan.cadre, username=f"cadre_{place + 1}")
    chat = cadre.founds(plan.kind, plan.title, forum=bool(plan.topics))
    members = [_moves_in(town, number) for number in range(first, first + plan.members)]
    for member in members:
        cadre.adds(chat, member.person)
    room = Room(plan, cadre, chat, members)
    room.threads += [cadre.opens_topic(chat, topic).id for topic in plan.topics]
    return room


def _moves_in(town: Town, number: int) -> Resident:
    """One in twenty has an odd name, one in five no username, one in ten an English app."""
    odd = number % 20 == 7
    name = ODD_NAMES[number // 20 % len(ODD_NAMES)] if odd else name_of(number)
    username = None if number % 5 == 3 else f"young_{number}"
    language = "en" if number % 10 == 4 else "zh-hans"
    return town.add_person(name, username=username, language_code=language)


def _hide_one(town: Town, room: Room) -> None:
    """An administrator who stays anonymous, and a channel of the cadre's whose posts are passed on
    to the group.
    """
    room.hidden = town.add_person("石诗涵", username="shi_hidden")
    room.cadre.adds(room.chat, room.hidden.person)
    room.cadre.promotes(room.chat, room.hidden.person, anonymous=True)
    room.channel = room.cadre.founds("channel", "读书会通知")
    room.cadre.links(room.channel, room.chat)


def _cross_over(rooms: list[Room], chance: Random) -> None:
    """Some are in two groups."""
    for guest in chance.sample(rooms[0].members[:20], 3):
        rooms[1].cadre.adds(rooms[1].chat, guest.person)
        rooms[1].members.append(guest)
