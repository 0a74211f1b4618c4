"""Notices: what the program says by itself, as facts; they get their words when they are sent.

Each is a small value of numbers and plain strings, so that it can lie in the outbox. When it is
sent it is looked at once more, and dropped if it is no longer true.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from domain import (
    activity_notices,
    design_notices,
    handing_on,
    own_notices,
    policy_notices,
    prompt_notices,
    report_notices,
    roster_notices,
    series_notices,
    stats_notices,
    topic_notices,
    wish_notices,
)
from domain.groups import GroupId
from domain.organisations import CadreId, CallForHelpId, OrganisationId
from domain.people import PersonId
from domain.pressure import PressureId


@dataclass(frozen=True, slots=True)
class GroupFound:
    """To a cadre: the bot is in a group; its rights, what is missing, and the button to run it.

    `sees` is what it said of its rights: overtaken when they have changed since.
    """

    group: GroupId
    sees: bool = True


@dataclass(frozen=True, slots=True)
class GroupUnclaimed:
    """In a group: somebody added the bot who is no cadre; what the group's cadre has to do."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class GroupNotYours:
    """To a cadre: who runs a group must be its administrator on Telegram."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class GroupCounting:
    """To the group's cadre: it is set up (again), and counts are complete from now on."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class GroupPaused:
    """To the group's cadre: the bot was removed or sees nothing any more, and how to mend it."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class GroupWelcome:
    """In a group: what the bot is and the button into the private chat. A new one replaces it."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class GroupMuted:
    """To the group's cadre: Telegram does not let the bot write there, and how to mend it."""

    group: GroupId


@dataclass(frozen=True, slots=True)
class ThreadLost:
    """To the group's cadre: a thread of the forum is closed or gone, and what was to stand there
    stands in General. `name` is empty where it was never told.
    """

    group: GroupId
    name: str
    closed: bool


@dataclass(frozen=True, slots=True)
class CadreUnreachable:
    """To the administrators: a cadre has blocked the bot, or has no account any more, and hears of
    no deadline.
    """

    cadre: CadreId


@dataclass(frozen=True, slots=True)
class HelpCalled:
    """To a safety contact: a text that sounded like danger, and the button that takes it."""

    call: CallForHelpId
    level: int


@dataclass(frozen=True, slots=True)
class HelpTaken:
    """To whoever called for help: somebody has read it and is looking after it."""

    call: CallForHelpId


@dataclass(frozen=True, slots=True)
class SafetyContactNamed:
    """To the administrators and the contact before: somebody else gets the calls for help now."""

    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class RoleTaken:
    """To the administrators: somebody opened a role's link; was it meant for them?"""

    organisation: OrganisationId
    role: str
    person: PersonId


@dataclass(frozen=True, slots=True)
class RoleWithdrawn:
    """To whoever held it: a role is no longer theirs."""

    organisation: OrganisationId
    role: str


@dataclass(frozen=True, slots=True)
class PressureReported:
    """To the administrators of the level above: somebody was pressed; nobody learns who."""

    report: PressureId


@dataclass(frozen=True, slots=True)
class PressureLookedAt:
    """To whoever reported: somebody is looking into it."""

    report: PressureId


@dataclass(frozen=True, slots=True)
class PressureAnswered:
    """To whoever reported: the answer."""

    report: PressureId


@dataclass(frozen=True, slots=True)
class MyDataFile:
    """To a person who asked: everything that is held about them, as JSON."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class MenuChanged:
    """To somebody's private chat: other commands in the menu, since they became something else.

    `language` is Telegram's code, "" for everybody else's.
    """

    person: PersonId
    language: str


Notice = (
    GroupFound
    | GroupUnclaimed
    | GroupNotYours
    | GroupCounting
    | GroupPaused
    | GroupWelcome
    | GroupMuted
    | ThreadLost
    | handing_on.DeputyChoice
    | handing_on.DeputyChanged
    | handing_on.GroupHandedOver
    | handing_on.GroupVacant
    | handing_on.ContactAskedAgain
    | handing_on.ContactLeftAlone
    | CadreUnreachable
    | wish_notices.WishNotice
    | HelpCalled
    | HelpTaken
    | SafetyContactNamed
    | RoleTaken
    | RoleWithdrawn
    | PressureReported
    | PressureLookedAt
    | PressureAnswered
    | stats_notices.StatsNotice
    | roster_notices.RosterNotice
    | activity_notices.ActivityNotice
    | topic_notices.TopicNotice
    | policy_notices.PolicyNotice
    | report_notices.ReportNotice
    | series_notices.SeriesNotice
    | design_notices.DesignNotice
    | prompt_notices.PromptNotice
    | own_notices.OwnNotice
    | MyDataFile
    | MenuChanged
)
NOTICES: Mapping[str, type[Notice]] = {one.__name__: one for one in Notice.__args__}


def fields_of(notice: Notice) -> dict[str, object]:
    """A notice as it lies in the outbox; `notice_of` makes it again."""
    return asdict(notice)


def notice_of(name: str, fields: Mapping[str, object]) -> Notice:
    """KeyError for a name, TypeError for fields that no notice has."""
    return NOTICES[name](**fields)  # type: ignore[arg-type] # written by `fields_of`
