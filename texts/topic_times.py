"""Words for when a topic is posted, as its group's clock shows it."""

from datetime import datetime, tzinfo

from domain.topic_schedules import WEEK, Once, When
from texts.catalogue import Sentences
from texts.stats import StatsWords


class TopicTimeWords(Sentences):
    """Section `topic_times` of the catalogues; all of it plain."""

    section = "topic_times"

    def said(self, when: When | None, zone: tzinfo | None, now: datetime | None = None) -> str:
        """`now`: of a moment in another year the year is said."""
        if when is None:
            return self.plain("now")
        if isinstance(when, Once):
            return self.moment(when.at, zone, now)
        at = f"{when.at:%H:%M}"
        if len(when.days) == WEEK:
            return self.plain("daily", at=at)
        names = self.plain("weekdays").split()
        days = self.plain("and").join(names[day % WEEK] for day in when.days)
        return self.plain("weekly", days=days, at=at)

    def moment(self, moment: datetime, zone: tzinfo | None, now: datetime | None = None) -> str:
        """The day with its weekday, and the time."""
        local, days = moment.astimezone(zone), StatsWords(self.language)
        other_year = now is not None and now.astimezone(zone).year != local.year
        return self.plain(
            "moment",
            day=days.dated(local.date()) if other_year else days.day(local.date()),
            weekday=self.plain("weekdays").split()[local.weekday()],
            at=f"{local:%H:%M}",
        )
