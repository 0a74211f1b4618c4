"""Own reminders: what somebody asks to be reminded of, alone or before an own group."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from typing import NewType

from domain.groups import GroupId
from domain.people import PersonId
from domain.refusals import Refusal
from domain.topic_schedules import Once, When, latest, next_after

ReminderId = NewType("ReminderId", int)

MOST = 20
LONGEST = 1000
LATE_AT_MOST = timedelta(days=1)
"""What was missed is said late until then; afterwards it is said no more. A group is posted to as
with scheduled topics.
"""


class ReminderUnclear(Refusal):
    """No time could be read in it, or no words stood beside the time."""


class ReminderOtherRhythm(Refusal):
    """Every month, year, second week or hour: such a one cannot be made. `text`: as written."""


class ReminderTooLong(Refusal):
    """More than `limit` characters."""


class TooManyReminders(Refusal):
    """Somebody has `most` at most that are not over."""


class ReminderGone(Refusal):
    """Another's, or over already."""


@dataclass(frozen=True, slots=True)
class OwnReminder:
    """`group` None: to themselves. `next_at` None: it is over."""

    id: ReminderId
    person: PersonId
    group: GroupId | None
    text: str
    when: When
    next_at: datetime | None

    def missed(self, now: datetime, zone: tzinfo) -> datetime | None:
        """The last moment that has come and was not said; of several that is the one."""
        if self.next_at is None or self.next_at > now:
            return None
        if isinstance(self.when, Once):
            return self.next_at
        return max(self.next_at, latest(self.when, now, zone))

    def said(self, now: datetime, zone: tzinfo) -> "OwnReminder":
        """The next one lies ahead, and what was once is over."""
        return replace(self, next_at=next_after(self.when, now, zone))
