"""The quarter's report: what an organisation tells the level above of its work, in four parts.

Each province and each system owes one in the last week of every quarter (the notice of 2017, its
last paragraph); any other office may write one for itself. What the program knows it fills in; what
people write stands beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import NewType

from domain.lengths import LONGEST_MESSAGE, length_of
from domain.organisations import Level, Organisation, OrganisationId
from domain.people import PersonId
from domain.periods import Days, quarter_of
from domain.quarterly_facts import ReportFacts, ReportPart
from domain.refusals import Refusal
from domain.seeing import says_something

ReportId = NewType("ReportId", int)
SubmissionId = NewType("SubmissionId", int)

OWING = frozenset({Level.PROVINCE, Level.SYSTEM})
"""The levels to which the notice is addressed: they report to the nation."""

TO_WRITE = (ReportPart.EXPERIENCE, ReportPart.NEXT_STEP)
"""What the program cannot know; the other two parts it fills itself."""

LONGEST_PART = 3 * LONGEST_MESSAGE
"""What people wrote in one part; a message, as long as Telegram takes it, always fits."""


class ReportState(StrEnum):
    """FILED: submitted into the own books, since nobody stands above."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    FILED = "filed"


class ReportAction(StrEnum):
    SUBMIT = "submit"
    FILE = "file"
    RETURN = "return"
    ACCEPT = "accept"


NEXT: Mapping[tuple[ReportState, ReportAction], ReportState] = {
    (ReportState.DRAFT, ReportAction.SUBMIT): ReportState.SUBMITTED,
    (ReportState.DRAFT, ReportAction.FILE): ReportState.FILED,
    (ReportState.RETURNED, ReportAction.SUBMIT): ReportState.SUBMITTED,
    (ReportState.RETURNED, ReportAction.FILE): ReportState.FILED,
    (ReportState.SUBMITTED, ReportAction.RETURN): ReportState.RETURNED,
    (ReportState.SUBMITTED, ReportAction.ACCEPT): ReportState.ACCEPTED,
}

WRITABLE = frozenset({ReportState.DRAFT, ReportState.RETURNED})
"""As long as it lies with the office: it follows the facts, and can be written in."""


class ReportHasMovedOn(Refusal):
    """It was submitted, returned or accepted meanwhile: the button is older than that."""


class ReportNotYours(Refusal):
    """It was put before somebody else, or is another office's."""


class ReportPartEmpty(Refusal):
    """`part` is the office's to write, and nothing is written there."""


class ReportPartTooLong(Refusal):
    """With this the part would have more than `limit` characters."""


class ReportPartChanged(Refusal):
    """Somebody else has written in this part since it was shown."""


@dataclass(frozen=True, slots=True)
class Written:
    """What people wrote in a part. `revision` counts how often that changed; 0: never."""

    text: str = ""
    revision: int = 0

    def checked(self, text: str, *, added: bool = False) -> str:
        """What would stand there; ReportPartTooLong if that does not fit."""
        whole = f"{self.text}\n{text}" if added and self.text else text
        if length_of(whole) > LONGEST_PART:
            raise ReportPartTooLong(limit=LONGEST_PART)
        return whole


@dataclass(frozen=True, slots=True)
class QuarterlyReport:
    """One for each organisation and quarter; `first` is the quarter's first day."""

    id: ReportId
    organisation: OrganisationId
    first: date
    state: ReportState
    told: int
    made_at: datetime

    @property
    def quarter(self) -> Days:
        return quarter_of(self.first)

    def after(self, action: ReportAction) -> "QuarterlyReport":
        """ReportHasMovedOn if the table has no such step."""
        state = NEXT.get((self.state, action))
        if state is None:
            raise ReportHasMovedOn
        return replace(self, state=state)

    @property
    def lies_with_office(self) -> bool:
        return self.state in WRITABLE


@dataclass(frozen=True, slots=True)
class Submission:
    """A report as it was handed up: frozen. `before` None: into the own books. `accepted` is None
    until the level above has answered; `remark` says what was missing.
    """

    id: SubmissionId
    report: ReportId
    number: int
    before: OrganisationId | None
    submitted_at: datetime
    accepted: bool | None = None
    remark: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HandingUp:
    """A report that is to be handed up: `above` gets it, None: the own books; `times` is how often
    it was handed up before.
    """

    report: QuarterlyReport
    office: Organisation
    above: Organisation | None
    times: int
    late: bool


@dataclass(frozen=True, slots=True)
class Submitting:
    """A report whose handing up was asked for and that is being added up: nobody writes in it
    meanwhile. `number` is how often it was handed up before; `message` the one that is changed when
    it is done, 0: none.
    """

    report: ReportId
    number: int
    by: PersonId | None
    asked_at: datetime
    message: int = 0


@dataclass(frozen=True, slots=True)
class HandedUp:
    submission: Submission
    office: Organisation
    above: Organisation | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as somebody reads it: a draft with the facts of this moment, or a submission with
    those that were frozen. `above` is who gets it, or got it.
    """

    report: QuarterlyReport
    organisation: Organisation
    above: Organisation | None
    facts: ReportFacts
    written: Mapping[ReportPart, Written]
    submissions: tuple[Submission, ...] = ()
    shown: Submission | None = None
    zone: tzinfo = field(kw_only=True)

    @property
    def owed(self) -> bool:
        return owes(self.organisation, self.report.quarter)

    @property
    def late(self) -> bool:
        first = self.submissions[0].submitted_at if self.submissions else None
        return self.owed and is_late(first, self.report.quarter, self.zone)

    def text(self, part: ReportPart) -> str:
        return self.written.get(part, Written()).text


def owes(office: Organisation, quarter: Days) -> bool:
    """From the first quarter on that had not begun before it, as its Five Ones."""
    return office.level in OWING and office.since <= quarter.first


def is_late(first: datetime | None, quarter: Days, zone: tzinfo) -> bool:
    """By when it was handed up for the first time; a report that was returned is not late again."""
    return first is not None and first >= quarter.ends(zone)


def ready(written: Mapping[ReportPart, Written]) -> None:
    """ReportPartEmpty if a part is missing that only people can write."""
    for part in TO_WRITE:
        if not says_something(written.get(part, Written()).text):
            raise ReportPartEmpty(part=part.value)
