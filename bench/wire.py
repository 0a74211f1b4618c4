"""A wire between a process and its server, which can be cut: the machine at the other end vanished.

Nobody is told. The system throws away whatever still comes for a cut wire, so that neither side
hears that the other is gone, and whatever either says is never taken.
"""

import asyncio
import ctypes
import socket
import struct
from asyncio.trsock import TransportSocket
from contextlib import suppress
from types import TracebackType
from typing import Self

from bench.balancing import passed_on

SO_ATTACH_FILTER = 26  # of Linux; the module `socket` does not name it
TAKE_NOTHING = struct.pack("HBBI", 0x06, 0, 0, 0)


class Wire:
    """From a port of this machine to a server."""

    def __init__(self, host: str, port: int) -> None:
        self._server = host, port
        self._ends: list[asyncio.StreamWriter] = []
        self._carried: set[asyncio.Task[None] | None] = set()

    @property
    def port(self) -> int:
        return int(self._listening.sockets[0].getsockname()[1])

    async def __aenter__(self) -> Self:
        self._listening = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listening.close()
        self.end()
        await asyncio.gather(*filter(None, self._carried))

    def cut(self) -> None:
        """For ever; whoever connects from now on gets no answer either."""
        for listening in self._listening.sockets:
            deafen(listening)
        for end in self._ends:
            deafen(end.get_extra_info("socket"))

    def end(self) -> None:
        """Whoever still waits for an answer is told that there is none."""
        for end in self._ends:
            end.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._carried.add(asyncio.current_task())
        self._ends.append(writer)
        with suppress(OSError):
            theirs, ours = await asyncio.open_connection(*self._server)
            self._ends.append(ours)
            await asyncio.gather(passed_on(reader, ours), passed_on(theirs, writer))


def deafen(end: socket.socket | TransportSocket) -> None:
    """Nothing that arrives is taken, not even noticed."""
    nothing = ctypes.create_string_buffer(TAKE_NOTHING)
    program = struct.pack("HL", 1, ctypes.addressof(nothing))
    end.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, program)
