"""Tables of the quarter's reports: what lies with an office, and what was handed up, frozen."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
)

from storage.columns import BigNumber, metadata, moment, number, refers

# `quarter` is its first day; `told` the last stage of which the office was told.
quarterly_reports = Table(
    "quarterly_reports",
    metadata,
    number(),
    refers("organisation_id", "organisations.id"),
    Column("quarter", Date, nullable=False),
    Column("state", String(20), nullable=False),
    Column("told", SmallInteger, nullable=False),
    moment("made_at", index=True),
    sqlite_autoincrement=True,
)
# One for each organisation and quarter.
Index(
    "uq_quarterly_reports_organisation_id_quarter",
    quarterly_reports.c.organisation_id,
    quarterly_reports.c.quarter,
    unique=True,
)

# What people wrote in a part, as it stands; who did stands in the audit trail.
report_parts = Table(
    "report_parts",
    metadata,
    refers("report_id", "quarterly_reports.id", key=True, erased="CASCADE"),
    Column("part", String(20), primary_key=True),
    Column("text", Text, nullable=False),
    Column("revision", Integer, nullable=False),
)

# Frozen: only the answer of the level above is added. Submissions outlive whoever did it.
report_submissions = Table(
    "report_submissions",
    metadata,
    number(),
    refers("report_id", "quarterly_reports.id"),
    Column("number", SmallInteger, nullable=False),
    refers("before_id", "organisations.id", optional=True, index=True),
    moment("submitted_at"),
    Column("as_of", Date, nullable=False),
    Column("more_cases", Integer, nullable=False),
    refers("submitted_by", "people.id", optional=True, erased="SET NULL", index=True),
    Column("accepted", Boolean),
    Column("remark", Text, nullable=False),
    moment("answered_at", optional=True),
    refers("answered_by", "people.id", optional=True, erased="SET NULL", index=True),
    sqlite_autoincrement=True,
)
Index(
    "uq_report_submissions_report_id_number",
    report_submissions.c.report_id,
    report_submissions.c.number,
    unique=True,
)

# Asked to be handed up, until it is added up; of two who ask one does. 0: no message to change.
reports_submitting = Table(
    "reports_submitting",
    metadata,
    refers("report_id", "quarterly_reports.id", key=True, erased="CASCADE"),
    Column("number", SmallInteger, nullable=False),
    refers("asked_by", "people.id", optional=True, erased="SET NULL", index=True),
    moment("asked_at"),
    Column("message_id", BigNumber, nullable=False),
)

report_texts = Table(
    "report_texts",
    metadata,
    refers("submission_id", "report_submissions.id", key=True, erased="CASCADE"),
    Column("part", String(20), primary_key=True),
    Column("text", Text, nullable=False),
)

# `value` NULL is unknown, which is not 0.
report_figures = Table(
    "report_figures",
    metadata,
    refers("submission_id", "report_submissions.id", key=True, erased="CASCADE"),
    Column("place", SmallInteger, primary_key=True, autoincrement=False),
    Column("figure", String(40), nullable=False),
    Column("value", Integer),
    Column("out_of", Integer),
    Column("about", Text, nullable=False),
    Column("origin", String(20), nullable=False),
)

# An activity behind the figures; it is no reference, so that nothing keeps it from going.
report_cases = Table(
    "report_cases",
    metadata,
    refers("submission_id", "report_submissions.id", key=True, erased="CASCADE"),
    Column("place", SmallInteger, primary_key=True, autoincrement=False),
    Column("activity", BigNumber, nullable=False),
    Column("office", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("present", Integer, nullable=False),
    Column("origin", String(20), nullable=False),
)
