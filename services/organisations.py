"""Intentions about the first organisation, invites and roles."""

from services.desk import Desk


class Organisations:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
