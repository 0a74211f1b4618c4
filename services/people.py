"""Intentions about joining, consent, leaving and erasing."""

from services.desk import Desk


class People:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
