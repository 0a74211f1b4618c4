"""Intentions about reminders before deadlines."""

from services.desk import Desk


class Reminders:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
