"""Sums of a branch: added up by the database, organisation by organisation one level below."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    bindparam,
    case,
    cast,
    distinct,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activity import ANONYMOUS
from domain.branches import BranchSums
from domain.consents import Purpose
from domain.organisations import OrganisationId
from domain.periods import Days
from domain.stats import UNKNOWN, Figure
from storage.columns import UtcDateTime
from storage.figures import CONTRIBUTED
from storage.organisations.cadres import holds
from storage.tables.activity import WORDS, activity, frozen_figures, group_days
from storage.tables.groups import contacts, gaps, groups, memberships
from storage.tables.organisations import cadres, organisations
from storage.tables.people import consents

Top = int
Found = Mapping[Top, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days with their moments in the office's zone, and the moment and day on which it is asked. Of
    a whole quarter some figures may be frozen.
    """

    days: Days
    begins: datetime
    ends: datetime
    now: datetime
    today: date
    whole_quarter: bool = False


class Branches:
    """Nothing of anybody alone leaves this: every figure is a sum over groups."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def sums(self, office: OrganisationId, stretch: Stretch) -> list[BranchSums]:
        """The office's own groups first, then each organisation one level below with everything
        under it, in the order of the tree. Somebody in two groups counts in each.
        """
        first, after, today = stretch.days.first, stretch.days.after, stretch.today
        days = {"office": office, "first": first, "after": after, "today": today}
        moments = {"begins": stretch.begins, "ends": min(stretch.ends, stretch.now)}
        names = (await self._connection.execute(NAMES, days)).all()
        spoken = await self._found(SPOKEN, days)
        fixed = await self._found(FIXED, days) if stretch.whole_quarter else {}
        found: dict[Top, dict[str, int]] = {row.id: dict(spoken.get(row.id, {})) for row in names}
        for top, frozen in fixed.items():
            found[top] |= frozen
        for question in (LIGHTS, CONSENTING, CADRES, CONTACTS):
            for top, values in (await self._found(question, days)).items():
                found[top] |= values
        for top, values in (await self._found(GROUPS, days | moments)).items():
            found[top] |= values
        for top, blocks in (await self._open_blocks(days)).items():
            found[top]["blocks"] = found[top].get("blocks", 0) + blocks
        return [sums_of(row, found[row.id]) for row in names]

    async def consenting(self, office: OrganisationId) -> int:
        """Different people in the whole branch who agreed to be counted."""
        return await self._connection.scalar(EVERYBODY, {"office": office}) or 0

    async def _found(self, question: Any, given: Mapping[str, object]) -> Found:
        rows = (await self._connection.execute(question, given)).mappings().all()
        return {
            row["top"]: {name: int(value or 0) for name, value in row.items() if name != "top"}
            for row in rows
        }

    async def _open_blocks(self, given: Mapping[str, object]) -> Mapping[Top, int]:
        """Days that are not folded have theirs as bits, which no database counts."""
        blocks: dict[Top, int] = {}
        for row in await self._connection.execute(BITS, given):
            bits = sum(int(getattr(row, word)).bit_count() for word in WORDS)
            blocks[row.top] = blocks.get(row.top, 0) + bits
        return blocks


def sums_of(row: Any, found: Mapping[str, int]) -> BranchSums:
    groups_there = found.get("groups", 0)
    known = groups_there > found.get("unknown", 0)
    declined, take_part = found.get("declined", 0), found.get("take_part", 0)
    return BranchSums(
        organisation=OrganisationId(row.id),
        name=row.name,
        groups=groups_there,
        members=found.get("members", 0),
        consenting=found.get("consenting", 0),
        incomplete=found.get("incomplete", 0),
        figures={one: found.get(one.value, 0) for one in Figure} if known else UNKNOWN,
        cadres=found.get("cadres", 0),
        started=found.get("started", 0),
        reached=declined + take_part,
        take_part=take_part,
    )


OFFICE = bindparam("office", type_=Integer)
FIRST, AFTER = bindparam("first", type_=Date), bindparam("after", type_=Date)
BEGINS, ENDS = bindparam("begins", type_=UtcDateTime), bindparam("ends", type_=UtcDateTime)


def truth(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return cast(func.coalesce(func.sum(case((condition, 1), else_=0)), 0), Integer)


# Which organisation one level below the office every organisation of the branch belongs to.
OWN = select(organisations.c.id.label("top"), organisations.c.id).where(
    organisations.c.id == OFFICE
)
BELOW = select(organisations.c.id.label("top"), organisations.c.id).where(
    organisations.c.parent_id == OFFICE
)
UNDER = BELOW.cte("under", recursive=True)
UNDER = UNDER.union_all(
    select(UNDER.c.top, organisations.c.id).join(UNDER, organisations.c.parent_id == UNDER.c.id)
)
TREE = OWN.union_all(select(UNDER.c.top, UNDER.c.id)).cte("tree")
THERE = (
    select(TREE.c.top, groups.c.id, groups.c.member_count, groups.c.counting_since)
    .join(groups, groups.c.organisation_id == TREE.c.id)
    .cte("there")
)

NAMES = (
    select(organisations.c.id, organisations.c.name)
    .where(or_(organisations.c.id == OFFICE, organisations.c.parent_id == OFFICE))
    .order_by(case((organisations.c.id == OFFICE, 0), else_=1), organisations.c.id)
)
PERSONS = (
    select(
        THERE.c.top,
        activity.c.person_id,
        *(func.sum(activity.c[name]).label(name) for name in (*CONTRIBUTED, "from_cadre")),
        func.sum(activity.c.folded_blocks).label("blocks"),
    )
    .join(THERE, THERE.c.id == activity.c.group_id)
    .where(activity.c.day >= FIRST, activity.c.day < AFTER)
    .group_by(THERE.c.top, activity.c.group_id, activity.c.person_id)
    .cte("persons")
)
NAMED = PERSONS.c.person_id != ANONYMOUS
CONTRIBUTING = sum((PERSONS.c[name] for name in CONTRIBUTED), literal(0)) > 0
SPOKEN = select(
    PERSONS.c.top,
    func.sum(PERSONS.c.messages).label(Figure.MESSAGES.value),
    func.sum(PERSONS.c.blocks).label(Figure.BLOCKS.value),
    truth(NAMED & CONTRIBUTING).label(Figure.PEOPLE.value),
    truth(NAMED & (PERSONS.c.to_cadre > 0) & (PERSONS.c.from_cadre > 0)).label(
        Figure.TWO_WAY.value
    ),
).group_by(PERSONS.c.top)
# Only of exactly this quarter, once it is frozen.
FIXED = (
    select(
        THERE.c.top,
        func.sum(frozen_figures.c.people).label(Figure.PEOPLE.value),
        func.sum(frozen_figures.c.two_way).label(Figure.TWO_WAY.value),
    )
    .join(frozen_figures, frozen_figures.c.group_id == THERE.c.id)
    .where(frozen_figures.c.quarter == FIRST)
    .group_by(THERE.c.top)
)
LIGHTS = (
    select(
        THERE.c.top,
        truth(group_days.c.voice).label(Figure.VOICE.value),
        truth(group_days.c.asked & group_days.c.answered).label(Figure.INTERACTION.value),
        truth(group_days.c.topic).label(Figure.TOPIC.value),
    )
    .join(group_days, group_days.c.group_id == THERE.c.id)
    .where(group_days.c.day >= FIRST, group_days.c.day < AFTER)
    .group_by(THERE.c.top)
)
BITS = (
    select(THERE.c.top, *(activity.c[word] for word in WORDS))
    .join(THERE, THERE.c.id == activity.c.group_id)
    .where(
        activity.c.day >= FIRST,
        activity.c.day < AFTER,
        or_(*(activity.c[word] != 0 for word in WORDS)),
    )
)
AWAY = exists().where(
    gaps.c.group_id == THERE.c.id,
    gaps.c.since < ENDS,
    or_(gaps.c.until.is_(None), gaps.c.until > BEGINS),
)
GROUPS = select(
    THERE.c.top,
    func.count().label("groups"),
    func.coalesce(func.sum(THERE.c.member_count), 0).label("members"),
    truth(or_(THERE.c.counting_since.is_(None), THERE.c.counting_since >= ENDS)).label("unknown"),
    truth(or_(THERE.c.counting_since.is_(None), THERE.c.counting_since > BEGINS, AWAY)).label(
        "incomplete"
    ),
).group_by(THERE.c.top)
AGREED = (
    select(THERE.c.top, memberships.c.person_id)
    .join(memberships, memberships.c.group_id == THERE.c.id)
    .join(consents, consents.c.person_id == memberships.c.person_id)
    .where(consents.c.purpose == Purpose.ACTIVITY.value)
    .cte("agreed")
)
CONSENTING = select(
    AGREED.c.top, func.count(distinct(AGREED.c.person_id)).label("consenting")
).group_by(AGREED.c.top)
EVERYBODY = select(func.count(distinct(AGREED.c.person_id)))
HOLDING = holds(bindparam("today", type_=Date))
CADRES = (
    select(
        TREE.c.top,
        truth(HOLDING).label("cadres"),
        truth(HOLDING & cadres.c.person_id.is_not(None)).label("started"),
        func.sum(cadres.c.declined_or_left).label("declined"),
    )
    .join(cadres, cadres.c.organisation_id == TREE.c.id)
    .group_by(TREE.c.top)
)
CONTACTS = (
    select(TREE.c.top, func.count().label("take_part"))
    .join(cadres, cadres.c.organisation_id == TREE.c.id)
    .join(contacts, contacts.c.cadre_id == cadres.c.id)
    .group_by(TREE.c.top)
)
