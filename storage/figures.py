"""Figures of groups: what was read of some days in one go, summed up for any of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from operator import attrgetter
from typing import Any

from sqlalchemy import Row

from domain.activity import ANONYMOUS
from domain.groups import Gap, Group
from domain.periods import Days
from storage.tables.activity import COUNTED, WORDS, activity

# Being addressed by the cadre side is nothing the person did.
CONTRIBUTED = attrgetter(*(name for name in COUNTED if name != "from_cadre"))


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """A group in some days. Every figure is said "of `consenting` of `members`".

    `people` are consenting people who contributed anything, `two_way` those of them who addressed
    the cadre side and were addressed by it. `voice`, `interaction` and `topic` are numbers of days
    with that light. `gaps` touch the days: such a day is "—" and never 0.
    """

    counted: Mapping[str, int]
    blocks: int
    people: int
    two_way: int
    voice: int
    interaction: int
    topic: int
    consenting: int
    members: int | None
    complete_since: datetime | None
    gaps: Sequence[Gap]


@dataclass(frozen=True, slots=True)
class Read:
    """One group's rows of activity and lights and its gaps, of at least the days asked about."""

    group: Group
    consenting: int
    rows: Sequence[Row[Any]]
    lights: Sequence[Row[Any]]
    gaps: Sequence[Gap]

    def figures(self, days: Days, zone: tzinfo) -> GroupFigures:
        rows = [row for row in self.rows if row.day in days]
        own = [row for row in rows if row.person_id != ANONYMOUS]
        lights = [row for row in self.lights if row.day in days]
        counted, blocks = sums(rows)
        return GroupFigures(
            counted=counted,
            blocks=blocks,
            people=len({row.person_id for row in own if any(CONTRIBUTED(row))}),
            two_way=two_way(own),
            voice=sum(row.voice for row in lights),
            interaction=sum(row.asked and row.answered for row in lights),
            topic=sum(row.topic for row in lights),
            consenting=self.consenting,
            members=self.group.members,
            complete_since=self.group.counting_since,
            gaps=[gap for gap in self.gaps if touches(gap, days, zone)],
        )


def sums(rows: Sequence[Row[Any]]) -> tuple[dict[str, int], int]:
    """Counts by name, and blocks. Column by column: a quarter has thousands of rows."""
    names = activity.columns.keys()
    columns: dict[str, Sequence[int]] = dict.fromkeys(names, ())
    if rows:
        columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    blocks = sum(bits.bit_count() for word in WORDS for bits in columns[word])
    return {name: sum(columns[name]) for name in COUNTED}, blocks + sum(columns["folded_blocks"])


def two_way(rows: Sequence[Row[Any]]) -> int:
    """Within the days taken together, not each day alone."""
    addressed = {row.person_id for row in rows if row.to_cadre}
    return len(addressed & {row.person_id for row in rows if row.from_cadre})


def touches(gap: Gap, days: Days, zone: tzinfo) -> bool:
    return gap.since < days.ends(zone) and (gap.until is None or gap.until > days.begins(zone))
