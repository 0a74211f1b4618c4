"""Between aiogram, which knows every call, and the outbox, in which calls wait as plain data."""

import json
import re
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NoReturn

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile, User

from bot.transport import Answer


class Outcome(StrEnum):
    """What a call's answer means for whatever waited for it.

    FINE: not done, and need not be. GONE: nobody is reached there any more. UNSURE: no answer came,
    so that nobody knows. DROPPED: there was nothing to call for.
    """

    TAKEN = "taken"
    FINE = "fine"
    GONE = "gone"
    MIGRATED = "migrated"
    SLOW_DOWN = "slow down"
    NEVER = "never"
    AGAIN = "again"
    UNSURE = "unsure"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`error` names the class of what went wrong, and never quotes: a text may stand in it."""

    outcome: Outcome
    error: str = ""


NO_RIGHTS = "NoRights"
THREAD_GONE, THREAD_CLOSED = "ThreadNotFound", "TopicClosed"
THREAD_LOST = (THREAD_GONE, THREAD_CLOSED)

# Status, what the description contains, what it means, and its name. The first that fits decides.
REFUSALS = [
    (403, r"bot was blocked by the user", Outcome.GONE, "BotBlocked"),
    (403, r"user is deactivated", Outcome.GONE, "UserDeactivated"),
    (403, r"bot was kicked", Outcome.GONE, "BotKicked"),
    (403, r"bot is not a member", Outcome.GONE, "BotNotMember"),
    (403, r"the group chat was deleted", Outcome.GONE, "GroupDeleted"),
    (403, r"can't initiate conversation", Outcome.GONE, "NotStarted"),
    (403, r"", Outcome.NEVER, "Forbidden"),
    (400, r"message is not modified|TOPIC_NOT_MODIFIED", Outcome.FINE, "NotModified"),
    (400, r"query is too old|query ID is invalid|QUERY_ID_INVALID", Outcome.FINE, "QueryTooOld"),
    (400, r"message to (edit|delete|be edited) not found", Outcome.FINE, "MessageGone"),
    (400, r"message can't be deleted", Outcome.FINE, "MessageGone"),
    (400, r"chat not found", Outcome.NEVER, "ChatNotFound"),
    (400, r"message thread not found", Outcome.NEVER, THREAD_GONE),
    (400, r"TOPIC_CLOSED", Outcome.NEVER, THREAD_CLOSED),
    (400, r"not enough rights|CHAT_WRITE_FORBIDDEN|no rights", Outcome.NEVER, NO_RIGHTS),
    (400, r"can't parse entities", Outcome.NEVER, "CannotParse"),
    (400, r"(message|caption) is too long", Outcome.NEVER, "TooLong"),
    (400, r"BUTTON_DATA_INVALID", Outcome.NEVER, "ButtonDataInvalid"),
    (400, r"", Outcome.NEVER, "BadRequest"),
    (404, r"method not found", Outcome.NEVER, "MethodNotFound"),
    (413, r"", Outcome.NEVER, "TooLarge"),
    (401, r"", Outcome.AGAIN, "Unauthorized"),
    (404, r"", Outcome.AGAIN, "Unauthorized"),
    (409, r"", Outcome.AGAIN, "Conflict"),
    (504, r"", Outcome.UNSURE, "GatewayTimeout"),
]


def classify(answer: Answer) -> Verdict:
    """What Telegram's answer means. A refusal that nobody knows is tried again."""
    if answer.ok:
        return Verdict(Outcome.TAKEN)
    if answer.parameters.migrate_to_chat_id is not None:
        return Verdict(Outcome.MIGRATED, "Migrated")
    if answer.error_code == 429 or answer.parameters.retry_after is not None:
        return Verdict(Outcome.SLOW_DOWN, "TooManyRequests")
    for status, pattern, outcome, name in REFUSALS:
        if status == answer.error_code and re.search(pattern, answer.description, re.IGNORECASE):
            return Verdict(outcome, name)
    return Verdict(Outcome.AGAIN, f"Status{answer.error_code}")


class NetworkRefused(RuntimeError):
    """A handler tried to send: it has to return its call instead."""


class UploadRefused(TypeError):
    """A file cannot lie in the outbox: a picture or document is a notice, made at delivery."""


class MomentWanted(TypeError):
    """A duration or a moment without a zone: it would be read against the machine's clock."""


class SilentSession(BaseSession):
    """Prepares values like any session of aiogram, and refuses to send them."""

    def __init__(self) -> None:
        super().__init__(json_dumps=dumped)

    async def close(self) -> None:
        pass

    async def make_request(
        self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None
    ) -> NoReturn:
        raise NetworkRefused(type(method).__name__)

    def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65_536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        raise NetworkRefused("download")


class SilentBot(Bot):
    """The bot as handlers and filters see it: it knows itself, and cannot reach the network.

    It needs no token, and has none.
    """

    def __init__(self, me: User) -> None:
        super().__init__(f"{me.id}:silent", session=SilentSession())
        self._me = me


def stored(call: TelegramMethod[Any]) -> tuple[str, dict[str, str]]:
    """A call as it lies in the outbox: the method's name and its form fields, as aiogram itself
    would post them.
    """
    fields: dict[str, str] = {}
    for name, value in call.model_dump(warnings=False).items():
        refuse_upload(value)
        if isinstance(value, timedelta) or (isinstance(value, datetime) and value.tzinfo is None):
            raise MomentWanted(name)
        prepared = NOBODY.session.prepare_value(value, bot=NOBODY, files={})
        if prepared:
            fields[name] = prepared
    return call.__api_method__, fields


def refuse_upload(value: object) -> None:
    match value:
        case InputFile():
            raise UploadRefused(type(value).__name__)
        case Mapping():
            for one in value.values():
                refuse_upload(one)
        case list():
            for one in value:
                refuse_upload(one)


def dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


# Whose defaults resolve aiogram's sentinels: none at all.
NOBODY = Bot("1:nobody", session=SilentSession())
