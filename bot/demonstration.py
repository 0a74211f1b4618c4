"""What `yijiabai demo` asks of the program besides running it, in plain values."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.clock import Clock
from bot.commands.exporting_five_ones import write
from bot.commands.exporting_reports import write as write_reports
from bot.commands.exporting_wishes import write as write_wishes
from bot.commands.opening import opened
from bot.commands.setting_up import add_cadre, set_up, the_bot
from bot.county import chart
from bot.settings import Settings
from domain.groups import Group
from domain.organisations import Level, Position, Profile
from domain.periods import Days, day_of
from exports.tables import Format
from services.organisations import INVITE_LASTS, PAYLOAD
from services.progress import place_of, quota_of
from services.rosters import known_of
from storage.transaction import Reading
from texts.say import Say

# As long as a link's token, and none.
EXAMPLE = PAYLOAD + "this-is-an-example-{:03}"


@dataclass(frozen=True, slots=True)
class Summary:
    """A group after the quarter. Lights are numbers of days; `complete` how many days are known
    whole. `asked` and `take_part` are the contact quota of its cadre.
    """

    chat: int
    title: str
    cadre: str
    owes: int
    asked: int
    take_part: int
    members: int | None
    consenting: int
    messages: int
    people: int
    two_way: int
    blocks: int
    voice: int
    interaction: int
    topic: int
    topic_answers: int
    complete: int


async def office_link(
    settings: Settings, clock: Clock, name: str, level: str = Level.COUNTY.value
) -> str:
    """`yijiabai init`: the administrator's link."""
    profile = Profile.LIGHT_BURDEN
    _, link = await set_up(settings, clock, name, Level(level), profile, "zh")
    return link


async def cadre_link(settings: Settings, clock: Clock, name: str, position: str) -> str:
    """`yijiabai invite`: the cadre's link."""
    _, link = await add_cadre(settings, clock, name, Position(position))
    return link


async def chart_of(settings: Settings, first: date, after: date) -> bytes:
    """A picture of all groups between two days, as PNG."""
    return await chart(settings, Days(first, after))


async def links_picture(settings: Settings, clock: Clock) -> bytes:
    """How the sheet with everybody's link looks, as PNG; these links open nothing."""
    from exports.link_sheets import picture

    bot = await the_bot(settings)
    async with opened(settings) as storage, storage.read_only() as view:
        own = await view.organisations.roots()
        known = await known_of(view, own, clock.now())
    expires = (clock.now() + INVITE_LASTS).astimezone(settings.zone)
    say = Say.in_language(own[0].language).roster_sheets
    paths = known.branch.paths
    return picture(
        [
            say.card(line, paths[line.organisation], bot.link(EXAMPLE.format(line.id)), expires)
            for line in known.branch.lines
        ]
    )


async def summaries(settings: Settings, clock: Clock, first: date, after: date) -> list[Summary]:
    """Every group that a cadre runs, in the order in which they were met."""
    days = Days(first, after)
    async with opened(settings) as storage, storage.read_only() as view:
        groups = [one for one in await view.groups.all() if one.cadre is not None]
        return [await _summary(view, settings, clock, group, days) for group in groups]


async def five_ones(settings: Settings, clock: Clock, day: date, out: Path) -> None:
    """`yijiabai export five-ones --format jsonl --on DAY --out FILE`, at the clock's moment."""
    await write(settings, day, clock.now(), Format.JSONL, out)


async def wishes(settings: Settings, clock: Clock, out: Path) -> None:
    """`yijiabai export wishes --format jsonl --out FILE`, at the clock's moment."""
    await write_wishes(settings, clock.now(), Format.JSONL, out, sums=False)


async def reports(settings: Settings, out: Path) -> None:
    """`yijiabai export reports --format jsonl --out FILE`."""
    await write_reports(settings, None, Format.JSONL, out)


async def _summary(
    view: Reading, settings: Settings, clock: Clock, group: Group, days: Days
) -> Summary:
    if group.cadre is None:
        raise ValueError("nobody runs this group")
    cadre = await view.cadres.get(group.cadre)
    if cadre is None:
        raise ValueError("the group's cadre is not on the roster")
    figures = await view.reports.group_figures(group, days, settings.zone)
    place = await place_of(view, cadre.organisation)
    quota = await quota_of(view, cadre, day_of(clock.now(), settings.zone), place)
    complete = await view.reports.complete_days(group, days, clock.now(), settings.zone)
    return Summary(
        chat=group.chat,
        title=group.title,
        cadre=cadre.roster_name,
        owes=quota.owed,
        asked=quota.asked,
        take_part=quota.take_part,
        members=group.members,
        consenting=figures.consenting,
        messages=figures.counted["messages"],
        people=figures.people,
        two_way=figures.two_way,
        blocks=figures.blocks,
        voice=figures.voice,
        interaction=figures.interaction,
        topic=figures.topic,
        topic_answers=figures.counted["topic_answers"],
        complete=complete,
    )
