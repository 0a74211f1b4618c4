"""Organisations, roster, roles and invites."""

import sqlalchemy as sa
from alembic import op

from storage.columns import BigNumber, UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organisations",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("parent_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("level", sa.String(length=30), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("profile", sa.String(length=20), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("hotlines", sa.Text(), nullable=False),
        sa.Column("safety_contact_id", BigNumber, autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["organisations.id"],
            name=op.f("fk_organisations_parent_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["safety_contact_id"],
            ["people.id"],
            name=op.f("fk_organisations_safety_contact_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_organisations_parent_id"), "organisations", ["parent_id"], unique=False
    )
    op.create_index(
        op.f("ix_organisations_safety_contact_id"),
        "organisations",
        ["safety_contact_id"],
        unique=False,
    )
    op.create_table(
        "cadres",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("organisation_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("roster_name", sa.Text(), nullable=False),
        sa.Column("position", sa.String(length=20), nullable=False),
        sa.Column("held_from", sa.Date(), nullable=False),
        sa.Column("held_until", sa.Date(), nullable=True),
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("declined_or_left", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_cadres_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_cadres_person_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cadres")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_cadres_organisation_id"), "cadres", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_cadres_person_id"), "cadres", ["person_id"], unique=False)
    op.create_table(
        "roles",
        sa.Column("person_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("organisation_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_roles_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_roles_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "organisation_id", "role", name=op.f("pk_roles")),
    )
    op.create_index(op.f("ix_roles_organisation_id"), "roles", ["organisation_id"], unique=False)
    op.create_table(
        "invites",
        sa.Column("id", BigNumber, autoincrement=True, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("organisation_id", BigNumber, autoincrement=False, nullable=False),
        sa.Column("cadre_id", BigNumber, autoincrement=False, nullable=True),
        sa.Column("role", sa.String(length=20), nullable=True),
        sa.Column("expires", UtcDateTime(), nullable=False),
        sa.Column("used_by", BigNumber, autoincrement=False, nullable=True),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "(cadre_id IS NULL) <> (role IS NULL)", name=op.f("ck_invites_cadre_or_role")
        ),
        sa.ForeignKeyConstraint(
            ["cadre_id"], ["cadres.id"], name=op.f("fk_invites_cadre_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_invites_organisation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["used_by"], ["people.id"], name=op.f("fk_invites_used_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invites")),
        sa.UniqueConstraint("digest", name=op.f("uq_invites_digest")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_invites_cadre_id"), "invites", ["cadre_id"], unique=False)
    op.create_index(
        op.f("ix_invites_organisation_id"), "invites", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_invites_used_by"), "invites", ["used_by"], unique=False)


def downgrade() -> None:
    op.drop_table("invites")
    op.drop_table("roles")
    op.drop_table("cadres")
    op.drop_table("organisations")
