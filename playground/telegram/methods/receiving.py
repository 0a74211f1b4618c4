"""How a bot receives updates: long polling, or a webhook."""

import re
from dataclasses import dataclass, replace
from ipaddress import ip_address
from urllib.parse import urlsplit

from playground.telegram.errors import bad_request
from playground.telegram.requests.call import Answer, Call
from playground.telegram.shapes import Json, decode
from playground.telegram.updates.mailbox import KINDS, Update, Webhook
from playground.telegram.updates.polling import poll

MOST_UPDATES = 100
LONGEST_WAIT = 50
SECRET = re.compile(r"[A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Updates:
    """The answer of getUpdates: finished JSON of every update."""

    updates: list[Update]


async def get_updates(call: Call) -> Updates:
    """Confirm what lies before `offset`, then answer up to `limit` updates, waiting for the first
    up to `timeout` seconds.
    """
    _remember_kinds(call)
    limit = min(max(call.integer("limit", MOST_UPDATES), 1), MOST_UPDATES)
    timeout = min(max(call.integer("timeout"), 0), LONGEST_WAIT)
    return Updates(await poll(call.mailbox, call.integer("offset"), limit, timeout))


def set_webhook(call: Call) -> Answer:
    """Post updates to a URL from now on; an empty one removes the webhook. Plain HTTP is allowed,
    as with Telegram's own server on one's own machine.
    """
    url = call.text("url").strip()
    if not url:
        return delete_webhook(call)
    hook = Webhook(
        url=url,
        secret=_secret(call),
        max_connections=min(max(call.integer("max_connections", 40), 1), 100),
        ip_address=call.text("ip_address") or _address_of(url),
        has_certificate="certificate" in call.uploads,
    )
    _remember_kinds(call)
    mailbox = call.mailbox
    if call.flag("drop_pending_updates"):
        mailbox.clear()
    same = mailbox.webhook is not None and hook == replace(
        mailbox.webhook, last_error_date=0, last_error_message=""
    )
    mailbox.webhook = hook
    mailbox.news.set()
    return Answer(True, "Webhook is already set" if same else "Webhook was set")


def delete_webhook(call: Call) -> Answer:
    mailbox = call.mailbox
    if call.flag("drop_pending_updates"):
        mailbox.clear()
    was_set = mailbox.webhook is not None
    mailbox.webhook = None
    mailbox.news.set()
    return Answer(True, "Webhook was deleted" if was_set else "Webhook is already deleted")


def get_webhook_info(call: Call) -> Json:
    mailbox = call.mailbox
    mailbox.forget_expired()
    hook = mailbox.webhook or Webhook("")
    info: Json = {
        "url": hook.url,
        "has_custom_certificate": hook.has_certificate,
        "pending_update_count": len(mailbox.pending),
    }
    if hook.url:
        info["max_connections"] = hook.max_connections
    optional: Json = {
        "ip_address": hook.ip_address,
        "last_error_date": hook.last_error_date,
        "last_error_message": hook.last_error_message,
        "allowed_updates": sorted(mailbox.allowed or (), key=KINDS.index),
    }
    return info | {name: value for name, value in optional.items() if value}


def _remember_kinds(call: Call) -> None:
    """Keep `allowed_updates` for later calls too; what makes no sense is passed over."""
    try:
        kinds = decode(call.text("allowed_updates"))
    except ValueError:
        return
    if isinstance(kinds, list):
        call.mailbox.allow([kind for kind in kinds if isinstance(kind, str)])


def _secret(call: Call) -> str:
    secret = call.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


def _address_of(url: str) -> str:
    """The IP address of a webhook, as far as it can be told without asking the network."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    host = "127.0.0.1" if parts.hostname == "localhost" else parts.hostname
    try:
        return str(ip_address(host))
    except ValueError:
        return ""
