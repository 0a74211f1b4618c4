"""Groups, memberships, contacts and what is known of their messages."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "albums",
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("album", sa.String(length=64), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "album", name=op.f("pk_albums")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_albums_seen_at"), "albums", ["seen_at"], unique=False)
    op.create_table(
        "authors",
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("message_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("person_id", BigNumber, nullable=False),
        sa.Column("cadre_side", sa.Boolean(), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "message_id", name=op.f("pk_authors")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_authors_person_id"), "authors", ["person_id"], unique=False)
    op.create_index(op.f("ix_authors_sent_at"), "authors", ["sent_at"], unique=False)
    op.create_table(
        "contacts",
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("cadre_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cadre_id"], ["cadres.id"], name=op.f("fk_contacts_cadre_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_contacts_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_contacts")),
    )
    op.create_index(op.f("ix_contacts_cadre_id"), "contacts", ["cadre_id"], unique=False)
    op.create_table(
        "groups",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("organisation_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("cadre_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("rights", sa.Text(), server_default="", nullable=False),
        sa.Column("member_count", sa.Integer(), nullable=True),
        sa.Column("counting_since", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cadre_id"], ["cadres.id"], name=op.f("fk_groups_cadre_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_groups_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_groups_chat_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_groups_cadre_id"), "groups", ["cadre_id"], unique=False)
    op.create_index(op.f("ix_groups_organisation_id"), "groups", ["organisation_id"], unique=False)
    op.create_table(
        "deputies",
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("cadre_id", BigNumber, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["cadre_id"], ["cadres.id"], name=op.f("fk_deputies_cadre_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_deputies_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("group_id", "cadre_id", name=op.f("pk_deputies")),
    )
    op.create_index(op.f("ix_deputies_cadre_id"), "deputies", ["cadre_id"], unique=False)
    op.create_table(
        "former_chats",
        sa.Column("chat_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_former_chats_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_former_chats")),
    )
    op.create_index(op.f("ix_former_chats_group_id"), "former_chats", ["group_id"], unique=False)
    op.create_table(
        "gaps",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_gaps_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gaps")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_gaps_group_id"), "gaps", ["group_id"], unique=False)
    op.create_index(
        "uq_gaps_open",
        "gaps",
        ["group_id"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_table(
        "memberships",
        sa.Column("group_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_memberships_group_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_memberships_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("group_id", "person_id", name=op.f("pk_memberships")),
    )
    op.create_index(op.f("ix_memberships_person_id"), "memberships", ["person_id"], unique=False)


def downgrade() -> None:
    op.drop_table("memberships")
    op.drop_table("gaps")
    op.drop_table("former_chats")
    op.drop_table("deputies")
    op.drop_table("groups")
    op.drop_table("contacts")
    op.drop_table("authors")
    op.drop_table("albums")
