"""What may not be there of policies, refused raises and yearly meetings."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, select

from domain.meetings import MeetingState
from domain.policies import MOST_KINDS, NATIONAL, TARGETS, Matter
from storage.tables.groups import contacts
from storage.tables.meetings import yearly_meetings
from storage.tables.policies import policies, policy_kinds, quota_raisings

Questions = Iterator[tuple[str, Select[Any]]]
MATTERS = [one.value for one in Matter]
OF_TARGETS = [one.value for one in TARGETS]


def impossible_policies() -> Questions:
    """A target is never over the national figure, and nothing holds backwards."""
    matter, figure = policies.c.matter, policies.c.figure
    has_kinds = exists().where(policy_kinds.c.policy_id == policies.c.id)
    about_kinds = matter == Matter.KINDS.value
    too_many = exists().where(
        policy_kinds.c.policy_id == policies.c.id, policy_kinds.c.place > MOST_KINDS
    )
    wrong: dict[str, ColumnElement[bool]] = {
        "of no known matter": matter.not_in(MATTERS),
        "over the national figure": figure > national(matter),
        "a target below one": matter.in_(OF_TARGETS) & (figure < 1),
        "neither yes nor no": (matter == Matter.BOTH.value) & figure.not_in([0, 1]),
        "from a day before it was set": policies.c.valid_from <= policies.c.set_on,
        "about kinds, without any": about_kinds & ~has_kinds,
        "about kinds, with too many": about_kinds & too_many,
        "with kinds, about something else": ~about_kinds & has_kinds,
    }
    for what, condition in wrong.items():
        yield what, select(policies.c.id, matter, figure).where(condition)
    raised = quota_raisings.c.wanted > national(quota_raisings.c.matter)
    refused = select(quota_raisings.c.id, quota_raisings.c.matter).where(~raised)
    yield "refused, although it raised nothing", refused


def impossible_meetings() -> Questions:
    """They are of contacts, and go with them."""
    state, answered = yearly_meetings.c.state, yearly_meetings.c.answered_at.is_not(None)
    there = exists().where(
        contacts.c.person_id == yearly_meetings.c.person_id,
        contacts.c.cadre_id == yearly_meetings.c.cadre_id,
    )
    noted = state == MeetingState.NOTED.value
    wrong: dict[str, ColumnElement[bool]] = {
        "of nobody's contact": ~there,
        "of no known state": state.not_in([one.value for one in MeetingState]),
        "answered, and nobody knows when": ~noted & ~answered,
        "not answered, with a moment of the answer": noted & answered,
    }
    keys = yearly_meetings.primary_key.columns
    for what, condition in wrong.items():
        yield what, select(*keys, state).where(condition)


def national(matter: ColumnElement[str]) -> ColumnElement[int]:
    """The national figure of a target; of what is none so much that nothing is over it."""
    figures = {one.value: NATIONAL[one] for one in TARGETS}
    return case(figures, value=matter, else_=2**31 - 1)
