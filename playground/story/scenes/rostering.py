"""The office and its roster: brought in as a sheet, links to be handed out, and a cadre whose time
is over and whose group goes to a successor.
"""

from collections.abc import Sequence
from functools import partial

from playground.story.books import local
from playground.story.calendar import at
from playground.story.county import COUNTY, HEIR, NATION, PLANS, RAILWAY, STREET, Plan, Room
from playground.story.passing import Stuck
from playground.story.sheet import Rows, links_on, workbook
from playground.story.story import Story
from playground.telegram.acting.resident import Resident

DAY = 24 * 3600.0
HEADER = ("组织", "级别", "姓名", "专挂兼", "备注")
WORDS = {
    "full-time": "专职",
    "seconded": "挂职",
    "organ-part-time": "机关兼职",
    "part-time": "兼职",
}
FAULTY = (
    HEADER,
    (COUNTY, "", "沈一鸣", "专职", ""),
    (COUNTY, "", "顾念", "", "省里派来"),
    (COUNTY, "", "韩立群", "书记", ""),
    (f"{COUNTY}/{STREET}", "", "方晓雨", "兼职", ""),
    (COUNTY, "", "沈一鸣", "专职", ""),
    (COUNTY, "", "", "兼职", ""),
)
"""As it came out of the drawer: rows 3 to 7 are wrong, each in a way of its own."""
WRONG = ("有 5 行要改", "第 3 行", "第 4 行", "第 5 行", "第 6 行", "第 7 行")
EMPTY = "花名册还是空的"
OF_RAILWAY = "贺云峰"
"""On its roster; nobody has handed them a link yet."""
OF_NATION = (
    HEADER,
    (f"{NATION}/{RAILWAY}", "系统", OF_RAILWAY, "兼职", ""),
    (f"{NATION}/{COUNTY}", "县级", "沈一鸣", "专职", ""),
)
ANSWERS = ("yes", "yes", "yes", "no", "nothing")


def plan(story: Story, leaves: int) -> None:
    """Somebody's secondment ends on this day; the next morning the office gives the group to a
    successor.
    """
    room = story.county.room(1)
    story.at(at(leaves, "10:00"), partial(position_ends, story, room))
    story.at(at(leaves, "10:30"), partial(heir_comes, story, room))
    story.at(at(leaves + 1, "09:40"), partial(chooses_heir, story, room))


async def founds_below(story: Story) -> None:
    """An office comes into being with the first line of its roster."""
    nation = story.county.nation
    sends(story, OF_NATION, nation)
    await story.presses(nation, "roster:import:")
    await story.sees(lambda: story.private(nation), "导入好了")
    begins(story, OF_RAILWAY, RAILWAY, "part-time")
    begins(story, PLANS[0].cadre, COUNTY, PLANS[0].position)


async def gets_role(
    story: Story, giver: Resident, office: str, role: str, getter: Resident
) -> None:
    """By a link, which is handed to whom it is for."""
    asked = await story.tells_bot(giver, "/roles")
    shown = await story.sees(lambda: story.private(giver), "的角色", after=asked.id)
    if f"{office}\u2069的角色" not in shown.formatted.text:
        await story.taps(giver, office)
        await story.sees(lambda: story.private(giver), f"{office}\u2069的角色", after=asked.id)
    await story.taps(giver, "给角色")
    await story.sees(lambda: story.private(giver), f"{office}\u2069给哪个角色", after=asked.id)
    await story.taps(giver, role)
    said = await story.sees(lambda: story.private(giver), "start=", after=asked.id)
    link = next(one for one in said.formatted.text.split() if "start=" in one)
    await story.opens(getter, link)


async def brings_in(story: Story) -> None:
    """A faulty sheet changes nothing; the right one is looked at, wanted, and brought in."""
    office = story.county.administrator
    sends(story, FAULTY)
    told = await story.sees(lambda: story.private(office), WRONG[0])
    if not all(words in told.formatted.text for words in WRONG):
        raise Stuck("the office was not told of every faulty row")
    await story.tells_bot(office, "/roster")
    await story.presses(office, "roster:sums")
    if not story.staff.held:
        await story.sees(lambda: story.private(office), EMPTY)
    sends(story, rows_of(PLANS))
    await story.presses(office, "roster:import:")
    await story.sees(lambda: story.private(office), "导入好了")
    for one in PLANS:
        if one.cadre not in story.staff.held:
            begins(story, one.cadre, one.office, one.position)


