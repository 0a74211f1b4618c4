"""A line between a machine and a server, over TCP, that can be cut as if the machine had vanished.

Who cuts a line says nothing: neither end is told, and not even the systems answer any more. A
filter on every socket of the line, which lets nothing in, makes this machine deaf there.
"""

import asyncio
import ctypes
import socket
import struct
from contextlib import suppress
from types import TracebackType
from typing import Self

from bench.balancing import passed_on

SO_ATTACH_FILTER, SO_DETACH_FILTER = 26, 27
LET_NOTHING_IN = struct.pack("HBBI", 0x06, 0, 0, 0)


def watch(end: asyncio.StreamWriter) -> None:
    """A line has no ears of its own: who hung up while it was cut is noticed by asking."""
    wire = end.get_extra_info("socket")
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option in (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL):
        wire.setsockopt(socket.IPPROTO_TCP, option, 1)
    # More often than anybody waits: whoever is only not heard for a while has not hung up.
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 60)


class Wire:
    """To a port of this machine; whoever connects to `port` is connected to that."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._sockets: list[socket.socket] = []
        self._ends: list[asyncio.StreamWriter] = []
        self._carrying: set[asyncio.Task[None]] = set()
        self._is_cut = False
        self._program = ctypes.create_string_buffer(LET_NOTHING_IN, len(LET_NOTHING_IN))

    @property
    def port(self) -> int:
        return int(self._server.sockets[0].getsockname()[1])

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self._sockets += self._server.sockets
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.mend()
        self._server.close()
        for end in self._ends:
            end.transport.abort()
        for task in self._carrying:
            task.cancel()
        await asyncio.gather(*self._carrying, return_exceptions=True)

    def cut(self) -> None:
        self._is_cut = True
        for one in self._sockets:
            self._deafen(one)

    def mend(self) -> None:
        """What was said meanwhile, and is said again, comes through."""
        self._is_cut = False
        for one in self._sockets:
            with suppress(OSError):  # it was not deaf
                one.setsockopt(socket.SOL_SOCKET, SO_DETACH_FILTER, 0)

    def _deafen(self, one: socket.socket) -> None:
        with suppress(OSError):  # it has gone already
            program = struct.pack("HP", 1, ctypes.addressof(self._program))
            one.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, program)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._carry(reader, writer))
        self._carrying.add(task)
        task.add_done_callback(self._carrying.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._ends.append(writer)
        watch(writer)
        theirs, ours = await asyncio.open_connection("127.0.0.1", self._to)
        self._ends.append(ours)
        watch(ours)
        for end in (writer, ours):
            self._sockets.append(end.get_extra_info("socket"))
            if self._is_cut:
                self._deafen(self._sockets[-1])
        await asyncio.gather(passed_on(reader, ours), passed_on(theirs, writer))
