"""What the bot has sent to somebody, in its own moment: a screen shows what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from playground.story.books import ZONE
from playground.telegram.town import Town

TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Sent:
    """`at` in Unix seconds."""

    at: float
    text: str

    @property
    def minute(self) -> str:
        return minute(self.at)


def sent_to(town: Town, chat: int) -> Iterator[Sent]:
    """The texts that came there, in their order; later changes are left out."""
    for call in town.calls.latest(method="sendMessage"):
        if call.params.get("chat_id") == str(chat) and call.response.get("ok"):
            yield Sent(call.ts, TAG.sub("", call.params.get("text", "")))


def minute(at: float) -> str:
    return f"{datetime.fromtimestamp(at, ZONE):%m-%d %H:%M}"
