"""Until when something can be entered afterwards: by position, and of an organ by the quarter."""

from datetime import date, datetime, timedelta
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
