"""Menus: whose chat shows one of its own, and what Telegram was told about the bot itself."""

from datetime import date

from sqlalchemy import (
    ColumnElement,
    Date,
    Exists,
    String,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal,
    select,
    union,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.menus import Office
from domain.organisations import Role
from domain.people import PersonId
from storage.many_rows import insert_into
from storage.organisations.cadres import holds
from storage.tables.menus import introductions, menus
from storage.tables.organisations import cadres, roles
from storage.tables.people import people

NONE = ""


class Menus:
    """A menu is due where what somebody is differs from what they were when theirs was set."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def changed(self, today: date, limit: int) -> list[tuple[PersonId, Office | None]]:
        """Who needs another menu, and for what they are now; only people who can be written to."""
        rows = await self._connection.execute(CHANGED, {"day": today, "many": limit})
        return [(PersonId(row.id), Office(row.wanted) if row.wanted else None) for row in rows]

    async def next_change(self, today: date) -> date | None:
        """The first day after today on which a position begins or ends."""
        ends = (cadres.c.held_from, cadres.c.held_until)
        first = [
            await self._connection.scalar(select(func.min(one)).where(one > today)) for one in ends
        ]
        return min((day for day in first if day is not None), default=None)

    async def note(self, person: PersonId, office: Office | None) -> bool:
        """False: another process was faster."""
        if office is None:
            gone = delete(menus).where(menus.c.person_id == person).returning(menus.c.person_id)
            return (await self._connection.scalar(gone)) is not None
        new = insert_into(self._connection, menus).values(person_id=person, office=office.value)
        noted = new.on_conflict_do_update(
            index_elements=["person_id"],
            set_={"office": new.excluded.office},
            where=menus.c.office != new.excluded.office,
        )
        return (await self._connection.scalar(noted.returning(menus.c.person_id))) is not None

    async def forget_unreachable(self) -> int:
        """Whoever blocked the bot gets a menu again when they come back. How many."""
        gone = select(people.c.id).where(people.c.id == menus.c.person_id, ~people.c.reachable)
        forgotten = delete(menus).where(exists(gone)).returning(menus.c.person_id)
        return len((await self._connection.execute(forgotten)).all())

    async def introduce(self, what: str, digest: str) -> bool:
        """False: it was set so before. Of two processes that start at once one is told True."""
        new = insert_into(self._connection, introductions).values(what=what, digest=digest)
        changed = new.on_conflict_do_update(
            index_elements=["what"],
            set_={"digest": new.excluded.digest},
            where=introductions.c.digest != new.excluded.digest,
        )
        return (await self._connection.scalar(changed.returning(introductions.c.what))) is not None

    async def forget_all(self) -> None:
        """Every menu is set anew: its commands have other words."""
        await self._connection.execute(delete(menus))


IS_CADRE = exists().where(cadres.c.person_id == people.c.id, holds(bindparam("day", type_=Date)))


def has(role: Role) -> Exists:
    return exists().where(roles.c.person_id == people.c.id, roles.c.role == role.value)


ADMINISTERS, IS_STAFF = has(Role.ADMINISTRATOR), has(Role.ORGAN_STAFF)


def is_what(office: Office) -> ColumnElement[bool]:
    """Of the three, these and no other."""
    held = (
        (IS_CADRE, office.is_cadre),
        (IS_STAFF, office.is_staff),
        (ADMINISTERS, office.administers),
    )
    return and_(*(one if holds_it else ~one for one, holds_it in held))


WANTED = case(*((is_what(one), literal(one.value)) for one in Office), else_=literal(NONE, String))
OF_OFFICES = (Role.ADMINISTRATOR.value, Role.ORGAN_STAFF.value)
AT_WORK = union(
    select(cadres.c.person_id).where(cadres.c.person_id.is_not(None)),
    select(roles.c.person_id).where(roles.c.role.in_(OF_OFFICES)),
    select(menus.c.person_id),
)
CHANGED = (
    select(people.c.id, WANTED.label("wanted"))
    .outerjoin(menus, menus.c.person_id == people.c.id)
    .where(people.c.id.in_(AT_WORK), people.c.reachable)
    .where(func.coalesce(menus.c.office, NONE) != WANTED)
    .order_by(people.c.id)
    .limit(bindparam("many"))
)
