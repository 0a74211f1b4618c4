"""Whole rosters at once: what is known of a branch, and many lines written in few statements."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import groupby
from typing import TypeVar

from sqlalchemy import case, exists, func, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import GroupState
from domain.organisations import Cadre, CadreId, Organisation, OrganisationId
from domain.rosters import Activation, Change, Dated, NewLine, NewOrganisation
from storage.many_rows import CHUNK, ManyRows
from storage.organisations.cadres import cadre_of, holds
from storage.organisations.invites import digest_of
from storage.organisations.organisations import organisation_of
from storage.tables.groups import groups
from storage.tables.organisations import cadres, invites, organisations

Part = TypeVar("Part")

LINES = ManyRows(
    cadres, ("organisation_id", "roster_name", "position", "held_from"), "DO NOTHING", "id"
)
TREE = ManyRows(
    organisations,
    ("parent_id", "level", "name", "profile", "zone", "language", "hotlines", "since"),
    "DO NOTHING",
    "id, parent_id, name",
)
# Before every moment: no link.
NEVER = datetime.min.replace(tzinfo=UTC)
HISTORY = "organisation_id", "roster_name", "position", "held_from", "held_until", "person_id"


class Rosters:
    """Nothing here asks who may. What is written is of the plan that `domain` made."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def branch(self, own: Collection[OrganisationId]) -> list[Organisation]:
        """These organisations and everything below them, parents first."""
        tree = select(organisations.c.id, literal(0).label("depth"))
        below = tree.where(organisations.c.id.in_(own)).cte("branch", recursive=True)
        further = select(organisations.c.id, below.c.depth + 1)
        below = below.union_all(further.join(below, organisations.c.parent_id == below.c.id))
        depths = select(below.c.id, func.min(below.c.depth).label("depth")).group_by(below.c.id)
        found = depths.subquery()
        asked = select(organisations).join(found, found.c.id == organisations.c.id)
        rows = await self._connection.execute(asked.order_by(found.c.depth, organisations.c.id))
        return [organisation_of(row) for row in rows]

    async def lines(self, among: Sequence[OrganisationId], on: date) -> list[Cadre]:
        """Positions held on a day in these organisations, in their order."""
        found = []
        for part in parts(among):
            asked = select(cadres).where(cadres.c.organisation_id.in_(part), holds(on))
            found += [cadre_of(row) for row in await self._connection.execute(asked)]
        place = {one: number for number, one in enumerate(among)}
        return sorted(found, key=lambda line: (place[line.organisation], line.id))

    async def state(self) -> tuple[int, ...]:
        """Another one after every line and organisation that came or went."""
        held = func.count().filter(cadres.c.held_until.is_(None))
        lines = select(func.count(), func.max(cadres.c.id), held).select_from(cadres)
        tree = select(func.count(), func.max(organisations.c.id)).select_from(organisations)
        found = [(await self._connection.execute(asked)).one() for asked in (lines, tree)]
        return tuple(number or 0 for row in found for number in row)

    async def alone(self) -> None:
        """Whoever else brings in a roster waits until this transaction is done."""
        top = select(organisations.c.id).order_by(organisations.c.id).limit(1).scalar_subquery()
        await self._connection.execute(
            update(organisations).where(organisations.c.id == top).values(name=organisations.c.name)
        )

    async def add_organisations(
        self,
        new: Sequence[NewOrganisation],
        known: Mapping[OrganisationId, Organisation],
        since: date,
    ) -> dict[int, OrganisationId]:
        """The numbers that the new ones have got; they have everything else from their parents, but
        for the day since which they are there.
        """
        got: dict[int, OrganisationId] = {}
        heirs = dict[int, Organisation](known.items())
        waiting = list(new)
        while ready := [one for one in waiting if one.parent in heirs]:
            rows = []
            for one in ready:
                above = heirs[one.parent]
                heirs[one.number] = above
                parent = got.get(one.parent, OrganisationId(one.parent))
                hotlines = json.dumps(above.hotlines, ensure_ascii=False)
                house = above.profile.value, above.zone, above.language, hotlines
                rows.append((parent, one.level.value, one.name, *house, since))
            made = await TREE.write(self._connection, rows)
            ids = {(parent, name): OrganisationId(one) for one, parent, name in made}
            for one in ready:
                got[one.number] = ids[got.get(one.parent, OrganisationId(one.parent)), one.name]
            waiting = [one for one in waiting if one.number not in got]
        return got

    async def add_lines(
        self, new: Sequence[NewLine], got: Mapping[int, OrganisationId]
    ) -> list[CadreId]:
        """`got`: the numbers of new organisations."""
        rows = [
            (got.get(one.organisation, one.organisation), one.name, one.position.value, one.since)
            for one in new
        ]
        return [CadreId(row[0]) for row in await LINES.write(self._connection, rows)]

    async def change(self, changes: Sequence[Change]) -> int:
        """How many lines had still the position that the change knows. What was goes into a line
        that has ended; the line itself keeps its number, and with it groups, contacts and link.
        """
        done = 0
        alike = sorted(changes, key=alike_change)
        for (position, since, before), some in groupby(alike, key=alike_change):
            for part in parts([one.line.id for one in some]):
                held = or_(cadres.c.held_until.is_(None), cadres.c.held_until > since)
                there = cadres.c.id.in_(part), cadres.c.position == before, held
                ended = cadres.c.held_from < since
                was = select(
                    *(cadres.c[name] for name in HISTORY[:4]),
                    literal(since, cadres.c.held_until.type),
                    cadres.c.person_id,
                )
                await self._connection.execute(
                    insert(cadres).from_select(HISTORY, was.where(*there, ended))
                )
                new = update(cadres).where(*there).values(position=position, held_from=since)
                done += len((await self._connection.execute(new.returning(cadres.c.id))).all())
        return done

    async def set_first_days(self, dated: Sequence[Dated]) -> None:
        by_day = sorted(dated, key=lambda one: one.since)
        for since, some in groupby(by_day, key=lambda one: one.since):
            for part in parts([one.line for one in some]):
                line = update(cadres).where(cadres.c.id.in_(part))
                await self._connection.execute(line.values(held_from=since))

    async def end(self, lines: Sequence[CadreId], until: date, now: datetime) -> int:
        """How many ended; a link to them that nobody has opened opens no longer."""
        ended = 0
        for part in parts(lines):
            line = update(cadres).where(cadres.c.id.in_(part), cadres.c.held_until.is_(None))
            gone = line.values(held_until=until).returning(cadres.c.id)
            ended += len((await self._connection.execute(gone)).all())
            await self._revoke(part, now)
        return ended

    async def unopened(
        self, among: Sequence[OrganisationId], on: date, now: datetime, *, only_without: bool
    ) -> list[Cadre]:
        """Lines that nobody has taken up, those first whose last link is the oldest; perhaps only
        those without a link that still opens.
        """
        links = invites.c.cadre_id == cadres.c.id, invites.c.revoked_at.is_(None)
        last = select(func.max(invites.c.expires)).where(*links).scalar_subquery().label("last")
        unopened = cadres.c.person_id.is_(None), holds(on)
        found = []
        for part in parts(among):
            asked = select(cadres, last).where(cadres.c.organisation_id.in_(part), *unopened)
            found += [
                (row.last or NEVER, cadre_of(row)) for row in await self._connection.execute(asked)
            ]
        place = {one: number for number, one in enumerate(among)}
        found.sort(key=lambda one: (one[0], place[one[1].organisation], one[1].id))
        return [line for last_link, line in found if last_link <= now or not only_without]

    async def activation(
        self, among: Sequence[OrganisationId], on: date
    ) -> dict[OrganisationId, Activation]:
        """Each for itself; left out are those about which there is nothing to count."""
        linked = exists().where(invites.c.cadre_id == cadres.c.id, invites.c.revoked_at.is_(None))
        invited = case((linked | cadres.c.person_id.is_not(None), 1), else_=0)
        opened = func.count(cadres.c.person_id)
        found: dict[OrganisationId, Activation] = {}
        for part in parts(among):
            asked = select(cadres.c.organisation_id, func.count(), func.sum(invited), opened).where(
                cadres.c.organisation_id.in_(part), holds(on)
            )
            rows = await self._connection.execute(asked.group_by(cadres.c.organisation_id))
            found |= {where: Activation(*counts) for where, *counts in rows}
            counting = select(groups.c.organisation_id, func.count()).where(
                groups.c.organisation_id.in_(part), groups.c.state == GroupState.COUNTING.value
            )
            rows = await self._connection.execute(counting.group_by(groups.c.organisation_id))
            for where, count in rows:
                before = found.get(where, Activation())
                found[where] = before.plus(Activation(groups=count))
        return found

    async def invite(
        self, links: Sequence[tuple[Cadre, str]], expires: datetime, now: datetime
    ) -> None:
        """A link for each of these lines; one from before that nobody opened opens no longer."""
        for part in parts(links):
            await self._revoke([line.id for line, _ in part], now)
            rows = [
                {
                    "digest": digest_of(token),
                    "organisation_id": line.organisation,
                    "cadre_id": line.id,
                    "expires": expires,
                }
                for line, token in part
            ]
            await self._connection.execute(insert(invites), rows)

    async def _revoke(self, lines: Collection[CadreId], now: datetime) -> None:
        unused = invites.c.used_at.is_(None), invites.c.revoked_at.is_(None)
        links = update(invites).where(invites.c.cadre_id.in_(lines), *unused)
        await self._connection.execute(links.values(revoked_at=now))


def alike_change(one: Change) -> tuple[str, date, str]:
    return one.position.value, one.since, one.line.position.value


def parts(all: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """As many as one statement takes."""
    return (all[start : start + CHUNK] for start in range(0, len(all), CHUNK))
