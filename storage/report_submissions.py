"""Reports as they were handed up, frozen in rows of their own, and what was answered."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.five_ones import ActivityId
from domain.organisations import OrganisationId
from domain.people import PersonId
from domain.quarterly_facts import Case, FigureName, FigureOf, Origin, ReportFacts, ReportPart
from domain.quarterly_reports import ReportId, Submission, SubmissionId, Written
from storage.tables.quarterly_reports import (
    report_cases,
    report_figures,
    report_submissions,
    report_texts,
)


class ReportSubmissions:
    """Rows are added and never changed, but for the answer of the level above."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def submit(
        self,
        id: ReportId,
        before: OrganisationId | None,
        facts: ReportFacts,
        texts: Mapping[ReportPart, Written],
        by: PersonId | None,
        now: datetime,
    ) -> Submission:
        """Frozen: the facts and what people wrote, in rows of its own."""
        counted = select(func.count()).where(report_submissions.c.report_id == id)
        new = report_submissions.insert().values(
            report_id=id,
            number=(await self._connection.scalar(counted) or 0) + 1,
            before_id=before,
            submitted_at=now,
            as_of=facts.as_of,
            more_cases=facts.more,
            submitted_by=by,
            remark="",
        )
        row = (await self._connection.execute(new.returning(report_submissions))).one()
        await self._freeze(row.id, facts, texts)
        return submission_of(row)

    async def of(self, id: ReportId) -> list[Submission]:
        """In their order."""
        asked = select(report_submissions).where(report_submissions.c.report_id == id)
        ordered = asked.order_by(report_submissions.c.number)
        return [submission_of(row) for row in await self._connection.execute(ordered)]

    async def get(self, id: SubmissionId) -> Submission | None:
        asked = select(report_submissions).where(report_submissions.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else submission_of(row)

    async def lying_before(
        self, offices: Collection[OrganisationId], limit: int
    ) -> list[Submission]:
        """What these offices have not answered, the oldest first."""
        asked = select(report_submissions).where(
            report_submissions.c.before_id.in_(offices), report_submissions.c.accepted.is_(None)
        )
        ordered = asked.order_by(report_submissions.c.id).limit(limit)
        return [submission_of(row) for row in await self._connection.execute(ordered)]

    async def answer(
        self, id: SubmissionId, *, accepted: bool, remark: str, by: PersonId, now: datetime
    ) -> bool:
        """False: it was answered before."""
        changed = (
            update(report_submissions)
            .where(report_submissions.c.id == id, report_submissions.c.accepted.is_(None))
            .values(accepted=accepted, remark=remark, answered_by=by, answered_at=now)
            .returning(report_submissions.c.id)
        )
        return (await self._connection.scalar(changed)) is not None

    async def frozen(self, id: SubmissionId) -> tuple[ReportFacts, Mapping[ReportPart, Written]]:
        """As it was handed up."""
        figures = select(report_figures).where(report_figures.c.submission_id == id)
        cases = select(report_cases).where(report_cases.c.submission_id == id)
        texts = select(report_texts).where(report_texts.c.submission_id == id)
        head = select(report_submissions.c.as_of, report_submissions.c.more_cases)
        row = (await self._connection.execute(head.where(report_submissions.c.id == id))).one()
        facts = ReportFacts(
            tuple(
                figure_of(one)
                for one in await self._connection.execute(figures.order_by(report_figures.c.place))
            ),
            tuple(
                case_of(one)
                for one in await self._connection.execute(cases.order_by(report_cases.c.place))
            ),
            row.more_cases,
            row.as_of,
        )
        written = {
            ReportPart(one.part): Written(one.text) for one in await self._connection.execute(texts)
        }
        return facts, written

    async def _freeze(
        self, id: int, facts: ReportFacts, texts: Mapping[ReportPart, Written]
    ) -> None:
        figures = [
            {
                "submission_id": id,
                "place": place,
                "figure": one.name.value,
                "value": one.value,
                "out_of": one.out_of,
                "about": one.about,
                "origin": one.origin.value,
            }
            for place, one in enumerate(facts.figures, start=1)
        ]
        cases = [
            {
                "submission_id": id,
                "place": place,
                "activity": one.activity,
                "office": one.office,
                "kind": one.kind,
                "title": one.title,
                "day": one.day,
                "present": one.present,
                "origin": one.origin.value,
            }
            for place, one in enumerate(facts.cases, start=1)
        ]
        written = [
            {"submission_id": id, "part": part.value, "text": one.text}
            for part, one in texts.items()
        ]
        for table, rows in (
            (report_figures, figures),
            (report_cases, cases),
            (report_texts, written),
        ):
            if rows:
                await self._connection.execute(table.insert(), rows)


def submission_of(row: Row[Any]) -> Submission:
    return Submission(
        id=SubmissionId(row.id),
        report=ReportId(row.report_id),
        number=row.number,
        before=None if row.before_id is None else OrganisationId(row.before_id),
        submitted_at=row.submitted_at,
        accepted=row.accepted,
        remark=row.remark,
        answered_at=row.answered_at,
    )


def figure_of(row: Row[Any]) -> FigureOf:
    return FigureOf(FigureName(row.figure), row.value, row.out_of, row.about, Origin(row.origin))


def case_of(row: Row[Any]) -> Case:
    return Case(
        ActivityId(row.activity),
        row.office,
        row.kind,
        row.title,
        row.day,
        row.present,
        Origin(row.origin),
    )
