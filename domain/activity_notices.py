"""Notices about activities; `domain.notices` lists them with all others."""

from dataclasses import dataclass

from domain.five_ones import ActivityId


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """In a group: the activity with its present numbers. Its receipt tells which message it is."""

    activity: ActivityId


@dataclass(frozen=True, slots=True)
class ActivityCardChanged:
    """In a group: the card shows the numbers, time and place of the moment in which it is sent."""

    activity: ActivityId


@dataclass(frozen=True, slots=True)
class ActivityUnsure:
    """To the cadre side: whether the card stands in the group is not known, or it could not be
    posted (`failed`); once more?
    """

    activity: ActivityId
    failed: bool = False


@dataclass(frozen=True, slots=True)
class ActivityMoved:
    """To whoever said that they come: another time or place."""

    activity: ActivityId


@dataclass(frozen=True, slots=True)
class ActivityCalledOff:
    """To whoever said that they come: it does not take place."""

    activity: ActivityId


ActivityNotice = (
    ActivityCard | ActivityCardChanged | ActivityUnsure | ActivityMoved | ActivityCalledOff
)
