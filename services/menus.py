"""Intentions about menus: whoever takes up or leaves an office gets other commands to see."""

import json
from collections.abc import Mapping
from datetime import datetime, time
from hashlib import sha256

from domain.notices import MenuChanged
from domain.outbox import Priority
from domain.periods import day_of
from services.desk import Desk

TOGETHER = 100
LANGUAGES = ("zh", "")  # Telegram's codes; "" is shown to whoever speaks anything else


class Menus:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def renew_due(self) -> int:
        """A chunk of those who became something else since theirs was set. How many."""
        tx = self._desk.tx
        forgotten = await tx.menus.forget_unreachable()
        changed = await tx.menus.changed(day_of(self._desk.now, self._desk.zone), TOGETHER)
        for person, office in changed:
            if not await tx.menus.note(person, office):
                continue
            for language in LANGUAGES:
                notice = MenuChanged(person, language)
                await self._desk.tell(notice, person=person, priority=Priority.BROADCAST)
        return forgotten + len(changed)

    async def next_due(self) -> datetime | None:
        """A position begins and ends with a day; whatever else changes, the next tick finds."""
        today = day_of(self._desk.now, self._desk.zone)
        day = await self._desk.tx.menus.next_change(today)
        return None if day is None else datetime.combine(day, time.min, self._desk.zone)

    async def introduce(self, name: str, method: str, fields: Mapping[str, str]) -> bool:
        """Something that Telegram shows to everybody, by the call that sets it. False: it stands
        there already.
        """
        call = json.dumps([method, dict(fields)], ensure_ascii=False, sort_keys=True)
        digest = sha256(call.encode()).hexdigest()
        if not await self._desk.tx.menus.introduce(name, digest):
            return False
        await self._desk.ask_telegram(method, fields, priority=Priority.BROADCAST)
        return True

    async def set_anew(self, name: str, words: str) -> bool:
        """All menus of people, if `words`, which stand in them, are others than before."""
        digest = sha256(words.encode()).hexdigest()
        if not await self._desk.tx.menus.introduce(name, digest):
            return False
        await self._desk.tx.menus.forget_all()
        return True
