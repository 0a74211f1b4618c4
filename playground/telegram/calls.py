"""The log of calls: what every bot asked for and what it was answered."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from playground.telegram.shapes import Json

KEPT = 50_000


@dataclass(frozen=True, slots=True)
class LoggedCall:
    """One call. `params` are the form fields; an uploaded file is named with its size."""

    ts: float
    bot_id: int
    method: str
    params: dict[str, str]
    response: Json

    def line(self) -> Json:
        """The call as it is written to `calls.jsonl` and answered by `/_town/calls`."""
        return {
            "ts": self.ts,
            "bot": self.bot_id,
            "method": self.method,
            "params": self.params,
            "response": self.response,
        }


class CallLog:
    """The latest calls, oldest first; getUpdates is kept with the number of updates only.

    `listener` is told of every call, so that a log can be written that forgets none.
    """

    def __init__(self, kept: int = KEPT) -> None:
        self._calls: deque[LoggedCall] = deque(maxlen=kept)
        self.total = 0
        self.listener: Callable[[LoggedCall], None] | None = None

    def add(self, call: LoggedCall) -> None:
        self._calls.append(call)
        self.total += 1
        if self.listener is not None:
            self.listener(call)

    def latest(self, *, method: str | None = None, limit: int | None = None) -> list[LoggedCall]:
        """The last `limit` calls of `method` (any case); all that are kept by default."""
        wanted = [
            call for call in self._calls if method is None or call.method.lower() == method.lower()
        ]
        return wanted if limit is None else wanted[len(wanted) - min(limit, len(wanted)) :]

    def clear(self) -> None:
        self._calls.clear()
