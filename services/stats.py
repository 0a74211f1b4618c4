"""Intentions about the figures of groups."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from domain.consents import Purpose
from domain.groups import Group, GroupId
from domain.notices import StatsPicture
from domain.organisations import Cadre
from domain.outbox import Priority
from domain.people import Person
from domain.periods import day_of
from domain.quotas import CONTACT_QUOTA
from domain.refusals import Refusal
from domain.rights import Deed
from domain.stats import (
    UNKNOWN,
    CadreStats,
    Figure,
    Figures,
    GroupStats,
    OwnFigures,
    Quota,
    Span,
    days_of,
    is_known,
    spans_of,
)
from services.desk import Desk
from services.rights import Rights
from storage.figures import GroupFigures
from storage.stores import Stores

AFTER_THE_TEXT = timedelta(seconds=1)


class StatsNotYours(Refusal):
    """A group's figures are for those who run it."""


class Stats:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def ask_of_cadre(self, cadre: Person) -> list[CadreStats]:
        """One for each position somebody holds, and a picture of each that has groups, which
        follows as soon as it is drawn. Empty: no cadre.
        """
        tx, now = self._desk.tx, self._desk.now
        told = [await stats_of(tx, line, now) for line in await self._desk.lines_of(cadre.id)]
        for one in told:
            if one.groups:
                picture = StatsPicture(one.cadre.id)
                await self._desk.tell(
                    picture,
                    person=cadre.id,
                    due=now + AFTER_THE_TEXT,
                    priority=Priority.ANSWER,
                )
        return told

    async def of_group(self, by: Person | None, id: GroupId) -> tuple[GroupStats, tzinfo]:
        """Rights are asked at the click."""
        group = await self._desk.tx.groups.get(id)
        if group is None:
            raise StatsNotYours
        rights = Rights(self._desk)
        await rights.require_in(by, Deed.SEE_GROUP_FIGURES, group, otherwise=StatsNotYours)
        zone = await self._desk.zone_of(group)
        [told] = await group_stats(self._desk.tx, [group], self._desk.now, zone)
        return told, zone

    async def own(self, person: Person) -> OwnFigures | None:
        """A person's own numbers. None: nothing is counted under their number."""
        if Purpose.ACTIVITY not in await self._desk.tx.consents.of(person.id):
            return None
        spans = spans_of(day_of(self._desk.now, self._desk.zone))
        found = await self._desk.tx.reports.own(person.id, spans)
        return {span: {**own.counted, "blocks": own.blocks} for span, own in found.items()}


async def stats_of(stores: Stores, cadre: Cadre, now: datetime) -> CadreStats:
    """Everything a position sees at a moment; the picture asks it anew when it is drawn."""
    zone = ZoneInfo(await stores.organisations.zone(cadre.organisation))
    reached = await stores.reports.reached(cadre.id)
    quota = Quota(reached.asked, reached.take_part, CONTACT_QUOTA[cadre.position])
    groups = await stores.groups.run_by([cadre.id])
    return CadreStats(cadre, quota, tuple(await group_stats(stores, groups, now, zone)), zone)


async def group_stats(
    stores: Stores, groups: Sequence[Group], now: datetime, zone: tzinfo
) -> list[GroupStats]:
    """In the order of the groups."""
    spans = spans_of(day_of(now, zone))
    found = await stores.reports.figures(groups, spans, zone)
    return [
        stats_from(group, figures, now, zone) for group, figures in zip(groups, found, strict=True)
    ]


def stats_from(
    group: Group, found: Mapping[Span, GroupFigures], now: datetime, zone: tzinfo
) -> GroupStats:
    """A span of which no day is known has no figure at all."""
    today = day_of(now, zone)
    quarter = found[Span.QUARTER]
    unseen = [days_of(gap, now, zone) for gap in quarter.gaps]
    since = None if group.counting_since is None else day_of(group.counting_since, zone)
    known = {
        span: figures_of(found[span]) if is_known(days, today, since, unseen) else UNKNOWN
        for span, days in spans_of(today).items()
    }
    return GroupStats(group, quarter.consenting, group.counting_since, unseen, known)


def figures_of(found: GroupFigures) -> Figures:
    return {
        Figure.MESSAGES: found.counted["messages"],
        Figure.PEOPLE: found.people,
        Figure.BLOCKS: found.blocks,
        Figure.TWO_WAY: found.two_way,
        Figure.VOICE: found.voice,
        Figure.INTERACTION: found.interaction,
        Figure.TOPIC: found.topic,
    }
