"""Checking in: by a code that lasts for two steps of time, or by a button while it is allowed."""

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NewType

from domain.activities import Activity, ActivityCancelled
from domain.five_ones import ActivityId
from domain.people import PersonId
from domain.refusals import Refusal

ScreenId = NewType("ScreenId", int)

STEP = timedelta(seconds=30)
TOLERANCE = 1  # steps: whoever scans a picture in its last second has half a minute more
SHOWN_FOR = timedelta(minutes=10)
EARLIEST = timedelta(minutes=30)  # before it begins
LATEST = timedelta(minutes=30)  # after it ended: whoever packs up last is there still

PAYLOAD = r"c(?P<activity>[0-9]{1,18})-(?P<step>[0-9a-f]{1,12})-(?P<seal>[0-9a-f]{24})"
"""Of the deep link: 64 letters at most, and only those that a link may have."""


class Way(StrEnum):
    """How somebody was noted as being there. CONFIRMED: they said so afterwards."""

    CODE = "code"
    BUTTON = "button"
    CONFIRMED = "confirmed"


class CheckInTooEarly(Refusal):
    """It does not begin for a while."""


class CheckInTooLate(Refusal):
    """It is over."""


class CheckInCodeExpired(Refusal):
    """Its step has passed: it was photographed or forwarded."""


class CheckInCodeOfAnother(Refusal):
    """The seal is none of this activity at this step."""


class CheckInByCodeOnly(Refusal):
    """Whoever holds it does not let the button check in."""


class CheckedInBefore(Refusal):
    """Once for each activity."""


@dataclass(frozen=True, slots=True)
class Code:
    """One activity at one step of time, sealed with the key of the installation."""

    activity: ActivityId
    step: int
    seal: str

    @property
    def payload(self) -> str:
        return f"c{self.activity}-{self.step:x}-{self.seal}"


@dataclass(frozen=True, slots=True)
class Screen:
    """Where whoever holds an activity shows its code: the message in which the picture is renewed
    until a moment. Another tap makes it another message, and the one before stands still.
    """

    id: ScreenId
    activity: ActivityId
    person: PersonId
    until: datetime
    message: int | None = None


def renewals(now: datetime) -> tuple[tuple[int, ...], datetime]:
    """The steps at whose beginning a picture that is shown now is renewed, and when that ends: ten
    minutes from now.
    """
    until = now + SHOWN_FOR
    steps = range(step_of(now) + 1, step_of(until) + 1)
    return tuple(one for one in steps if begins(one) < until), until


def step_of(moment: datetime) -> int:
    return int(moment.timestamp() // STEP.total_seconds())


def begins(step: int) -> datetime:
    """The first moment of a step."""
    return datetime.fromtimestamp(step * STEP.total_seconds(), UTC)


def sealed(key: bytes, activity: ActivityId, step: int) -> Code:
    mark = hmac.digest(key, f"check-in:{activity}:{step}".encode(), "sha256")
    return Code(activity, step, mark[:12].hex())


def open_for(activity: Activity, at: datetime) -> None:
    """Whether anybody can check in now: from half an hour before it begins until half an hour after
    it ended; online only while it runs.
    """
    if not activity.is_on:
        raise ActivityCancelled
    if activity.is_afterwards:
        raise CheckInTooLate
    early, late = (timedelta(), timedelta()) if activity.online else (EARLIEST, LATEST)
    if at < activity.starts_at - early:
        raise CheckInTooEarly
    if at >= activity.ends_at + late:
        raise CheckInTooLate


def ours(code: Code, key: bytes) -> None:
    """Whether this installation has sealed it for this activity and this step."""
    if not hmac.compare_digest(code.seal, sealed(key, code.activity, code.step).seal):
        raise CheckInCodeOfAnother


def in_time(code: Code, *moments: datetime) -> None:
    """At one of these moments of its step or the one after: when it was opened, and now. Who scans
    in time is not late when much is to be done.
    """
    if not any(0 <= step_of(at) - code.step <= TOLERANCE for at in moments):
        raise CheckInCodeExpired