async def prints_links(story: Story) -> None:
    """A sheet of cards, in the roster's order, for whoever has none yet; they are cut apart and
    handed out.
    """
    office, staff = story.county.administrator, story.staff
    before = len(story.reading.files(story.private(office)))
    await story.tells_bot(office, "/roster")
    await story.presses(office, "roster:sheet")
    await story.presses(office, "roster:links:without")
    links = links_on(await story.is_sent_file(office, before))
    here = {name: one for name, one in staff.held.items() if one.organisation != RAILWAY}
    waiting = [name for name, one in here.items() if not one.links]
    if len(links) != len(waiting):
        raise Stuck(f"{len(links)} links were printed for {len(waiting)} cadres")
    for name, link in zip(waiting, links, strict=True):
        story.links[name] = link
        staff.linked(name)


async def position_ends(story: Story, room: Room) -> None:
    """The new sheet has somebody else in the place; whom it lacks has left office."""
    office, leaving = story.county.administrator, room.plan
    rows = rows_of([one for one in PLANS if one is not leaving])
    sends(story, (*rows, (COUNTY, "", HEIR, WORDS[leaving.position], "接任")))
    await story.presses(office, "roster:end:")
    await story.sees(lambda: story.private(office), "已结束任职 1 人")
    story.staff.ends(leaving.cadre, local(story.time.now).date())
    story.books.run_by(room.name, None)
    begins(story, HEIR, COUNTY, leaving.position)
    await prints_links(story)


async def heir_comes(story: Story, room: Room) -> None:
    """The successor opens a link of their own, and is let into the group by the cadre before."""
    heir = story.county.heir
    await story.opens(heir, story.links[HEIR])
    story.staff.takes_up(HEIR, heir.id)
    room.cadre.adds(room.chat, heir.person)
    room.cadre.promotes(room.chat, heir.person)
    await story.time.settle()


async def chooses_heir(story: Story, room: Room) -> None:
    """The office was told that nobody is responsible. Groups go over, people are asked."""
    office, heir = story.county.administrator, story.county.heir
    await story.presses(office, "heir:list:")
    await story.taps(office, HEIR)
    await story.presses(office, "heir:give:")
    story.staff.runs(HEIR, room.name)
    story.books.run_by(room.name, heir.id)
    room.former, room.cadre = room.cadre, heir
    left = story.staff.held[room.plan.cadre].contacts
    for number, person in enumerate(sorted(left)):
        story.staff.lets_go(person)
        story.duties.let_go(person)
        story.takes_part.pop(person, None)
        answer = partial(answers, story, room, person, ANSWERS[number % len(ANSWERS)])
        story.at(story.time.now + 3600 * (3 + 2 * (number % 4)), answer)


async def answers(story: Story, room: Room, person: int, answer: str, days: int = 8) -> None:
    """Yes, no, or nothing, which is no. The question comes when the ceilings allow it."""
    found = story.reading.button(story.reading.private(person), f"heir:{answer}:")
    if found is None:
        if days and answer != "nothing":
            later = partial(answers, story, room, person, answer, days - 1)
            story.at(story.time.now + DAY, later)
        return
    story.town.person(person).presses(*found)
    await story.time.settle()
    if answer == "yes":
        story.staff.chooses(person, HEIR)
        story.takes_part[person] = room.name


def sends(story: Story, rows: Rows, who: Resident | None = None) -> None:
    """The county's office, unless it is somebody else."""
    (who or story.county.administrator).sends(
        story.county.bot, "document", content=workbook(rows), name="花名册.xlsx"
    )


def begins(story: Story, name: str, office: str, position: str) -> None:
    story.staff.begins(name, office, position, local(story.time.now).date())


def rows_of(plans: Sequence[Plan]) -> tuple[tuple[str, ...], ...]:
    """The right sheet."""
    return HEADER, *map(row_of, plans)


def row_of(plan: Plan) -> tuple[str, ...]:
    """An office below the county's own is written as a path, with its level."""
    own = plan.office == COUNTY
    path, level = (COUNTY, "") if own else (f"{COUNTY}/{plan.office}", "基层团委")
    return path, level, plan.cadre, WORDS[plan.position], ""
