"""`init` and `invite`: the first organisation, and links that open once."""

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
from domain.organisations import CadreId, Level, OrganisationId, Position, Profile
from domain.periods import day_of
from services.desk import BotIdentity
from services.organisations import INVITE_LASTS
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


async def invite(name: str, position: Position, *, as_json: bool) -> int:
    clock = SystemClock()
    number, link, again = await invited(environment.load(), clock, name, position)
    document = {"cadre": name, "position": position.value}
    lines = [f"Link for {name}, {once(clock)}:", f"  {link}"]
    if again:
        lines += ["", AGAIN.format(name=name)]
    tell({**document, **facts_of((number, link), clock)}, lines, as_json=as_json)
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
    """A line of the first organisation's roster, from today on, and the link that takes it up."""
    number, link, _ = await invited(settings, clock, name, position)
    return number, link


async def invited(
    settings: Settings, clock: Clock, name: str, position: Position
) -> tuple[CadreId, str, bool]:
    """True: the line stood there and nobody had taken it up, so that it only got a new link."""
    bot = await the_bot(settings)

    async def work(services: Services) -> tuple[CadreId, str, bool]:
        roots = await services.desk.tx.organisations.roots()
        if not roots:
            raise Problem("there is no organisation yet: begin with `yijiabai init`")
        today, made = day_of(services.desk.now, services.desk.zone), services.organisations
        line = await services.desk.tx.cadres.vacant(roots[0].id, name, position, today)
        if line is not None:
            return line.id, made.link(await made.invite_to(line)), True
        cadre, token = await made.invite_cadre(roots[0].id, name, position, today)
        return cadre.id, made.link(token), False

    async with opened(settings) as storage:
        return await carried_out(storage, settings, clock, work, bot)


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
