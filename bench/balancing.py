"""What stands in front of webhook workers in real life: it hands each connection to one of them."""

import asyncio
import atexit
import socket
from collections.abc import Iterable
from contextlib import suppress
from types import TracebackType
from typing import Self

PIECE = 1 << 16


class Balancer:
    """Passes on bytes. Workers take turns; one that is not there is passed over."""

    def __init__(self, ports: Iterable[int]) -> None:
        self.ports = list(ports)
        self._turn = 0

    @property
    def port(self) -> int:
        return int(self._server.sockets[0].getsockname()[1])

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            found = await self._worker()
            if found is not None:
                theirs, ours = found
                await asyncio.gather(passed_on(reader, ours), passed_on(theirs, writer))
        finally:
            writer.close()

    async def _worker(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        for _ in self.ports:
            self._turn = (self._turn + 1) % len(self.ports)
            with suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", self.ports[self._turn])
        return None


async def passed_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Until one of the two sides has gone."""
    with suppress(OSError):
        while piece := await reader.read(PIECE):
            writer.write(piece)
            await writer.drain()
    writer.close()


def own_port() -> int:
    """Whoever names it may listen there; as long as this process lives nobody else is given it."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    atexit.register(held.close)
    return int(held.getsockname()[1])


async def somebody_listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True
