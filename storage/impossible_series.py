"""What may not be there of series: numbers that nobody wrote, and reads that nobody counted."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from storage.tables.series import series, series_issues, series_reads, series_subscriptions


def impossible_series() -> Iterator[tuple[str, Select[Any]]]:
    """Every number up to the newest is an issue's, and the sums hold what the rows say."""
    running = series.c.ended_at.is_(None) & series.c.person_id.is_not(None)
    named = or_(series.c.running_name.is_(None), series.c.running_name != series.c.name)
    yield "running without its name", select(series.c.id, series.c.latest).where(running & named)
    issues = select(series_issues.c.id, series_issues.c.number).join(
        series, series.c.id == series_issues.c.series_id
    )
    beyond = or_(series_issues.c.number > series.c.latest, series_issues.c.number < 1)
    yield "an issue of no known number", issues.where(beyond)
    there = select(func.count()).where(series_issues.c.series_id == series.c.id).scalar_subquery()
    missing = select(series.c.id, series.c.latest).where(series.c.latest > there)
    yield "without an issue that was counted", missing
    blank = and_(series_issues.c.text == "", series_issues.c.photo.is_(None))
    yield "an issue with nothing in it", issues.where(blank, series.c.person_id.is_not(None))
    yield from impossible_sums()


def impossible_sums() -> Iterator[tuple[str, Select[Any]]]:
    """Sums are more than rows once somebody has left, and never less."""
    issue, got = series_issues.c, series_subscriptions.c
    rows = select(func.count()).where(series_reads.c.issue_id == issue.id).scalar_subquery()
    counted = select(issue.id, issue.deliveries, issue.reads)
    yield "read more often than counted", counted.where(issue.reads < rows)
    yield "read by more than it was sent to", counted.where(issue.reads > issue.deliveries)
    sent_to = select(func.count()).where(got.series_id == issue.series_id, got.got >= issue.number)
    newest = counted.join(
        series, and_(series.c.id == issue.series_id, series.c.latest == issue.number)
    )
    fewer = newest.where(issue.deliveries < sent_to.scalar_subquery())
    yield "sent more often than counted", fewer
    keys = series_subscriptions.primary_key.columns
    sent = select(*keys, series_subscriptions.c.got).join(
        series, series.c.id == series_subscriptions.c.series_id
    )
    yield "sent what was never written", sent.where(series_subscriptions.c.got > series.c.latest)
