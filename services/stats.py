"""Intentions about the figures of groups."""

from services.desk import Desk


class Stats:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
