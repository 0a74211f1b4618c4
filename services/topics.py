"""Intentions about topics: posted, answered, closed."""

from services.desk import Desk


class Topics:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
