"""Words of the chart of a county's quarter."""

from datetime import date

from texts.catalogue import Sentences
from texts.stats import StatsWords


class CountyWords(Sentences):
    """Section `county` of the catalogues; a picture has no HTML."""

    section = "county"

    def note(self, groups: int, first: date, last: date) -> str:
        return self.plain("note", groups=groups, first=self.day(first), last=self.day(last))

    def people(self) -> str:
        return self.plain("people")

    def blocks(self) -> str:
        return self.plain("blocks")

    def lights(self) -> tuple[str, str, str]:
        return self.plain("voice"), self.plain("interaction"), self.plain("topic")

    def day(self, day: date) -> str:
        """As everywhere else, with its year."""
        return StatsWords(self.language).dated(day)
