"""What may not be there of series: numbers that nobody wrote, and reads that nobody counted."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, func, or_, select

from storage.tables.series import series, series_issues, series_reads, series_subscriptions


def impossible_series() -> Iterator[tuple[str, Select[Any]]]:
    """Numbers go up to the newest issue, and every read is in the sum."""
    running = series.c.ended_at.is_(None) & series.c.person_id.is_not(None)
    named = or_(series.c.running_name.is_(None), series.c.running_name != series.c.name)
    yield "running without its name", select(series.c.id, series.c.latest).where(running & named)
    issues = select(series_issues.c.id, series_issues.c.number).join(
        series, series.c.id == series_issues.c.series_id
    )
    beyond = or_(series_issues.c.number > series.c.latest, series_issues.c.number < 1)
    yield "an issue of no known number", issues.where(beyond)
    rows = (
        select(func.count()).where(series_reads.c.issue_id == series_issues.c.id).scalar_subquery()
    )
    counted = select(series_issues.c.id, series_issues.c.reads)
    yield "read more often than counted", counted.where(series_issues.c.reads < rows)
    keys = series_subscriptions.primary_key.columns
    sent = select(*keys, series_subscriptions.c.got).join(
        series, series.c.id == series_subscriptions.c.series_id
    )
    yield "sent what was never written", sent.where(series_subscriptions.c.got > series.c.latest)
