"""Intentions about how long things are kept."""

from services.desk import Desk


class Retention:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
