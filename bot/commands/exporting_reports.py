"""`export reports`: every figure of the quarter's reports as they were handed up."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import settings as environment
from bot.commands.exporting import exporting
from bot.problem import DONE
from bot.settings import Settings
from domain.organisations import Organisation
from domain.quarterly_reports import QuarterlyReport, Submission, is_late, owes
from exports.tables import Cell, Format
from storage.transaction import Reading

COLUMNS = (
    *("organisation", "organisation_name", "quarter", "state", "owed", "submission"),
    *("submitted_at", "late", "before", "answered_at", "accepted", "remark"),
    *("part", "figure", "about", "origin", "value", "out_of", "text"),
)


async def reports(on: date | None, form: Format | None, out: Path | None) -> int:
    """A row for each figure and each text of each submission; `on` is a day of the quarter."""
    await write(environment.load(), on, form, out)
    return DONE


async def write(settings: Settings, on: date | None, form: Format | None, out: Path | None) -> None:
    async with exporting(settings, COLUMNS, form, out) as (view, rows):
        async for row in exported(view, on):
            rows.add(row)


async def exported(view: Reading, on: date | None) -> AsyncIterator[dict[str, Cell]]:
    """Report by report, in the order in which they were made; a draft is one row without figures:
    what it says is not frozen.
    """
    for report in await view.quarterly_reports.all():
        office = await view.organisations.get(report.organisation)
        if office is None or (on is not None and on not in report.quarter):
            continue
        submissions = await view.report_submissions.of(report.id)
        if not submissions:
            yield head_of(office, report)
        for one in submissions:
            head = head_of(office, report) | submitted(office, report, one, submissions[0])
            async for cells in frozen(view, one):
                yield head | cells


def head_of(office: Organisation, report: QuarterlyReport) -> dict[str, Cell]:
    return {
        "organisation": office.id,
        "organisation_name": office.name,
        "quarter": report.first,
        "state": report.state.value,
        "owed": owes(office, report.quarter),
    }


def submitted(
    office: Organisation, report: QuarterlyReport, one: Submission, first: Submission
) -> dict[str, Cell]:
    late = is_late(first.submitted_at, report.quarter, ZoneInfo(office.zone))
    return {
        "submission": one.number,
        "submitted_at": one.submitted_at,
        "late": owes(office, report.quarter) and late,
        "before": one.before,
        "answered_at": one.answered_at,
        "accepted": one.accepted,
        "remark": one.remark,
    }


async def frozen(view: Reading, one: Submission) -> AsyncIterator[dict[str, Cell]]:
    facts, texts = await view.report_submissions.frozen(one.id)
    for figure in facts.figures:
        yield {
            "part": figure.part.value,
            "figure": figure.name.value,
            "about": figure.about,
            "origin": figure.origin.value,
            "value": figure.value,
            "out_of": figure.out_of,
        }
    for part, text in sorted(texts.items()):
        yield {"part": part.value, "origin": "written", "text": text.text}
