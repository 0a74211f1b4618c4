"""Reminders of activities: the evening before, an hour before, and what is too late."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.activity_reminders import Stage, moment_of, next_stage, stage_due

SHANGHAI = ZoneInfo("Asia/Shanghai")
STARTS = datetime(2026, 3, 1, 15, tzinfo=SHANGHAI)
EVENING = datetime(2026, 2, 28, 19, tzinfo=SHANGHAI)
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("now", "stage"),
    [
        (EVENING - SECOND, None),
        (EVENING, Stage.EVENING),
        (STARTS - HOUR - SECOND, Stage.EVENING),
        (STARTS - HOUR, Stage.HOUR),
        (STARTS - SECOND, Stage.HOUR),
        (STARTS, None),
    ],
)
def test_the_last_stage_that_has_come_is_due_until_it_begins(
    now: datetime, stage: Stage | None
) -> None:
    assert stage_due(STARTS, now, SHANGHAI) is stage


def test_the_evening_is_that_of_the_organisations_wall() -> None:
    urumqi = ZoneInfo("Asia/Urumqi")
    assert moment_of(Stage.EVENING, STARTS, urumqi) == EVENING + 2 * HOUR
    leap = datetime(2028, 3, 1, 9, tzinfo=SHANGHAI)
    assert moment_of(Stage.EVENING, leap, SHANGHAI).date().isoformat() == "2028-02-29"


def test_the_next_stage_lies_ahead() -> None:
    assert next_stage(STARTS, EVENING - SECOND, SHANGHAI) == EVENING
    assert next_stage(STARTS, EVENING, SHANGHAI) == STARTS - HOUR
    assert next_stage(STARTS, STARTS - HOUR, SHANGHAI) is None
