"""Telegram's limits on what a bot sends: 30 a second over all, 20 a minute in a group, one a
second in a private chat with short bursts allowed.
"""

import math
from collections import deque

from playground.telegram.clock import Clock
from playground.telegram.errors import too_many_requests
from playground.telegram.world.chats import Chat

OVERALL = (30, 1.0)
GROUP = (20, 60.0)
PRIVATE_RATE = 1.0
PRIVATE_BURST = 20


class Limits:
    """What one bot has sent lately, in the town's time. A refused call does not count."""

    def __init__(self, clock: Clock, *, enforced: bool = True) -> None:
        self._clock = clock
        self._overall: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._private: dict[int, tuple[float, float]] = {}
        self.enforced = enforced

    def spend(self, chat: Chat, messages: int = 1) -> None:
        """Count `messages` sent (or edited) in the chat. BotApiError 429 with `retry_after` in
        whole seconds if a limit is met; nothing is counted then.
        """
        if not self.enforced:
            return
        now = self._clock.now()
        wait = _wait(self._overall, OVERALL, messages, now)
        if chat.is_private:
            wait = max(wait, self._private_wait(chat.id, messages, now))
        else:
            sent = self._groups.setdefault(chat.id, deque())
            wait = max(wait, _wait(sent, GROUP, messages, now))
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        self._count(chat, messages, now)

    def _count(self, chat: Chat, messages: int, now: float) -> None:
        self._overall.extend([now] * messages)
        if chat.is_private:
            self._private[chat.id] = (self._tokens(chat.id, now) - messages, now)
        else:
            self._groups[chat.id].extend([now] * messages)

    def _tokens(self, chat_id: int, now: float) -> float:
        tokens, since = self._private.get(chat_id, (float(PRIVATE_BURST), now))
        return min(float(PRIVATE_BURST), tokens + max(0.0, now - since) * PRIVATE_RATE)

    def _private_wait(self, chat_id: int, messages: int, now: float) -> float:
        return (messages - self._tokens(chat_id, now)) / PRIVATE_RATE


def _wait(sent: deque[float], limit: tuple[int, float], messages: int, now: float) -> float:
    """Seconds until `messages` more fit into the window; 0 if they fit now. What was sent after
    `now` (the clock was set back) counts no longer.
    """
    count, window = limit
    while sent and (sent[0] <= now - window or sent[0] > now):
        sent.popleft()
    surplus = min(len(sent) + messages - count, len(sent))
    return sent[surplus - 1] + window - now if surplus > 0 else 0.0
