"""A machine that vanishes says nothing: both ends of a session with PostgreSQL notice it alone.

Left alone the systems wait for hours, meanwhile the locks of the machine stay, and whoever waits
for an answer of the server waits on. Here both sides know within seven seconds.
"""

import socket
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncpg

IDLE_SECONDS, BETWEEN_SECONDS, TIMES = 2, 1, 4
LONGEST_SECONDS = IDLE_SECONDS + BETWEEN_SECONDS * TIMES
# What a server that cannot be reached is given to let somebody in.
CONNECT_SECONDS = 10.0

# As settings of a session: how the server looks after it.
BY_SERVER = {
    "tcp_keepalives_idle": str(IDLE_SECONDS),
    "tcp_keepalives_interval": str(BETWEEN_SECONDS),
    "tcp_keepalives_count": str(TIMES),
    "tcp_user_timeout": str(LONGEST_SECONDS * 1000),
}


def look_after(connection: "asyncpg.Connection") -> None:
    """Our side does the same: a server's machine vanishes too. A socket in the file system ends
    with its server, and needs nothing.
    """
    wire: Any = connection._transport.get_extra_info("socket")  # noqa: SLF001  # the driver has no way
    if wire is None or wire.family not in {socket.AF_INET, socket.AF_INET6}:
        return
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, IDLE_SECONDS)
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, BETWEEN_SECONDS)
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, TIMES)
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, LONGEST_SECONDS * 1000)
