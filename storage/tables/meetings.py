"""The table of yearly meetings: a cadre met a contact face to face, and the contact says so."""

from sqlalchemy import Column, SmallInteger, String, Table

from storage.columns import metadata, moment, refers

# One for each contact, cadre and year. It goes when the contact leaves, with the person, and a
# quarter after the year.
yearly_meetings = Table(
    "yearly_meetings",
    metadata,
    refers("person_id", "people.id", key=True, erased="CASCADE"),
    refers("cadre_id", "cadres.id", key=True, erased="CASCADE", index=True),
    Column("year", SmallInteger, primary_key=True, autoincrement=False),
    Column("state", String(20), nullable=False),
    moment("noted_at", index=True),
    moment("answered_at", optional=True),
)
