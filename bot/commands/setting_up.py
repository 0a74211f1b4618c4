"""`init` and `invite`: the first organisation, and links that open once."""

from dataclasses import dataclass
from datetime import datetime

import aiohttp

from bot import settings as environment
from bot.clock import Clock, SystemClock
from bot.commands.opening import carried_out, opened
from bot.commands.telling import tell
from bot.identity import identify
from bot.problem import DONE, Problem
from bot.settings import Settings
from bot.transport import Transport
from domain.organisations import Cadre, CadreId, Level, OrganisationId, Position, Profile
from domain.periods import day_of
from domain.rosters_plan import Tree
from domain.rosters_words import alike
from services.desk import BotIdentity, Desk
from services.organisations import INVITE_LASTS
from services.rosters import Known, known_of
from services.services import Services

# Also for the story, which may not import `domain`.
__all__ = ["Level", "Position", "Profile", "add_cadre", "init", "invite", "set_up"]

ACROSS_THE_BORDER = (
    "Keeping personal data of people in mainland China through Telegram is a transfer across the "
    "border, and Telegram cannot be reached there without special arrangements: clear that with "
    "your office before real people join."
)
AGAIN = (
    "{name} stood on the roster already and had not opened a link: any link before this one is "
    "void. For another person of the same name add something that tells them apart."
)
LATER_RULES = (
    "About notice-2017: later rules against formalism (the opinion of 2023 on formalism at the "
    "fingertips, the provisions of 2024 on easing the burden of the grassroots) turn against "
    "rankings by points and against counting for its own sake. The other profile, light-burden, "
    "shows progress in private only."
)


async def init(name: str, level: Level, profile: Profile, language: str, *, as_json: bool) -> int:
    clock = SystemClock()
    made = await set_up(environment.load(), clock, name, level, profile, language)
    document = {"organisation": name, "level": level.value, "profile": profile.value}
    lines = [
        f"{name} is set up.",
        *("", f"Link for the administrator, {once(clock)}:", f"  {made[1]}"),
        *("", "Next: `yijiabai run`, open the link, name a safety contact with /safety, then"),
        "      `yijiabai invite NAME --position full-time` for each cadre.",
        *("", ACROSS_THE_BORDER),
        *(["", LATER_RULES] if profile is Profile.NOTICE_2017 else []),
    ]
    tell({**document, **facts_of(made, clock)}, lines, as_json=as_json)
    return DONE


async def invite(
    name: str, position: Position, organisation: str | None = None, *, as_json: bool
) -> int:
    clock = SystemClock()
    made = await invited(environment.load(), clock, name, position, organisation)
    document = {"cadre": name, "position": position.value, "organisation": made.where}
    lines = [f"Link for {name} ({made.where}), {once(clock)}:", f"  {made.link}"]
    if made.again:
        lines += ["", AGAIN.format(name=name)]
    tell({**document, **facts_of((made.line, made.link), clock)}, lines, as_json=as_json)
    return DONE


async def set_up(
    settings: Settings, clock: Clock, name: str, level: Level, profile: Profile, language: str
) -> tuple[OrganisationId, str]:
    """The first organisation and its administrator's link; an empty database gets its tables."""
    bot = await the_bot(settings)

    async def work(services: Services) -> tuple[OrganisationId, str]:
        organisation, token = await services.organisations.set_up(
            name, level, profile, zone=settings.timezone, language=language
        )
        return organisation.id, services.organisations.link(token)

    async with opened(settings, set_up=True) as storage:
        return await carried_out(storage, settings, clock, work, bot)


async def add_cadre(
    settings: Settings, clock: Clock, name: str, position: Position
) -> tuple[CadreId, str]:
    """A line of the roster, from today on, and the link that takes it up."""
    made = await invited(settings, clock, name, position)
    return made.line, made.link


@dataclass(frozen=True, slots=True)
class Invited:
    """`again`: the line stood on the roster and nobody had taken it up: it only got a new link."""

    line: CadreId
    link: str
    where: str
    again: bool


async def invited(
    settings: Settings,
    clock: Clock,
    name: str,
    position: Position,
    organisation: str | None = None,
) -> Invited:
    """Of that organisation; without one, wherever the name stands, or else of the first."""
    bot = await the_bot(settings)

    async def work(services: Services) -> Invited:
        desk, made = services.desk, services.organisations
        roots = await desk.tx.organisations.roots()
        if not roots:
            raise Problem("there is no organisation yet: begin with `yijiabai init`")
        known = await known_of(desk.tx, roots, desk.now)
        line = await standing(desk, known, name, position, organisation)
        if line is None:
            place = roots[0].id if organisation is None else meant(known, organisation)
            today = day_of(desk.now, desk.zone)
            cadre, token = await made.invite_cadre(place, name, position, today)
        else:
            cadre, token = line, await made.invite_to(line)
        where = path_of(known, cadre.organisation)
        return Invited(cadre.id, made.link(token), where, line is not None)

    async with opened(settings) as storage:
        return await carried_out(storage, settings, clock, work, bot)


async def standing(
    desk: Desk, known: Known, name: str, position: Position, organisation: str | None
) -> Cadre | None:
    """The oldest line of that name that nobody has taken up."""
    vacant = await desk.tx.cadres.vacant(position, day_of(desk.now, desk.zone))
    place = None if organisation is None else meant(known, organisation)
    named = [line for line in vacant if alike(line.roster_name) == alike(name)]
    found = [line for line in named if place in (None, line.organisation)]
    places = {line.organisation for line in found}
    if len(places) > 1:
        paths = ", ".join(path_of(known, one) for one in sorted(places))
        raise Problem(f"{name} stands in several organisations, name one: --organisation {paths}")
    return found[0] if found else None


def meant(known: Known, organisation: str) -> OrganisationId:
    """Its name, or the end of its path."""
    found = Tree(known.branch).at(organisation)
    if len(found) != 1:
        what = "could be several organisations" if found else "is not known"
        raise Problem(f"{organisation} {what}: write the path, such as above/own")
    return OrganisationId(found.pop())


def path_of(known: Known, organisation: OrganisationId) -> str:
    return "/".join(known.branch.paths[organisation])


def once(clock: Clock) -> str:
    return f"opens once, valid until {expires(clock):%Y-%m-%d}"


def facts_of(made: tuple[int, str], clock: Clock) -> dict[str, object]:
    number, link = made
    return {"id": number, "link": link, "expires": expires(clock).isoformat()}


def expires(clock: Clock) -> datetime:
    """Of a link made now, to the minute."""
    return (clock.now() + INVITE_LASTS).replace(second=0, microsecond=0)


async def the_bot(settings: Settings) -> BotIdentity:
    """Who the links lead to: Telegram is asked once."""
    token = settings.token
    async with aiohttp.ClientSession() as session:
        return await identify(Transport(settings.api_url, token, session))
