"""What may not be there of the quarter's reports."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select

from domain.quarterly_facts import PARTS, FigureName, Origin, ReportPart
from domain.quarterly_reports import WRITABLE, ReportState
from storage.tables.quarterly_reports import (
    quarterly_reports,
    report_figures,
    report_parts,
    report_submissions,
    report_texts,
    reports_submitting,
)

Questions = Iterator[tuple[str, Select[Any]]]
NAMES = [one.value for one in FigureName]
OF_PROBLEMS = [one.value for one, part in PARTS.items() if part is ReportPart.PROBLEM]
PARTS_THERE = [one.value for one in ReportPart]
HANDED_UP = [one.value for one in ReportState if one not in WRITABLE]


def impossible_quarterly() -> Questions:
    """What was handed up is there, with figures, and with the part that nobody can empty."""
    of_report = report_submissions.c.report_id == quarterly_reports.c.id
    any_submission, state = exists().where(of_report), quarterly_reports.c.state
    unanswered = exists().where(of_report, report_submissions.c.accepted.is_(None))
    of_own_books = exists().where(of_report, report_submissions.c.before_id.is_(None))
    accepted = exists().where(of_report, report_submissions.c.accepted)
    waits = (state == ReportState.SUBMITTED.value) & ~unanswered
    wrong: dict[str, ColumnElement[bool]] = {
        "of no known state": state.not_in([one.value for one in ReportState]),
        "handed up, and nothing was frozen": state.in_(HANDED_UP) & ~any_submission,
        "a draft that was handed up": (state == ReportState.DRAFT.value) & any_submission,
        "waits for an answer that is there": waits,
        "accepted by nobody": (state == ReportState.ACCEPTED.value) & ~accepted,
        "in the own books, and put before somebody": (state == ReportState.FILED.value)
        & ~of_own_books,
    }
    for what, condition in wrong.items():
        yield what, select(quarterly_reports.c.id, state).where(condition)
    yield from impossible_submissions()
    asked = reports_submitting.c.report_id, reports_submitting.c.number
    elsewhere = exists().where(
        quarterly_reports.c.id == reports_submitting.c.report_id,
        quarterly_reports.c.state.in_(HANDED_UP),
    )
    yield "to be handed up, and lies elsewhere", select(*asked).where(elsewhere)
    for table in (report_parts, report_texts):
        keys = [one for one in table.primary_key.columns if one.name != "part"]
        unknown = table.c.part.not_in(PARTS_THERE)
        yield f"in no known part of {table.name}", select(*keys, table.c.part).where(unknown)


def impossible_submissions() -> Questions:
    figures = report_figures.c.submission_id == report_submissions.c.id
    problems = exists().where(figures, report_figures.c.figure.in_(OF_PROBLEMS))
    answered = report_submissions.c.answered_at.is_not(None)
    returned = report_submissions.c.accepted.is_(False)
    said = report_submissions.c.remark != ""
    wrong: dict[str, ColumnElement[bool]] = {
        "a submission without its problems": ~problems,
        "answered at no moment": report_submissions.c.accepted.is_not(None) & ~answered,
        "not answered, with a moment of the answer": report_submissions.c.accepted.is_(None)
        & answered,
        "returned without a word": returned & ~said,
        "not returned, with a remark": report_submissions.c.accepted.is_not(False) & said,
    }
    for what, condition in wrong.items():
        yield what, select(report_submissions.c.id, report_submissions.c.number).where(condition)
    value, out_of = report_figures.c.value, report_figures.c.out_of
    strange = {
        "a figure of no known name": report_figures.c.figure.not_in(NAMES),
        "a figure of no known origin": report_figures.c.origin.not_in(
            [one.value for one in Origin]
        ),
        "a figure below nothing": (value < 0) | (out_of < 0),
        "more than there are": value > out_of,
    }
    keys = report_figures.c.submission_id, report_figures.c.place
    for what, condition in strange.items():
        yield what, select(*keys, report_figures.c.figure).where(condition)
