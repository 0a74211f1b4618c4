"""Tables of what organisations set for those below them, and of attempts that were refused."""

from sqlalchemy import Column, Date, Integer, SmallInteger, String, Table, Text

from storage.columns import metadata, number, refers

# Rows are added and never changed. `set_on` is the day in the organisation's zone.
policies = Table(
    "policies",
    metadata,
    number(),
    refers("organisation_id", "organisations.id", index=True),
    Column("matter", String(30), nullable=False),
    Column("figure", Integer, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("set_on", Date, nullable=False),
    sqlite_autoincrement=True,
)

# The kinds of a policy about kinds, in their order; `given` is the name of one that is no national
# kind, `english` its other name.
policy_kinds = Table(
    "policy_kinds",
    metadata,
    refers("policy_id", "policies.id", key=True, erased="CASCADE"),
    Column("place", SmallInteger, primary_key=True, autoincrement=False),
    Column("kind", String(40), nullable=False),
    Column("given", Text, nullable=False),
    Column("english", Text, nullable=False),
)

# Targets over the national figure that somebody wanted to set; who it was stands here nowhere.
quota_raisings = Table(
    "quota_raisings",
    metadata,
    number(),
    refers("organisation_id", "organisations.id", index=True),
    refers("before_id", "organisations.id", optional=True, index=True),
    Column("matter", String(30), nullable=False),
    Column("wanted", Integer, nullable=False),
    Column("tried_on", Date, nullable=False),
    sqlite_autoincrement=True,
)
