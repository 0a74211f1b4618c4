"""Evaluations of offices. Nothing ties a person to an answer: no row, no number, no moment."""

from sqlalchemy import Column, Date, Integer, String, Table

from storage.columns import metadata, refers

# That somebody has said something this quarter, and not what.
evaluation_tickets = Table(
    "evaluation_tickets",
    metadata,
    refers("organisation_id", "organisations.id", key=True, erased="CASCADE"),
    Column("quarter", Date, primary_key=True),
    refers("person_id", "people.id", key=True, erased="CASCADE", index=True),
)

# How often something was said, and not by whom.
evaluation_sums = Table(
    "evaluation_sums",
    metadata,
    refers("organisation_id", "organisations.id", key=True, erased="CASCADE"),
    Column("quarter", Date, primary_key=True),
    Column("verdict", String(20), primary_key=True),
    Column("times", Integer, nullable=False),
)
