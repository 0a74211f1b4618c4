"""A local Bot API server that behaves like Telegram; it imports nothing of ours."""

from playground.telegram.acting.someone import Impossible
from playground.telegram.clock import Clock
from playground.telegram.faults import Fault, Kind
from playground.telegram.founding import small_town
from playground.telegram.http.server import Server
from playground.telegram.town import Town

__all__ = ["Clock", "Fault", "Impossible", "Kind", "Server", "Town", "small_town"]
