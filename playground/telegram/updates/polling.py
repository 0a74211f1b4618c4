"""Long polling: waiting for updates without a busy loop, one poller at a time."""

import asyncio

from playground.telegram.errors import conflict
from playground.telegram.updates.mailbox import Mailbox, Update


async def poll(mailbox: Mailbox, offset: int, limit: int, wait: float) -> list[Update]:
    """What getUpdates answers. Waits in real time up to `wait` seconds for the first update.

    BotApiError 409 if a webhook is set, or as soon as another poll or a webhook takes over.
    """
    _refuse_webhook(mailbox)
    mine = mailbox.begin_poll()
    mailbox.confirm(offset)
    try:
        async with asyncio.timeout(wait):
            while not mailbox.pending:
                mailbox.news.clear()
                await mailbox.news.wait()
                if mailbox.webhook is not None:
                    raise conflict("terminated by setWebhook request")
                if not mailbox.is_current(mine):
                    raise conflict(
                        "terminated by other getUpdates request; "
                        "make sure that only one bot instance is running"
                    )
    except TimeoutError:
        return []
    return mailbox.first(limit)


def _refuse_webhook(mailbox: Mailbox) -> None:
    if mailbox.webhook is not None:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
