"""Notices about the quarter's reports; `domain.notices` lists them with all others."""

from dataclasses import dataclass

from domain.quarterly_reports import ReportId, SubmissionId


@dataclass(frozen=True, slots=True)
class ReportDrafted:
    """To an office that owes a report: its draft is there, made from the facts so far."""

    report: ReportId


@dataclass(frozen=True, slots=True)
class ReportDue:
    """To an office that owes a report: it was not submitted; the last days, or the quarter is over.

    `told` is the stage: overtaken by a later one.
    """

    report: ReportId
    told: int


@dataclass(frozen=True, slots=True)
class ReportShown:
    """To somebody of the office, who asked: the report as it stands, or one part of it. `message`
    is the one that it replaces; 0: a new one.
    """

    report: ReportId
    part: str = ""
    message: int = 0


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """To somebody of the office, who asked: the report as it stands, as a Word document."""

    report: ReportId


@dataclass(frozen=True, slots=True)
class ReportHandedUp:
    """To whoever handed it up: it is added up and lies where it belongs, or it could not be.
    `message` is the one that it replaces; 0: a new one.
    """

    report: ReportId
    message: int = 0


@dataclass(frozen=True, slots=True)
class ReportSubmitted:
    """To the office of the level above: a report was handed up, and waits to be accepted or
    returned.
    """

    submission: SubmissionId


@dataclass(frozen=True, slots=True)
class SubmissionShown:
    """To whoever it was put before, who asked: what was handed up."""

    submission: SubmissionId


@dataclass(frozen=True, slots=True)
class SubmissionDocument:
    """To whoever it was put before, who asked: what was handed up, as a Word document."""

    submission: SubmissionId


@dataclass(frozen=True, slots=True)
class ReportAnswered:
    """To the office that submitted it: accepted, or returned with a remark."""

    submission: SubmissionId


ReportNotice = (
    ReportDrafted
    | ReportDue
    | ReportShown
    | ReportDocument
    | ReportHandedUp
    | ReportSubmitted
    | SubmissionShown
    | SubmissionDocument
    | ReportAnswered
)
