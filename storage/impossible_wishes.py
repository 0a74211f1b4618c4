"""What may not be there of wishes, of their clocks, and of what offices give to them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select

from domain.categories import Category
from domain.wishes import DONE, IN_POOL, TO_DO, Outcome, WishState
from storage.tables.resources import resource_units
from storage.tables.wishes import wishes

Questions = Iterator[tuple[str, Select[Any]]]
S = WishState
FREE = (S.OPEN, S.OFFERED, S.POOLED, S.DECLINED)


def impossible_wishes() -> Questions:
    """Combinations that no step leads to, and moments in an order that no clock has."""
    row, state = wishes.c, wishes.c.state
    unit = exists().where(resource_units.c.wish_id == row.id)
    ended = in_(state, S.CONFIRMED, S.UNCONFIRMED)
    wrong: dict[str, ColumnElement[bool]] = {
        "of no known state": state.not_in(list(S)),
        "of no known category": row.category.not_in(list(Category)),
        "of no known outcome": row.outcome.not_in(list(Outcome)),
        "taken on, and nobody knows when": in_(state, S.CLAIMED, S.MATCHED, *DONE)
        & row.claimed_at.is_(None),
        "waiting, with somebody who looks after it": in_(state, *FREE) & row.helper_id.is_not(None),
        "done, and nobody knows when": in_(state, *DONE) & row.fulfilled_at.is_(None),
        "confirmed without a moment or a mark": in_(state, S.CONFIRMED)
        & (row.confirmed_at.is_(None) | row.rating.is_(None)),
        "in a pool of nobody": in_(state, *IN_POOL) & row.pool_id.is_(None),
        "matched with nothing": in_(state, S.MATCHED) & ~unit,
        "waiting or ended, and holds a resource": in_(state, *FREE, S.WITHDRAWN) & unit,
        "answered for long before its end": row.outcome.is_not(None) & ~ended,
        "under way, and no clock looks at it": in_(state, *TO_DO, *IN_POOL, S.FULFILLED)
        & row.bell_at.is_(None),
        "over, and a clock looks at it": in_(state, S.DECLINED, S.WITHDRAWN)
        & row.bell_at.is_not(None),
        "on top of a list it does not stand on": row.returned & state.not_in([S.OPEN, S.POOLED]),
        "of somebody, without words": row.wisher_id.is_not(None) & (row.text == ""),
        "of nobody, with words": row.wisher_id.is_(None) & (row.text != ""),
        "taken on before it was said": row.claimed_at < row.submitted_at,
        "done before it was taken on": row.fulfilled_at < row.claimed_at,
        "confirmed before it was done": row.confirmed_at < row.fulfilled_at,
    }
    for what, condition in wrong.items():
        yield what, select(row.id, state).where(condition)


def in_(state: Any, *states: WishState) -> Any:
    return state.in_([one.value for one in states])
