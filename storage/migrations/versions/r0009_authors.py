"""Messages of nobody stand in no index of people, which every message has to pay for."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

NAMED = sa.text("person_id <> 0")


def upgrade() -> None:
    op.drop_index(op.f("ix_authors_person_id"), table_name="authors")
    op.create_index(
        "ix_authors_person",
        "authors",
        ["person_id"],
        unique=False,
        sqlite_where=NAMED,
        postgresql_where=NAMED,
    )


def downgrade() -> None:
    op.drop_index("ix_authors_person", table_name="authors")
    op.create_index(op.f("ix_authors_person_id"), "authors", ["person_id"], unique=False)
