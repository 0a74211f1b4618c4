"""What may not be there of own reminders: one that is neither over nor ahead."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, or_, select

from domain.muting import Sort
from storage.tables.reminders import muted, own_reminders


def impossible_reminders() -> Iterator[tuple[str, Select[Any]]]:
    table = own_reminders
    over = table.c.next_at.is_(None) != table.c.ended_at.is_not(None)
    yield "neither over nor ahead", select(table.c.id, table.c.next_at).where(over)
    wall = or_(
        *(~table.c.weekdays.between(0, 127), ~table.c.wall.between(0, 1439)),
    )
    yield "at no time of any day", select(table.c.id, table.c.weekdays, table.c.wall).where(wall)
    known = [one.value for one in Sort]
    unknown = select(muted.c.person_id, muted.c.sort).where(muted.c.sort.not_in(known))
    yield "muted without being a sort", unknown
