"""Photographs of activities: they illustrate, and never count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from domain.activities import Activity
from domain.five_ones import ActivityId
from domain.refusals import Refusal

PhotoId = NewType("PhotoId", int)
MOST_PHOTOS = 6
SLOTS = range(1, MOST_PHOTOS + 1)


class PhotosTooEarly(Refusal):
    """It has not begun."""


class PhotosNotHere(Refusal):
    """Of what is between two people there are none, nor of what did not take place."""


class PhotosEnough(Refusal):
    """The activity has `most` already."""


class PhotoGone(Refusal):
    """It was taken away."""


@dataclass(frozen=True, slots=True)
class Photo:
    """`file` is Telegram's id of it: the picture itself is not kept here."""

    id: PhotoId
    activity: ActivityId
    slot: int
    file: str


def illustrated(activity: Activity, now: datetime) -> Activity:
    """The same, if it can have photographs."""
    if not activity.is_on or activity.partner is not None or activity.group is None:
        raise PhotosNotHere
    if now < activity.starts_at:
        raise PhotosTooEarly
    return activity


def free_slot(taken: Iterable[int]) -> int:
    """PhotosEnough if there is none."""
    free = sorted(set(SLOTS) - set(taken))
    if not free:
        raise PhotosEnough(most=MOST_PHOTOS)
    return free[0]
