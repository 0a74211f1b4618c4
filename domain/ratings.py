"""Ratings: how those who were there liked an activity; one tap, never asked for twice."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.activities import Activity
from domain.check_ins import LATEST
from domain.refusals import Refusal

STARS = range(1, 6)
FEWEST_RATERS = 3
"""With fewer nobody sees anything: who gave how many could be guessed."""
ASKED_FOR, ANSWERED_FOR = timedelta(days=3), timedelta(days=10)


class RatingUnclear(Refusal):
    """A number from 1 to 5."""


class RatingNotYours(Refusal):
    """Only who was there rates it."""


class RatingTooEarly(Refusal):
    """It is going on."""


class RatingTooLate(Refusal):
    """The figures of its quarter stand for good, or it did not take place."""


@dataclass(frozen=True, slots=True)
class Rating:
    """Of one activity, from rows."""

    raters: int = 0
    stars: int = 0

    @property
    def mean(self) -> float | None:
        """None: too few to be told."""
        return None if self.raters < FEWEST_RATERS else self.stars / self.raters


def asks_from(activity: Activity) -> datetime:
    """Those who pack up last can check in until then."""
    return activity.ends_at + LATEST


def is_asked(activity: Activity, checked_in_at: datetime, now: datetime) -> bool:
    """Of what was held together, and not long ago; of what was entered afterwards, from the moment
    in which they said that they were there.
    """
    together = activity.group is not None or activity.organ is not None
    since = max(activity.ends_at, checked_in_at)
    return activity.is_on and together and now < since + ASKED_FOR


def rated(stars: int) -> int:
    """The same, if it can be given."""
    if stars not in STARS:
        raise RatingUnclear
    return stars
