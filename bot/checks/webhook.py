"""The webhook as Telegram knows it: whose it is, what waits, and what goes wrong with it."""

import re
from datetime import UTC, datetime, timedelta

import msgspec

from bot.checks.finding import Finding, fine, note, wrong
from bot.settings import Settings
from bot.transport import NoAnswer, Transport, Unreachable

SECONDS = 10
# More than a running bot leaves waiting.
MANY = 1_000
# An error that is older was probably mended.
RECENT = timedelta(hours=1)
# What Telegram says of an error may quote an address; only what looks like this is repeated.
PLAIN = re.compile(r"[A-Za-z][A-Za-z ,'()-]{2,80}(: \d{3} [A-Za-z ]{2,30})?")


class Info(msgspec.Struct, frozen=True):
    """Of `getWebhookInfo`'s answer what is used; the moment is in seconds since 1970."""

    url: str = ""
    pending_update_count: int = 0
    last_error_date: int = 0
    last_error_message: str = ""


async def of_webhook(transport: Transport, settings: Settings, now: datetime) -> list[Finding]:
    try:
        answer = await transport.call("getWebhookInfo", timeout=SECONDS)
    except (NoAnswer, Unreachable) as error:
        return [wrong("webhook", f"no answer ({type(error).__name__})", "try again")]
    if not answer.ok:
        refused = f"Telegram refuses to tell about it ({answer.error_code})"
        return [wrong("webhook", refused, "try again")]
    info = msgspec.json.decode(answer.result, type=Info)
    found = [whose(info, settings), waiting(info)]
    if info.url and info.last_error_date:
        found.append(last_error(info, now))
    return found


def whose(info: Info, settings: Settings) -> Finding:
    """An address is not repeated: its path may be all that keeps others out."""
    if not settings.webhook_url:
        if not info.url:
            return fine("webhook", "none is set: updates are polled")
        return wrong(
            "webhook",
            "one is set, and this bot is to poll: another program's takes its updates",
            "stop that program, or get a new token from BotFather; `yijiabai run` takes the "
            "webhook away",
        )
    if not settings.webhook_secret.get_secret_value():
        return wrong(
            "webhook",
            "there is no secret: whoever finds the address could post updates",
            "name 16 to 256 letters, digits, _ or - in YIJIABAI_WEBHOOK_SECRET",
        )
    if not info.url:
        return wrong("webhook", "none is set", "`yijiabai run` sets it: start it")
    if info.url != settings.webhook_url:
        return wrong(
            "webhook",
            "another address is set than that in YIJIABAI_WEBHOOK_URL",
            "`yijiabai run` sets it: start it; if it changes back, another program has the token",
        )
    return fine("webhook", "it is set to the address in YIJIABAI_WEBHOOK_URL")


def waiting(info: Info) -> Finding:
    count = info.pending_update_count
    if count < MANY:
        return fine("updates", f"{count} wait at Telegram")
    return note(
        "updates",
        f"{count} wait at Telegram, which forgets them after 24 hours",
        "see that `yijiabai run` is running, and that its log tells of no failures",
    )


def last_error(info: Info, now: datetime) -> Finding:
    when = datetime.fromtimestamp(info.last_error_date, UTC)
    said = info.last_error_message
    found = f"the last error of Telegram's was at {when:%Y-%m-%d %H:%M} UTC"
    found += f" ({said})" if PLAIN.fullmatch(said) else ""
    if now - when > RECENT:
        return fine("webhook errors", found)
    return wrong(
        "webhook errors",
        found,
        "see that the proxy passes on to YIJIABAI_WEBHOOK_PORT, with a certificate that is valid, "
        "and that `yijiabai run` is running",
    )
