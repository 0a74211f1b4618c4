"""Until when something can be entered afterwards: by position, and of an organ by the quarter."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.entering import EnteredTooLate, NotYetHeld, enterable, enterable_until
from domain.five_ones import Kind
from domain.organisations import Cadre, CadreId, OrganisationId, Position

SHANGHAI = ZoneInfo("Asia/Shanghai")
LINE = Cadre(CadreId(1), OrganisationId(1), "Li", Position.FULL_TIME, date(2020, 1, 1))
HELD = datetime(2028, 2, 29, 15, tzinfo=SHANGHAI)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("kind", "until"),
    [
        (Kind.LEAGUE_CLASS, datetime(2028, 3, 1, tzinfo=SHANGHAI)),
        (Kind.OWN, datetime(2028, 3, 1, tzinfo=SHANGHAI)),
        (Kind.OPEN_HOUSE, datetime(2028, 4, 1, tzinfo=SHANGHAI)),
        (Kind.GUIDANCE, datetime(2028, 4, 1, tzinfo=SHANGHAI)),
    ],
)
def test_it_can_be_entered_until_its_period_ends(kind: Kind, until: datetime) -> None:
    assert enterable_until(LINE, kind, HELD, SHANGHAI) == until
    assert HELD.date() in enterable(LINE, kind, HELD, until - SECOND, SHANGHAI)
    with pytest.raises(EnteredTooLate):
        enterable(LINE, kind, HELD, until, SHANGHAI)
    with pytest.raises(NotYetHeld):
        enterable(LINE, kind, HELD, HELD - SECOND, SHANGHAI)


NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("position", "kind", "happened", "zone", "until"),
    [
        (Position.PART_TIME, Kind.LEAGUE_CLASS, "2027-11-02T09:00", SHANGHAI, "2027-12-31T16:00"),
        (Position.SECONDED, Kind.LEAGUE_CLASS, "2027-11-02T09:00", SHANGHAI, "2027-12-31T16:00"),
        (Position.SECONDED, Kind.OPEN_HOUSE, "2027-11-02T09:00", SHANGHAI, "2027-12-31T16:00"),
        (Position.PART_TIME, Kind.LEAGUE_CLASS, "2027-06-30T23:59", SHANGHAI, "2027-06-30T16:00"),
        # Summer time began on 14 March and ends on 7 November.
        (Position.FULL_TIME, Kind.LEAGUE_CLASS, "2027-03-13T09:00", NEW_YORK, "2027-05-01T04:00"),
        (Position.FULL_TIME, Kind.LEAGUE_CLASS, "2027-02-28T23:59", NEW_YORK, "2027-03-01T05:00"),
        (Position.FULL_TIME, Kind.LEAGUE_CLASS, "2027-11-07T01:30", NEW_YORK, "2028-01-01T05:00"),
    ],
)
def test_the_last_moment_is_that_of_the_position_and_of_the_zone(
    position: Position, kind: Kind, happened: str, zone: ZoneInfo, until: str
) -> None:
    line = replace(LINE, position=position)
    held = datetime.fromisoformat(happened).replace(tzinfo=zone)
    last = datetime.fromisoformat(until).replace(tzinfo=UTC)
    assert enterable_until(line, kind, held, zone) == last
    assert held.date() in enterable(line, kind, held, last - SECOND, zone)
    with pytest.raises(EnteredTooLate):
        enterable(line, kind, held, last, zone)
