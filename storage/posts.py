"""Posts as rows of the outbox, and rows as posts."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from domain.groups import GroupId
from domain.outbox import Kind, Leased, OutboxId, Post, Priority, Receipt, State
from domain.people import PersonId


def values(post: Post) -> tuple[object, ...]:
    receipt = (None, None) if post.receipt is None else (post.receipt.name, post.receipt.id)
    return (
        *(post.kind.value, post.name, dumped(post.fields), post.person, post.group),
        *(post.priority.value, post.due, State.WAITING.value, post.dedupe_key, *receipt),
    )


def dumped(fields: Mapping[str, object]) -> str:
    return json.dumps(dict(fields), ensure_ascii=False)


def urgency(row: Row[Any]) -> tuple[int, datetime, int]:
    return row.priority, row.due, row.id


def leased_of(row: Row[Any]) -> Leased:
    return Leased(OutboxId(row.id), post_of(row), row.attempts, row.lease_until)


def post_of(row: Row[Any]) -> Post:
    return Post(
        kind=Kind(row.kind),
        name=row.name,
        fields=json.loads(row.fields),
        due=row.due,
        priority=Priority(row.priority),
        person=None if row.person_id is None else PersonId(row.person_id),
        group=None if row.group_id is None else GroupId(row.group_id),
        dedupe_key=row.dedupe_key,
        receipt=None if row.receipt is None else Receipt(row.receipt, row.receipt_id),
    )
