"""Manners: when each notice may be said, and what happens if nobody knows whether it was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.activity_notices import (
    ActivityApproved,
    ActivityCalledOff,
    ActivityCard,
    ActivityCardChanged,
    ActivityDeclined,
    ActivityMoved,
    ActivityReminder,
    ActivityToApprove,
    ActivityUnsure,
    BetweenTwoNoted,
    CalendarAsked,
    CheckInOver,
    CheckInRenewed,
    CheckInShown,
    HolderReminded,
    OrganInvitation,
    ProposalMade,
    ProposalTaken,
    RatingAsked,
)
from domain.design_notices import DesignAsked, DesignCardChanged, DesignClosed, DesignShared
from domain.handing_on import (
    ContactAskedAgain,
    ContactLeftAlone,
    DeputyChanged,
    DeputyChoice,
    GroupHandedOver,
    GroupVacant,
)
from domain.notices import (
    CadreUnreachable,
    GroupCounting,
    GroupFound,
    GroupMuted,
    GroupNotYours,
    GroupPaused,
    GroupUnclaimed,
    GroupWelcome,
    HelpCalled,
    HelpTaken,
    MenuChanged,
    MyDataFile,
    Notice,
    PressureAnswered,
    PressureLookedAt,
    PressureReported,
    RoleTaken,
    RoleWithdrawn,
    SafetyContactNamed,
    ThreadLost,
)
from domain.outbox import Kind, Post
from domain.own_notices import GroupReminderDue, OwnReminderDue
from domain.policy_notices import MeetingNoted, QuotaRaisingRefused
from domain.prompt_notices import MorningCome, PeriodDue
from domain.report_notices import (
    ReportAnswered,
    ReportDocument,
    ReportDrafted,
    ReportDue,
    ReportHandedUp,
    ReportShown,
    ReportSubmitted,
    SubmissionDocument,
    SubmissionShown,
)
from domain.roster_notices import LinkSheet, RosterExport, RosterLookedAt, RosterTemplate
from domain.series_notices import SeriesIssue, SeriesIssuePosted
from domain.stats_notices import (
    BranchFigures,
    BranchPicture,
    FiveOnesPicture,
    OwnStatsPicture,
    StatsPicture,
)
from domain.topic_notices import TopicDigested, TopicPost, TopicSkipped, TopicThanks, TopicUnsure
from domain.wish_notices import (
    WishAnswered,
    WishCardChanged,
    WishClaimed,
    WishDeclined,
    WishesDue,
    WishesLeft,
    WishFollowUp,
    WishFulfilled,
    WishLapsed,
    WishLooksAlike,
    WishMatched,
    WishOffered,
    WishPooled,
    WishReleased,
    WishReopened,
    WishReturned,
    WishSubmitted,
)


class When(StrEnum):
    """AT_ONCE: its reader has just asked for it, or it cannot wait: day and night.

    SILENTLY: news of what its reader began or was handed: in quiet hours it comes without a sound.
    BY_DAY: what can wait: in quiet hours it waits for the morning.
    UNASKED: the program says it of itself: by day only, and no more often than the ceilings allow.
    """

    AT_ONCE = "at once"
    SILENTLY = "silently"
    BY_DAY = "by day"
    UNASKED = "unasked"


class Doubt(StrEnum):
    """No answer came, so that it may have been said. AGAIN: once more is better than not at all.

    ASK: twice is worse than late, so that a human decides.
    """

    AGAIN = "again"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Manner:
    when: When
    in_doubt: Doubt = Doubt.AGAIN


AT_ONCE, SILENTLY = Manner(When.AT_ONCE), Manner(When.SILENTLY)
BY_DAY, UNASKED = Manner(When.BY_DAY), Manner(When.UNASKED)

MANNERS: Mapping[type[Notice], Manner] = {
    HelpCalled: AT_ONCE,
    HelpTaken: AT_ONCE,
    SafetyContactNamed: AT_ONCE,
    RoleTaken: AT_ONCE,
    RoleWithdrawn: AT_ONCE,
    GroupFound: AT_ONCE,
    GroupNotYours: AT_ONCE,
    GroupCounting: AT_ONCE,
    GroupPaused: AT_ONCE,
    GroupWelcome: AT_ONCE,
    DeputyChoice: AT_ONCE,
    DeputyChanged: SILENTLY,
    GroupHandedOver: SILENTLY,
    GroupVacant: BY_DAY,
    ContactAskedAgain: UNASKED,
    ContactLeftAlone: UNASKED,
    TopicPost: Manner(When.AT_ONCE, Doubt.ASK),
    TopicUnsure: AT_ONCE,
    TopicDigested: BY_DAY,
    TopicThanks: UNASKED,
    TopicSkipped: UNASKED,
    ActivityCard: Manner(When.AT_ONCE, Doubt.ASK),
    ActivityCardChanged: AT_ONCE,
    OrganInvitation: AT_ONCE,
    ActivityUnsure: AT_ONCE,
    ActivityMoved: SILENTLY,
    ActivityCalledOff: SILENTLY,
    ActivityReminder: SILENTLY,
    HolderReminded: SILENTLY,
    CalendarAsked: AT_ONCE,
    CheckInShown: AT_ONCE,
    CheckInRenewed: AT_ONCE,
    CheckInOver: AT_ONCE,
    ActivityToApprove: SILENTLY,
    ActivityApproved: SILENTLY,
    ActivityDeclined: SILENTLY,
    BetweenTwoNoted: UNASKED,
    RatingAsked: UNASKED,
    ProposalMade: SILENTLY,
    SeriesIssue: SILENTLY,
    SeriesIssuePosted: AT_ONCE,
    ProposalTaken: SILENTLY,
    DesignAsked: AT_ONCE,
    DesignCardChanged: AT_ONCE,
    DesignClosed: SILENTLY,
    DesignShared: SILENTLY,
    StatsPicture: AT_ONCE,
    OwnStatsPicture: AT_ONCE,
    FiveOnesPicture: AT_ONCE,
    BranchFigures: AT_ONCE,
    BranchPicture: AT_ONCE,
    MyDataFile: AT_ONCE,
    RosterLookedAt: AT_ONCE,
    RosterTemplate: AT_ONCE,
    RosterExport: AT_ONCE,
    LinkSheet: AT_ONCE,
    MenuChanged: AT_ONCE,
    ReportShown: AT_ONCE,
    ReportHandedUp: AT_ONCE,
    ReportDocument: AT_ONCE,
    SubmissionShown: AT_ONCE,
    SubmissionDocument: AT_ONCE,
    WishSubmitted: SILENTLY,
    WishClaimed: SILENTLY,
    WishReleased: SILENTLY,
    WishFulfilled: SILENTLY,
    WishAnswered: SILENTLY,
    WishLooksAlike: AT_ONCE,
    WishOffered: SILENTLY,
    WishPooled: UNASKED,
    WishMatched: SILENTLY,
    WishDeclined: SILENTLY,
    WishCardChanged: AT_ONCE,
    WishesDue: UNASKED,
    WishesLeft: UNASKED,
    WishReturned: BY_DAY,
    WishLapsed: BY_DAY,
    WishFollowUp: UNASKED,
    WishReopened: UNASKED,
    PressureLookedAt: SILENTLY,
    PressureAnswered: SILENTLY,
    PressureReported: BY_DAY,
    ReportSubmitted: BY_DAY,
    ReportAnswered: BY_DAY,
    ReportDrafted: UNASKED,
    ReportDue: UNASKED,
    GroupMuted: BY_DAY,
    ThreadLost: SILENTLY,
    CadreUnreachable: BY_DAY,
    QuotaRaisingRefused: BY_DAY,
    GroupUnclaimed: UNASKED,
    PeriodDue: UNASKED,
    MorningCome: UNASKED,
    OwnReminderDue: AT_ONCE,
    GroupReminderDue: AT_ONCE,
    MeetingNoted: UNASKED,
}
BY_NAME: Mapping[str, Manner] = {notice.__name__: manner for notice, manner in MANNERS.items()}
UNASKED_NAMES = frozenset(name for name, manner in BY_NAME.items() if manner.when is When.UNASKED)
# Left by a killed sender, these are put before a human.
NOT_TWICE = frozenset(name for name, manner in BY_NAME.items() if manner.in_doubt is Doubt.ASK)


def manner_of(post: Post) -> Manner:
    """A call answers somebody, or asks Telegram something: at once, and in doubt once more."""
    return BY_NAME.get(post.name, AT_ONCE) if post.kind is Kind.NOTICE else AT_ONCE
