"""Figures as they are told: read from the stores at a moment, for an answer or for a picture."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from domain.branches import BranchStats, BranchSums, hidden_among
from domain.consents import Purpose
from domain.groups import Group, GroupId
from domain.organisations import Cadre, Organisation
from domain.people import Person
from domain.periods import Days, day_of
from domain.stats import (
    UNKNOWN,
    Asked,
    CadreStats,
    Figure,
    Figures,
    FrozenFigures,
    GroupStats,
    OwnStats,
    Span,
    Which,
    days_of,
    is_known,
    spans_of,
)
from services.progress import place_of, quota_of
from storage.branches import Stretch
from storage.figures import GroupFigures
from storage.stores import Stores


async def own_of(
    stores: Stores, person: Person, now: datetime, zone: tzinfo, which: Which
) -> OwnStats | None:
    """None without consent. A span of which no day is known has no figure, as with groups."""
    given = (await stores.consents.of(person.id)).get(Purpose.ACTIVITY)
    if given is None:
        return None
    today = day_of(now, zone)
    spans = spans_of(today, which)
    found = await stores.reports.own(person.id, spans)
    groups = await stores.memberships.groups_of(person.id)
    gaps = await stores.gaps.of(groups, given.given_at, now)
    all_gaps = (gap for each in gaps.values() for gap in each)
    unseen = sorted((days_of(gap, now, zone) for gap in all_gaps), key=first_of)
    since = day_of(given.given_at, zone)
    figures: dict[Span, Mapping[str, int | None]] = {}
    for span, days in spans.items():
        counts = {**found[span].counted, "blocks": found[span].blocks}
        known = is_known(days, today, since, unseen)
        figures[span] = counts if known else dict.fromkeys(counts)
    return OwnStats(given.given_at, unseen, figures)


async def stats_of(
    stores: Stores, cadre: Cadre, now: datetime, which: Which = Which.NOW
) -> CadreStats:
    """Everything a position sees at a moment; the picture asks it anew when it is drawn."""
    place = await place_of(stores, cadre.organisation)
    zone = place.zone
    quota = await quota_of(stores, cadre, day_of(now, zone), place)
    groups = await stores.groups.run_by([cadre.id])
    told = await group_stats(stores, groups, now, zone, which)
    return CadreStats(cadre, quota, tuple(told), zone)


async def group_stats(
    stores: Stores,
    groups: Sequence[Group],
    now: datetime,
    zone: tzinfo,
    which: Which = Which.NOW,
) -> list[GroupStats]:
    """In the order of the groups."""
    spans = spans_of(day_of(now, zone), which)
    found = await stores.reports.figures(groups, spans, zone)
    frozen: Mapping[GroupId, FrozenFigures] = {}
    if which is Which.BEFORE:
        among = [group.id for group in groups]
        frozen = await stores.frozen.of(spans[Span.QUARTER].first, among)
    return [
        stats_from(group, figures, now, zone, spans, frozen.get(group.id))
        for group, figures in zip(groups, found, strict=True)
    ]


def stats_from(
    group: Group,
    found: Mapping[Span, GroupFigures],
    now: datetime,
    zone: tzinfo,
    spans: Mapping[Span, Days],
    frozen: FrozenFigures | None,
) -> GroupStats:
    """A span of which no day is known has no figure at all."""
    today = day_of(now, zone)
    gaps = dict.fromkeys(gap for figures in found.values() for gap in figures.gaps)
    unseen = sorted((days_of(gap, now, zone) for gap in gaps), key=first_of)
    since = None if group.counting_since is None else day_of(group.counting_since, zone)
    known = {
        span: figures_of(found[span]) if is_known(days, today, since, unseen) else UNKNOWN
        for span, days in spans.items()
    }
    if frozen is not None and known[Span.QUARTER] is not UNKNOWN:
        fixed = {Figure.PEOPLE: frozen.people, Figure.TWO_WAY: frozen.two_way}
        known[Span.QUARTER] = {**known[Span.QUARTER], **fixed}
    consenting = found[Span.QUARTER].consenting
    return GroupStats(group, consenting, group.counting_since, unseen, known, frozen)


def first_of(days: Days) -> date:
    return days.first


async def branch_stats(
    stores: Stores, office: Organisation, now: datetime, span: Span, which: Which
) -> BranchStats:
    """What the office sees; asked when it is worded, since it is added up over the branch."""
    zone = ZoneInfo(office.zone)
    asked = Asked(span, which, day_of(now, zone))
    days = asked.days
    quarter = span is Span.QUARTER and which is Which.BEFORE
    begins, ends = days.begins(zone), days.ends(zone)
    stretch = Stretch(days, begins, ends, now, asked.today, whole_quarter=quarter)
    parts = await stores.branches.sums(office.id, stretch)
    whole = whole_of(office, parts, await stores.branches.consenting(office.id))
    return BranchStats(office, asked, whole, tuple(parts), hidden_among(parts))


def whole_of(office: Organisation, parts: Sequence[BranchSums], consenting: int) -> BranchSums:
    """All parts together; somebody in two of them is one of those who consent."""
    known = [one.figures for one in parts if one.figures is not UNKNOWN]
    figures = {one: sum(each[one] or 0 for each in known) for one in Figure} if known else UNKNOWN
    return BranchSums(
        office.id,
        office.name,
        groups=sum(one.groups for one in parts),
        members=sum(one.members for one in parts),
        consenting=consenting,
        incomplete=sum(one.incomplete for one in parts),
        figures=figures,
        cadres=sum(one.cadres for one in parts),
        started=sum(one.started for one in parts),
        reached=sum(one.reached for one in parts),
        take_part=sum(one.take_part for one in parts),
    )


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
