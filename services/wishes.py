"""Intentions about wishes, from the saying until they came true."""

from services.desk import Desk


class Wishes:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
