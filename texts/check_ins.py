"""Words about checking in."""

from datetime import datetime, tzinfo

from domain.activities import Activity, Numbers
from texts.activities import ActivityWords
from texts.catalogue import Sentences, named
from texts.words import Button, Words


class CheckInWords(Sentences):
    """Section `check_ins` of the catalogues."""

    section = "check_ins"

    def code(self, activity: Activity, numbers: Numbers, until: datetime, zone: tzinfo) -> Words:
        """Below the picture, to whoever holds it."""
        said = self.text(
            "code",
            title=named(activity.title),
            present=numbers.present,
            until=f"{until.astimezone(zone):%H:%M}",
        )
        return Words(said, ((self._fresh(activity),),))

    def soon(self, activity: Activity, numbers: Numbers, zone: tzinfo) -> Words:
        """An hour before, to whoever holds it, with the ways to check-in."""
        words = ActivityWords(self.language)
        line = words.line(activity, zone)
        said = f"{self.text('soon', coming=numbers.coming)}\n{line}"
        if activity.online:
            return Words(f"{said}\n\n{self.text('soon_online')}")
        return Words(f"{said}\n\n{self.text('soon_here')}", words.check_in_ways(activity))

    def over(self, activity: Activity) -> Words:
        """Below a picture that is of no use any more."""
        return Words(self.text("over", title=named(activity.title)), ((self._fresh(activity),),))

    def noted(self, activity: Activity) -> Words:
        """To whoever scanned."""
        return Words(self.text("noted", title=named(activity.title)))

    def noted_here(self) -> str:
        """Plain, over the pressed button."""
        return self.plain("noted_here")

    def welcomed(self, activity: Activity) -> Words:
        """To whoever has not agreed to be counted: come in, nothing is noted, nothing is asked."""
        return Words(self.text("welcomed", title=named(activity.title)))

    def welcomed_here(self) -> str:
        """Plain, over the pressed button."""
        return self.plain("welcomed_here")

    def confirmed_here(self) -> str:
        """Plain, over the pressed button: they were there."""
        return self.plain("confirmed_here")

    def thanked_here(self) -> str:
        """Plain, over the pressed button: without consent nothing is noted."""
        return self.plain("thanked_here")

    def _fresh(self, activity: Activity) -> Button:
        return Button(self.plain("fresh"), data=f"checkin:show:{activity.id}")
