"""What may not be there of evaluations: more who spoke than was said, and what nobody can say."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, extract, func, or_, select

from domain.evaluations import Verdict
from storage.tables.evaluations import evaluation_sums, evaluation_tickets


def impossible_evaluations() -> Iterator[tuple[str, Select[Any]]]:
    """Every ticket stands for something that was said; said is more once somebody is erased."""
    tickets, sums = evaluation_tickets.c, evaluation_sums.c
    said = (
        select(func.coalesce(func.sum(sums.times), 0))
        .where(sums.organisation_id == tickets.organisation_id, sums.quarter == tickets.quarter)
        .correlate(evaluation_tickets)
        .scalar_subquery()
    )
    keys = (tickets.organisation_id, tickets.quarter)
    grouped = select(*keys, func.count()).group_by(*keys).having(func.count() > said)
    yield "with more tickets than answers", grouped
    of_sum = select(evaluation_sums)
    yield "of no known verdict", of_sum.where(sums.verdict.not_in([*Verdict]))
    for table in (evaluation_sums, evaluation_tickets):
        day, month = extract("day", table.c.quarter), extract("month", table.c.quarter)
        yield "of no quarter", select(table).where(or_(day != 1, month.not_in([1, 4, 7, 10])))
