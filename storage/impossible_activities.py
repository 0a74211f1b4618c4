"""What may not be there of seats, of photographs, of what recurs, and of
proposals.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select

from domain.photos import SLOTS
from domain.proposals import ProposalState
from domain.ratings import STARS
from domain.recurring import RecurringState
from storage.tables.activities import (
    activities,
    activity_answers,
    activity_photos,
    activity_ratings,
    activity_seats,
    occurrences,
    proposal_supports,
    proposals,
    recurring_activities,
    taken_proposals,
)

Questions = Iterator[tuple[str, Select[Any]]]


def impossible_recurring() -> Questions:
    """Whatever runs has a slot of its group, and every occurrence is of that group."""
    table = recurring_activities
    running, slot = table.c.state == RecurringState.RUNNING.value, table.c.slot
    wrong: dict[str, ColumnElement[bool]] = {
        "of no known state": table.c.state.not_in([one.value for one in RecurringState]),
        "running without a slot": running & slot.is_(None),
        "ended, with a slot": ~running & slot.is_not(None),
        "running, and its last day is over": running & (table.c.next_day > table.c.last_day),
        "of no length": table.c.minutes < 1,
        "of a cadre and of an office, or of neither": table.c.cadre_id.is_(None)
        == table.c.organ_id.is_(None),
    }
    for what, condition in wrong.items():
        yield what, select(table.c.id, table.c.state, table.c.next_day).where(condition)
    same = exists().where(
        activities.c.id == occurrences.c.activity_id, activities.c.group_id == table.c.group_id
    )
    made = select(*occurrences.primary_key.columns).join(
        table, table.c.id == occurrences.c.recurring_id
    )
    yield "an occurrence in another group", made.where(~same)


def impossible_photos() -> Questions:
    """They are of what is held together, and few."""
    between_two = exists().where(
        activities.c.id == activity_photos.c.activity_id, activities.c.with_id.is_not(None)
    )
    wrong: dict[str, ColumnElement[bool]] = {
        "one too many": activity_photos.c.slot.not_in(list(SLOTS)),
        "of what is between two people": between_two,
    }
    for what, condition in wrong.items():
        yield what, select(activity_photos.c.id, activity_photos.c.slot).where(condition)


def impossible_ratings() -> Questions:
    """From one to five."""
    wrong = select(activity_ratings.c.id, activity_ratings.c.stars)
    yield "of no known stars", wrong.where(activity_ratings.c.stars.not_in(list(STARS)))


def impossible_proposals() -> Questions:
    """Nobody supports their own one, what is open has words, and what is taken is an activity."""
    taken = proposals.c.state == ProposalState.TAKEN.value
    became = exists().where(taken_proposals.c.proposal_id == proposals.c.id)
    wrong: dict[str, ColumnElement[bool]] = {
        "of no known state": proposals.c.state.not_in([one.value for one in ProposalState]),
        "open, and without words": (proposals.c.state == ProposalState.OPEN.value)
        & (proposals.c.text == ""),
        "taken, and became nothing": taken & (proposals.c.text != "") & ~became,
        "not taken, and became an activity": ~taken & became,
        "supported by whoever proposed it": exists().where(
            proposal_supports.c.proposal_id == proposals.c.id,
            proposal_supports.c.person_id == proposals.c.person_id,
        ),
    }
    for what, condition in wrong.items():
        yield what, select(proposals.c.id, proposals.c.state).where(condition)


def seats_of_nobody_coming() -> Select[Any]:
    """A seat is held by somebody who said that they come."""
    comes = exists().where(
        activity_answers.c.activity_id == activity_seats.c.activity_id,
        activity_answers.c.person_id == activity_seats.c.person_id,
        activity_answers.c.coming,
    )
    held = activity_seats.c.person_id.is_not(None)
    keys = activity_seats.primary_key.columns
    return select(*keys, activity_seats.c.person_id).where(held, ~comes)
