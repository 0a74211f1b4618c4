"""The database's history: revisions in order, applied by Alembic."""

# The version table has a name of our own, so that another program's database is never taken for an
# older one of ours. A test compares REVISIONS with the files; reading them here needs no Alembic.
VERSION_TABLE = "yijiabai_schema"
REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
    "0018",
    "0019",
    "0020",
    "0021",
    "0022",
    "0023",
    "0024",
    "0025",
    "0026",
    "0027",
    "0028",
    "0029",
    "0030",
    "0031",
    "0032",
)
