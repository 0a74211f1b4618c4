"""What was given up, as `yijiabai outbox` tells of it: by numbers of our own, without its text.

Dead letters are calls and notices that Telegram refused for good; failed updates were addressed to
the bot, and a mistake of the program kept it from working them off. `d12` is a dead letter, `u3` a
failed update.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.problem import USAGE, Problem
from domain.outbox import Kind, OutboxId
from storage.dead_letters import DeadLetter
from storage.transaction import Reading, Transaction
from storage.updates.aside import FailedId, FailedUpdate

DEAD, FAILED = "d", "u"
NOUNS = {DEAD: "dead letter", FAILED: "failed update"}
REFERENCE = re.compile(r"([du])([1-9][0-9]{0,17})")

Facts = dict[str, object]
Given = DeadLetter | FailedUpdate


@dataclass(frozen=True, slots=True)
class Reference:
    """As it is typed and shown."""

    kind: str
    number: int

    def __str__(self) -> str:
        return f"{self.kind}{self.number}"


def reference_of(named: str) -> Reference:
    parts = REFERENCE.fullmatch(named.strip().lower())
    if parts is None:
        raise Problem(
            "there are references such as d12 or u3: `yijiabai outbox list` shows them", USAGE
        )
    return Reference(parts[1], int(parts[2]))


async def found(view: Reading | Transaction, one: Reference) -> Given:
    given: Given | None
    if one.kind == DEAD:
        given = await view.dead_letters.show(OutboxId(one.number))
    else:
        given = await view.failed.show(FailedId(one.number))
    if given is None:
        raise Problem(
            f"there is no {NOUNS[one.kind]} {one} (any more): `yijiabai outbox list` shows "
            "what there is"
        )
    return given


def facts_of(given: Given) -> Facts:
    if isinstance(given, DeadLetter):
        post = given.post
        return {
            "reference": str(Reference(DEAD, given.id)),
            "kind": NOUNS[DEAD],
            "what": post.name,
            "error": given.error,
            "attempts": given.attempts,
            "since": moment(given.died_at),
            "waits": False,
            "receipt": None if post.receipt is None else f"{post.receipt.name} {post.receipt.id}",
        }
    return {
        "reference": str(Reference(FAILED, given.id)),
        "kind": NOUNS[FAILED],
        "what": kind_in(given.body),
        "error": given.error,
        "attempts": given.attempts,
        "since": moment(given.failed_at),
        "waits": given.wanted_at is not None,
        "receipt": None,
    }


def line_of(facts: Facts) -> str:
    times = "once" if facts["attempts"] == 1 else f"{facts['attempts']} times"
    line = f"{facts['reference']:<6} {facts['what']}: {facts['error']}, tried {times}, "
    line += f"since {facts['since']}"
    return f"{line}; waits to be tried again" if facts["waits"] else line


async def receiver_of(view: Reading, given: Given) -> str:
    """By a number of our own."""
    chat = chat_in(given.post.fields if isinstance(given, DeadLetter) else json.loads(given.body))
    if isinstance(given, DeadLetter) and given.post.kind is Kind.NOTICE:
        post = given.post
        return f"group {post.group}" if post.person is None else f"person {post.person}"
    if chat is None:
        return "no chat"
    group = await view.groups.by_chat(chat)
    person = await view.people.by_telegram_id(chat)
    if group is not None:
        return f"group {group.id}"
    return "a chat that is not known" if person is None else f"person {person.id}"


def chat_in(content: object) -> int | None:
    """The chat that a call or an update names; of the latter the first that is found."""
    match content:
        case {"chat_id": str() | int() as chat}:
            return int(chat) if re.fullmatch(r"-?\d+", str(chat)) else None
        case {"chat": {"id": int(chat)}}:
            return chat
        case Mapping():
            inner = (chat_in(one) for one in content.values())
            return next((one for one in inner if one is not None), None)
        case _:
            return None


def kind_in(body: str) -> str:
    """Of an update: its one field besides its number."""
    return next((name for name in json.loads(body) if name != "update_id"), "nothing")


def text_of(given: Given) -> object:
    return dict(given.post.fields) if isinstance(given, DeadLetter) else json.loads(given.body)


def moment(when: datetime) -> str:
    return when.isoformat(timespec="seconds")


def shown(value: object) -> str:
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)
