"""Which activity a proposal became."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

# Whatever was taken before bears the proposal's words as its title, in the same group.
FOUND = """
INSERT INTO taken_proposals (proposal_id, activity_id)
SELECT max(p.id), a.id FROM activities a
JOIN proposals p ON p.text = a.title AND p.group_id = a.group_id AND p.state = 'taken'
WHERE a.id = (SELECT min(b.id) FROM activities b
              WHERE b.title = a.title AND b.group_id = a.group_id)
GROUP BY a.id
"""


def upgrade() -> None:
    op.create_table(
        "taken_proposals",
        sa.Column("proposal_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("activity_id", BigNumber, autoincrement=False, nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{one}_id"],
                [f"{many}.id"],
                name=op.f(f"fk_taken_proposals_{one}_id"),
                ondelete="CASCADE",
            )
            for one, many in (("proposal", "proposals"), ("activity", "activities"))
        ),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_taken_proposals")),
        sa.UniqueConstraint("activity_id", name=op.f("uq_taken_proposals_activity_id")),
    )
    op.execute(FOUND)


def downgrade() -> None:
    op.drop_table("taken_proposals")
