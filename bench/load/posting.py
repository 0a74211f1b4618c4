"""Posts updates as Telegram does: over connections that stay open, again until they are accepted.

Written against the transport itself, so that whoever is posted to has nearly a processor alone.
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

from bench.load.serving import PATH, SECRET

END = b"\r\n\r\n"


@dataclass
class Told:
    """`taken` has for each update the seconds from its first post to its 200."""

    seconds: float = 0.0
    taken: list[float] = field(default_factory=list)
    refused: int = 0

    @property
    def rate(self) -> float:
        return len(self.taken) / self.seconds

    @property
    def p99(self) -> float:
        """Seconds."""
        return sorted(self.taken)[int(len(self.taken) * 0.99)]


class Posting(asyncio.Protocol):
    """One connection: the next post when the answer to the last one has come."""

    def __init__(self, waiting: deque[bytes], told: Told, done: asyncio.Event) -> None:
        self._waiting, self._told, self._done = waiting, told, done
        self._heard = b""
        self._post = b""
        self._begun = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  # a TCP connection's is one
        self._transport = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        self._heard += data
        head, end, body = self._heard.partition(END)
        if not end or len(body) < length(head):
            return
        self._heard = b""
        if head[9:12] == b"200":
            self._told.taken.append(perf_counter() - self._begun)
            self._next()
        else:
            self._told.refused += 1
            self._transport.write(self._post)

    def connection_lost(self, exc: Exception | None) -> None:
        self._done.set()

    def _next(self) -> None:
        if not self._waiting:
            self._done.set()
            return
        self._post = self._waiting.popleft()
        self._begun = perf_counter()
        self._transport.write(self._post)


async def post(port: int, bodies: Sequence[bytes], connections: int) -> Told:
    """RuntimeError if a connection was closed before everything was told."""
    told, waiting = Told(), deque(map(request, bodies))
    ends = [asyncio.Event() for _ in range(connections)]
    loop = asyncio.get_running_loop()
    opened = []
    begun = perf_counter()
    for end in ends:
        transport, _ = await loop.create_connection(
            lambda end=end: Posting(waiting, told, end),  # type: ignore[misc]  # bound here
            "127.0.0.1",
            port,
        )
        opened.append(transport)
    await asyncio.gather(*(end.wait() for end in ends))
    told.seconds = perf_counter() - begun
    for transport in opened:
        transport.close()
    if len(told.taken) < len(bodies):
        raise RuntimeError(f"{len(told.taken)} of {len(bodies)} posts were accepted")
    return told


def request(body: bytes) -> bytes:
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0
