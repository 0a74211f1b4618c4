"""Notices about activities; `domain.notices` lists them with all others."""

from dataclasses import dataclass

from domain.check_ins import ScreenId
from domain.five_ones import ActivityId
from domain.proposals import ProposalId


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """In a group: the activity with its present numbers. Its receipt tells which message it is."""

    activity: ActivityId


@dataclass(frozen=True, slots=True)
class OrganInvitation:
    """In another group of the office's cadres: an office's activity, and the way to join it."""

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


@dataclass(frozen=True, slots=True)
class ActivityReminder:
    """To whoever said that they come: the evening before, or an hour before. `starts` is the
    beginning of which it reminds (ISO): nothing if it was moved since.
    """

    activity: ActivityId
    starts: str
    stage: str


@dataclass(frozen=True, slots=True)
class HolderReminded:
    """To whoever holds it, an hour before, with the way to check-in. `starts` as above."""

    activity: ActivityId
    starts: str


@dataclass(frozen=True, slots=True)
class CalendarAsked:
    """To whoever opened the card's link: the activity as a calendar file."""

    activity: ActivityId


@dataclass(frozen=True, slots=True)
class CheckInShown:
    """To whoever holds it and asked: the picture with the code. `until` names the tap (ISO)."""

    screen: ScreenId
    until: str


@dataclass(frozen=True, slots=True)
class CheckInRenewed:
    """The same message, with the picture of this step; nothing once the step has passed."""

    screen: ScreenId
    until: str
    step: int


@dataclass(frozen=True, slots=True)
class CheckInOver:
    """The same message: it is renewed no longer, and a button shows a fresh one."""

    screen: ScreenId
    until: str


@dataclass(frozen=True, slots=True)
class ActivityToApprove:
    """To a second person: something was entered afterwards; did it take place?"""

    activity: ActivityId


@dataclass(frozen=True, slots=True)
class ActivityApproved:
    """To whoever entered it: a second person has approved it."""

    activity: ActivityId


@dataclass(frozen=True, slots=True)
class ActivityDeclined:
    """To whoever entered it: a second person has said no, and why."""

    activity: ActivityId


@dataclass(frozen=True, slots=True)
class BetweenTwoNoted:
    """To the one person it was for: is that so? What was said or done is not asked."""

    activity: ActivityId


@dataclass(frozen=True, slots=True)
class RatingAsked:
    """To whoever was there and agreed to be asked: how was it?"""

    activity: ActivityId


@dataclass(frozen=True, slots=True)
class ProposalMade:
    """To the cadre side: somebody proposes something to do; nobody learns who."""

    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class ProposalTaken:
    """To whoever proposed or supports it: it is an activity now."""

    proposal: ProposalId
    activity: ActivityId


ActivityNotice = (
    ActivityCard
    | OrganInvitation
    | ActivityCardChanged
    | ActivityUnsure
    | ActivityMoved
    | ActivityCalledOff
    | ActivityReminder
    | HolderReminded
    | CalendarAsked
    | CheckInShown
    | CheckInRenewed
    | CheckInOver
    | ActivityToApprove
    | ActivityApproved
    | ActivityDeclined
    | BetweenTwoNoted
    | RatingAsked
    | ProposalMade
    | ProposalTaken
)
