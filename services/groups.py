"""Intentions about the bot in group chats: found, run, paused, migrated."""

from services.desk import Desk


class Groups:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
