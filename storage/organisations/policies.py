"""Policies as they were set, and refused attempts to raise a target."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.five_ones import Kind, KindName
from domain.organisations import OrganisationId
from domain.policies import (
    ListedKind,
    Matter,
    Policy,
    QuotaRaising,
    QuotaRaisingId,
    Rules,
    in_force,
)
from storage.tables.organisations import organisations
from storage.tables.policies import policies, policy_kinds, quota_raisings

AMONG: BindParameter[Any] = bindparam("among", expanding=True)
OF = select(policies).where(policies.c.organisation_id.in_(AMONG)).order_by(policies.c.id)


class Policies:
    """Rows are added and never changed; what is in force is read from all of them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, policy: Policy, set_on: date) -> int:
        """Its number."""
        new = policies.insert().values(
            organisation_id=policy.organisation,
            matter=policy.matter.value,
            figure=policy.figure,
            valid_from=policy.valid_from,
            set_on=set_on,
        )
        number = (await self._connection.execute(new.returning(policies.c.id))).scalar_one()
        rows = [
            {
                "policy_id": number,
                "place": place,
                "kind": one.kind.kind.value,
                "given": one.kind.own,
                "english": one.english,
            }
            for place, one in enumerate(policy.kinds, start=1)
        ]
        if rows:
            await self._connection.execute(policy_kinds.insert(), rows)
        return int(number)

    async def of(self, among: Collection[OrganisationId]) -> list[Policy]:
        """All that these organisations have set, in the order in which it was set."""
        rows = (await self._connection.execute(OF, {"among": among})).all()
        about_kinds = [row.id for row in rows if row.matter == Matter.KINDS.value]
        kinds = await self._kinds(about_kinds) if about_kinds else {}
        return [policy_of(row, kinds.get(row.id, ())) for row in rows]

    async def rules(self, path: Collection[OrganisationId], day: date) -> Rules:
        """What is in force on a day; `path` as `Organisations.path` tells it."""
        return in_force(await self.of(path), list(path), day)

    async def refuse(
        self,
        organisation: OrganisationId,
        before: OrganisationId | None,
        matter: Matter,
        wanted: int,
        tried_on: date,
    ) -> QuotaRaising:
        new = quota_raisings.insert().values(
            organisation_id=organisation,
            before_id=before,
            matter=matter.value,
            wanted=wanted,
            tried_on=tried_on,
        )
        made = await self._connection.execute(new.returning(quota_raisings))
        return raising_of(made.one())

    async def raising(self, id: QuotaRaisingId) -> QuotaRaising | None:
        asked = select(quota_raisings).where(quota_raisings.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else raising_of(row)

    async def raisings_before(
        self, organisation: OrganisationId, limit: int, offset: int = 0
    ) -> list[tuple[QuotaRaising, str]]:
        """What was put before an organisation, the newest first, with who wanted it."""
        asked = (
            select(quota_raisings, organisations.c.name)
            .join(organisations, organisations.c.id == quota_raisings.c.organisation_id)
            .where(quota_raisings.c.before_id == organisation)
            .order_by(quota_raisings.c.id.desc())
        )
        rows = await self._connection.execute(asked.limit(limit).offset(offset))
        return [(raising_of(row), row.name) for row in rows]

    async def count_before(self, organisation: OrganisationId) -> int:
        asked = select(func.count()).where(quota_raisings.c.before_id == organisation)
        return await self._connection.scalar(asked) or 0

    async def _kinds(self, among: Collection[int]) -> Mapping[int, tuple[ListedKind, ...]]:
        asked = select(policy_kinds).where(policy_kinds.c.policy_id.in_(among))
        found: dict[int, list[ListedKind]] = defaultdict(list)
        ordered = asked.order_by(policy_kinds.c.policy_id, policy_kinds.c.place)
        for row in await self._connection.execute(ordered):
            kind = KindName(Kind(row.kind), row.given)
            found[row.policy_id].append(ListedKind(kind, row.english))
        return {number: tuple(kinds) for number, kinds in found.items()}


def policy_of(row: Row[Any], kinds: tuple[ListedKind, ...]) -> Policy:
    return Policy(
        organisation=OrganisationId(row.organisation_id),
        matter=Matter(row.matter),
        valid_from=row.valid_from,
        figure=row.figure,
        kinds=kinds,
    )


def raising_of(row: Row[Any]) -> QuotaRaising:
    return QuotaRaising(
        id=QuotaRaisingId(row.id),
        organisation=OrganisationId(row.organisation_id),
        before=None if row.before_id is None else OrganisationId(row.before_id),
        matter=Matter(row.matter),
        wanted=row.wanted,
        tried_on=row.tried_on,
    )
