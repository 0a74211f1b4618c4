"""Figures of groups: what was read of some days in one go, summed up for any of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import chain, compress
from typing import Any

from sqlalchemy import Row

from domain.activity import ANONYMOUS
from domain.groups import Gap, Group
from domain.periods import Days
from storage.tables.activity import COUNTED, WORDS, activity

# Being addressed by the cadre side is nothing the person did.
CONTRIBUTED = [name for name in COUNTED if name != "from_cadre"]
# The table's columns by name, with a value for each row.
Columns = Mapping[str, Sequence[Any]]
Rows = Sequence[Row[Any]]


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
    """One group's rows of activity and of lights by day, and its gaps, of at least the days that
    are asked about.
    """

    group: Group
    consenting: int
    rows: Mapping[date, Rows]
    lights: Mapping[date, Rows]
    gaps: Sequence[Gap]

    def figures(self, days: Days, zone: tzinfo) -> GroupFigures:
        columns = columns_of(within(self.rows, days))
        lights = within(self.lights, days)
        contributed = people_with(columns, *CONTRIBUTED)
        return GroupFigures(
            counted=counted_in(columns),
            blocks=blocks_in(columns),
            people=len(contributed),
            two_way=len(people_with(columns, "to_cadre") & people_with(columns, "from_cadre")),
            voice=sum(row.voice for row in lights),
            interaction=sum(row.asked and row.answered for row in lights),
            topic=sum(row.topic for row in lights),
            consenting=self.consenting,
            members=self.group.members,
            complete_since=self.group.counting_since,
            gaps=[gap for gap in self.gaps if touches(gap, days, zone)],
        )


def within(rows: Mapping[date, Rows], days: Days) -> Rows:
    found = [of_day for day, of_day in rows.items() if day in days]
    return list(chain.from_iterable(found))


def columns_of(rows: Rows) -> Columns:
    """What is summed up is summed up column by column: a quarter has thousands of rows."""
    names = activity.columns.keys()
    if not rows:
        return dict.fromkeys(names, ())
    return dict(zip(names, zip(*rows, strict=True), strict=True))


def counted_in(columns: Columns) -> dict[str, int]:
    return {name: sum(columns[name]) for name in COUNTED}


def blocks_in(columns: Columns) -> int:
    """Those of open days are bits, those of closed days and of erased people a number."""
    bits = chain.from_iterable(columns[word] for word in WORDS)
    return sum(map(int.bit_count, bits)) + sum(columns["folded_blocks"])


def people_with(columns: Columns, *names: str) -> frozenset[int]:
    """Consenting people with anything in one of these columns, on whichever of the days."""
    counts = zip(*(columns[name] for name in names), strict=True)
    found = compress(columns["person_id"], map(any, counts))
    return frozenset(found) - {ANONYMOUS}


def touches(gap: Gap, days: Days, zone: tzinfo) -> bool:
    return gap.since < days.ends(zone) and (gap.until is None or gap.until > days.begins(zone))
