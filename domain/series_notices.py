"""Notices about series; `domain.notices` lists them with all others."""

from dataclasses import dataclass

from domain.series import IssueId


@dataclass(frozen=True, slots=True)
class SeriesIssue:
    """To a subscriber: one issue, with the buttons "read" and "unsubscribe"."""

    issue: IssueId


@dataclass(frozen=True, slots=True)
class SeriesIssuePosted:
    """In a group of whoever runs the series: one issue, with the way to subscribe in private."""

    issue: IssueId


SeriesNotice = SeriesIssue | SeriesIssuePosted
