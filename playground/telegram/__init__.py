"""A local Bot API server that behaves like Telegram; it imports nothing of ours."""

from playground.telegram.clock import Clock
from playground.telegram.faults import Fault, Kind
from playground.telegram.http.server import Server
from playground.telegram.town import Town

__all__ = ["Clock", "Fault", "Kind", "Server", "Town"]
