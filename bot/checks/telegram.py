"""Checks that ask Telegram: the token, the way there, the clock, the webhook, privacy mode."""

from datetime import datetime
from email.utils import parsedate_to_datetime

import aiohttp

from bot.checks.finding import Finding, fine, note, of_problem, wrong
from bot.checks.webhook import of_webhook
from bot.clock import Clock
from bot.identity import identify
from bot.problem import Problem
from bot.settings import Settings
from bot.transport import Transport
from services.desk import BotIdentity

SECONDS = 10
# Past the first a command may be answered as old; past the second times are plainly wrong.
SKEW_NOTED, SKEW_WRONG = 5, 60


async def way_there(settings: Settings, session: aiohttp.ClientSession, clock: Clock) -> Finding:
    """The API's address answers, and its clock and ours agree. No token is sent."""
    limit = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with session.get(settings.api_url, timeout=limit, allow_redirects=False) as answer:
            return clocks(answer.headers.get("Date", ""), clock.now())
    except (aiohttp.ClientError, OSError) as error:
        return wrong(
            "reachability",
            f"{settings.api_url} does not answer ({type(error).__name__})",
            "check the network; from mainland China Telegram needs special arrangements, or "
            "name a Bot API server of your own in YIJIABAI_API_URL",
        )


def clocks(told: str, now: datetime) -> Finding:
    """HTTP's Date has whole seconds."""
    try:
        skew = (now - parsedate_to_datetime(told)).total_seconds()
    except (ValueError, TypeError):
        return note("reachability", "the API answers, but does not tell the time")
    if abs(skew) <= SKEW_NOTED:
        return fine("reachability", f"the API answers, the clocks agree within {SKEW_NOTED} s")
    side = "ahead" if skew > 0 else "behind"
    found = f"this machine's clock is {abs(skew):.0f} s {side} of the API's"
    mend = "let the machine set its clock by NTP (`timedatectl set-ntp true`)"
    return (wrong if abs(skew) > SKEW_WRONG else note)("clock", found, mend)


async def who(transport: Transport) -> tuple[BotIdentity | None, Finding]:
    try:
        bot = await identify(transport, timeout=SECONDS)
    except Problem as problem:
        return None, of_problem("token", problem)
    return bot, fine("token", f"the bot is @{bot.username}")


def privacy(bot: BotIdentity) -> Finding:
    if bot.sees_all:
        return fine("privacy mode", "off: the bot sees what is said in its groups")
    return note(
        "privacy mode",
        "on: only where the bot is an administrator does it see what is said",
        "make it an administrator of each group, or /setprivacy → Disable at BotFather and "
        "add the bot to each group anew",
    )


async def of_telegram(
    transport: Transport, settings: Settings, now: datetime
) -> tuple[BotIdentity | None, list[Finding]]:
    """Findings, and who the bot is if Telegram knows the token."""
    bot, token = await who(transport)
    if bot is None:
        return None, [token]
    return bot, [token, *await of_webhook(transport, settings, now), privacy(bot)]
