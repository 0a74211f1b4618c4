"""Words about reminders before deadlines."""

from datetime import date

from domain.stats import Quota
from texts.catalogue import Sentences
from texts.stats import StatsWords
from texts.words import Words


class ReminderWords(Sentences):
    """Section `reminders` of the catalogues."""

    section = "reminders"

    def quota_due(
        self, quota: Quota, last: date, days_left: int, *, has_groups: bool = True
    ) -> Words:
        """`last` is the quarter's last day; on it one day is left."""
        ends = StatsWords(self.language).day(last)
        when = (
            self.text("last_day", last=ends)
            if days_left == 1
            else self.text("days_left", days=days_left, last=ends)
        )
        missing = self.text(
            "quota_missing",
            owed=quota.owed,
            asked=quota.asked,
            take_part=quota.take_part,
            missing=quota.owed - quota.asked,
        )
        helps = self.text("quota_helps" if has_groups else "quota_no_group")
        return Words(f"{when}\n{missing}\n\n{helps}")
