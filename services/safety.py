"""Intentions about calls for help."""

from services.desk import Desk


class Safety:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
