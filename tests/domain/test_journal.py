"""What somebody asked for holds until they agree to something again."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.journal import Asked, Entry

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LEFT = Entry(NOON, Asked.LEFT, b"somebody")


@pytest.mark.parametrize(
    ("agreed", "overtaken"),
    [
        ([], False),
        ([NOON - MINUTE], False),
        ([NOON], False),
        ([NOON + MINUTE], True),
        ([NOON - MINUTE, NOON + MINUTE], True),
    ],
)
def test_only_what_was_agreed_to_later_overtakes_it(
    agreed: list[datetime], overtaken: bool
) -> None:
    assert LEFT.overtaken_by(agreed) is overtaken
