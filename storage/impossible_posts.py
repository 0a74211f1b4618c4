"""What may not be there of posts."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, select

from domain.outbox import Kind, Priority, State
from storage.tables.outbox import outbox

POSTS = select(outbox.c.id, outbox.c.state, outbox.c.kind, outbox.c.name).order_by(outbox.c.id)


def impossible_posts() -> Mapping[str, ColumnElement[bool]]:
    """Combinations that no way through `Outbox` leads to."""
    state, kind = outbox.c.state, outbox.c.kind
    done, dead, leased = (state == one.value for one in (State.DONE, State.DEAD, State.LEASED))
    ended = done | dead
    nobody = outbox.c.person_id.is_(None) & outbox.c.group_id.is_(None)
    held = outbox.c.leased_by.is_not(None) | outbox.c.lease_until.is_not(None)
    return {
        "of no known state": state.not_in([one.value for one in State]),
        "of no known kind": kind.not_in([one.value for one in Kind]),
        "of no known priority": outbox.c.priority.not_in([one.value for one in Priority]),
        "done, and still with its text": done & (outbox.c.fields != ""),
        "done, and still with its receiver": done & ~nobody,
        "ended, and nobody knows when": ended & outbox.c.done_at.is_(None),
        "not ended, with a moment of its end": ~ended & outbox.c.done_at.is_not(None),
        "leased without a sender": leased & outbox.c.leased_by.is_(None),
        "leased without an end": leased & outbox.c.lease_until.is_(None),
        "not leased, and held by a sender": ~leased & held,
        "to be sent, without anything to say": ~ended & (outbox.c.fields == ""),
        "to be sent, without a receiver": ~ended & (kind == Kind.NOTICE.value) & nobody,
        "a receipt without its thing": outbox.c.receipt.is_(None) != outbox.c.receipt_id.is_(None),
    }
